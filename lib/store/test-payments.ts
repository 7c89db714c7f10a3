import * as v from 'valibot'
import { type ActivityNote, activityNote } from '../domain/activity.ts'
import { isOpenTest, type TestPayment, TestPaymentSchema } from '../domain/test-payment.ts'
import type { Instant } from '../domain/units.ts'
import type { TestPaymentBook } from '../setup/ports.ts'
import { patientFingerprint } from './activity-chain.ts'
import { activityTables, tell } from './activity-store.ts'
import type { Database } from './database.ts'

const name = 'testPayments'
const BookSchema = v.array(TestPaymentSchema)
/** Older ones say nothing any more. */
const maxKept = 20

/** Test payments on Dexie; `strict` is the connection whose commits are on disk before they return. */
export function createTestPaymentBook(
  db: Database,
  strict: Database,
  now: () => Instant = Date.now,
): TestPaymentBook {
  return {
    list: () => read(db),
    begin: payment =>
      strict.transaction('rw', [strict.meta, ...activityTables(strict)], async () => {
        const known = await read(strict)
        const inTheWay = known.find(({ yes }) => yes === payment.yes) ?? known.find(isOpenTest)
        if (inTheWay) return { begun: false, payment: inTheWay }
        await strict.meta.put({ name, value: [...known, payment].slice(-maxKept) })
        await tell(strict, [noteOf(payment, 'staff', now())])
        return { begun: true, payment }
      }),
    change: (yes, change) =>
      db.transaction('rw', [db.meta, ...activityTables(db)], async () => {
        const known = await read(db)
        const before = known.find(payment => payment.yes === yes)
        if (before === undefined) throw new Error('there is no such test payment')
        const after = { ...before, ...change }
        await db.meta.put({ name, value: known.map(payment => (payment === before ? after : payment)) })
        if (after.state !== before.state) await tell(db, [noteOf(after, 'sync', now())])
        return after
      }),
  }
}

async function read(db: Database): Promise<TestPayment[]> {
  const parsed = v.safeParse(BookSchema, (await db.meta.get(name))?.value)
  return parsed.success ? parsed.output : []
}

function noteOf(payment: TestPayment, actor: ActivityNote['actor'], at: Instant): ActivityNote {
  const { state, reason, paymentId, patientUid } = payment
  return activityNote({
    at,
    actor,
    code: `test-payment.${state}`,
    reason,
    amountCents: 1,
    payment: paymentId,
    patient: patientFingerprint(patientUid),
  })
}
