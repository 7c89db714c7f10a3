import * as v from 'valibot'
import { CentsSchema, InstantSchema, PracticeDaySchema } from '../domain/units.ts'
import { ReconciliationSchema } from '../reports/reconciliation.ts'

/** Which practice days; both ends belong to it. */
export const RangeSchema = v.object({ from: PracticeDaySchema, to: PracticeDaySchema })

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
    report: ReconciliationSchema,
  }),
)
export type ReconciliationAnswer = v.InferOutput<typeof ReconciliationAnswerSchema>

/** Payments that the shop took in a range by other ways than its own gift cards, for the comparison with a processor's file. */
export const CardSalesSchema = v.array(
  v.object({
    number: v.string(),
    tender: v.picklist(['card', 'affirm', 'other']),
    day: PracticeDaySchema,
    cents: CentsSchema,
  }),
)

/** What came of reading more of the ledger. */
export const LedgerReadingSchema = v.object({
  outcome: v.picklist(['done', 'busy', 'trouble', 'not-set-up', 'not-configured']),
})
export type LedgerReading = v.InferOutput<typeof LedgerReadingSchema>
