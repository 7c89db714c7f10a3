import type { DifferenceReason } from './difference-reason.ts'
import type { Cents, PracticeDay } from './units.ts'

interface Columns {
  taken: Cents
  posted: Cents
  ledger: Cents
}

/** What of a difference between shop and ledger tells its cause. */
export interface Differing extends Columns {
  reason: DifferenceReason
  day: PracticeDay
  payments: readonly unknown[]
}

/** Why shop and ledger differ, and by how much in all; `unknown` = the ledger of those days has not been read. */
export interface Cause extends Columns {
  reason: DifferenceReason | 'unknown'
  count: number
  /** Shop less ledger. */
  variance: Cents
  /** False where the ledger of one of these orders has not been read: the variance is not known then. */
  isKnown: boolean
}

/**
 * The differences of a report by their cause, the largest variance first: together they are the whole variance, to the
 * cent. Orders placed before `knownFrom` have no cause that anybody could know, where the ledger holds nothing of them.
 */
export function causesOf(differences: readonly Differing[], knownFrom: PracticeDay | null): Cause[] {
  const groups = Map.groupBy(differences, each => causeOf(each, knownFrom))
  return [...groups]
    .map(([reason, rows]) => ({
      ...{ reason, count: rows.length, ...sum(rows) },
      isKnown: !rows.some(row => isUnknown(row, knownFrom)),
    }))
    .sort(
      (a, b) =>
        Math.abs(b.variance) - Math.abs(a.variance) || b.count - a.count || (a.reason < b.reason ? -1 : 1),
    )
}

/** Why one order differs: that a payment is missing cannot be known before the ledger of its day is read. */
export function causeOf(difference: Differing, knownFrom: PracticeDay | null): Cause['reason'] {
  const { reason } = difference
  return reason === 'missing-in-nextech' && isUnknown(difference, knownFrom) ? 'unknown' : reason
}

/** Whether what the ledger holds of this order cannot be known: it was not read that far back, or not at all. */
export function isUnknown(
  { day, payments }: Pick<Differing, 'day' | 'payments'>,
  knownFrom: PracticeDay | null,
): boolean {
  return payments.length === 0 && isBefore(day, knownFrom)
}

/** Whether the ledger of a day is not known as a whole; null = none of it is. */
export function isBefore(day: PracticeDay, knownFrom: PracticeDay | null): boolean {
  return knownFrom === null || day < knownFrom
}

function sum(rows: readonly Differing[]): Columns & { variance: Cents } {
  const total = { taken: 0, posted: 0, ledger: 0, variance: 0 }
  for (const { taken, posted, ledger } of rows) {
    total.taken += taken
    total.posted += posted
    total.ledger += ledger
    total.variance += taken - ledger
  }
  return total
}
