import * as v from 'valibot'
import { DifferenceReasonSchema } from '../domain/difference-reason.ts'
import type { OwnLineName } from '../domain/own-lines.ts'
import { ReasonCodeSchema } from '../domain/reasons.ts'
import { PaymentStatusSchema, StatusSchema } from '../domain/status.ts'
import { CentsSchema, PracticeDaySchema } from '../domain/units.ts'

/** The three sums that must agree: taken in the shop, posted by our own books, and Nextech's ledger. */
export const ColumnsSchema = v.object({ taken: CentsSchema, posted: CentsSchema, ledger: CentsSchema })
export type Columns = v.InferOutput<typeof ColumnsSchema>

/** How often, and how much. */
const LineSchema = v.object({ count: v.number(), cents: CentsSchema })
export type Line = v.InferOutput<typeof LineSchema>

/** What is part of the sums and yet has a line of its own. */
const BreakdownSchema = v.object({
  /** Money that the shop gave back, on the day on which that was noticed. */
  refundsInShop: LineSchema,
  /** Of these, what had gone back before the order was first read: it counts on the order's day. */
  refundsWithoutDay: LineSchema,
  /** Refunds that staff recorded in Nextech, on the day they recorded. */
  refundsInNextech: LineSchema,
  /** Payments that were voided in Nextech; they net to nothing. */
  voids: LineSchema,
  /** Orders that sell an e-gift card, with all that was paid for them. */
  giftCardsSold: LineSchema,
  /** Orders paid by e-gift card in whole or in part: money that was taken when the card was sold. */
  giftCardsRedeemed: LineSchema,
  /** Payments in our category that name no order. */
  others: LineSchema,
} satisfies Record<OwnLineName, typeof LineSchema>)
export type Breakdown = v.InferOutput<typeof BreakdownSchema>

const list = <S extends v.GenericSchema>(schema: S) => v.pipe(v.array(schema), v.readonly())

/** An order or a payment about which the three sums differ, or that is to be looked at all the same. */
const DifferenceSchema = v.object({
  ...ColumnsSchema.entries,
  /** The order's key, or the payment's id where there is no order. */
  key: v.string(),
  /** The order's number; null for a payment that speaks of none. */
  number: v.nullable(v.string()),
  /** When the order was placed, or the payment's day where there is no order. */
  day: PracticeDaySchema,
  reason: DifferenceReasonSchema,
  status: v.nullable(StatusSchema),
  code: v.nullable(ReasonCodeSchema),
  payments: list(
    v.object({
      id: v.string(),
      day: PracticeDaySchema,
      amountCents: CentsSchema,
      status: PaymentStatusSchema,
    }),
  ),
})
export type Difference = v.InferOutput<typeof DifferenceSchema>

/** Shop against ledger over a range of practice days. The sums and the differences balance to the cent. */
export const ReconciliationSchema = v.object({
  from: PracticeDaySchema,
  to: PracticeDaySchema,
  sums: ColumnsSchema,
  counts: ColumnsSchema,
  lines: BreakdownSchema,
  byDay: list(v.object({ ...ColumnsSchema.entries, day: PracticeDaySchema })),
  byCardType: list(v.object({ ...ColumnsSchema.entries, cardType: v.string() })),
  differences: list(DifferenceSchema),
})
export type Reconciliation = v.InferOutput<typeof ReconciliationSchema>
