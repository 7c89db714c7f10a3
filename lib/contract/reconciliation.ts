import * as v from 'valibot'
import { CentsSchema, InstantSchema, PracticeDaySchema } from '../domain/units.ts'
import { MonthSchema, SinceSchema } from '../reports/closed-month.ts'
import { ColumnsSchema, ReconciliationSchema } from '../reports/reconciliation.ts'

/** Which practice days; both ends belong to it. */
export const RangeSchema = v.object({ from: PracticeDaySchema, to: PracticeDaySchema })

/** Why a month cannot be closed yet. */
const closingHindrances = ['not-over', 'ledger-unknown', 'unreadable'] as const
export const ClosingStandSchema = v.picklist(['ready', ...closingHindrances])
export type ClosingStand = v.InferOutput<typeof ClosingStandSchema>

/** A manager closes a month: its figures are kept from then on. */
export const CloseMonthSchema = v.object({ month: MonthSchema })

/** What came of it; `already` = somebody had closed it before. */
export const MonthClosedSchema = v.object({
  outcome: v.picklist(['closed', 'already', ...closingHindrances]),
})
export type MonthClosed = v.InferOutput<typeof MonthClosedSchema>

/** A reconciliation with what it rests on; null while nothing is configured. */
export const ReconciliationAnswerSchema = v.nullable(
  v.object({
    practice: v.string(),
    timeZone: v.string(),
    today: PracticeDaySchema,
    shopHref: v.string(),
    /** The moment as of which the ledger is known, and from which practice day on. */
    ledger: v.nullable(v.object({ readAt: InstantSchema, knownFrom: PracticeDaySchema })),
    /** Stored rows that could not be read and are in no sum. */
    unreadable: v.number(),
    /** Days of a closed month as they were when it was closed, all others as they are now. */
    report: ReconciliationSchema,
    /** Months that were closed, of which the range has days; `isLive` = closed by an earlier version, which kept no single days. */
    closed: v.array(
      v.object({
        month: MonthSchema,
        closedAt: InstantSchema,
        closedBy: v.nullable(v.string()),
        isLive: v.optional(v.boolean()),
      }),
    ),
    /** What came after the closing, and the three sums as they are now; null where the range is not of one closed month. */
    since: v.nullable(v.object({ changes: v.array(SinceSchema), sums: ColumnsSchema })),
    /** Whether the range is a month that may be closed now, or what must be first; null where it is none, or closed. */
    closing: v.nullable(ClosingStandSchema),
  }),
)
export type ReconciliationAnswer = v.InferOutput<typeof ReconciliationAnswerSchema>

/** Payments that the shop took in a range by other ways than its own gift cards, for the comparison with a processor's file. */
export const CardSalesSchema = v.array(
  v.object({
    number: v.string(),
    tender: v.picklist(['card', 'affirm', 'other']),
    /** The order's own. */
    day: PracticeDaySchema,
    /** What was captured less all that went back. */
    cents: CentsSchema,
    /** What went back, each with the day on which it was noticed, null = none is known; absent = nothing did. */
    backs: v.optional(v.array(v.object({ day: v.nullable(PracticeDaySchema), cents: CentsSchema }))),
  }),
)

/** What came of reading more of the ledger. */
export const LedgerReadingSchema = v.object({
  outcome: v.picklist(['done', 'busy', 'trouble', 'not-set-up', 'not-configured']),
})
export type LedgerReading = v.InferOutput<typeof LedgerReadingSchema>
