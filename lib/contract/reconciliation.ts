import * as v from 'valibot'
import { DifferenceReasonSchema } from '../domain/difference-reason.ts'
import { ReasonCodeSchema } from '../domain/reasons.ts'
import { StatusSchema } from '../domain/status.ts'
import { CentsSchema, InstantSchema, PracticeDaySchema } from '../domain/units.ts'

/** The three sums that must agree, in cents. */
const columns = { taken: CentsSchema, posted: CentsSchema, ledger: CentsSchema }

const list = <S extends v.GenericSchema>(schema: S) => v.pipe(v.array(schema), v.readonly())

const DifferenceSchema = v.object({
  ...columns,
  key: v.string(),
  number: v.nullable(v.string()),
  day: PracticeDaySchema,
  reason: DifferenceReasonSchema,
  status: v.nullable(StatusSchema),
  code: v.nullable(ReasonCodeSchema),
  payments: list(
    v.object({
      id: v.string(),
      day: PracticeDaySchema,
      amountCents: CentsSchema,
      status: v.picklist(['active', 'cancelled', 'entered-in-error']),
    }),
  ),
})

const LineSchema = v.object({ count: v.number(), cents: CentsSchema })

const ReportSchema = v.object({
  from: PracticeDaySchema,
  to: PracticeDaySchema,
  sums: v.object(columns),
  counts: v.object(columns),
  lines: v.object({
    refundsInShop: LineSchema,
    refundsInNextech: LineSchema,
    voids: LineSchema,
    giftCardsSold: LineSchema,
    giftCardsRedeemed: LineSchema,
    others: LineSchema,
  }),
  byDay: list(v.object({ ...columns, day: PracticeDaySchema })),
  byCardType: list(v.object({ ...columns, cardType: v.string() })),
  differences: list(DifferenceSchema),
})

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
    report: ReportSchema,
  }),
)

/** Card payments that the shop took in a range, for the comparison with the processor's file. */
export const CardSalesSchema = v.array(
  v.object({ number: v.string(), day: PracticeDaySchema, cents: CentsSchema }),
)

/** What came of reading more of the ledger. */
export const LedgerReadingSchema = v.object({
  outcome: v.picklist(['done', 'busy', 'trouble', 'not-set-up', 'not-configured']),
})
