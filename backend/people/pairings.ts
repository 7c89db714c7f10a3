import type { Kysely } from 'kysely'
import { databaseNow, databaseNowPlus } from '../database/database-clock.ts'
import type { Tables } from '../database/tables.ts'
import { type Person, personById } from './people.ts'
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

/** A station asks to be let in. Undefined where too many do. */
export async function beginPairing(db: Kysely<Tables>, stationName: string): Promise<Pairing | undefined> {
  await db.deleteFrom('pairing').where('expires_at', '<', databaseNow).execute()
  const waiting = await db
    .selectFrom('pairing')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  if (Number(waiting.count) >= maxWaiting) return undefined
  const { token: device, hash } = makeSecret()
  const code = makeCode()
  await db
    .insertInto('pairing')
    .values({
      device_hash: hash,
      code_hash: hashOf(code),
      station_name: stationName,
      expires_at: databaseNowPlus(lifeMs),
    })
    .execute()
  return { device, code, expiresInMs: lifeMs }
}

/** A person lets the station in that shows this code; answers its name, or undefined where none does. */
export async function approvePairing(
  db: Kysely<Tables>,
  person: Person,
  typed: string,
): Promise<string | undefined> {
  const row = await db
    .updateTable('pairing')
    .set({ practice_id: person.practiceId, person_id: person.id })
    .where('code_hash', '=', hashOf(normalCode(typed)))
    .where('person_id', 'is', null)
    .where('expires_at', '>', databaseNow)
    .returning('station_name')
    .executeTakeFirst()
  return row?.station_name
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
