import type { PracticeDay } from '../domain/units.ts'
import { addColumns, isEqual, noSums } from './ledger-columns.ts'
import type { Breakdown, Columns, Difference, Line, Reconciliation } from './reconciliation.ts'

interface Range {
  from: PracticeDay
  to: PracticeDay
}

/** One report of days that were reconciled apart, as those of a closed month are kept: sums and differences add up. */
export function joinedReports(reports: readonly Reconciliation[], { from, to }: Range): Reconciliation {
  const of = (column: 'sums' | 'counts') =>
    reports.reduce((sum, report) => addColumns(sum, report[column]), noSums)
  const byCardType = new Map<string, Columns>()
  for (const { cardType, ...columns } of reports.flatMap(report => report.byCardType))
    byCardType.set(cardType, addColumns(byCardType.get(cardType) ?? noSums, columns))
  return {
    ...{ from, to, sums: of('sums'), counts: of('counts') },
    lines: joinedLines(reports.map(({ lines }) => lines)),
    byDay: reports.flatMap(report => report.byDay).toSorted((a, b) => compare(a.day, b.day)),
    byCardType: [...byCardType]
      .map(([cardType, columns]) => ({ cardType, ...columns }))
      .toSorted((a, b) => b.taken - a.taken || compare(a.cardType, b.cardType)),
    differences: joinedDifferences(reports.flatMap(report => report.differences)),
  }
}

function joinedLines(all: readonly Breakdown[]): Breakdown {
  const of = (name: keyof Breakdown): Line => ({
    count: all.reduce((sum, lines) => sum + lines[name].count, 0),
    cents: all.reduce((sum, lines) => sum + lines[name].cents, 0),
  })
  return {
    refundsInShop: of('refundsInShop'),
    refundsWithoutDay: of('refundsWithoutDay'),
    refundsInNextech: of('refundsInNextech'),
    voids: of('voids'),
    giftCardsSold: of('giftCardsSold'),
    giftCardsRedeemed: of('giftCardsRedeemed'),
    others: of('others'),
  }
}

/** What differs on single days and not on all of them together was booked on another of them. */
function joinedDifferences(all: readonly Difference[]): Difference[] {
  return [...Map.groupBy(all, ({ key }) => key).values()]
    .flatMap(parts => {
      const [first] = parts
      if (first === undefined) return []
      const whole = { ...first, ...parts.reduce<Columns>((sum, part) => addColumns(sum, part), noSums) }
      return whole.reason === 'other-day' && isEqual(whole) && !isBookedApart(whole) ? [] : [whole]
    })
    .toSorted(
      (a, b) => compare(a.day, b.day) || compare(a.number ?? '', b.number ?? '') || compare(a.key, b.key),
    )
}

const isBookedApart = ({ day, payments }: Difference) =>
  payments.some(each => each.status === 'active' && each.amountCents >= 0 && each.day !== day)

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
