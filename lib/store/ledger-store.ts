import * as v from 'valibot'
import { hasMarker } from '../domain/ledger.ts'
import type { Posting } from '../domain/posting.ts'
import { openOutcome } from '../domain/posting-machine.ts'
import { isTestPayment } from '../domain/test-payment.ts'
import { InstantSchema } from '../domain/units.ts'
import type { LedgerCoverage, SyncStore } from '../sync/ports/sync-store.ts'
import { byNumber } from './by-number.ts'
import type { Database } from './database.ts'
import { dropPayments } from './projections/day-snapshots.ts'
import { ledgerRow, paymentsOfRows, saysElse } from './rules/ledger-row.ts'
import type { LedgerRow } from './rules/rows.ts'
import { placesOfNumber } from './sealing/seal-state.ts'

type LedgerStore = Pick<
  SyncStore,
  'saveLedger' | 'paymentsOf' | 'paymentsOfPatient' | 'paymentsFrom' | 'unmarkedPayments' | 'claimedPayments'
>

/** The local copy of Nextech's ledger, found by order number, payment id or patient. */
export function createLedgerStore(db: Database): LedgerStore {
  return {
    async saveLedger(payments, coverage) {
      await db.transaction('rw', db.ledger, db.postings, db.days, db.meta, async () => {
        // A test of the set-up is no order's and no day's money: nothing that counts may meet it.
        const given = payments.filter(payment => !isTestPayment(payment)).map(ledgerRow)
        const stored = await db.ledger.bulkGet(given.map(row => row.id))
        const known = stored.map(row => (row && isWhole(row) ? row : undefined))
        // A worker that was suspended writes an old reading: what was read since stays.
        const isNews = (row: LedgerRow, i: number) => row.updatedAt >= (known[i]?.updatedAt ?? row.updatedAt)
        await Promise.all([
          db.ledger.bulkPut(given.filter(isNews)),
          dropPayments(
            db,
            given.flatMap((after, i) => (isNews(after, i) ? [{ before: known[i], after }] : [])),
          ),
        ])
        await markDue(
          db,
          given.filter((row, i) => isNews(row, i) && saysElse(row, known[i])),
        )
        if (coverage) await db.meta.put({ name: 'ledgerCoverage', value: coverage satisfies LedgerCoverage })
      })
    },
    async paymentsOf(number, paymentIds) {
      const [speaking, held] = await Promise.all([
        byNumber(db.ledger, 'numbers', placesOfNumber(db.seal(), number)).toArray(),
        db.ledger
          .where('id')
          .anyOf([...paymentIds])
          .toArray(),
      ])
      const all = [...new Map([...speaking, ...held].map(row => [row.id, row])).values()]
      return paymentsOfRows(all)
    },
    paymentsOfPatient: async uid =>
      paymentsOfRows(await db.ledger.where('patientUid').equalsIgnoreCase(uid).toArray()),
    paymentsFrom: async (from, limit) =>
      paymentsOfRows(await db.ledger.where('createdAt').aboveOrEqual(from).limit(limit).toArray()),
    unmarkedPayments: async () =>
      paymentsOfRows(await db.ledger.filter(row => !hasMarker(row.text)).toArray()),
    async claimedPayments(ids) {
      const holders = await db.postings
        .where('paymentIds')
        .anyOf([...ids])
        .toArray()
      return new Set(holders.flatMap(posting => posting.paymentIds))
    },
  }
}

/** A damaged row is as good as none: what Nextech says takes its place. */
const isWhole = ({ day, updatedAt }: LedgerRow) => typeof day === 'string' && v.is(InstantSchema, updatedAt)

/**
 * Orders that changed payments speak of are due to be judged, in the same transaction: a worker that is
 * killed now loses nothing of it. One whose outcome is open is read back anyway.
 */
async function markDue(db: Database, changed: readonly LedgerRow[]): Promise<void> {
  const mark = (posting: Posting) => {
    if (openOutcome.includes(posting.state)) return
    posting.dueAt = 0
    posting.revision += 1
  }
  const ids = changed.map(row => row.id)
  const named = changed.flatMap(row => row.numbers)
  await byNumber(db.postings, 'number', named).or('paymentIds').anyOf(ids).modify(mark)
}
