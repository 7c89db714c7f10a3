import type { AnswerOf, RequestOf } from '../contract/messages.ts'
import type { ClosingStand } from '../contract/reconciliation.ts'
import { activityNote } from '../domain/activity.ts'
import { isBefore } from '../domain/causes.ts'
import { netCents } from '../domain/order.ts'
import { addDays, dayReader, daysOf, monthOf, startOfDay } from '../domain/practice-day.ts'
import { undatedRefundCents } from '../domain/refund-days.ts'
import type { PracticeDay } from '../domain/units.ts'
import { type ClosedMonth, type Since, sinceClosed } from '../reports/closed-month.ts'
import { joinedReports } from '../reports/kept-days.ts'
import { reconcileEach, reconcileInParts, type Scope } from '../reports/reconcile.ts'
import type { Reconciliation } from '../reports/reconciliation.ts'
import { readHistory } from '../sync/ledger-history.ts'
import type { Practice } from './practice.ts'

type ReportContext = Pick<Practice, 'configuration' | 'engine' | 'reports'>

interface Range {
  from: PracticeDay
  to: PracticeDay
}

/**
 * Shop against ledger over a range of practice days, from one snapshot of the store (rules 6). Days of a closed month are
 * told as they were closed, and what came since apart (rules 6.2).
 */
export async function reconciliation(
  context: ReportContext,
  range: Range,
): Promise<NonNullable<AnswerOf<'ext-bg/reconcile'>>> {
  const { practice, shops } = context.configuration
  const read = await readRange(context, range)
  const { ledger, unreadable, today, counted } = read
  const closed = await context.reports.closedMonths(monthsOf(range))
  const isMonth = monthIn(range) !== undefined
  const isKept = (month: ClosedMonth) => isMonth || month.days !== undefined
  // Within one closed month nothing on the page is as it is now.
  const kept = monthsOf(range).length === 1 ? closed.find(isKept) : undefined
  return {
    practice: practice.name,
    timeZone: practice.timeZone,
    today,
    shopHref: shops[0]?.origin ?? '',
    ledger: kept?.ledger ?? ledger,
    unreadable,
    report: isMonth && kept ? kept.report : withKeptDays(context, read, closed, range),
    closed: closed.map(month => ({
      ...{ month: month.month, closedAt: month.closedAt, closedBy: month.closedBy },
      ...(!isKept(month) && { isLive: true }),
    })),
    since: kept ? { changes: await changesSince(context, kept, range), sums: counted.report.sums } : null,
    closing: kept || !isMonth ? null : standOf(context, read, range),
  }
}

/** The days that were closed as they were kept, and those between them as they are now. */
function withKeptDays(
  { configuration }: ReportContext,
  { books, coverage, counted }: RangeRead,
  closed: readonly ClosedMonth[],
  range: Range,
): Reconciliation {
  const { from, to } = range
  const kept = closed.flatMap(({ days = [] }) => days).filter(day => day.from >= from && day.from <= to)
  if (kept.length === 0) return counted.report
  const open = openStretches(range, new Set(kept.map(day => day.from)))
  const now = reconcileEach(books, scopeOf(configuration, coverage, range), open)
  return joinedReports([...kept, ...now], range)
}

/** The days that are not kept, those without a gap between them together. */
function openStretches({ from, to }: Range, kept: ReadonlySet<PracticeDay>): Range[] {
  const stretches: Range[] = []
  for (const day of daysOf(from, to)) {
    const last = stretches.at(-1)
    if (kept.has(day)) continue
    if (last?.to === addDays(day, -1)) last.to = day
    else stretches.push({ from: day, to: day })
  }
  return stretches
}

/** What came since the month was closed, of orders and payments of these days. */
async function changesSince(
  context: ReportContext,
  kept: ClosedMonth,
  { from, to }: Range,
): Promise<Since[]> {
  const { books, counted } = await readRange(context, monthOf(from))
  const dayOf = dayReader(context.configuration.practice.timeZone)
  return sinceClosed(kept, counted.parts, books.orders, dayOf).filter(({ day }) => day >= from && day <= to)
}

