import type { Database } from './database.ts'
import { aggregatesStateRow, wholeAggregates } from './projections/aggregates-state.ts'
import { isClosedName } from './rules/closed-months.ts'
import { isKeptRefundsName, keptRefundsOf, refundsToKeep } from './rules/kept-refunds.ts'

/** What no shop and no ledger could tell again; nor could they the months that a person closed. */
const kept: readonly string[] = ['health', 'auditYears', 'sweep', 'testPayments', 'setup', 'lastSetup']

/**
 * Forgets orders, postings, the copy of the ledger and what was remembered of customers. The activity and closed months stay, and since when each
 * shop is synchronised: what comes again from before that is not taken for late. Orders are read again, each against the ledger;
 * the days of their refunds, which no shop tells, are kept until then.
 */
export async function forgetCache(db: Database): Promise<void> {
  const tables = [db.orders, db.postings, db.ledger, db.listings, db.pairings, db.sums, db.days]
  await db.transaction('rw', [...tables, db.meta], async () => {
    await keepRefunds(db)
    const names = await db.meta.toCollection().primaryKeys()
    await Promise.all(tables.map(table => table.clear()))
    await db.meta.bulkDelete(names.filter(name => !isKept(name)))
    await db.meta.put(aggregatesStateRow(db.timeZone, wholeAggregates))
  })
}

const isKept = (name: string) => kept.includes(name) || isClosedName(name) || isKeptRefundsName(name)

/** Beside what is kept of an earlier time, of orders that were not read again since. */
async function keepRefunds(db: Database): Promise<void> {
  const fresh = [...refundsToKeep(await db.orders.where('refundedAt').above(0).toArray())]
  const known = await db.meta.bulkGet(fresh.map(([name]) => name))
  await db.meta.bulkPut(
    fresh.map(([name, refunds], i) => ({ name, value: { ...keptRefundsOf(known[i]?.value), ...refunds } })),
  )
}
