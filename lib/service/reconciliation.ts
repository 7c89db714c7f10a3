import type { AnswerOf } from '../contract/messages.ts'
import { netCents } from '../domain/order.ts'
import { addDays, dayReader, startOfDay } from '../domain/practice-day.ts'
import type { PracticeDay } from '../domain/units.ts'
import { reconcile } from '../reports/reconcile.ts'
import { readHistory } from '../sync/ledger-history.ts'
import type { Practice } from './practice.ts'

type ReportContext = Pick<Practice, 'configuration' | 'engine' | 'reports'>

interface Range {
  from: PracticeDay
  to: PracticeDay
}

/** Shop against ledger over a range of practice days, from one snapshot of the store (rules 6). */
export async function reconciliation(
  context: ReportContext,
  range: Range,
): Promise<AnswerOf<'ext-bg/reconcile'>> {
  const { practice, policy, shops } = context.configuration
  const { timeZone } = practice
  const { coverage, unreadable, open: _, ...books } = await context.reports.readSnapshots(range)
  const dayOf = dayReader(timeZone)
  const locationId = coverage?.locationId ?? null
  return {
    practice: practice.name,
    timeZone,
    today: dayOf(context.engine.clock.now()),
    shopHref: shops[0]?.origin ?? '',
    ledger: coverage ? { readAt: coverage.readAt, knownFrom: firstWholeDay(coverage.from, timeZone) } : null,
    unreadable,
    report: reconcile(books, { ...range, labels: policy.cardTypes, locationId }),
  }
}

/** The payments of a range that a processor may have, less what went back, for the merchant processor's file. */
export async function cardSales(
  context: ReportContext,
  range: Range,
): Promise<AnswerOf<'ext-bg/card-sales'>> {
  const { orders } = await context.reports.readSnapshots(range)
  return orders.flatMap(({ sale }) => {
    const { day, number, tender } = sale
    if (sale.paidCents <= 0 || day < range.from || day > range.to) return []
    return [{ number, tender: tender.kind, day, cents: netCents(sale) }]
  })
}

/** Reads the ledger back to the start of a day: what was booked before the first sync is not known yet. */
export async function readLedgerFrom(
  { configuration, engine }: Practice,
  day: PracticeDay,
): Promise<AnswerOf<'ext-bg/read-ledger'>> {
  const { timeZone } = configuration.practice
  return { outcome: await readHistory(engine, startOfDay(day, timeZone)) }
}

/** The first practice day of which the ledger is known from its first moment on. */
function firstWholeDay(from: number, timeZone: string): PracticeDay {
  const day = dayReader(timeZone)(from)
  return startOfDay(day, timeZone) === from ? day : addDays(day, 1)
}
