import { causesOf, isBefore, isUnknown } from '../domain/causes.ts'
import type { DifferenceReason } from '../domain/difference-reason.ts'
import { type OwnLineName, ownLineNames } from '../domain/own-lines.ts'
import type { Cents, PracticeDay } from '../domain/units.ts'
import type { Since } from './closed-month.ts'
import { type Cell, csvText } from './csv.ts'
import type { Columns, Reconciliation } from './reconciliation.ts'

/** What the file says besides figures: the practice, and its language. */
export interface CsvWords {
  practice: string
  timeZone: string
  dayInWords: (day: PracticeDay) => string
  reason: (reason: DifferenceReason) => string
  /** From which day on the ledger is known; null while none of it is. */
  knownFrom: PracticeDay | null
  /** Stands for a sum of the ledger that is not known. */
  unknown: string
  unknownCause: string
  /** When the month was closed and who closed it, in a sentence; null where these are no kept figures. */
  closed: string | null
  /** What came since, with its name. */
  since: readonly Since[]
  came: (kind: Since['kind']) => string
}

/**
 * A reconciliation as a CSV file. Says nothing of the moment at which it was made, so that the same books give the same
 * bytes; amounts are dollars with a point, days stand in ISO form and in words.
 */
export function reconciliationCsv(report: Reconciliation, words: CsvWords): string {
  const { practice, timeZone, dayInWords } = words
  const day = (iso: PracticeDay) => [iso, dayInWords(iso)]
  const sums = ({ taken, posted, ledger }: Columns, isKnown = true): Cell[] =>
    isKnown
      ? [taken, posted, ledger, taken - ledger].map(dollars)
      : [dollars(taken), dollars(posted), words.unknown, words.unknown]
  const { knownFrom } = words
  const isWhole = !isBefore(report.from, knownFrom)
  const causes = causesOf(report.differences, knownFrom)
  const headings = ['Taken in the shop', 'Posted by our books', 'Nextech ledger', 'Shop less ledger']
  const rows: Cell[][] = [
    ['Reconciliation', practice],
    ['From', ...day(report.from)],
    ['To', ...day(report.to)],
    ['Time zone of all days', timeZone],
    ...(words.closed === null ? [] : [['Closed', words.closed]]),
    [],
    ['Total', '', ...headings],
    ['Dollars', '', ...sums(report.sums, isWhole)],
    [
      'Orders and payments',
      '',
      report.counts.taken,
      report.counts.posted,
      isWhole ? report.counts.ledger : words.unknown,
    ],
    [],
    ['Why shop and ledger differ', '', 'Count', 'Shop less ledger'],
    ...causes.map(({ reason, count, variance, isKnown }): Cell[] => [
      reason === 'unknown' ? words.unknownCause : words.reason(reason),
      '',
      count,
      isKnown ? dollars(variance) : words.unknown,
    ]),
    [],
    ['Own lines', '', 'Count', 'Dollars'],
    ...breakdownRows(report),
    [],
    ['Day', 'Day in words', ...headings],
    ...report.byDay.map(each => [...day(each.day), ...sums(each, !isBefore(each.day, knownFrom))]),
    [],
    ['Card type', '', ...headings],
    ...report.byCardType.map(each => [each.cardType, '', ...sums(each, isWhole)]),
    [],
    ['Day', 'Day in words', ...headings, 'Order', 'Why', 'Status', 'Reason code', 'Payments'],
    ...report.differences.map(each => [
      ...day(each.day),
      ...sums(each, !isUnknown(each, knownFrom)),
      each.number ?? '',
      words.reason(each.reason),
      each.status ?? '',
      each.code ?? '',
      each.payments.map(({ id, day: on, status }) => `${id} (${on}, ${status})`).join('; '),
    ]),
    ...sinceRows(words),
  ]
  return csvText(rows)
}

function sinceRows({ since, came, dayInWords }: CsvWords): Cell[][] {
  if (since.length === 0) return []
  return [
    [],
    [
      'Since it was closed',
      'Belongs to',
      'In words',
      'Taken in the shop',
      'Posted by our books',
      'Nextech ledger',
      'Order',
    ],
    ...since.map(({ kind, belongsTo, taken, posted, ledger, number, key }): Cell[] => [
      came(kind),
      ...(belongsTo === null ? ['', ''] : [belongsTo, dayInWords(belongsTo)]),
      ...[taken, posted, ledger].map(dollars),
      number ?? key,
    ]),
  ]
}

const ownLineWords: Readonly<Record<OwnLineName, string>> = {
  refundsInShop: 'Refunds in the shop',
  refundsWithoutDay: 'Of these, without a day of their own',
  refundsInNextech: 'Refunds recorded in Nextech',
  voids: 'Voided in Nextech',
  giftCardsSold: 'Orders that sell gift cards',
  giftCardsRedeemed: 'Gift cards redeemed',
  others: 'Posted by others in our category',
}

function breakdownRows({ lines }: Reconciliation): Cell[][] {
  return ownLineNames.map(name => [ownLineWords[name], '', lines[name].count, dollars(lines[name].cents)])
}

/** A cell of money; a sum of the ledger that nobody has read is no amount. */
const dollars = (cents: Cents): Cell => ({ cents })
