import type { PracticeDay } from '../../lib/domain/units.ts'
import type { KeptReports, OverviewSnapshot, SnapshotRange } from '../../lib/service/ports.ts'
import { CoverageSchema } from '../../lib/store/rules/named-values.ts'
import type { LedgerRow } from '../../lib/store/rules/rows.ts'
import {
  nearRange,
  otherOrders,
  otherPayments,
  type Placed,
  paymentsWanted,
  snapshotsIn,
  strangersWanted,
  type Wanted,
} from '../../lib/store/rules/snapshots.ts'
import {
  type PracticeDatabase,
  type PracticeTransaction,
  readSnapshot,
} from '../database/practice-database.ts'
import { closedMonths, closeMonth } from './closed-months.ts'
import { readMeta } from './meta.ts'
import { placedOn, refundedOn } from './overview.ts'

/** What reports read, straight from orders and payments: nothing is kept beside them, so that nothing can be wrong. */
export function createReports(practice: PracticeDatabase): KeptReports {
  const { db, practiceId } = practice
  return {
    refresh: async () => undefined,
    readSnapshots: range => readSnapshot(practice, inside => readSnapshots(inside, range)),
    closedMonths: months => closedMonths(practice, months),
    closeMonth: closed => closeMonth(practice, closed),
    async prove() {
      const row = await db
        .selectFrom('posting')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('practice_id', '=', practiceId)
        .executeTakeFirstOrThrow()
      return { kind: 'right', orders: Number(row.count) }
    },
  }
}

async function readSnapshots(inside: PracticeTransaction, range: SnapshotRange): Promise<OverviewSnapshot> {
  const near = nearRange(range)
  const placed = await placedOn(inside, near.from, near.to)
  const books = snapshotsIn(inside, placed, await paymentsBetween(inside, near.from, near.to), near)
  const nearby = {
    orders: books.flatMap(each => each.orders),
    payments: books.flatMap(each => each.payments),
  }
  const elsewhere = [
    ...(await ordersOf(inside, strangersWanted(nearby, range))),
    ...(await refundedOn(inside, range)),
  ]
  const strangers = otherOrders(inside, elsewhere, nearby.orders)
  const orders = [...nearby.orders, ...strangers.read]
  const far = otherPayments(
    await paymentsOf(inside, paymentsWanted(orders, nearby.payments)),
    nearby.payments,
  )
  const coverage = await readMeta(
    { db: inside.tx, practiceId: inside.practiceId },
    'ledgerCoverage',
    CoverageSchema,
  )
  const unreadable = books.reduce((sum, each) => sum + each.unreadable, strangers.unreadable + far.unreadable)
  return { coverage, open: [], orders, payments: [...nearby.payments, ...far.read], unreadable }
}

async function paymentsBetween(
  { tx, practiceId }: PracticeTransaction,
  from: PracticeDay,
  to: PracticeDay,
): Promise<LedgerRow[]> {
  const rows = await tx
    .selectFrom('payment')
    .select('payment')
    .where('practice_id', '=', practiceId)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
  return rows.map(({ payment }) => payment)
}

async function ordersOf(
  { tx, practiceId }: PracticeTransaction,
  { numbers, paymentIds }: Wanted,
): Promise<Placed[]> {
  if (numbers.length === 0 && paymentIds.length === 0) return []
  const holding = tx
    .selectFrom('posting_payment')
    .select('key')
    .where('practice_id', '=', practiceId)
    .where('payment_id', 'in', paymentIds.length > 0 ? paymentIds : [''])
  return tx
    .selectFrom('posting')
    .select(['order', 'posting'])
    .where('practice_id', '=', practiceId)
    .where(({ eb, or }) =>
      or([
        ...(numbers.length > 0
          ? [
              eb(
                'number_key',
                'in',
                numbers.map(number => number.toLowerCase()),
              ),
            ]
          : []),
        eb('key', 'in', holding),
      ]),
    )
    .execute()
}

async function paymentsOf(
  { tx, practiceId }: PracticeTransaction,
  { numbers, paymentIds }: Wanted,
): Promise<LedgerRow[]> {
  if (numbers.length === 0 && paymentIds.length === 0) return []
  const speaking = tx
    .selectFrom('payment_number')
    .select('payment_id')
    .where('practice_id', '=', practiceId)
    .where('number_key', 'in', numbers.length > 0 ? numbers.map(number => number.toLowerCase()) : [''])
  const rows = await tx
    .selectFrom('payment')
    .select('payment')
    .where('practice_id', '=', practiceId)
    .where(({ eb, or }) =>
      or([...(paymentIds.length > 0 ? [eb('id', 'in', paymentIds)] : []), eb('id', 'in', speaking)]),
    )
    .execute()
  return rows.map(({ payment }) => payment)
}
