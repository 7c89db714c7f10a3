import type { OrderReading } from '../../contract/readings.ts'
import type { Order } from '../../domain/order.ts'
import type { Result } from '../../domain/result.ts'
import { interpretAmount, type WordedAmount } from './amount.ts'
import type { Misread } from './misread.ts'
import { plainLabel } from './plain-label.ts'

type Totals = Pick<
  Order,
  'totalCents' | 'paidCents' | 'refundedCents' | 'dueCents' | 'giftCardCents' | 'currency'
>

const grand = [/^grand total( \(incl\. tax\))?$/, /^order total$/, /^grand total(?! \(excl)/, /^total$/]
const giftCard = /^(e-?)?gift ?(card|certificate|code|voucher)s?\b/

/**
 * An order's totals by their labels (order pages B3). The total and what was paid must be there: a
 * payment is never worked out from the rest. Pages may leave out a refund or a due amount of nothing.
 */
export function interpretTotals(rows: OrderReading['totals']): Result<Totals, Misread> {
  const labelled = rows.map(({ label, value }) => ({ label: plainLabel(label), text: value }))
  const find = (...labels: RegExp[]) =>
    labels
      .map(pattern => labelled.find(({ label }) => pattern.test(label))?.text)
      .find(text => text !== undefined)
  const total = money('total', find(...grand) ?? '')
  const paid = money('paid', find(/^total paid$/, /^paid$/) ?? '')
  const refunded = money('refunded', find(/^total refunded$/, /^refunded$/) ?? '$0.00')
  if (!total.ok) return total
  if (!paid.ok) return paid
  if (!refunded.ok) return refunded
  const toldDue = find(/^total due$/, /^due$/)
  const due: Result<WordedAmount, Misread> =
    toldDue === undefined
      ? { ok: true, value: { cents: Math.max(total.value.cents - paid.value.cents, 0) } }
      : money('due', toldDue)
  if (!due.ok) return due
  const read = [total.value, paid.value, refunded.value, due.value]
  let giftCardCents = 0
  for (const { label, text } of labelled) {
    if (!giftCard.test(label)) continue
    const part = money('gift-card', text)
    if (!part.ok) return part
    giftCardCents += Math.abs(part.value.cents)
    read.push(part.value)
  }
  // One figure in another currency is enough: the rest cannot be put beside it.
  const currency = read.find(amount => amount.currency !== undefined)?.currency
  return {
    ok: true,
    value: {
      totalCents: total.value.cents,
      paidCents: paid.value.cents,
      refundedCents: Math.abs(refunded.value.cents),
      dueCents: due.value.cents,
      giftCardCents,
      ...(currency !== undefined && { currency }),
    },
  }
}

function money(field: Misread['field'], text: string): Result<WordedAmount, Misread> {
  const amount = interpretAmount(text)
  return amount === undefined ? { ok: false, error: { field, text } } : { ok: true, value: amount }
}
