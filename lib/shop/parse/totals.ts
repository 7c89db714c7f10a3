import type { OrderReading } from '../../contract/readings.ts'
import type { Order } from '../../domain/order.ts'
import type { Result } from '../../domain/result.ts'
import type { Cents } from '../../domain/units.ts'
import { interpretAmount, isNoAmount, type WordedAmount } from './amount.ts'
import type { Misread } from './misread.ts'
import { plainLabel } from './plain-label.ts'
import { paidByGiftCards, type TotalParts } from './remainder.ts'
import { doubtIn, type TotalsRow } from './totals-doubt.ts'
import {
  inOneTongue,
  isGiftCardRow,
  isNamed,
  isReduction,
  refundRow,
  type TotalName,
  totalLabels,
} from './totals-labels.ts'

type Totals = Pick<
  Order,
  'totalCents' | 'paidCents' | 'refundedCents' | 'dueCents' | 'giftCardCents' | 'currency'
>

/**
 * An order's totals by their labels (order pages B3). The total and what was paid must be there: a
 * payment is never worked out from the rest. Pages may leave out a refund or a due amount of nothing.
 */
export function interpretTotals(rows: OrderReading['totals']): Result<Totals, Misread> {
  const labelled = rows.map(({ label, value }) => ({ label: inOneTongue(plainLabel(label)), text: value }))
  const total = oneOf(labelled, 'total') ?? money('total', '')
  const paid = oneOf(labelled, 'paid') ?? money('paid', '')
  const refunded = refundedIn(labelled)
  if (!total.ok) return total
  if (!paid.ok) return paid
  if (!refunded.ok) return refunded
  const due: Result<WordedAmount, Misread> = oneOf(labelled, 'due') ?? {
    ok: true,
    value: { cents: Math.max(total.value.cents - paid.value.cents, 0) },
  }
  if (!due.ok) return due
  const giftCards = eachOf(
    'gift-card',
    labelled.filter(({ label, text }) => isGiftCardRow(label) && !isNoAmount(text)),
  )
  if (!giftCards.ok) return giftCards
  const doubt = doubtIn(labelled, {
    total: total.value.cents,
    paid: paid.value.cents,
    refunded: sumOf(refunded.value),
    parts: partsIn(labelled),
  })
  if (doubt) return { ok: false, error: doubt }
  const read = [total.value, paid.value, ...refunded.value, due.value, ...giftCards.value]
  const known = {
    totalCents: total.value.cents,
    paidCents: paid.value.cents,
    dueCents: due.value.cents,
    giftCardCents: sumOf(giftCards.value),
  }
  // One figure in another currency is enough: the rest cannot be put beside it.
  const currency = read.find(amount => amount.currency !== undefined)?.currency
  return {
    ok: true,
    value: {
      totalCents: known.totalCents,
      paidCents: known.paidCents,
      refundedCents: sumOf(refunded.value),
      dueCents: known.dueCents,
      giftCardCents: paidByGiftCards(known, partsIn(labelled)),
      ...(currency !== undefined && { currency }),
    },
  }
}

/**
 * What went back. Pages tell it in one row, in one for each way or refund, or in both: the sum is not counted twice.
 * A row that mentions a refund in words that are not known is not passed over where it holds money.
 */
