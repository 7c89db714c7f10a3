import type { TestPayment } from '../domain/test-payment.ts'
import type { Instant } from '../domain/units.ts'
import type { TestPaymentStore } from '../setup/ports.ts'
import { type Acting, activityTables, tell } from './activity-store.ts'
import type { Database } from './database.ts'
import { obstacleTo, testNote, testsIn, withTest } from './rules/test-payments.ts'

const name = 'testPayments'

/** Test payments on Dexie; `strict` is the connection whose commits are on disk before they return. */
export function createTestPaymentStore(
  db: Database,
  strict: Database,
  now: () => Instant = Date.now,
  by?: Acting,
): TestPaymentStore {
  return {
    list: () => read(db),
    begin: payment =>
      strict.transaction('rw', [strict.meta, ...activityTables(strict)], async () => {
        const known = await read(strict)
        const inTheWay = obstacleTo(payment, known)
        if (inTheWay) return { begun: false, payment: inTheWay }
        await strict.meta.put({ name, value: withTest(known, payment) })
        await tell(strict, [testNote(payment, 'staff', now())], by)
        return { begun: true, payment }
      }),
    change: (yes, change) =>
      db.transaction('rw', [db.meta, ...activityTables(db)], async () => {
        const known = await read(db)
        const before = known.find(payment => payment.yes === yes)
        if (before === undefined) throw new Error('there is no such test payment')
        const after = { ...before, ...change }
        await db.meta.put({ name, value: known.map(payment => (payment === before ? after : payment)) })
        // What was read of the ledger has other days now: it is read again.
        if (after.dateZone !== before.dateZone) await db.meta.delete('ledgerCoverage')
        if (after.state !== before.state) await tell(db, [testNote(after, 'sync', now())], by)
        return after
      }),
  }
}

async function read(db: Database): Promise<TestPayment[]> {
  return testsIn((await db.meta.get(name))?.value)
}
