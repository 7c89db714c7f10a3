import { claimDue } from '../../backend/jobs/claims.ts'
import { measure } from '../../backend/jobs/measure.ts'
import { createActivity } from '../../backend/postgres/activity.ts'
import { keysChanged, positionsOf } from '../../backend/postgres/changes.ts'
import { createIntakeStore } from '../../backend/postgres/intake-store.ts'
import { createOverview } from '../../backend/postgres/overview.ts'
import { createSyncStore } from '../../backend/postgres/sync-store.ts'
import { addDays, dayReader } from '../../lib/domain/practice-day.ts'
import type { ManyPractices } from './many-practices.ts'

/** What a busy backend asks its database for, by what it is; `at` = which practice. */
export type HotQueries = Record<string, (at: number) => Promise<unknown>>

/** Each as the backend itself asks: its own functions, over many practices. */
export function hotQueries({ db, dbOf, idOf }: ManyPractices): HotQueries {
  const practice = (at: number) => ({ db: dbOf(idOf(at)), practiceId: idOf(at), timeZone: 'UTC' })
  const shop = 'http://127.0.0.1:9'
  const numbers = Array.from({ length: 20 }, (_, n) => String(100_000_001 + n))
  const [number = ''] = numbers
  const key = async (at: number) =>
    (await createIntakeStore(practice(at)).records(shop, [number])).get(number)
  return {
    'due: 8 practices whose time has come, claimed': () => claimDue(db, 8, 10_000),
    'due: orders of one practice': at => createSyncStore(practice(at)).due(Date.now()),
    'due: when one practice is due next': at => createSyncStore(practice(at)).nextDue(),
    'update: one posting, in its transaction': async at => {
      const record = await key(at)
      if (record) await createSyncStore(practice(at)).update(record, { dueAt: Date.now() + at })
    },
    'ledger: payments of one order': at => createSyncStore(practice(at)).paymentsOf(number, [`p${number}`]),
    'ledger: payments that no order claims': at => createSyncStore(practice(at)).unmarkedPayments(),
    'page: badges of 20 orders': at => createIntakeStore(practice(at)).records(shop, numbers),
    'page: totals of 14 days': at => {
      const today = dayReader('UTC')(Date.now())
      return createOverview(practice(at)).sumsOf(Array.from({ length: 14 }, (_, n) => addDays(today, -n)))
    },
    'page: history of one order': at =>
      createActivity(practice(at)).page({ number, kind: null, before: null, limit: 50 }),
    'push: how far 50 practices have come': at =>
      positionsOf(
        db,
        Array.from({ length: 50 }, (_, n) => idOf(1 + ((at + n) % 50))),
      ),
    'push: what changed in one of them': at => keysChanged(db, idOf(at), { after: 3, upTo: 1e9, max: 1_000 }),
    'watch: /metrics': () => measure(db),
  }
}

/** Tables that grow with orders: none of them is ever read whole. */
export const bigTables = /Seq Scan on (posting|posting_payment|payment|payment_number|activity)(_\d+)?\b/
