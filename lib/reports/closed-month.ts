import * as v from 'valibot'
import { type Instant, InstantSchema, type PracticeDay, PracticeDaySchema } from '../domain/units.ts'
import { ColumnsSchema, ReconciliationSchema } from './reconciliation.ts'
import type { SnapshotOrder } from './snapshot.ts'

/** A month as its input gives it: `2026-03`. */
export const MonthSchema = v.pipe(v.string(), v.regex(/^\d{4}-(?:0[1-9]|1[0-2])$/))

/** What one order, or one payment of no order, brings to a month. */
const PartSchema = v.object({
  ...ColumnsSchema.entries,
  /** The order's key, or the payment's id. */
  key: v.string(),
  number: v.nullable(v.string()),
  day: PracticeDaySchema,
})
export type Part = v.InferOutput<typeof PartSchema>

/** A part, with the moment at which Nextech last got a payment of it; null where it has none. */
export interface LivePart extends Part {
  movedAt: Instant | null
}

/** A month as it was when a person closed it: kept, and never counted again (rules 6.2). */
export const ClosedMonthSchema = v.object({
  month: MonthSchema,
  timeZone: v.string(),
  closedAt: InstantSchema,
  closedBy: v.nullable(v.string()),
  ledger: v.object({ readAt: InstantSchema, knownFrom: PracticeDaySchema }),
  report: ReconciliationSchema,
  /** Each of its days by itself; absent in months that an earlier version closed. */
  days: v.optional(v.array(ReconciliationSchema)),
  parts: v.array(PartSchema),
})
export type ClosedMonth = v.InferOutput<typeof ClosedMonthSchema>

/**
 * What came after a month was closed. `refund` = money that went back of an order of the month, and counts on its own
 * day. The others change days of the month: `seen` = an order that was not known then, `posted` and `voided` = money that
 * came to the month in Nextech and left it, `corrected` = anything else.
 */
export const SinceSchema = v.object({
  ...PartSchema.entries,
  kind: v.picklist(['refund', 'seen', 'posted', 'voided', 'corrected']),
  /** The practice day that it belongs to; null where nobody tells it. */
  belongsTo: v.nullable(PracticeDaySchema),
})
export type Since = v.InferOutput<typeof SinceSchema>

/** All that came since a month was closed, by the day that it belongs to: what has none comes last. */
export function sinceClosed(
  kept: Pick<ClosedMonth, 'report' | 'closedAt' | 'parts'>,
  parts: readonly LivePart[],
  orders: readonly SnapshotOrder[],
  dayOf: (at: Instant) => PracticeDay,
): Since[] {
  const now = new Map(parts.map(part => [part.key, part]))
  const then = new Map(kept.parts.map(part => [part.key, part]))
  const changes = [...new Set([...then.keys(), ...now.keys()])].flatMap(key =>
    changeOf(then.get(key), now.get(key), kept.closedAt, dayOf),
  )
  return [...changes, ...refundsSince(kept, orders)].sort(
    (a, b) =>
      compare(a.belongsTo ?? '~', b.belongsTo ?? '~') || compare(a.number ?? a.key, b.number ?? b.key),
  )
}

function changeOf(
  then: Part | undefined,
  now: LivePart | undefined,
  closedAt: Instant,
  dayOf: (at: Instant) => PracticeDay,
): Since[] {
  const part = now ?? then
  if (!part) return []
  const [taken, posted, ledger] = (['taken', 'posted', 'ledger'] as const).map(
    column => (now?.[column] ?? 0) - (then?.[column] ?? 0),
  )
  const moved = { taken: taken ?? 0, posted: posted ?? 0, ledger: ledger ?? 0 }
  if (moved.taken === 0 && moved.posted === 0 && moved.ledger === 0) return []
  const { key, number, day } = part
  const movedAt = now?.movedAt ?? null
  const belongsTo = movedAt !== null && movedAt > closedAt ? dayOf(movedAt) : null
  return [{ key, number, day, ...moved, kind: kindOf(then, moved), belongsTo }]
}

function kindOf(then: Part | undefined, { taken, ledger }: Pick<Part, 'taken' | 'ledger'>): Since['kind'] {
  if (!then && taken !== 0) return 'seen'
  if (taken !== 0) return 'corrected'
  if (ledger === 0) return 'corrected'
  return ledger > 0 ? 'posted' : 'voided'
}

/** What went back of the month's orders after its end, since it was closed. */
function refundsSince(
  { report: { from, to }, closedAt }: Pick<ClosedMonth, 'report' | 'closedAt'>,
  orders: readonly SnapshotOrder[],
): Since[] {
  return orders.flatMap(({ sale, posting }) =>
    sale.day < from || sale.day > to
      ? []
      : (sale.refunds ?? []).flatMap((refund): Since[] =>
          refund.at > closedAt && refund.day > to
            ? [
                {
                  ...{ key: posting.key, number: sale.number, day: sale.day, kind: 'refund' },
                  ...{ taken: -refund.cents, posted: 0, ledger: 0, belongsTo: refund.day },
                },
              ]
            : [],
        ),
  )
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
