import * as v from 'valibot'
import { type ActivityNote, activityNote } from '../../domain/activity.ts'
import { isOpenTest, type TestPayment, TestPaymentSchema } from '../../domain/test-payment.ts'
import type { Instant } from '../../domain/units.ts'
import { patientFingerprint } from './activity-chain.ts'

const BookSchema = v.array(TestPaymentSchema)
/** Older ones say nothing any more. */
const maxKept = 20

/** The kept test payments; none where the value cannot be read. */
export function testsIn(value: unknown): TestPayment[] {
  const parsed = v.safeParse(BookSchema, value)
  return parsed.success ? parsed.output : []
}

/** The test that keeps another from being sent: the same yes, or one whose outcome is open. */
export function obstacleTo(payment: TestPayment, known: readonly TestPayment[]): TestPayment | undefined {
  return known.find(({ yes }) => yes === payment.yes) ?? known.find(isOpenTest)
}

/** All that is kept once this one is. */
export function withTest(known: readonly TestPayment[], payment: TestPayment): TestPayment[] {
  return [...known, payment].slice(-maxKept)
}

/** What the activity tells of a test payment. */
export function testNote(payment: TestPayment, actor: ActivityNote['actor'], at: Instant): ActivityNote {
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
