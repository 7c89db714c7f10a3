import type { Kysely } from 'kysely'
import { databaseNowPlus } from '../database/database-clock.ts'
import type { Tables } from '../database/tables.ts'
import type { Person } from './people.ts'
import { newStations, type StationRow } from './stations.ts'

/** What others let in of late: a manager hears of it, for it may have been somebody in another's name. */
export interface NewlyLetIn {
  people: readonly Person[]
  stations: readonly StationRow[]
}

/** So long it is told. */
const newMs = 7 * 24 * 60 * 60_000

/** People and stations of the practice that were let in of late, but the reader's own, the newest first. */
export async function newlyLetIn(db: Kysely<Tables>, reader: Person): Promise<NewlyLetIn> {
  const { practiceId, id, email } = reader
  const people = await db
    .selectFrom('person')
    .select(['practice_id as practiceId', 'id', 'email', 'name', 'role'])
    .where('practice_id', '=', practiceId)
    .where('id', '!=', id)
    .where('let_in_at', '>', databaseNowPlus(-newMs))
    .orderBy('let_in_at', 'desc')
    .execute()
  const stations = await newStations(db, practiceId, newMs)
  return { people, stations: stations.filter(({ person }) => person !== email) }
}
