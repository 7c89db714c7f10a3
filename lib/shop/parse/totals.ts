import type { OrderReading } from '../../contract/readings.ts'
import type { Order } from '../../domain/order.ts'
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
 * An order's totals by their labels (order-pages notes B3). The total and what was paid must be there: a
 * payment is never worked out from the rest. Pages may leave out a refund or a due amount of nothing.
 */
export function interpretTotals(rows: OrderReading['totals']): { ok: true; totals: Totals } | Misread {
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
  const due =
    toldDue === undefined
      ? { ok: true as const, cents: Math.max(total.cents - paid.cents, 0) }
      : money('due', toldDue)
  if (!due.ok) return due
  const read: WordedAmount[] = [total, paid, refunded, due]
  let giftCardCents = 0
  for (const { label, text } of labelled) {
    if (!giftCard.test(label)) continue
    const part = money('gift-card', text)
    if (!part.ok) return part
    giftCardCents += Math.abs(part.cents)
    read.push(part)
  }
  // One figure in another currency is enough: the rest cannot be put beside it.
  const currency = read.find(amount => amount.currency !== undefined)?.currency
  const refundedCents = Math.abs(refunded.cents)
  return {
    ok: true,
    totals: {
      totalCents: total.cents,
      paidCents: paid.cents,
      refundedCents,
      dueCents: due.cents,
      giftCardCents,
      ...(currency !== undefined && { currency }),
    },
  }
}

function money(field: Misread['field'], text: string): ({ ok: true } & WordedAmount) | Misread {
  const amount = interpretAmount(text)
  return amount === undefined ? { ok: false, field, text } : { ok: true, ...amount }
}
