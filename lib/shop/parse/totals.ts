import type { OrderReading } from '../../contract/readings.ts'
import type { Order } from '../../domain/order.ts'
import type { Result } from '../../domain/result.ts'
import type { Cents } from '../../domain/units.ts'
import { interpretAmount, type WordedAmount } from './amount.ts'
import type { Misread } from './misread.ts'
import { plainLabel } from './plain-label.ts'
import { paidByGiftCards, type TotalParts } from './remainder.ts'
import { isGiftCardRow, isReduction, refundRow, totalLabels } from './totals-labels.ts'

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
  const find = (name: keyof typeof totalLabels) => textOf(labelled, name)
  const total = money('total', find('total') ?? '')
  const paid = money('paid', find('paid') ?? '')
  const refunded = refundedIn(labelled)
  if (!total.ok) return total
  if (!paid.ok) return paid
  if (!refunded.ok) return refunded
  const toldDue = find('due')
  const due: Result<WordedAmount, Misread> =
    toldDue === undefined
      ? { ok: true, value: { cents: Math.max(total.value.cents - paid.value.cents, 0) } }
      : money('due', toldDue)
  if (!due.ok) return due
  const giftCards = eachOf(
    'gift-card',
    labelled.filter(({ label }) => isGiftCardRow(label)),
  )
  if (!giftCards.ok) return giftCards
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
  const of = (wanted: 'total' | 'part' | 'unknown') =>
    kinds.flatMap(({ row, kind }) => (kind === wanted ? [row] : []))
  const totals = eachOf('refunded', of('total'))
  const parts = eachOf('refunded', of('part'))
  if (!totals.ok) return totals
  if (!parts.ok) return parts
  const strange = of('unknown').find(({ text }) => (interpretAmount(text)?.cents ?? 0) !== 0)
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

function partsIn(rows: readonly Row[]): TotalParts {
  const cents = (name: keyof typeof totalLabels) => {
    const text = textOf(rows, name)
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

function textOf(rows: readonly Row[], name: keyof typeof totalLabels): string | undefined {
  return totalLabels[name]
    .map(pattern => rows.find(({ label }) => pattern.test(label))?.text)
    .find(text => text !== undefined)
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
