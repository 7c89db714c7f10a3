import { isWorkingTime, type OpeningTimes } from '../domain/practice-hours.ts'
import { dayMs, type Instant } from '../domain/units.ts'

/** A sync that proves nothing for this many minutes of working time is silent (ours). */
const maxMinutes = 30

const minuteMs = 60_000
/** So exactly minutes are counted: a long weekend has thousands. */
const stepMinutes = 5

/**
 * Whether nothing has proved the sync alive for 30 minutes of working time: minutes outside of the practice's hours do
 * not count, so that nobody is alarmed at night or in the first half hour of the morning.
 */
export function isSilent(
  provenAt: Instant | null,
  now: Instant,
  timeZone: string,
  times: OpeningTimes = {},
): boolean {
  if (provenAt === null) return false
  if (!isWorkingTime(now, timeZone, times)) return false
  let minutes = 0
  // Back from now; what lies more than four days back is silence anyway.
  const oldest = Math.max(provenAt, now - 4 * dayMs)
  const stepMs = stepMinutes * minuteMs
  for (let at = now - stepMs; at >= oldest && minutes < maxMinutes; at -= stepMs)
    if (isWorkingTime(at, timeZone, times)) minutes += stepMinutes
  return minutes >= maxMinutes
}
