import * as v from 'valibot'
import { LedgerPaymentSchema } from '../domain/ledger.ts'
import { OrderSchema, type Sale } from '../domain/order.ts'
import { PostingSchema, SentPlanSchema } from '../domain/posting.ts'
import { sellsGiftCard } from '../domain/posting-plan.ts'
import { type PracticeDay, PracticeDaySchema } from '../domain/units.ts'

/** What of an order is reconciled: money, state and tender. Nothing of the customer, no items. */
export const BookedSaleSchema = v.object({
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
})
export type BookedSale = v.InferOutput<typeof BookedSaleSchema>

/** What of a posting is reconciled; of its plan everything but the text. */
export const BookedPostingSchema = v.object({
  ...v.pick(PostingSchema, ['key', 'state', 'reason', 'paymentIds', 'owedCents']).entries,
  plan: v.nullable(v.pick(SentPlanSchema, ['amountCents', 'cardType', 'paymentDate'])),
})
export type BookedPosting = v.InferOutput<typeof BookedPostingSchema>

/**
 * A payment with the order numbers that its text speaks of (`numbersIn`), without the text and without whose it is.
 */
export const BookedPaymentSchema = v.object({
  ...v.omit(LedgerPaymentSchema, ['patientUid', 'text', 'updatedAt']).entries,
  numbers: v.array(v.string()),
  /** The store that its marker names, where it names one. */
  store: v.optional(v.string()),
})
export type BookedPayment = v.InferOutput<typeof BookedPaymentSchema>

export interface BookedOrder {
  sale: BookedSale
  posting: BookedPosting
}

/** All that a reconciliation needs of one practice day: the orders placed on it and the payments booked on it. */
export const DayBooksSchema = v.object({
  day: PracticeDaySchema,
  /** The zone that the day is of. */
  timeZone: v.string(),
  orders: v.array(v.object({ sale: BookedSaleSchema, posting: BookedPostingSchema })),
  payments: v.array(BookedPaymentSchema),
  /** Stored rows of the day that could not be read. */
  unreadable: v.number(),
})
export type DayBooks = v.InferOutput<typeof DayBooksSchema>

const noMoney = { paidCents: 0, refundedCents: 0, dueCents: 0, giftCardCents: 0 }

/** The narrow form of an order that was placed on `day`. Money in another currency is no part of a sum. */
export function bookedSale(sale: Sale, day: PracticeDay): BookedSale {
  const { number, store, state, tender, paidCents, refundedCents, dueCents, giftCardCents } = sale
  const own = { paidCents, refundedCents, dueCents, giftCardCents }
  const money = sale.currency === undefined ? own : noMoney
  const named = store === undefined ? {} : { store }
  return { number, ...named, state, tender, ...money, day, sellsGiftCard: sellsGiftCard(sale) }
}
