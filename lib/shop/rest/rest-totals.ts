import { formatCents, practiceCurrency } from '../../domain/money.ts'
import type { Order } from '../../domain/order.ts'
import type { Result } from '../../domain/result.ts'
import type { MisreadField } from '../../domain/source-trouble.ts'
import type { Cents } from '../../domain/units.ts'
import type { Misread } from '../parse/misread.ts'
import { paidByGiftCards, type TotalParts } from '../parse/remainder.ts'
import { centsFrom } from './cents-from.ts'
import type { WireOrder } from './wire-order.ts'

type Totals = Pick<
  Order,
  'totalCents' | 'paidCents' | 'refundedCents' | 'dueCents' | 'giftCardCents' | 'currency' | 'rounded'
>
type Amount = number | string | null | undefined

/**
 * An order's money. Where base and order currency differ the base amount counts, as on the page; a base currency that
 * is not the practice's is told, also where only one of several codes names it. Fields of nothing are missing; the
 * total itself must be there.
 */
export function restTotals(wire: WireOrder): Result<Totals, Misread> {
  const codes = bookedIn(wire)
  const bad = codes.find(code => !/^[A-Z]{3}$/.test(code))
  if (bad !== undefined) return { ok: false, error: { field: 'currency', text: bad } }
  const currency = codes.find(code => code !== practiceCurrency) ?? practiceCurrency
  const pick = picker(wire)
  const total = money('total', pick(wire.grand_total, wire.base_grand_total))
  const paid = money('paid', pick(wire.total_paid, wire.base_total_paid) ?? 0)
  const refunded = refundedOf(wire, pick)
  if (!total.ok) return total
  if (!paid.ok) return paid
  const unlike = unlikeAmounts(wire)
  if (unlike !== undefined) return { ok: false, error: { field: 'total', text: unlike } }
  if (!refunded.ok) return refunded
  const told = pick(wire.total_due, wire.base_total_due)
  const untold = { cents: Math.max(total.value.cents - paid.value.cents, 0), rounded: false }
  const due: Result<Money, Misread> = told == null ? { ok: true, value: untold } : money('due', told)
  const giftCards = giftCardsOf(wire)
  if (!due.ok) return due
  if (!giftCards.ok) return giftCards
  const known = {
    totalCents: total.value.cents,
    paidCents: paid.value.cents,
    dueCents: due.value.cents,
    giftCardCents: giftCards.value,
  }
  const isRounded = [total, paid, refunded, due].some(({ value }) => value.rounded)
  return {
    ok: true,
    value: {
      totalCents: known.totalCents,
      paidCents: known.paidCents,
      refundedCents: Math.abs(refunded.value.cents),
      dueCents: known.dueCents,
      giftCardCents: paidByGiftCards(known, partsOf(wire, pick)),
      ...(currency !== practiceCurrency && { currency }),
      ...(isRounded && { rounded: true }),
    },
  }
}

/**
 * The currency of the shop's books, as codes that are told of it: several where they contradict each other. Magento
 * writes its base currency as the store's too; the global one may be another by design, and tells only without both.
 */
function bookedIn(wire: WireOrder): string[] {
  const base = [codeOf(wire.base_currency_code), codeOf(wire.store_currency_code)]
  const others = [codeOf(wire.order_currency_code), codeOf(wire.global_currency_code)]
  const told = [...new Set(base.some(Boolean) ? base : others)]
  return told.filter(Boolean)
}

/**
 * Takes the order's own amount, or the base amount where the two are of different currencies. Where only the order's own
 * is told then, money is there that nobody can count: it comes with its currency, and so is no amount.
 */
function picker(wire: WireOrder) {
  const base = codeOf(wire.base_currency_code) || codeOf(wire.store_currency_code)
  const own = codeOf(wire.order_currency_code)
  const differ = base !== '' && own !== '' && base !== own
  return (amount: Amount, baseAmount: Amount): Amount => {
    if (!differ) return amount ?? baseAmount
    const isUncounted = baseAmount == null && amount != null && Number(amount) !== 0
    return isUncounted ? `${amount} ${own}` : baseAmount
  }
}

