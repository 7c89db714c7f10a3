import type { Cents, PracticeDay } from '../domain/units.ts'
import type { Columns } from './reconciliation.ts'

/** Money in one column on one day. */
export interface Entry {
  column: keyof Columns
  day: PracticeDay
  cardType: string
  cents: Cents
  /** Whether it stands for an order or a payment; a refund only changes one. */
  counts: boolean
}

export function sumOf(entries: readonly Entry[]): Columns {
  const sums: Columns = { taken: 0, posted: 0, ledger: 0 }
  for (const { column, cents } of entries) sums[column] += cents
  return sums
}

/** The sums of each group; entries of one group count in it alone, so that the groups add up to the whole. */
export function sumBy(entries: readonly Entry[], group: (entry: Entry) => string): Map<string, Columns> {
  const sums = new Map<string, Columns>()
  for (const entry of entries) {
    const name = group(entry)
    const known = sums.get(name) ?? { taken: 0, posted: 0, ledger: 0 }
    known[entry.column] += entry.cents
    sums.set(name, known)
  }
  return sums
}

/** How many orders and payments the entries stand for. */
export function countOf(entries: readonly Entry[]): Columns {
  return sumOf(entries.map(entry => ({ ...entry, cents: entry.counts ? 1 : 0 })))
}

export const noSums: Columns = { taken: 0, posted: 0, ledger: 0 }

export function addColumns(a: Columns, b: Columns): Columns {
  return { taken: a.taken + b.taken, posted: a.posted + b.posted, ledger: a.ledger + b.ledger }
}

export function isEqual({ taken, posted, ledger }: Columns): boolean {
  return taken === posted && posted === ledger
}
