import type { Today } from '../contract/today.ts'
import { dayReader } from '../reports/calendar.ts'
import { daysNeeded, dayTotals } from '../reports/day-totals.ts'
import { isSilent } from '../reports/staleness.ts'
import type { Health } from '../sync/ports.ts'
import { sourceReports } from './order-sources.ts'
import type { World } from './world.ts'

/** A miscount that was not seen for a day is over. */
const doubtMs = 24 * 60 * 60_000

function recentDoubt({ listDoubt }: Health, now: number): Health['listDoubt'] {
  return listDoubt && now - listDoubt.at < doubtMs ? listDoubt : null
}

/** Today's totals beside other days', what waits for staff, and whether the sync is alive (sync-rules 6). */
export async function today(world: World | undefined): Promise<Today> {
  if (!world) return null
  const { practice, posture, shops, policy } = world.configuration
  const now = world.engine.clock.now()
  const day = dayReader(practice.timeZone)(now)
  const [{ sums, health, counting }, sources] = await Promise.all([
    world.overview.sumsOf(daysNeeded(day)),
    sourceReports(world),
  ])
  return {
    practice: practice.name,
    timeZone: practice.timeZone,
    posture,
    shopHref: shops[0]?.origin ?? '',
    totals: dayTotals(sums, day, policy.cardTypes),
    health: { ...health, listDoubt: recentDoubt(health, now) },
    counting,
    sources,
    silent: isSilent(health.provenAt, now, practice.timeZone),
  }
}
