import { listingKey } from '../../lib/store/rules/intake.ts'
import type { Listing } from '../../lib/sync/ports/intake.ts'
import { json, type PracticeDatabase, type PracticeTransaction } from '../database/practice-database.ts'

type Reading = Pick<PracticeDatabase['db'], 'selectFrom'>

/** What is known of these rows of a shop's list, by their numbers. */
export async function listingsOf(
  db: Reading,
  practiceId: string,
  shop: string,
  numbers: readonly string[],
): Promise<Map<string, Listing>> {
  const keys = numbers.map(number => listingKey(shop, number))
  const listings = await listingsBy(db, practiceId, keys)
  return new Map(listings.map(listing => [listing.number, listing]))
}

/** The same by their keys, of any shops. */
export async function listingsBy(
  db: Reading,
  practiceId: string,
  keys: readonly string[],
): Promise<Listing[]> {
  if (keys.length === 0) return []
  const rows = await db
    .selectFrom('listing')
    .select('listing')
    .where('practice_id', '=', practiceId)
    .where('key', 'in', [...keys])
    .execute()
  return rows.map(({ listing }) => listing)
}

/** All rows of all shops' lists. */
export async function allListings(db: Reading, practiceId: string): Promise<Listing[]> {
  const rows = await db
    .selectFrom('listing')
    .select('listing')
    .where('practice_id', '=', practiceId)
    .orderBy('key')
    .execute()
  return rows.map(({ listing }) => listing)
}

/** Writes what is known of a row. */
export async function putListing({ tx, practiceId }: PracticeTransaction, listing: Listing): Promise<void> {
  const row = { listing: json(listing) }
  await tx
    .insertInto('listing')
    .values({ practice_id: practiceId, key: listing.key, ...row })
    .onConflict(conflict => conflict.columns(['practice_id', 'key']).doUpdateSet(row))
    .execute()
}
