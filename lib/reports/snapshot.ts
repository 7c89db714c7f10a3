import * as v from 'valibot'
import { LedgerPaymentSchema } from '../domain/ledger.ts'
import { OrderSchema, type Sale } from '../domain/order.ts'
import { PostingSchema, SentPlanSchema } from '../domain/posting.ts'
import { sellsGiftCard } from '../domain/posting-plan.ts'
import {
  CentsSchema,
  type Instant,
  InstantSchema,
  type PracticeDay,
  PracticeDaySchema,
} from '../domain/units.ts'

/** What of an order is reconciled: money, state and tender. Nothing of the customer, no items. */
export const SnapshotSaleSchema = v.object({
  ...v.pick(OrderSchema, [
    'number',
    'store',
    'state',
    'tender',
    'paidCents',
    'refundedCents',
    'dueCents',
    'giftCardCents',
  ]).entries,
  /** The practice day on which it was placed. */
  day: PracticeDaySchema,
  sellsGiftCard: v.boolean(),
  /** Refunds that have a day, and the moment at which they were noticed. */
  refunds: v.optional(v.array(v.object({ day: PracticeDaySchema, at: InstantSchema, cents: CentsSchema }))),
})
export type SnapshotSale = v.InferOutput<typeof SnapshotSaleSchema>

/** What of a posting is reconciled; of its plan everything but the text. */
export const SnapshotPostingSchema = v.object({
  ...v.pick(PostingSchema, ['key', 'state', 'reason', 'paymentIds', 'owedCents']).entries,
  plan: v.nullable(v.pick(SentPlanSchema, ['amountCents', 'cardType', 'paymentDate'])),
})
export type SnapshotPosting = v.InferOutput<typeof SnapshotPostingSchema>

/**
 * A payment with the order numbers that its text speaks of (`numbersIn`), without the text and without whose it is.
 */
export const SnapshotPaymentSchema = v.object({
  ...v.omit(LedgerPaymentSchema, ['patientUid', 'text', 'updatedAt']).entries,
  numbers: v.array(v.string()),
  /** The store that its marker names, where it names one. */
  store: v.optional(v.string()),
})
export type SnapshotPayment = v.InferOutput<typeof SnapshotPaymentSchema>

export interface SnapshotOrder {
  sale: SnapshotSale
  posting: SnapshotPosting
}

/** All that a reconciliation needs of one practice day: the orders placed on it and the payments booked on it. */
export const DaySnapshotSchema = v.object({
  day: PracticeDaySchema,
  /** The zone that the day is of. */
  timeZone: v.string(),
  orders: v.array(v.object({ sale: SnapshotSaleSchema, posting: SnapshotPostingSchema })),
  payments: v.array(SnapshotPaymentSchema),
  /** Stored rows of the day that could not be read. */
  unreadable: v.number(),
})
export type DaySnapshot = v.InferOutput<typeof DaySnapshotSchema>

const noMoney = { paidCents: 0, refundedCents: 0, dueCents: 0, giftCardCents: 0 }

/** The narrow form of an order. Money in another currency is no part of a sum. */
export function snapshotSale(sale: Sale, dayOf: (at: Instant) => PracticeDay): SnapshotSale {
  const { number, store, state, tender, paidCents, refundedCents, dueCents, giftCardCents } = sale
  const own = { paidCents, refundedCents, dueCents, giftCardCents }
  const money = sale.currency === undefined ? own : noMoney
  const named = store === undefined ? {} : { store }
  const refunds = sale.refunds?.map(refund => ({ ...refund, day: dayOf(refund.at) }))
  return {
    ...{ number, ...named, state, tender, ...money },
    day: dayOf(sale.placedAt),
    sellsGiftCard: sellsGiftCard(sale),
    ...(refunds && { refunds }),
  }
}