export function refundedIn(rows: readonly TotalsRow[]): Result<WordedAmount[], Misread> {
  const kinds = rows.flatMap(row => (isNoAmount(row.text) ? [] : [{ row, kind: refundRow(row.label) }]))
  const of = (...wanted: ReturnType<typeof refundRow>[]) =>
    kinds.flatMap(({ row, kind }) => (wanted.includes(kind) ? [row] : []))
  const totals = eachOf('refunded', of('total'))
  const parts = eachOf('refunded', of('part'))
  if (!totals.ok) return totals
  if (!parts.ok) return parts
  const isTold = [...totals.value, ...parts.value].some(({ cents }) => cents !== 0)
  // What the postage of a refund was tells nothing of the refund itself.
  const strange = of('unknown', isTold ? 'unknown' : 'component').find(({ text }) => centsIn(text) !== 0)
  if (strange) return { ok: false, error: { field: 'refunded', text: `${strange.label} ${strange.text}` } }
  const [first, ...others] = totals.value.filter(({ cents }) => cents !== 0)
  if (first === undefined) return parts
  const isOther = others.some(({ cents }) => Math.abs(cents) !== Math.abs(first.cents))
  const isBeyond = isMoreThan(first, parts.value)
  if (!isOther && !isBeyond) return { ok: true, value: [first] }
  const told = isOther ? of('total') : of('total', 'part')
  return { ok: false, error: { field: 'refunded', text: told.map(({ text }) => text).join(', ') } }
}

/** Parts that make more than the whole: some refund is not in it. The whole itself may be told again by its way. */
function isMoreThan(whole: WordedAmount, parts: readonly WordedAmount[]): boolean {
  const isAgain = parts.every(({ cents }) => cents === 0 || Math.abs(cents) === Math.abs(whole.cents))
  return !isAgain && sumOf(parts) > Math.abs(whole.cents) + toleranceCents
}

/** Shops round each figure by itself. */
const toleranceCents: Cents = 5

const centsIn = (text: string): Cents => interpretAmount(text)?.cents ?? 0

function partsIn(rows: readonly TotalsRow[]): TotalParts {
  const cents = (name: TotalName) => {
    const [text] = textsOf(rows, name)
    return text === undefined ? undefined : interpretAmount(text)?.cents
  }
  const subtotal = cents('subtotal')
  const withTax = subtotal === undefined ? cents('subtotalWithTax') : undefined
  const reductions = rows.filter(({ label }) => isReduction(label))
  return {
    subtotal: subtotal ?? withTax,
    shipping: cents('shipping') ?? cents('shippingWithTax'),
    tax: withTax === undefined ? cents('tax') : 0,
    reductions: reductions.reduce((sum, { text }) => sum + Math.abs(interpretAmount(text)?.cents ?? 0), 0),
  }
}

/** The rows of the label that tells a sum best. */
export function textsOf(rows: readonly TotalsRow[], name: TotalName): string[] {
  const found = totalLabels[name].map(pattern => rows.filter(({ label }) => isNamed(label, pattern, name)))
  return (found.find(own => own.length > 0) ?? []).map(({ text }) => text)
}

/** A sum that one label tells; undefined where no row does. Two rows of it that differ tell nothing, but for other currencies. */
function oneOf(
  rows: readonly TotalsRow[],
  name: 'total' | 'paid' | 'due',
): Result<WordedAmount, Misread> | undefined {
  const texts = textsOf(rows, name)
  const [first] = texts
  if (first === undefined) return undefined
  const own = texts.filter(text => interpretAmount(text)?.currency === undefined)
  const [told = first, ...others] = own
  const isOther = others.some(text => centsIn(text) !== centsIn(told))
  return isOther ? { ok: false, error: { field: name, text: own.join(', ') } } : money(name, told)
}

function eachOf(field: Misread['field'], rows: readonly TotalsRow[]): Result<WordedAmount[], Misread> {
  const amounts: WordedAmount[] = []
  for (const { text } of rows) {
    const read = money(field, text)
    if (!read.ok) return read
    amounts.push(read.value)
  }
  return { ok: true, value: amounts }
}

function sumOf(amounts: readonly WordedAmount[]): Cents {
  return amounts.reduce((sum, { cents }) => sum + Math.abs(cents), 0)
}

function money(field: Misread['field'], text: string): Result<WordedAmount, Misread> {
  const amount = interpretAmount(text)
  return amount === undefined ? { ok: false, error: { field, text } } : { ok: true, value: amount }
}
