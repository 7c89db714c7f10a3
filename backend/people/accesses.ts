import type { Kysely } from 'kysely'
import type { Instant } from '../../lib/domain/units.ts'
import type { SignInWay } from '../database/people-tables.ts'
import type { Tables } from '../database/tables.ts'
import { endInvitations } from './invitations.ts'
import { endPairings } from './pairings.ts'
import { type Ending, endSessions, listSessions, revokeSession, type Whence } from './sessions.ts'
import { listStations, revokeStation, revokeStations } from './stations.ts'

/** Something that may ask in a person's name: a sign-in at the pages, or a station. */
export interface Access extends Whence {
  id: string
  what: { kind: 'sign-in'; way: SignInWay } | { kind: 'station'; name: string }
  /** The person's e-mail address. */
  person: string
  createdAt: Instant
  lastUsedAt: Instant
}

/** All that may ask of a practice, the one last used first. */
export async function listAccesses(db: Kysely<Tables>, practiceId: string): Promise<Access[]> {
  const [sessions, stations] = await Promise.all([listSessions(db, practiceId), listStations(db, practiceId)])
  const all: Access[] = [
    ...sessions.map(({ way, ...row }) => ({ ...row, what: { kind: 'sign-in' as const, way } })),
    ...stations.map(({ name, lastSeenAt, ...row }) => ({
      ...row,
      lastUsedAt: lastSeenAt,
      what: { kind: 'station' as const, name },
    })),
  ]
  return all.sort((one, other) => other.lastUsedAt - one.lastUsedAt)
}

/** Ends one; answers what it was, or undefined where there is none by this id. */
export async function revokeAccess(
  db: Kysely<Tables>,
  practiceId: string,
  id: string,
): Promise<Access['what']['kind'] | undefined> {
  if (await revokeSession(db, practiceId, id)) return 'sign-in'
  return (await revokeStation(db, practiceId, id)) ? 'station' : undefined
}

/**
 * Ends all of a person, or of everybody where none is named, but the sign-in that is kept; answers how many. What was made by
 * one of them and lets somebody in later ends as well: stations without their token yet, and everybody's invitations.
 */
export async function revokeAccesses(db: Kysely<Tables>, ending: Ending): Promise<number> {
  const { practiceId, personId } = ending
  // First what makes others: nothing of it comes to life behind the end of all.
  const sessions = await endSessions(db, ending)
  const later = await Promise.all([
    endPairings(db, ending),
    personId === undefined ? endInvitations(db, practiceId) : 0,
  ])
  const stations = await revokeStations(db, practiceId, personId)
  return [sessions, ...later, stations].reduce((sum, each) => sum + each, 0)
}
