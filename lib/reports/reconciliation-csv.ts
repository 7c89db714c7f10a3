import { causesOf, isBefore, isUnknown } from '../domain/causes.ts'
import type { DifferenceReason } from '../domain/difference-reason.ts'
import { ledgerLineNames, type OwnLineName, ownLineNames } from '../domain/own-lines.ts'
import type { Cents, PracticeDay } from '../domain/units.ts'
import type { Since } from './closed-month.ts'
import { type Cell, csvText } from './csv.ts'
import type { Columns, Reconciliation } from './reconciliation.ts'

/** What the file says besides figures: the practice, and words in the one language of all such files, English. */
export interface CsvWords {
  practice: string
  timeZone: string
  dayInWords: (day: PracticeDay) => string
  reason: (reason: DifferenceReason) => string
  /** Why one order or payment differs, by the name that badge and queue have for it. */
  why: (difference: Reconciliation['differences'][number]) => string
  /** From which day on the ledger is known; null while none of it is. */
  knownFrom: PracticeDay | null
  /** Stands for a sum of the ledger that is not known. */
  unknown: string
  unknownCause: string
  /** Closed months of which the range has days: when each was closed and who closed it, in a sentence. */
  closed: readonly { month: string; said: string; isLive?: boolean | undefined }[]
  /** Which figures a day has: those that were kept, or those of now. */
  figures: (isKept: boolean) => string
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
  const headings = ['Taken in the shop', 'Posted by our books', 'Nextech ledger', 'Shop less ledger']
  const rows: Cell[][] = [
    ['Reconciliation', practice],
    ['From', ...day(report.from)],
    ['To', ...day(report.to)],
    ['Time zone of all days', timeZone],
    ...words.closed.map(({ said }) => ['Closed', said]),
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
    ...causeRows(report, words),
    [],
    ['Own lines', '', 'Count', 'Dollars'],
    ...breakdownRows(report, isWhole ? null : words.unknown),
    [],
    ['Day', 'Day in words', ...headings, ...(words.closed.length > 0 ? ['Figures'] : [])],
    ...report.byDay.map(each => [
      ...day(each.day),
      ...sums(each, !isBefore(each.day, knownFrom)),
      ...figuresOf(each.day, words),
    ]),
    [],
    ['Card type', '', ...headings],
    ...report.byCardType.map(each => [each.cardType, '', ...sums(each, isWhole)]),
    [],
    ['Day', 'Day in words', ...headings, 'Order', 'Why', 'Status', 'Reason code', 'Payments'],
    ...report.differences.map(each => [
      ...day(each.day),
      ...sums(each, !isUnknown(each, knownFrom)),
      each.number ?? '',
      words.why(each),
      each.status ?? '',
      each.code ?? '',
      each.payments.map(({ id, day: on, status }) => `${id} (${on}, ${status})`).join('; '),
    ]),
    ...sinceRows(words),
  ]
  return csvText(rows)
}

function causeRows({ differences }: Reconciliation, words: CsvWords): Cell[][] {
  return causesOf(differences, words.knownFrom).map(({ reason, count, variance, isKnown }) => [
    reason === 'unknown' ? words.unknownCause : words.reason(reason),
    '',
    count,
    isKnown ? dollars(variance) : words.unknown,
  ])
}

/** Whether a day is shown as it was closed or as it is now; nothing where no day of the range was closed. */
function figuresOf(day: PracticeDay, { closed, figures }: CsvWords): Cell[] {
  if (closed.length === 0) return []
  return [figures(closed.some(({ month, isLive }) => isLive !== true && day.startsWith(month)))]
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

/** `unknown` stands for what the ledger alone tells, where it was not read. */
function breakdownRows({ lines }: Reconciliation, unknown: string | null): Cell[][] {
  return ownLineNames.map(name => [
    ownLineWords[name],
    '',
    ...(unknown !== null && ledgerLineNames.includes(name)
      ? [unknown, unknown]
      : [lines[name].count, dollars(lines[name].cents)]),
  ])
}

/** A cell of money; a sum of the ledger that nobody has read is no amount. */
const dollars = (cents: Cents): Cell => ({ cents })
