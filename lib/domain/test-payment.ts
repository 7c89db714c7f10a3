import * as v from 'valibot'
import { ReasonCodeSchema } from './reasons.ts'
import { InstantSchema } from './units.ts'

/** What a test payment is of, in cents. */
export const testCents = 1

/**
 * A test payment that staff asked for, from before it leaves on. `unknown` = no clear answer: only the ledger can
 * tell; `absent` = it was looked for twice and is not there.
 */
export const TestPaymentSchema = v.object({
  /** The yes that it answers: a yes sent twice is one payment. */
  yes: v.string(),
  text: v.string(),
  cardType: v.string(),
  day: v.string(),
  patientUid: v.string(),
  state: v.picklist(['sent', 'unknown', 'posted', 'refused', 'absent', 'voided']),
  sentAt: InstantSchema,
  /** When it was first looked for and not found. */
  cleanAt: v.nullable(InstantSchema),
  paymentId: v.nullable(v.string()),
  reason: v.nullable(ReasonCodeSchema),
  /** Category and card type as Nextech keeps them; null until it was read back. */
  kept: v.nullable(
    v.object({
      category: v.nullable(v.string()),
      cardType: v.nullable(v.string()),
      /** Its payment date, as it is read. */
      day: v.optional(v.string()),
    }),
  ),
  /** The zone whose midnight Nextech makes of a day, where it was not the expected one (Nextech API trap 16). */
  dateZone: v.optional(v.string()),
})
export type TestPayment = v.InferOutput<typeof TestPaymentSchema>

/** States in which only the ledger says what became of it: no other test payment may leave. */
export function isOpenTest({ state }: TestPayment): boolean {
  return state === 'sent' || state === 'unknown'
}

/**
 * Description of a test payment: eight letters out of the yes, and neither an order's marker nor a digit, so that
 * nothing takes it for an order's payment.
 */
export function testPaymentText(yes: string): string {
  const letters = [...yes].flatMap(sign => {
    const value = Number.parseInt(sign, 16)
    return Number.isNaN(value) ? [] : ['BCDFGHJKLMNPQRST'.charAt(value)]
  })
  return `DermPRO TEST ${letters.slice(0, 8).join('').padEnd(8, 'X')} - please void`
}

/** Whether a payment is a test or its void: it belongs to no order and to no day's money. */
export function isTestPayment({ text, amountCents }: { text: string; amountCents: number }): boolean {
  return Math.abs(amountCents) === testCents && /^\s*DermPRO TEST [B-TX]{8}(?![\p{L}\p{N}])/u.test(text)
}

/** The zone of Nextech's payment dates that the latest test payment showed; undefined where none showed another. */
export function learnedDateZone(tests: readonly TestPayment[]): string | undefined {
  return tests.filter(({ kept }) => kept?.day !== undefined).at(-1)?.dateZone
}
