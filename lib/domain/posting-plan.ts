import { type CardLabels, cardLabel } from './card-types.ts'
import { netCents, type Order, type OrderItem, type Sale, type SaleMoney } from './order.ts'
import { practiceDayOf } from './practice-day.ts'
import type { Warning } from './status.ts'
import type { Cents, PracticeDay } from './units.ts'

/** Names that the setup article demands to the letter. */
export const requiredNames = {
  category: 'DermPRO Online Payment',
  location: 'DermPRO Online Store',
  provider: { given: 'Online', family: 'Provider' },
  referralSource: 'DermPRO Store',
  giftCard: 'Gift Card',
  affirm: 'Affirm',
  noCard: 'N/A',
} as const

/** Nextech cuts a description here (Nextech API 2.6); counted in UTF-16 units. */
const maxDescriptionLength = 255

/** The one payment an order puts on a patient's Billing tab (rules 3). */
export interface PostingPlan {
  amountCents: Cents
  /** Null where the card's brand has no label in this practice: nothing may be posted then. */
  cardType: string | null
  paymentDate: PracticeDay
  description: string
  warnings: Warning[]
}

/** What would be posted for the order as it stands now. */
export function planPosting(order: Order, timeZone: string, labels: CardLabels): PostingPlan {
  const { text, truncated } = describe(order)
  const { label, defaulted } = cardTypeOf(order, labels)
  return {
    amountCents: netCents(order),
    cardType: label,
    paymentDate: practiceDayOf(order.placedAt, timeZone),
    description: text,
    warnings: [
      ...(truncated ? (['truncated-description'] as const) : []),
      ...(order.rounded ? (['rounded-amount'] as const) : []),
      ...(order.refundedCents > 0 ? (['partly-refunded'] as const) : []),
      ...(sellsGiftCard(order) ? (['contains-gift-card'] as const) : []),
      ...(defaulted ? (['card-type-defaulted'] as const) : []),
    ],
  }
}

/** The text a posting's description starts with; orders of any store but the first name it (rules 1). */
export function markerOf({ number, store }: Pick<Order, 'number' | 'store'>): string {
  return store ? `DermPRO ${store} #${number}` : `DermPRO #${number}`
}

/** An e-gift card sold must not be spent twice: its payment says so (rules 3). */
export function sellsGiftCard(order: Sale): boolean {
  return order.items.some(item => item.giftCard)
}

/** Paid by e-gift card alone, nothing left to capture: the money was booked when the card was sold. */
export function paidByGiftCardAlone(order: Omit<SaleMoney, 'state'>): boolean {
  return order.paidCents === 0 && order.dueCents <= 0 && order.giftCardCents > 0
}

function cardTypeOf(order: Order, labels: CardLabels): { label: string | null; defaulted: boolean } {
  if (paidByGiftCardAlone(order)) return { label: requiredNames.giftCard, defaulted: false }
  if (order.tender.kind === 'affirm') return { label: requiredNames.affirm, defaulted: false }
  if (order.tender.kind === 'other') return { label: requiredNames.noCard, defaulted: true }
  // Two cards are two payments, under no one label.
  if (order.tender.several) return { label: null, defaulted: false }
  return { label: cardLabel(order.tender.brand, labels), defaulted: false }
}

function describe(order: Order): { text: string; truncated: boolean } {
  const head = `${markerOf(order)}${sellsGiftCard(order) ? ' EGIFT CARD - DO NOT USE' : ''}`
  const items = order.items.map(describeItem)
  for (let kept = items.length; kept >= 0; kept--) {
    const text = withItems(head, items, kept)
    if (text.length <= maxDescriptionLength) return { text, truncated: kept < items.length }
  }
  return { text: head, truncated: items.length > 0 }
}

function withItems(head: string, items: readonly string[], kept: number): string {
  const dropped = items.length - kept
  const listed = dropped > 0 ? [...items.slice(0, kept), `+${dropped} more`] : items
  return listed.length > 0 ? `${head} | ${listed.join(', ')}` : head
}

function describeItem({ sku, quantity }: OrderItem): string {
  return `${roundedQuantity(quantity)}x ${sku.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()}`
}

/** Magento keeps four decimals of a quantity; what an older PHP writes beyond them is noise: `2.9999999999999996` is 3. */
function roundedQuantity(quantity: number): number {
  return Math.round(quantity * 10_000) / 10_000
}
