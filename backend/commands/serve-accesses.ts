import type { PeopleApp, SignedInPerson } from '../http/people-app.ts'
import { listAccesses, revokeAccesses } from '../people/accesses.ts'
import { newlyLetIn } from '../people/newly-let-in.ts'
import { listPeople, removePerson } from '../people/people.ts'
import { endSession, sessionOf } from '../people/sessions.ts'
import { signInPerson } from '../people/sign-in.ts'
import type { OpenBackend } from './open-backend.ts'
import { endPasskeys, revoke, tellOfPeople } from './revoke.ts'
import { tellOfSignIn } from './tell-of-sign-in.ts'

type AccessesApp = Pick<
  PeopleApp,
  | 'signIn'
  | 'sessionOf'
  | 'endSession'
  | 'people'
  | 'remove'
  | 'accesses'
  | 'revoke'
  | 'revokeAll'
  | 'newlyLetIn'
>

/** Sign-ins and stations, and how they are ended, over the database. */
export function serveAccesses(backend: OpenBackend): AccessesApp {
  const { db, doorbell } = backend

  async function accesses({ id, person: { practiceId, role, email } }: SignedInPerson) {
    const all = await listAccesses(db, practiceId)
    const shown = role === 'manager' ? all : all.filter(({ person }) => person === email)
    return shown.map(access => ({ ...access, isThis: access.id === id }))
  }

  return {
    async signIn(known, whence) {
      const outcome = await signInPerson(db, known, whence)
      await tellOfSignIn(backend, outcome)
      return outcome
    },
    async newlyLetIn(person) {
      return person.role === 'manager' ? newlyLetIn(db, person) : { people: [], stations: [] }
    },
    sessionOf: token => sessionOf(db, token),
    endSession: token => endSession(db, token),
    people: ({ practiceId }) => listPeople(db, practiceId),
    async remove(by, id) {
      const isRemoved = await removePerson(db, by, id)
      if (isRemoved) await tellOfPeople(backend, by.practiceId, 'people.removed')
      doorbell.ring(by.practiceId)
      return isRemoved
    },
    accesses,
    async revoke(by, id) {
      const own = await accesses(by)
      if (!own.some(access => access.id === id)) return false
      await revoke(backend, { practice: by.person.practiceId, session: id })
      return true
    },
    async revokeAll({ id: keep, person }, whose, { withPasskeys }) {
      const { practiceId } = person
      const personId = whose === 'own' ? person.id : undefined
      const ended = await revokeAccesses(db, { practiceId, personId, keep })
      if (ended > 0) await tellOfPeople(backend, practiceId, 'people.all-ended')
      if (withPasskeys) await endPasskeys(backend, { practiceId, personId }, keep)
      doorbell.ring(practiceId)
    },
  }
}