/** Keeps the figures of a month as they are now, with who closed it and when (rules 6.2). */
export async function closeMonth(
  context: ReportContext & Pick<Practice, 'activity'>,
  { month }: RequestOf<'ext-bg/close-month'>,
  { staffName }: { staffName: string | null },
): Promise<AnswerOf<'ext-bg/close-month'>> {
  const range = monthOf(`${month}-01`)
  const read = await readRange(context, range)
  const stand = standOf(context, read, range)
  const { ledger, counted, books, coverage } = read
  if (stand !== 'ready' || ledger === null) return { outcome: stand === 'ready' ? 'ledger-unknown' : stand }
  const closedAt = context.engine.clock.now()
  const isNew = await context.reports.closeMonth({
    ...{ month, closedAt, closedBy: staffName, ledger },
    timeZone: context.configuration.practice.timeZone,
    report: counted.report,
    days: reconcileEach(
      books,
      scopeOf(context.configuration, coverage, range),
      daysOf(range.from, range.to).map(day => ({ from: day, to: day })),
    ),
    parts: counted.parts.map(({ movedAt: _movedAt, ...part }) => part),
  })
  if (!isNew) return { outcome: 'already' }
  const amountCents = counted.report.sums.ledger
  await context.activity.tell(
    activityNote({ at: closedAt, actor: 'staff', code: 'month.closed', month, amountCents }),
  )
  return { outcome: 'closed' }
}

type RangeRead = Awaited<ReturnType<typeof readRange>>

async function readRange({ configuration, engine, reports }: ReportContext, range: Range) {
  const { timeZone } = configuration.practice
  const { coverage, unreadable, open: _, ...books } = await reports.readSnapshots(range)
  return {
    books,
    coverage,
    unreadable,
    today: dayReader(timeZone)(engine.clock.now()),
    ledger: coverage ? { readAt: coverage.readAt, knownFrom: firstWholeDay(coverage.from, timeZone) } : null,
    counted: reconcileInParts(books, scopeOf(configuration, coverage, range)),
  }
}

function scopeOf(
  { policy }: ReportContext['configuration'],
  coverage: { locationId?: string | null } | null | undefined,
  range: Range,
): Scope {
  return { ...range, labels: policy.cardTypes, locationId: coverage?.locationId ?? null }
}

/** A month is closed once it is over and all of it is known, after its last moment too. */
function standOf(
  { configuration }: ReportContext,
  { ledger, unreadable, today }: RangeRead,
  { from, to }: Range,
): ClosingStand {
  if (today <= to) return 'not-over'
  const isOver = startOfDay(addDays(to, 1), configuration.practice.timeZone)
  if (ledger === null || isBefore(from, ledger.knownFrom) || ledger.readAt < isOver) return 'ledger-unknown'
  return unreadable > 0 ? 'unreadable' : 'ready'
}

/** The month that a range is; undefined where it is none. */
function monthIn({ from, to }: Range): string | undefined {
  const month = monthOf(from)
  return month.from === from && month.to === to ? from.slice(0, 7) : undefined
}

/** Every month of which a range has days. */
function monthsOf({ from, to }: Range): string[] {
  return [...new Set(daysOf(from, to).map(day => day.slice(0, 7)))]
}

/** The payments of a range that a processor may have, and those of which money went back in it, for the processor's file. */
export async function cardSales(
  context: ReportContext,
  range: Range,
): Promise<AnswerOf<'ext-bg/card-sales'>> {
  const { orders } = await context.reports.readSnapshots(range)
  const isInside = (day: PracticeDay) => day >= range.from && day <= range.to
  return orders.flatMap(({ sale }) => {
    const { day, number, tender, refunds = [] } = sale
    const isOfRange = isInside(day) || refunds.some(refund => isInside(refund.day))
    if (sale.paidCents <= 0 || !isOfRange) return []
    const undated = undatedRefundCents(sale)
    const dated = refunds.map(refund => ({ day: refund.day, cents: refund.cents }))
    const backs = [...(undated === 0 ? [] : [{ day: null, cents: undated }]), ...dated]
    return [{ number, tender: tender.kind, day, cents: netCents(sale), ...(backs.length > 0 && { backs }) }]
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
