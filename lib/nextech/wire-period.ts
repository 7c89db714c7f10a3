import * as v from 'valibot'
import { isRecord, textOf, whenOf } from './wire-values.ts'

/** When something was, or is, or will be in use; each end as it was told, a year or a month alone as well. */
interface Period {
  start: string | undefined
  end: string | undefined
}

export const PeriodSchema = v.optional(
  v.pipe(
    v.unknown(),
    v.transform((raw): Period | undefined =>
      isRecord(raw) ? { start: textOf(raw.start)?.trim(), end: textOf(raw.end)?.trim() } : undefined,
    ),
  ),
)

/** Whether something is in use at a moment; without one, or where the period cannot be read, it is. */
export function isCurrent(period: Period | undefined, now: number | undefined): boolean {
  if (period === undefined || now === undefined) return true
  return (compared(period.end, now) ?? 0) >= 0 && (compared(period.start, now) ?? 0) <= 0
}

/** Below 0 where it is over, above 0 where it is to come; a year, a month or a day lasts to its end. */
function compared(text: string | undefined, now: number): number | undefined {
  const today = new Date(now).toISOString().slice(0, 10)
  const when = whenOf(text)
  const isPart = /^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/.test(text ?? '')
  const day = isPart ? text : when && 'day' in when ? when.day : undefined
  if (day === undefined) return when && 'instant' in when ? when.instant - now : undefined
  const then = today.slice(0, day.length)
  return Number(day > then) - Number(day < then)
}
