import type { PracticeDay } from '../../lib/domain/units.ts'
import type { RangeView } from './view.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Longer ranges are asked for in parts. */
export const maxRangeDays = 366

const iso = (at: number) => new Date(at).toISOString().slice(0, 10)

/** How many days a range has. */
export function rangeLength(from: PracticeDay, to: PracticeDay): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1
}

export function lastOfMonth(day: PracticeDay): PracticeDay {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return iso(Date.UTC(year, month, 0))
}

/** The days of a month as its input gives it, `2026-03`; empty where it gives none. */
export function monthRange(month: string): RangeView {
  const first = /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? `${month}-01` : ''
  return { kind: 'month', from: first, to: first && lastOfMonth(first) }
}

/** The day or month before (`by` -1) or after (1). */
export function shifted({ kind, from }: RangeView, by: number): RangeView {
  const [year = 0, month = 1] = from.split('-').map(Number)
  if (kind === 'month') {
    const first = iso(Date.UTC(year, month - 1 + by, 1))
    return { kind, from: first, to: lastOfMonth(first) }
  }
  const day = iso(Date.parse(from) + by * dayMs)
  return { kind, from: day, to: day }
}
