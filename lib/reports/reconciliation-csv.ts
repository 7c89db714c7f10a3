import type { DifferenceReason } from '../domain/difference-reason.ts'
import type { Cents, PracticeDay } from '../domain/units.ts'
import { type Cell, csvText } from './csv.ts'
import type { Columns, Reconciliation } from './reconciliation.ts'

/** What the file says besides figures: the practice, and its language. */
export interface CsvWords {
  practice: string
  timeZone: string
  dayInWords: (day: PracticeDay) => string
  reason: (reason: DifferenceReason) => string
}

/**
 * A reconciliation as a CSV file. Says nothing of the moment at which it was made, so that the same books give the same
 * bytes; amounts are dollars with a point, days stand in ISO form and in words.
 */
export function reconciliationCsv(report: Reconciliation, words: CsvWords): string {
  const { practice, timeZone, dayInWords } = words
  const day = (iso: PracticeDay) => [iso, dayInWords(iso)]
  const sums = ({ taken, posted, ledger }: Columns) => [taken, posted, ledger, taken - ledger].map(dollars)
  const headings = ['Taken in the shop', 'Posted by our books', 'Nextech ledger', 'Shop less ledger']
  const rows: Cell[][] = [
    ['Reconciliation', practice],
    ['From', ...day(report.from)],
    ['To', ...day(report.to)],
    ['Time zone of all days', timeZone],
    [],
    ['Total', '', ...headings],
    ['Dollars', '', ...sums(report.sums)],
    ['Orders and payments', '', report.counts.taken, report.counts.posted, report.counts.ledger],
    [],
    ['Own lines', '', 'Count', 'Dollars'],
    ...breakdownRows(report),
    [],
    ['Day', 'Day in words', ...headings],
    ...report.byDay.map(each => [...day(each.day), ...sums(each)]),
    [],
    ['Card type', '', ...headings],
    ...report.byCardType.map(each => [each.cardType, '', ...sums(each)]),
    [],
    ['Day', 'Day in words', ...headings, 'Order', 'Why', 'Status', 'Reason code', 'Payments'],
    ...report.differences.map(each => [
      ...day(each.day),
      ...sums(each),
      each.number ?? '',
      words.reason(each.reason),
      each.status ?? '',
      each.code ?? '',
      each.payments.map(({ id, day: on, status }) => `${id} (${on}, ${status})`).join('; '),
    ]),
  ]
  return csvText(rows)
}

function breakdownRows({ lines }: Reconciliation): Cell[][] {
  const row = (name: string, { count, cents }: { count: number; cents: Cents }) => [
    name,
    '',
    count,
    dollars(cents),
  ]
  return [
    row('Refunds in the shop', lines.refundsInShop),
    row('Refunds recorded in Nextech', lines.refundsInNextech),
    row('Voided in Nextech', lines.voids),
    row('Orders that sell gift cards', lines.giftCardsSold),
    row('Gift cards redeemed', lines.giftCardsRedeemed),
    row('Posted by others in our category', lines.others),
  ]
}

/** `-1032.50` as a number, never through a sum of fractions. */
const dollars = (cents: Cents): number => cents / 100
