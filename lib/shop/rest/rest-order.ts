import { isNoCustomer } from '../../domain/known-values.ts'
import type { Customer, Order, OrderItem, OrderState } from '../../domain/order.ts'
import { withGeneration, withoutTitles } from '../../domain/person-name.ts'
import { practiceDayOf } from '../../domain/practice-day.ts'
import type { Result } from '../../domain/result.ts'
import { isGiftCard } from '../parse/gift-card.ts'
import type { Misread } from '../parse/misread.ts'
import { birthOf, interpretMoment } from '../parse/moment.ts'
import { interpretNumber } from '../parse/number.ts'
import { withGiftCardAsTender } from '../parse/remainder.ts'
import { interpretState } from '../parse/state.ts'
import { restTender } from './rest-tender.ts'
import { restTotals } from './rest-totals.ts'
import type { WireItem, WireOrder } from './wire-order.ts'

const countries = new Intl.DisplayNames(['en'], { type: 'region' })

/**
 * An order of the interface as the page reader would give it, or the field that cannot be understood: never a guess.
 * `timeZone` is the practice's; the interface's own times are UTC.
 */
export function restOrder(wire: WireOrder, shop: string, timeZone: string): Result<Order, Misread> {
  const number = interpretNumber(wire.increment_id)
  const placedAt = momentOf(wire.created_at)
  const state = stateOf(wire)
  if (number === undefined) return { ok: false, error: { field: 'number', text: wire.increment_id } }
  if (placedAt === undefined) return { ok: false, error: { field: 'date', text: wire.created_at } }
  if (state === undefined) return { ok: false, error: { field: 'status', text: wire.state } }
  const totals = restTotals(wire)
  if (!totals.ok) return totals
  const items = itemsOf(wire.items)
  if (!items.ok) return items
  const order = {
    shop,
    number,
    placedAt,
    state,
    customer: customerOf(wire, practiceDayOf(placedAt, timeZone)),
    tender: restTender(wire),
    ...totals.value,
    items: items.value,
  }
  return { ok: true, value: withGiftCardAsTender(order) }
}

/** The interface's times are UTC without a mark, whatever the shop's zone (order pages B4). */
export function momentOf(text: string): number | undefined {
  return interpretMoment(text, 'UTC')
}

/** Statuses of a payment that the customer's bank takes back, and not those of one that the shop got again. */
const takenBack = /\b(charged? ?back|disputed?)\b(?!.*\b(won|resolved|closed|reversed|cancel+ed)\b)/i

/** Statuses of money that is not there any more, or never came; where a refund is told, that says how much. */
const notThere =
  /\b(refunded|voided|bounced|payment (failed|declined|reversed)|(failed|declined|reversed) payment)\b/i
const isNegated = /\b(not|never|non|un)\b/i

/**
 * The state counts, not the status that shops may rename; but Magento keeps suspected fraud, and a payment that PayPal took
 * back, as a status within `processing` or `complete`, and modules of gateways a chargeback.
 */
function stateOf(wire: WireOrder): OrderState | undefined {
  const { state, status } = wire
  const words = status.replaceAll(/[_-]/g, ' ')
  const isSaid = notThere.test(words) && !isNegated.test(words) && !tellsRefund(wire)
  const isInDoubt = interpretState(words) === 'payment_review' || takenBack.test(words) || isSaid
  return isInDoubt ? 'payment_review' : interpretState(state || status)
}

function tellsRefund(wire: WireOrder): boolean {
  const told = [
    ...[wire.total_refunded, wire.base_total_refunded],
    ...[wire.total_online_refunded, wire.total_offline_refunded],
  ]
  return told.some(amount => Number(amount ?? 0) !== 0)
}

function customerOf(wire: WireOrder, placedOn: string): Customer {
  const { billing_address: billing, customer_dob: birthDate } = wire
  const own = `${wire.customer_firstname} ${wire.customer_lastname}`.trim()
  // Where an order carries no customer the name is the billing address's (rules 4).
  const isGuest = isNoCustomer(own)
  const [firstName = '', lastName = '', suffix = ''] = isGuest
    ? [billing?.firstname, billing?.lastname, billing?.suffix]
    : [wire.customer_firstname, wire.customer_lastname, wire.customer_suffix]
  return {
    // Of what stands before, between and behind them only the generation tells people apart; titles and degrees are no names.
    firstName: withoutTitles(firstName),
    lastName: withGeneration(withoutTitles(lastName), `${firstName} ${lastName} ${suffix}`),
    email: wire.customer_email || (billing?.email ?? ''),
    phone: billing?.telephone || null,
    ...birthOf(birthDate, placedOn),
    lines: [billing?.company ?? '', ...(billing?.street ?? [])].filter(Boolean),
    city: billing?.city || null,
    region: billing?.region || null,
    postalCode: billing?.postcode || null,
    country: billing?.country_id ? countryOf(billing.country_id) : null,
  }
}

/** Pages print the country's name. */
function countryOf(code: string): string {
  return /^[a-z]{2}$/i.test(code) ? (countries.of(code.toUpperCase()) ?? code) : code
}

/** Parents only: a configurable product comes with a child of the same SKU (order pages B4). */
function itemsOf(wire: readonly WireItem[]): Result<OrderItem[], Misread> {
  const items: OrderItem[] = []
  for (const item of wire) {
    if (item.parent_item_id && item.parent_item_id !== '0') continue
    const quantity = Number(item.qty_ordered || Number.NaN)
    if (!item.sku || !(quantity > 0))
      return { ok: false, error: { field: 'items', text: `${item.name} ${item.qty_ordered}` } }
    items.push({ sku: item.sku, quantity, giftCard: sellsGiftCard(item) })
  }
  return items.length > 0 ? { ok: true, value: items } : { ok: false, error: { field: 'items', text: '' } }
}

function sellsGiftCard({ name, product_type: productType, product_option: option }: WireItem): boolean {
  const chosen = option?.extension_attributes?.giftcard_item_option
  return isGiftCard({ name, options: chosen ? ['gift card type'] : [], productType })
}
