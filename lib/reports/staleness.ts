import { dayMs, type Instant } from '../domain/units.ts'

/** A working day of a practice (ours): Monday to Friday, 8 AM to 6 PM by its own clock. */
const opens = 8 * 60
const closes = 18 * 60
const friday = 5

/** A sync that proves nothing for this many minutes of a working day is silent (ours). */
const maxMinutes = 30

const minuteMs = 60_000
/** So exactly minutes are counted: a long weekend has thousands. */
const stepMinutes = 5

/**
 * Whether nothing has proved the sync alive for 30 minutes of a working day: minutes outside of working time do not
 * count, so that nobody is alarmed at night or in the first half hour of the morning.
 */
export function isSilent(provenAt: Instant | null, now: Instant, timeZone: string): boolean {
  if (provenAt === null) return false
  if (!isWorkingTime(now, timeZone)) return false
  let minutes = 0
  // Back from now; what lies more than four days back is silence anyway.
  const oldest = Math.max(provenAt, now - 4 * dayMs)
  const stepMs = stepMinutes * minuteMs
  for (let at = now - stepMs; at >= oldest && minutes < maxMinutes; at -= stepMs)
    if (isWorkingTime(at, timeZone)) minutes += stepMinutes
  return minutes >= maxMinutes
}

function isWorkingTime(instant: Instant, timeZone: string): boolean {
  const here = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone)
  const minute = here.hour * 60 + here.minute
  return here.dayOfWeek <= friday && minute >= opens && minute < closes
}
