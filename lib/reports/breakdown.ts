import { undatedRefundCents } from '../domain/refund-days.ts'
import type { Cents, PracticeDay } from '../domain/units.ts'
import type { OrderBooks } from './difference.ts'
import type { Breakdown, Line } from './reconciliation.ts'
import type { SnapshotPayment } from './snapshot.ts'

/** Counts the lines over what falls into the range. */
export function ownLines(
  orders: readonly OrderBooks[],
  free: readonly SnapshotPayment[],
  isInside: (day: PracticeDay) => boolean,
): Breakdown {
  const placed = orders.map(({ sale }) => sale).filter(({ day }) => isInside(day))
  const payments = [...orders.flatMap(order => order.payments), ...free].filter(({ day }) => isInside(day))
  const live = payments.filter(({ status }) => status === 'active')
  const undated = placed.map(undatedRefundCents).filter(cents => cents !== 0)
  const dated = orders.flatMap(({ sale }) =>
    (sale.refunds ?? []).flatMap(({ day, cents }) => (isInside(day) ? [cents] : [])),
  )
  const inNextech = (chosen: readonly SnapshotPayment[]) => lineOf(chosen, payment => payment.amountCents)
  return {
    refundsInShop: lineOf([...dated, ...undated], cents => -cents),
    refundsWithoutDay: lineOf(undated, cents => -cents),
    refundsInNextech: inNextech(live.filter(({ amountCents }) => amountCents < 0)),
    voids: inNextech(payments.filter(({ status, amountCents }) => status === 'cancelled' && amountCents > 0)),
    giftCardsSold: lineOf(
      placed.filter(sale => sale.sellsGiftCard),
      sale => sale.paidCents - undatedRefundCents(sale),
    ),
    giftCardsRedeemed: lineOf(
      placed.filter(sale => sale.giftCardCents !== 0),
      sale => sale.giftCardCents,
    ),
    others: inNextech(
      free.filter(({ day, status, numbers }) => isInside(day) && status === 'active' && numbers.length === 0),
    ),
  }
}

function lineOf<T>(items: readonly T[], centsOf: (item: T) => Cents): Line {
  return { count: items.length, cents: items.reduce((sum, item) => sum + centsOf(item), 0) }
}
