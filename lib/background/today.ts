import type { Today } from '../protocol/today.ts'
import { dayReader, dayTotals } from '../reports/day-totals.ts'
import { sourceReports } from './order-sources.ts'
import type { World } from './world.ts'

/** Wider than any practice day, whatever its zone. */
const reachMs = 36 * 60 * 60 * 1000

/** Today's orders by status, what waits for staff, and whether the sync is alive (sync-rules 6). */
export async function today(world: World | undefined): Promise<Today> {
  if (!world) return null
  const { practice, posture, shops } = world.configuration
  const now = world.engine.clock.now()
  const { day, staff, health } = await world.overview.ofDay(now - reachMs, now + reachMs)
  const records = [...new Map([...day, ...staff].map(record => [record.posting.key, record])).values()]
  return {
    practice: practice.name,
    timeZone: practice.timeZone,
    posture,
    shopHref: shops[0]?.origin ?? '',
    totals: dayTotals(records, dayReader(practice.timeZone)(now), practice.timeZone),
    health,
    sources: await sourceReports(world),
  }
}
