import * as v from 'valibot'
import { FixActionSchema, ReasonCodeSchema } from '../domain/reasons.ts'
import { StatusSchema } from '../domain/status.ts'
import { InstantSchema } from '../domain/units.ts'
import { MemorySchema } from './panel.ts'

/** One order that waits for staff, with the one thing that fixes it. */
export const QueueRowSchema = v.object({
  key: v.string(),
  number: v.string(),
  shop: v.string(),
  customer: v.string(),
  placedAt: InstantSchema,
  amountCents: v.number(),
  /** The same as people read it, where it is in another currency: `amountCents` is nothing then. */
  foreign: v.optional(v.string()),
  status: StatusSchema,
  reason: v.nullable(ReasonCodeSchema),
  /** Nextech's own words where it refused, else null. */
  detail: v.nullable(v.string()),
  /** Numbers of the payments that may be the order's already. */
  suspects: v.array(v.string()),
  /** What Nextech's ledger holds of the order, where that is what staff must look at. */
  payments: v.optional(
    v.array(
      v.object({
        id: v.string(),
        day: v.string(),
        amountCents: v.number(),
        isVoid: v.boolean(),
        /** The chart on whose Billing tab it is, as far as Nextech tells it. */
        chart: v.optional(v.string()),
      }),
    ),
  ),
  /** It is being looked at again at this moment: what is shown is what was known before. */
  isRechecked: v.optional(v.boolean()),
  /** Since when it needs staff. */
  since: v.optional(InstantSchema),
  /** Money that staff are to record as refunded. */
  owedCents: v.number(),
  fix: v.nullable(FixActionSchema),
  /** The card's brand that lacks a label, or whose label is refused; `*` = not told. */
  brand: v.optional(v.string()),
  decided: v.nullable(v.object({ at: InstantSchema, name: v.nullable(v.string()) })),
})
export type QueueRow = v.InferOutput<typeof QueueRowSchema>

/** A payment that staff may apply to an open quote of its patient, in Nextech. */
const QuoteRowSchema = v.object({
  key: v.string(),
  number: v.string(),
  shop: v.string(),
  customer: v.string(),
  placedAt: InstantSchema,
  /** The payment in Nextech; null where the ledger was not read since. */
  payment: v.nullable(v.string()),
  amountCents: v.number(),
  /** The patient's chart, as far as Nextech tells it. */
  chart: v.optional(v.string()),
  /** Those that were open then, the equal one first. */
  quotes: v.array(
    v.object({
      id: v.string(),
      totalCents: v.number(),
      isEqual: v.boolean(),
      /** What it is for, read from Nextech for this answer; absent where Nextech does not tell. */
      items: v.optional(v.array(v.string())),
      /** Nextech was asked now, and does not name it as open any more. */
      isGone: v.optional(v.boolean()),
    }),
  ),
})
export type QuoteRow = v.InferOutput<typeof QuoteRowSchema>

/** What a person says they did in Nextech: the payment is applied to this quote, or (null) belongs to none. */
export const QuoteWordSchema = v.object({ quote: v.nullable(v.pipe(v.string(), v.maxLength(100))) })
export type QuoteWord = v.InferOutput<typeof QuoteWordSchema>

const owedCents = v.pipe(v.number(), v.integer(), v.minValue(1))
const paymentId = v.pipe(v.string(), v.maxLength(100))

/** What ends the waiting of an order that was posted. `owedCents` = the sum that the person saw. */
export const ClosingWordSchema = v.variant('kind', [
  v.object({ kind: v.literal('void-left') }),
  v.object({ kind: v.literal('refund-recorded'), owedCents }),
  v.object({ kind: v.literal('refund-linked'), owedCents, payment: paymentId }),
  /** `shown` = the payments that the person saw as the order's. */
  v.object({
    kind: v.literal('payment-told'),
    payment: paymentId,
    shown: v.pipe(v.array(paymentId), v.maxLength(1000)),
  }),
])
export type ClosingWord = v.InferOutput<typeof ClosingWordSchema>

/** Everything that waits for staff, oldest first; null while nothing is configured. */
export const QueueSchema = v.nullable(
  v.object({
    timeZone: v.string(),
    today: v.string(),
    /** The practice's now, for how long each has waited. */
    now: v.optional(InstantSchema),
    rows: v.array(QueueRowSchema),
    /** Payments that may be applied to a quote: they wait for nobody, and are no part of what needs staff. */
    quotes: v.optional(v.array(QuoteRowSchema)),
    /** The last proof that the sync is alive: an empty queue means something only with it. */
    provenAt: v.nullable(InstantSchema),
    /** Why no payment leaves at the moment, and how many paid orders wait for that alone; null while payments leave. */
    held: v.nullable(v.object({ reason: ReasonCodeSchema, orders: v.number() })),
    staffName: v.string(),
  }),
)
export type Queue = v.InferOutput<typeof QueueSchema>

/** What is remembered of one shop customer. */
const RememberedSchema = v.object({
  key: v.string(),
  name: v.string(),
  email: v.string(),
  ...MemorySchema.entries,
})
export type RememberedCustomer = v.InferOutput<typeof RememberedSchema>

/** All of it, the latest first; the patients' names are read from Nextech for this answer. */
export const RememberedListSchema = v.object({
  timeZone: v.string(),
  customers: v.array(RememberedSchema),
  /** Why the patients' names are missing, in a sentence. */
  trouble: v.nullable(v.string()),
})
export type RememberedList = v.InferOutput<typeof RememberedListSchema>
