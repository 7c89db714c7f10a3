import type { Instant } from './units.ts'

/** Hours of every day, as `19:00` to `06:00`; past midnight where the second comes first in the day. */
export interface Hours {
  from: string
  to: string
}

/** How long until the hours begin, in milliseconds; 0 while they last. The same time twice is the whole day. */
export function untilHours(now: Instant, timeZone: string, { from, to }: Hours): number {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone)
  const [time, begin, end] = [here.toPlainTime(), Temporal.PlainTime.from(from), Temporal.PlainTime.from(to)]
  const { compare } = Temporal.PlainTime
  const [hasBegun, isBeforeEnd] = [compare(time, begin) >= 0, compare(time, end) < 0]
  const isOpen = compare(begin, end) < 0 ? hasBegun && isBeforeEnd : hasBegun || isBeforeEnd
  if (isOpen || compare(begin, end) === 0) return 0
  const day = hasBegun ? here.add({ days: 1 }) : here
  return day.withPlainTime(begin).epochMilliseconds - now
}
