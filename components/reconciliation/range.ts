import { addDays, daysApart, isPracticeDay, monthOf } from '../../lib/domain/practice-day.ts'
import type { PracticeDay } from '../../lib/domain/units.ts'
import type { RangeView } from './view.ts'

/** Longer ranges are asked for in parts. */
export const maxRangeDays = 366

/** How many days a range has. */
export function rangeLength(from: PracticeDay, to: PracticeDay): number {
  return daysApart(from, to) + 1
}

/** The days of a month as its input gives it, `2026-03`; empty where it gives none. */
export function monthRange(month: string): RangeView {
  return monthAround(`${month}-01`)
}

/** The same end of a range as a day, as its month or as a range. */
export function ofKind({ from, to }: RangeView, kind: RangeView['kind']): RangeView {
  if (kind === 'day') return { kind, from: to, to }
  return kind === 'month' ? monthAround(to) : { kind, from, to }
}

/** The day or month before (`by` -1) or after (1); a range that has no day yet stays so. */
export function shifted(range: RangeView, by: number): RangeView {
  const { kind, from } = range
  if (!isPracticeDay(from)) return range
  if (kind === 'month') return { kind, ...monthOf(from, by) }
  const day = addDays(from, by)
  return { kind, from: day, to: day }
}

function monthAround(day: string): RangeView {
  return { kind: 'month', ...(isPracticeDay(day) ? monthOf(day) : { from: '', to: '' }) }
}
