import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Instant } from '../../lib/domain/units.ts'
import { databaseNow, databaseNowPlus } from '../database/database-clock.ts'
import type { Tables } from '../database/tables.ts'
import { type Person, personById } from './people.ts'
import type { Whence } from './sessions.ts'
import { issueStation } from './stations.ts'
import { hashOf, makeCode, makeSecret, normalCode } from './tokens.ts'

/** A code is for who reads it off the screen now. */
const lifeMs = 10 * 60_000
/** As many stations as this may wait at once: more is somebody who fills the table. */
const maxWaiting = 1_000

/** What a station gets that asks to be let in (RFC 8628): its own secret, and the code that a person types. */
export interface Pairing {
  device: string
  code: string
  expiresInMs: number
}

/** What a person sees of a station that asks to be let in. Its name is its own word. */
export interface AskingStation extends Whence {
  name: string
  code: string
  askedAt: Instant | null
}

/** A station asks to be let in. Undefined where too many do. */
export async function beginPairing(
  db: Kysely<Tables>,
  stationName: string,
  whence: Whence,
): Promise<Pairing | undefined> {
  await db.deleteFrom('pairing').where('expires_at', '<', databaseNow).execute()
  const open = await db
    .selectFrom('pairing')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  if (Number(open.count) >= maxWaiting) return undefined
  const { token: device, hash } = makeSecret()
  const code = makeCode()
  await db
    .insertInto('pairing')
    .values({
      device_hash: hash,
      code_hash: hashOf(code),
      station_name: stationName,
      expires_at: databaseNowPlus(lifeMs),
      asked_at: databaseNow,
      ...whence,
    })
    .execute()
  return { device, code, expiresInMs: lifeMs }
}

const waiting = (eb: ExpressionBuilder<Tables, 'pairing'>, code: string) =>
  eb.and([
    eb('code_hash', '=', hashOf(normalCode(code))),
    eb('person_id', 'is', null),
    eb('expires_at', '>', databaseNow),
  ])

/** The station that shows this code, as the person is shown it now; undefined where none does. */
export async function showPairing(
  db: Kysely<Tables>,
  person: Person,
  typed: string,
): Promise<AskingStation | undefined> {
  const row = await db
    .updateTable('pairing')
    .set({ shown_to: person.id })
    .where(eb => waiting(eb, typed))
    .returning(['station_name as name', 'asked_at as askedAt', 'address', 'browser'])
    .executeTakeFirst()
  return row && { ...row, code: normalCode(typed) }
}

/** A person who saw what asks lets the station in; answers its name, or undefined where there is nothing to let in. */
export async function approvePairing(
  db: Kysely<Tables>,
  person: Person,
  typed: string,
): Promise<string | undefined> {
  const row = await db
    .updateTable('pairing')
    .set({ practice_id: person.practiceId, person_id: person.id })
    .where(eb => waiting(eb, typed))
    .where('shown_to', '=', person.id)
    .returning('station_name')
    .executeTakeFirst()
  return row?.station_name
}

/** A person who saw what asks refuses it: its code is void at once. Whether there was one. */
export async function refusePairing(db: Kysely<Tables>, person: Person, typed: string): Promise<boolean> {
  const rows = await db
    .deleteFrom('pairing')
    .where(eb => waiting(eb, typed))
    .where('shown_to', '=', person.id)
    .returning('code_hash')
    .execute()
  return rows.length > 0
}

/** Ends those of a person, or of the whole practice, that have no token yet; answers how many. */
export async function endPairings(
  db: Kysely<Tables>,
  { practiceId, personId }: { practiceId: string; personId?: string | undefined },
): Promise<number> {
  let ended = db.deleteFrom('pairing').where('practice_id', '=', practiceId)
  if (personId !== undefined) ended = ended.where('person_id', '=', personId)
  return (await ended.returning('person_id').execute()).length
}

/** What came of it: the station's token, given once; `waiting`; or `over` where its time has passed or it had its token. */
export async function endPairing(
  db: Kysely<Tables>,
  device: string,
): Promise<{ token: string } | 'waiting' | 'over'> {
  const pairing = () => db.selectFrom('pairing').where('device_hash', '=', hashOf(device))
  const row = await pairing().select('person_id').where('expires_at', '>', databaseNow).executeTakeFirst()
  if (!row) return 'over'
  if (row.person_id === null) return 'waiting'
  const taken = await db
    .deleteFrom('pairing')
    .where('device_hash', '=', hashOf(device))
    .returning(['practice_id', 'person_id', 'station_name'])
    .executeTakeFirst()
  if (!taken || taken.practice_id === null || taken.person_id === null) return 'over'
  const person = await personById(db, taken.practice_id, taken.person_id)
  return person ? { token: await issueStation(db, person, taken.station_name) } : 'over'
}
