import type { SourceReport, Today } from '../contract/today.ts'
import type { Health } from '../domain/health.ts'
import { dayReader } from '../domain/practice-day.ts'
import { dayMs } from '../domain/units.ts'
import { daysNeeded, dayTotals } from '../reports/day-totals.ts'
import { isSilent } from '../reports/staleness.ts'
import { stateOf } from '../sync/source-state.ts'
import { toldLine } from '../words/told-words.ts'
import type { Practice } from './practice.ts'

/** What was in the way, in the language that is spoken: it is kept in English. */
function healthInWords(health: Health, now: number): Pick<Health, 'trouble' | 'setupFault' | 'listDoubt'> {
  const { trouble, setupFault } = health
  const doubt = recentDoubt(health, now)
  return {
    trouble: trouble && { ...trouble, message: toldLine(trouble.message) },
    setupFault: setupFault && { ...setupFault, detail: toldLine(setupFault.detail) },
    listDoubt: doubt && { ...doubt, message: toldLine(doubt.message) },
  }
}

/** A miscount that was not seen for a day is over. */
function recentDoubt({ listDoubt }: Health, now: number): Health['listDoubt'] {
  return listDoubt && now - listDoubt.at < dayMs ? listDoubt : null
}

type TodayContext = Pick<Practice, 'configuration' | 'engine' | 'overview' | 'polling'>

/** Today's totals beside other days', what waits for staff, and whether the sync is alive (rules 6). */
export async function today(context: TodayContext): Promise<Today> {
  const { practice, posture, shops, policy } = context.configuration
  const now = context.engine.clock.now()
  const day = dayReader(practice.timeZone)(now)
  const [{ sums, health, counting }, sources] = await Promise.all([
    context.overview.sumsOf(daysNeeded(day)),
    sourceReports(context),
  ])
  return {
    practice: practice.name,
    timeZone: practice.timeZone,
    posture,
    shopHref: shops[0]?.origin ?? '',
    totals: dayTotals(sums, day, policy.cardTypes),
    health: { ...health, ...healthInWords(health, now) },
    counting,
    sources,
    silent: isSilent(health.provenAt, now, practice.timeZone, practice),
  }
}

/** Where each shop's orders come from, and how the last reading went. */
async function sourceReports({ configuration, polling }: TodayContext): Promise<SourceReport[]> {
  return Promise.all(
    configuration.shops.map(async ({ origin, rest }): Promise<SourceReport> => {
      if (!rest) return { kind: 'page', origin }
      const state = await stateOf(polling, { shop: origin, address: rest.baseUrl })
      const { readAt, nextPollAt, trouble, unreadable } = state
      return {
        kind: 'rest',
        origin,
        address: rest.baseUrl,
        readAt,
        nextTryAt: nextPollAt,
        trouble: trouble && { ...trouble, message: toldLine(trouble.message) },
        unreadable: unreadable.map(({ number, field }) => ({ number, field })),
      }
    }),
  )
}
