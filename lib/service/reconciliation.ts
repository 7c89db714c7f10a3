import type { AnswerOf, RequestOf } from '../contract/messages.ts'
import type { ClosingStand } from '../contract/reconciliation.ts'
import { activityNote } from '../domain/activity.ts'
import { isBefore } from '../domain/causes.ts'
import { netCents } from '../domain/order.ts'
import { addDays, dayReader, daysOf, monthOf, startOfDay } from '../domain/practice-day.ts'
import { undatedRefundCents } from '../domain/refund-days.ts'
import type { PracticeDay } from '../domain/units.ts'
import { sinceClosed } from '../reports/closed-month.ts'
import { reconcileInParts } from '../reports/reconcile.ts'
import { readHistory } from '../sync/ledger-history.ts'
import type { Practice } from './practice.ts'

type ReportContext = Pick<Practice, 'configuration' | 'engine' | 'reports'>

interface Range {
  from: PracticeDay
  to: PracticeDay
}

/**
 * Shop against ledger over a range of practice days, from one snapshot of the store (rules 6). A closed month is told as it
 * was closed, and what came since apart (rules 6.2).
 */
export async function reconciliation(
  context: ReportContext,
  range: Range,
): Promise<NonNullable<AnswerOf<'ext-bg/reconcile'>>> {
  const { practice, shops } = context.configuration
  const read = await readRange(context, range)
  const { books, ledger, unreadable, today, counted } = read
  const closed = await context.reports.closedMonths(monthsOf(range))
  const kept = monthIn(range) === undefined ? undefined : closed[0]
  return {
    practice: practice.name,
    timeZone: practice.timeZone,
    today,
    shopHref: shops[0]?.origin ?? '',
    ledger: kept?.ledger ?? ledger,
    unreadable,
    report: kept?.report ?? counted.report,
    closed: closed.map(({ month, closedAt, closedBy }) => ({ month, closedAt, closedBy })),
    since: kept
      ? {
          changes: sinceClosed(kept, counted.parts, books.orders, dayReader(practice.timeZone)),
          sums: counted.report.sums,
        }
      : null,
    closing: kept || monthIn(range) === undefined ? null : standOf(context, read, range),
  }
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
  const { ledger, counted } = read
  if (stand !== 'ready' || ledger === null) return { outcome: stand === 'ready' ? 'ledger-unknown' : stand }
  const closedAt = context.engine.clock.now()
  const isNew = await context.reports.closeMonth({
    ...{ month, closedAt, closedBy: staffName, ledger },
    timeZone: context.configuration.practice.timeZone,
    report: counted.report,
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
  const { practice, policy } = configuration
  const { timeZone } = practice
  const { coverage, unreadable, open: _, ...books } = await reports.readSnapshots(range)
  const locationId = coverage?.locationId ?? null
  return {
    books,
    unreadable,
    today: dayReader(timeZone)(engine.clock.now()),
    ledger: coverage ? { readAt: coverage.readAt, knownFrom: firstWholeDay(coverage.from, timeZone) } : null,
    counted: reconcileInParts(books, { ...range, labels: policy.cardTypes, locationId }),
  }
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
