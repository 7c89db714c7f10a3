import { isLoopback } from '../http/listen.ts'
import type { PeopleApp } from '../http/people-app.ts'
import { isFresh, type Proof, provePassword } from '../people/fresh-proof.ts'
import { listPasskeys, removePasskey } from '../people/kept-passkeys.ts'
import {
  addPasskey,
  askForPasskey,
  beginPasskey,
  proveByPasskey,
  type RelyingParty,
  signInByPasskey,
} from '../people/passkeys.ts'
import type { Person } from '../people/people.ts'
import type { OpenBackend } from './open-backend.ts'
import { tellOfPeople } from './revoke.ts'
import { tellManagers } from './tell-managers.ts'
import { tellOfSignIn } from './tell-of-sign-in.ts'

type PasskeyApp = Pick<
  PeopleApp,
  | 'relyingParty'
  | 'passkeys'
  | 'passkeysSeenBy'
  | 'newPasskeys'
  | 'isFresh'
  | 'prove'
  | 'proveByPasskey'
  | 'beginPasskey'
  | 'addPasskey'
  | 'removePasskey'
  | 'askForPasskey'
  | 'signInByPasskey'
>

/**
 * The name that passkeys belong to: a browser takes no number in its place, so that on this computer it is `localhost`.
 * Undefined where there is no name.
 */
export function relyingPartyOf(publicUrl: string): RelyingParty | undefined {
  const { hostname, protocol, port, origin } = new URL(publicUrl)
  const isNumber = /^[\d.]+$|^\[/.test(hostname)
  if (!isNumber) return { id: hostname, origin }
  if (!isLoopback(hostname)) return undefined
  return { id: 'localhost', origin: `${protocol}//localhost${port === '' ? '' : `:${port}`}` }
}

/** Passkeys, over the database. */
export function servePasskeys(backend: OpenBackend, publicUrl: () => string): PasskeyApp {
  const { db } = backend
  const relyingParty = () => relyingPartyOf(publicUrl())
  const orNothing = async <T>(work: (party: RelyingParty) => Promise<T>): Promise<T | undefined> => {
    const party = relyingParty()
    return party && work(party)
  }
  /** A manager sees to everybody's, others to their own. */
  const seenBy = ({ practiceId, id, role }: Person) => ({
    practiceId,
    personId: role === 'manager' ? undefined : id,
  })
  async function judged(proof: Proof): Promise<boolean> {
    if (!proof.isShown) await tellOfSignIn(backend, { kind: 'refused', locked: proof.locked })
    return proof.isShown
  }

  return {
    relyingParty,
    passkeys: ({ practiceId, id }) => listPasskeys(db, { practiceId, personId: id }),
    passkeysSeenBy: person => listPasskeys(db, seenBy(person)),
    async newPasskeys(person) {
      if (person.role !== 'manager') return []
      const added = await listPasskeys(db, seenBy(person), { areNew: true })
      return added.filter(({ personId }) => personId !== person.id)
    },
    isFresh: by => isFresh(db, by),
    prove: async (by, password) => judged(await provePassword(db, by, password)),
    async proveByPasskey(by, shown) {
      const proof = await orNothing(party => proveByPasskey(db, party, shown, by))
      return proof !== undefined && judged(proof)
    },
    beginPasskey: person => orNothing(party => beginPasskey(db, party, person)),
    async addPasskey(made) {
      const isAdded = await orNothing(party => addPasskey(db, party, made))
      if (isAdded !== true) return false
      await tellOfPeople(backend, made.person.practiceId, 'people.passkey-added')
      tellManagers(backend, made.person, { kind: 'passkey' })
      return true
    },
    async removePasskey(person, id) {
      const isRemoved = await removePasskey(db, seenBy(person), id)
      if (isRemoved) await tellOfPeople(backend, person.practiceId, 'people.passkey-removed')
      return isRemoved
    },
    askForPasskey: () => orNothing(party => askForPasskey(db, party)),
    async signInByPasskey(shown, whence) {
      const outcome = await orNothing(party => signInByPasskey(db, party, shown, whence))
      if (!outcome) return { kind: 'refused', locked: [] }
      await tellOfSignIn(backend, outcome)
      return outcome
    },
  }
}
