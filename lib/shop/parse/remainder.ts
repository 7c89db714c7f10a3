import type { Order } from '../../domain/order.ts'
import type { Cents } from '../../domain/units.ts'
import { saysGiftCard } from './gift-card.ts'

/** What an order's total is made of; undefined where the shop does not tell it in a form that can be understood. */
export interface TotalParts {
  subtotal: Cents | undefined
  shipping: Cents | undefined
  tax: Cents | undefined
  /** Discounts, store credit, reward points: whatever lowered the total and is told by name. */
  reductions: Cents
}

type Known = Record<'totalCents' | 'paidCents' | 'dueCents' | 'giftCardCents', Cents>

/** Shops round each figure by itself. */
const toleranceCents: Cents = 5

/**
 * What gift cards paid of an order: what the shop names, or, where it names none and nothing is left to pay, what
 * subtotal, shipping and tax less the discount leave (rules 3). An order that a discount paid leaves nothing.
 */
export function paidByGiftCards(
  { totalCents, paidCents, dueCents, giftCardCents }: Known,
  parts: TotalParts,
): Cents {
  const { subtotal, shipping = 0, tax = 0, reductions } = parts
  const isSilent = giftCardCents === 0 && totalCents === 0 && paidCents === 0 && dueCents <= 0
  if (!isSilent || subtotal === undefined) return giftCardCents
  const left = subtotal + shipping + tax - reductions
  return left > toleranceCents ? left : 0
}

type Paid = Pick<Order, 'tender' | 'paidCents' | 'refundedCents' | 'giftCardCents'>
/** A method that names a gift card and something else besides. */
const withOther = /[+&,/]|\b(and|or|y|und|oder)\b/i

/**
 * An order whose method of payment is a gift card, which some shops count as money that they took: it captured nothing,
 * for the money was booked when the card was sold (rules 3). One that went back whole stays as it was told.
 */
export function withGiftCardAsTender<O extends Paid>(order: O): O {
  const { tender, paidCents, refundedCents, giftCardCents } = order
  const isGiftCard = tender.kind === 'other' && saysGiftCard(tender.method) && !withOther.test(tender.method)
  if (!isGiftCard || paidCents <= 0 || refundedCents >= paidCents) return order
  return { ...order, paidCents: 0, refundedCents: 0, giftCardCents: Math.max(giftCardCents, paidCents) }
}
