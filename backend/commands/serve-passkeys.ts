import { isLoopback } from '../http/listen.ts'
import type { PeopleApp } from '../http/people-app.ts'
import {
  addPasskey,
  askForPasskey,
  beginPasskey,
  listPasskeys,
  type RelyingParty,
  removePasskey,
  signInByPasskey,
} from '../people/passkeys.ts'
import type { OpenBackend } from './open-backend.ts'
import { tellOfPeople } from './revoke.ts'
import { tellOfSignIn } from './tell-of-sign-in.ts'

type PasskeyApp = Pick<
  PeopleApp,
  | 'relyingParty'
  | 'passkeys'
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
  return {
    relyingParty,
    passkeys: person => listPasskeys(db, person),
    beginPasskey: person => orNothing(party => beginPasskey(db, party, person)),
    async addPasskey(made) {
      const isAdded = await orNothing(party => addPasskey(db, party, made))
      if (isAdded) await tellOfPeople(backend, made.person.practiceId, 'people.passkey-added')
      return isAdded === true
    },
    async removePasskey(person, id) {
      const isRemoved = await removePasskey(db, person, id)
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
