import { addDays, daysApart, dayWithin, isPracticeDay, monthOf } from '../../lib/domain/practice-day.ts'
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

/**
 * A range as a day, as its month or as a range. The day is the practice's today where the range holds it, else the range's
 * last day that is not in the future.
 */
export function ofKind(
  { from, to }: RangeView,
  kind: RangeView['kind'],
  today: PracticeDay | null,
): RangeView {
  if (kind === 'day') {
    const day = dayWithin({ from, to }, today)
    return { kind, from: day, to: day }
  }
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

/** Today, or the month of today, as the range is a day or a longer one. */
export function aroundToday(kind: RangeView['kind'], today: PracticeDay): RangeView {
  return kind === 'day' ? { kind, from: today, to: today } : monthAround(today)
}

/** Whether the days behind a range are all in the future. */
export function isLast({ to }: RangeView, today: PracticeDay | null): boolean {
  return today !== null && to >= today
}

function monthAround(day: string): RangeView {
  return { kind: 'month', ...(isPracticeDay(day) ? monthOf(day) : { from: '', to: '' }) }
}
