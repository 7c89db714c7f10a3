import type { OrderReading } from '../../contract/readings.ts'
import type { Order } from '../../domain/order.ts'
import type { Result } from '../../domain/result.ts'
import type { Cents } from '../../domain/units.ts'
import { interpretAmount, type WordedAmount } from './amount.ts'
import type { Misread } from './misread.ts'
import { plainLabel } from './plain-label.ts'
import { paidByGiftCards, type TotalParts } from './remainder.ts'
import {
  bareLabel,
  isGiftCardRow,
  isReduction,
  isStoreCreditRow,
  isUnknownRow,
  refundRow,
  totalLabels,
} from './totals-labels.ts'

type Totals = Pick<
  Order,
  'totalCents' | 'paidCents' | 'refundedCents' | 'dueCents' | 'giftCardCents' | 'currency'
>

/** A row of totals: its label as it is compared, and its amount as the page words it. */
interface Row {
  label: string
  text: string
}

/**
 * An order's totals by their labels (order pages B3). The total and what was paid must be there: a
 * payment is never worked out from the rest. Pages may leave out a refund or a due amount of nothing.
 */
export function interpretTotals(rows: OrderReading['totals']): Result<Totals, Misread> {
  const labelled = rows.map(({ label, value }) => ({ label: plainLabel(label), text: value }))
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
    labelled.filter(({ label, text }) => isGiftCardRow(label) && !isBlank(text)),
  )
  if (!giftCards.ok) return giftCards
  const doubt = doubtIn(labelled, total.value.cents, paid.value.cents)
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
function refundedIn(rows: readonly Row[]): Result<WordedAmount[], Misread> {
  const kinds = rows.map(row => ({ row, kind: refundRow(row.label) }))
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
  return isOther
    ? {
        ok: false,
        error: {
          field: 'refunded',
          text: of('total')
            .map(({ text }) => text)
            .join(', '),
        },
      }
    : { ok: true, value: [first] }
}

/** Shops round each figure by itself. */
const toleranceCents: Cents = 5
const isNear = (cents: Cents) => Math.abs(cents) <= toleranceCents

/**
 * Money in the rows that total and payment leave out of account: gift cards and credit that a shop counts as paid
 * although the total holds them still, and a row below zero that made nothing of the total, which may be a refund in
 * words that are not known.
 */
function doubtIn(rows: readonly Row[], total: Cents, paid: Cents): Misread | undefined {
  const { subtotal, shipping = 0, tax = 0, reductions } = partsIn(rows)
  const own = rows.filter(({ label }) => isGiftCardRow(label) || isStoreCreditRow(label))
  const ownCents = sumOf(own.flatMap(({ text }) => interpretAmount(text) ?? []))
  const credit = sumOf(
    rows.flatMap(({ label, text }) => (isStoreCreditRow(label) && interpretAmount(text)) || []),
  )
  const whole = subtotal === undefined ? undefined : subtotal + shipping + tax - (reductions - credit)
  const isWithin = whole !== undefined && isNear(whole - total) && ownCents > toleranceCents
  if (isWithin && paid > total - ownCents + toleranceCents)
    return { field: 'paid', text: own.map(({ label, text }) => `${label} ${text}`).join(', ') }
  const isMade = whole !== undefined && isNear(whole - ownCents - total)
  const paidAt = rows.findIndex(({ label }) => fits(label, 'paid'))
  const strange = rows.find(({ label, text }, at) => {
    const isUnexplained = whole === undefined ? at > paidAt : isMade
    return isUnexplained && isUnknownRow(label) && centsIn(text) < -toleranceCents
  })
  return strange && { field: 'refunded', text: `${strange.label} ${strange.text}` }
}

const centsIn = (text: string): Cents => interpretAmount(text)?.cents ?? 0
/** What is written where there is nothing. */
const isBlank = (text: string) => /^\s*([-\u2013\u2014]|none|no|n\/a|free)?\s*$/i.test(text)

function partsIn(rows: readonly Row[]): TotalParts {
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

type TotalName = keyof typeof totalLabels

/** The rows of the label that tells a sum best. */
function textsOf(rows: readonly Row[], name: TotalName): string[] {
  const found = totalLabels[name].map(pattern => rows.filter(({ label }) => isNamed(label, pattern, name)))
  return (found.find(own => own.length > 0) ?? []).map(({ text }) => text)
}

function fits(label: string, name: TotalName): boolean {
  return totalLabels[name].some(pattern => isNamed(label, pattern, name))
}

const wholeSums: readonly TotalName[] = ['total', 'paid', 'due']

function isNamed(label: string, pattern: RegExp, name: TotalName): boolean {
  return pattern.test(label) || (wholeSums.includes(name) && pattern.test(bareLabel(label)))
}

/** A sum that one label tells; undefined where no row does. Two rows of it that differ tell nothing, but for other currencies. */
function oneOf(
  rows: readonly Row[],
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

function eachOf(field: Misread['field'], rows: readonly Row[]): Result<WordedAmount[], Misread> {
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
