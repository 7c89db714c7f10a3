import type { Kysely } from 'kysely'
import { databaseNow, databaseNowPlus } from '../database/database-clock.ts'
import type { Tables } from '../database/tables.ts'
import { type Station, stationById } from './stations.ts'
import { hashOf, makeToken, practiceOfToken } from './tokens.ts'

/** A ticket is for the socket that is opened right after. */
const lifeMs = 30_000
/** As many may a station hold unused; more is a station that has lost its way. */
const maxUnused = 20

/** A one-time ticket for a station's socket; undefined where it holds too many. Only its hash is kept. */
export async function issueLiveTicket(
  db: Kysely<Tables>,
  { id, person: { practiceId } }: Station,
): Promise<string | undefined> {
  await db
    .deleteFrom('live_ticket')
    .where('practice_id', '=', practiceId)
    .where('expires_at', '<=', databaseNow)
    .execute()
  const unused = await db
    .selectFrom('live_ticket')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('practice_id', '=', practiceId)
    .where('station_id', '=', id)
    .executeTakeFirstOrThrow()
  if (Number(unused.count) >= maxUnused) return undefined
  const { token, hash } = makeToken(practiceId)
  await db
    .insertInto('live_ticket')
    .values({
      practice_id: practiceId,
      ticket_hash: hash,
      station_id: id,
      expires_at: databaseNowPlus(lifeMs),
    })
    .execute()
  return token
}

/** The station that this ticket was made for, whichever process made it. It is used up. */
export async function useLiveTicket(db: Kysely<Tables>, ticket: string): Promise<Station | undefined> {
  const practiceId = practiceOfToken(ticket)
  if (practiceId === undefined) return undefined
  const used = await db
    .deleteFrom('live_ticket')
    .where('practice_id', '=', practiceId)
    .where('ticket_hash', '=', hashOf(ticket))
    .where('expires_at', '>', databaseNow)
    .returning('station_id')
    .executeTakeFirst()
  return used && stationById(db, practiceId, used.station_id)
}
