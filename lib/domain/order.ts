import * as v from 'valibot'
import { type Cents, CentsSchema, InstantSchema } from './units.ts'

/** Magento's state codes; shops may add statuses, never states (order pages B2). */
export const OrderStateSchema = v.picklist([
  'new',
  'pending_payment',
  'payment_review',
  'holded',
  'processing',
  'complete',
  'closed',
  'canceled',
])
export type OrderState = v.InferOutput<typeof OrderStateSchema>

/**
 * How the part of an order that no gift card covered was paid. `brand` is Magento's code, e.g. `VI`, or the shop's own
 * word; null = not told. `several` = the brands of all cards, where there is more than one.
 */
export const TenderSchema = v.variant('kind', [
  v.object({
    kind: v.literal('card'),
    brand: v.nullable(v.string()),
    several: v.optional(v.array(v.nullable(v.string()))),
  }),
  v.object({ kind: v.literal('affirm') }),
  v.object({ kind: v.literal('other'), method: v.string() }),
])
export type Tender = v.InferOutput<typeof TenderSchema>

/** Who bought, as the shop shows it: untouched text, to be compared only through `contact.ts`. */
export const CustomerSchema = v.object({
  firstName: v.string(),
  lastName: v.string(),
  /** The name as it was told, where that was one text and nobody knows where the first name ends (`person-name.ts`). */
  fullName: v.optional(v.string()),
  email: v.string(),
  phone: v.nullable(v.string()),
  birthDate: v.nullable(v.pipe(v.string(), v.isoDate())),
  /** The days that it may be, where the shop told figures and nothing tells which (`05/11/1984`). */
  possibleBirthDates: v.optional(v.array(v.pipe(v.string(), v.isoDate()))),
  lines: v.array(v.string()),
  city: v.nullable(v.string()),
  region: v.nullable(v.string()),
  postalCode: v.nullable(v.string()),
  country: v.nullable(v.string()),
})
export type Customer = v.InferOutput<typeof CustomerSchema>

export const OrderItemSchema = v.object({ sku: v.string(), quantity: v.number(), giftCard: v.boolean() })
export type OrderItem = v.InferOutput<typeof OrderItemSchema>

/** Money that went back after the order was first read: when that was noticed, for the shop tells no day, and how much. */
const RefundSchema = v.object({ at: InstantSchema, cents: CentsSchema })
export type Refund = v.InferOutput<typeof RefundSchema>

/** One sale in the store; its identity is the store and `number`, the order number as staff see it. */
export const OrderSchema = v.object({
  /** The origin under which it was read last. */
  shop: v.string(),
  /** The store that counts it, where it is not the first one (rules 1); the store fills it in. */
  store: v.optional(v.string()),
  number: v.string(),
  placedAt: InstantSchema,
  state: OrderStateSchema,
  customer: CustomerSchema,
  tender: TenderSchema,
  totalCents: CentsSchema,
  paidCents: CentsSchema,
  refundedCents: CentsSchema,
  /** The parts of `refundedCents` that have a day, the earliest first; what is left of it has none. The store fills them in. */
  refunds: v.optional(v.array(RefundSchema)),
  dueCents: CentsSchema,
  giftCardCents: CentsSchema,
  /** What the figures are in, where it is not the practice's currency: a code, or the sign that the shop prints. */
  currency: v.optional(v.string()),
  /** The shop keeps fractions of a cent, and prints them rounded. */
  rounded: v.optional(v.boolean()),
  items: v.array(OrderItemSchema),
  /** The shop's interface told it: what does not change of an order is taken from there, not from a page. */
  byRest: v.optional(v.boolean()),
  /** Only the page that staff look at said so: nothing is posted by itself on it (rules 9). */
  seen: v.optional(v.boolean()),
  /** Finished for longer than orders are kept: customer and items were deleted (rules 11). */
  forgotten: v.optional(v.boolean()),
})
export type Order = v.InferOutput<typeof OrderSchema>

/** An order without its customer: all that money and state need. */
export const SaleSchema = v.omit(OrderSchema, ['customer'])
export type Sale = v.InferOutput<typeof SaleSchema>

/** What of a sale decides whether it is posted, and with how much. */
export type SaleMoney = Pick<Sale, 'state' | 'paidCents' | 'refundedCents' | 'dueCents' | 'giftCardCents'>

/**
 * What a posting of this order should amount to: money captured less money that went back. Nothing where that is
 * in another currency than the practice's: such money is no part of a sum.
 */
export function netCents(order: Pick<Order, 'paidCents' | 'refundedCents' | 'currency'>): Cents {
  return order.currency === undefined ? order.paidCents - order.refundedCents : 0
}