/** The order's own amount and the base amount that differ, though they are told in one currency: one of the codes is wrong. */
function unlikeAmounts(wire: WireOrder): string | undefined {
  const base = codeOf(wire.base_currency_code) || codeOf(wire.store_currency_code)
  const own = codeOf(wire.order_currency_code)
  if (base !== '' && own !== '' && base !== own) return undefined
  const amounts = [
    [wire.grand_total, wire.base_grand_total],
    [wire.total_paid, wire.base_total_paid],
  ]
  const unlike = amounts.find(each => {
    const [a, b] = each.map(amount => (amount == null ? undefined : centsFrom(amount)?.cents))
    return a !== undefined && b !== undefined && Math.abs(a - b) > roundingCents
  })
  return unlike?.join(', ')
}

type Picker = ReturnType<typeof picker>

/**
 * What went back: Magento's sum, or what went back over the gateway and beside it. A sum that is less than its own parts
 * is not understood: more may have gone back than it says.
 */
function refundedOf(wire: WireOrder, pick: Picker): Result<Money, Misread> {
  const told = pick(wire.total_refunded, wire.base_total_refunded)
  const online = money('refunded', pick(wire.total_online_refunded, wire.base_total_online_refunded) ?? 0)
  const offline = money('refunded', pick(wire.total_offline_refunded, wire.base_total_offline_refunded) ?? 0)
  const sum = money('refunded', told ?? 0)
  if (!online.ok) return online
  if (!offline.ok) return offline
  if (!sum.ok) return sum
  const parts = Math.abs(online.value.cents) + Math.abs(offline.value.cents)
  if (told == null)
    return { ok: true, value: { cents: parts, rounded: online.value.rounded || offline.value.rounded } }
  const isShort = parts - Math.abs(sum.value.cents) > roundingCents
  return isShort ? { ok: false, error: { field: 'refunded', text: `${told}, ${formatCents(parts)}` } } : sum
}

/** Shops round each figure by itself. */
const roundingCents: Cents = 5

/** What the total is made of; what is no amount is not told. */
function partsOf(wire: WireOrder, pick: Picker): TotalParts {
  const cents = (amount: Amount) => (amount == null ? undefined : centsFrom(amount)?.cents)
  const told = wire.extension_attributes
  const reductions = [
    pick(wire.discount_amount, wire.base_discount_amount),
    pick(told?.customer_balance_amount, told?.base_customer_balance_amount),
    pick(told?.reward_currency_amount, told?.base_reward_currency_amount),
  ]
  return {
    subtotal: cents(pick(wire.subtotal, wire.base_subtotal)),
    shipping: cents(pick(wire.shipping_amount, wire.base_shipping_amount)),
    tax: cents(pick(wire.tax_amount, wire.base_tax_amount)),
    reductions: reductions.reduce<Cents>((sum, each) => sum + Math.abs(cents(each) ?? 0), 0),
  }
}

const codeOf = (text: string) => text.toUpperCase()

/** An amount, and whether fractions of a cent were rounded away. */
interface Money {
  cents: Cents
  rounded: boolean
}

/** What gift cards paid: Magento's sum, or that of the single cards (order pages B4). */
function giftCardsOf(wire: WireOrder): Result<Cents, Misread> {
  const pick = picker(wire)
  const attributes = wire.extension_attributes
  const sum = pick(attributes?.gift_cards_amount, attributes?.base_gift_cards_amount)
  const parts =
    sum == null ? (attributes?.gift_cards ?? []).map(card => pick(card.amount, card.base_amount) ?? 0) : [sum]
  let cents = 0
  for (const part of parts) {
    const read = money('gift-card', part)
    if (!read.ok) return read
    cents += Math.abs(read.value.cents)
  }
  return { ok: true, value: cents }
}

function money(field: MisreadField, amount: Amount): Result<Money, Misread> {
  const read = amount == null ? undefined : centsFrom(amount)
  return read === undefined
    ? { ok: false, error: { field, text: String(amount ?? '') } }
    : { ok: true, value: read }
}
