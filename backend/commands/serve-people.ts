import type { ActivityCode } from '../../lib/domain/activity.ts'
import { normalName } from '../../lib/domain/people.ts'
import { say } from '../../lib/words/backend-words.ts'
import { actAs } from '../database/acting.ts'
import type { PeopleApp } from '../http/people-app.ts'
import { invitationOf, invite, useInvitation } from '../people/invitations.ts'
import { savePerson } from '../people/people.ts'
import { listStations } from '../people/stations.ts'
import { readConfiguration } from '../practice/configuration.ts'
import type { Moving } from '../practice/moving.ts'
import { movingStateOf } from '../practice/moving-state.ts'
import { countingTries } from './counting-tries.ts'
import { serveDailyMail } from './daily-mail.ts'
import { problemsOf } from './newcomer.ts'
import type { OpenBackend } from './open-backend.ts'
import { tellOfPeople } from './revoke.ts'
import { serveAccesses } from './serve-accesses.ts'
import { servePairings } from './serve-pairings.ts'
import { servePasskeys } from './serve-passkeys.ts'
import { serveProvider } from './serve-provider.ts'
import { prepare } from './setup.ts'
import { tellManagers } from './tell-managers.ts'

/** What the people's pages need of the process that serves them. */
export interface PeopleHost {
  moving: Moving
  publicUrl(): string
  isBehindProxy: boolean
}

/** People, their sign-ins and their stations, over the database. */
export function servePeople(
  backend: OpenBackend,
  { moving, publicUrl, isBehindProxy }: PeopleHost,
): PeopleApp {
  const { db } = backend
  const over = [say('backend.link-over')]
  /** The person who asks stands in it, and nobody's address. */
  const told = (practiceId: string, code: ActivityCode) => tellOfPeople(backend, practiceId, code)
  return {
    publicUrl,
    isBehindProxy,
    countTry: countingTries(db),
    invitationOf: token => invitationOf(db, token),
    async accept(token, newcomer) {
      const invitation = await invitationOf(db, token)
      if (!invitation || invitation.practiceId === null) return over
      const problems = problemsOf(newcomer)
      if (problems.length > 0) return problems
      if (!(await useInvitation(db, token))) return over
      const { practiceId, role } = invitation
      const name = normalName(newcomer.name)
      const person = await savePerson(db, { ...newcomer, name, practiceId, role })
      await actAs(person, () => told(practiceId, 'people.joined'))
      tellManagers(backend, person, { kind: 'person', role })
      return []
    },
    async acceptFirst(token, { json, posts, ...manager }) {
      const invitation = await invitationOf(db, token)
      if (invitation?.practiceId !== null) return over
      const posture = posts ? {} : { posture: 'observe' as const }
      const prepared = await prepare(backend, {
        json,
        manager,
        ...posture,
        mayGoOn: () => useInvitation(db, token),
      })
      return prepared.ok ? [] : prepared.error
    },
    ...serveAccesses(backend),
    ...serveProvider(backend, publicUrl),
    ...servePasskeys(backend, publicUrl),
    async invite({ practiceId }, email, role) {
      const token = await invite(db, { practiceId, email, role })
      await told(practiceId, 'people.invited')
      return token
    },
    async stations(person) {
      const all = await listStations(db, person.practiceId)
      return person.role === 'manager' ? all : all.filter(station => station.person === person.email)
    },
    async movedTo({ practiceId }) {
      const { phase, by } = await movingStateOf({ db, practiceId })
      return phase === 'here' ? undefined : { phase, by: by ?? '' }
    },
    actAs,
    takeOver: ({ practiceId, id, name }) => moving.takeOver(practiceId, { station: id, by: name }),
    ...serveDailyMail(backend),
    ...servePairings(backend),
    async practiceName({ practiceId }) {
      return (await readConfiguration({ db, practiceId }))?.practice.name
    },
  }
}
