import { askedState } from '../domain/asked.ts'
import { statusOf } from '../domain/posting-machine.ts'
import type { ReasonCode } from '../domain/reasons.ts'
import { needsStaff, type Status } from '../domain/status.ts'
import type { Instant, PracticeDay } from '../domain/units.ts'
import { daysNeeded, dayTotals } from '../reports/day-totals.ts'
import type { DayTotals } from '../reports/totals.ts'
import type { Practice } from './practice.ts'
import { reconciliation } from './reconciliation.ts'
import { recordsForStaff } from './staff-queue.ts'

/** What the daily summary of a day says: sums, counts and order numbers, and nobody's name, as it stands now. */
export interface DaySummary {
  madeAt: Instant
  day: PracticeDay
  /** The three sums of the day, and what explains their difference, as the printed page has them. */
  books: Awaited<ReturnType<typeof reconciliation>>
  /** The orders of the day by their states. */
  totals: DayTotals
  /** What waits for staff from any day, by status and reason, the largest group first. */
  staff: readonly WaitingGroup[]
}

export interface WaitingGroup {
  status: Status
  reason: ReasonCode | null
  numbers: readonly string[]
}

type SummaryContext = Pick<Practice, 'configuration' | 'engine' | 'overview' | 'reports'>

/** The daily summary of a practice day (rules 6). Asks the store alone: nobody waits for Nextech. */
export async function daySummary(context: SummaryContext, day: PracticeDay): Promise<DaySummary> {
  const { configuration, engine, overview } = context
  const [books, { sums }, staff] = await Promise.all([
    reconciliation(context, { from: day, to: day }),
    overview.sumsOf(daysNeeded(day)),
    waitingOrders(context),
  ])
  const totals = dayTotals(sums, day, configuration.policy.cardTypes)
  return { madeAt: engine.clock.now(), day, books, totals, staff }
}

async function waitingOrders({ engine }: Pick<Practice, 'engine'>): Promise<WaitingGroup[]> {
  const waiting = (await recordsForStaff(engine)).map(({ posting }) => ({
    number: posting.number,
    status: statusOf(askedState(posting)),
    reason: posting.reason,
  }))
  const groups = Map.groupBy(waiting.filter(needsStaff), ({ status, reason }) => `${status} ${reason}`)
  return [...groups.values()]
    .flatMap(orders => {
      const [first] = orders
      return first ? [{ ...first, numbers: orders.map(({ number }) => number).sort() }] : []
    })
    .map(({ status, reason, numbers }) => ({ status, reason, numbers }))
    .sort((a, b) => b.numbers.length - a.numbers.length || (a.reason ?? '').localeCompare(b.reason ?? ''))
}
