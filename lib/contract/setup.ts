import * as v from 'valibot'
import { PostureSchema } from '../domain/posture.ts'
import { SetupRunSchema } from '../domain/setup-checks.ts'
import { TestPaymentSchema } from '../domain/test-payment.ts'

/** What the setup page shows; null while nothing is configured. */
export const SetupViewSchema = v.object({
  timeZone: v.string(),
  today: v.string(),
  posture: PostureSchema,
  /** The last run since the browser was started. */
  run: v.nullable(SetupRunSchema),
  tests: v.array(TestPaymentSchema),
  /** Card types that a test payment can be posted with. */
  cardTypes: v.array(v.string()),
})
export type SetupAnswer = v.InferOutput<typeof SetupViewSchema>

/** One yes to a test payment, told apart from every other. */
export const TestOrderSchema = v.object({
  yes: v.pipe(v.string(), v.uuid()),
  cardType: v.pipe(v.string(), v.maxLength(100)),
})
