import * as v from 'valibot'
import { ReasonCodeSchema, TroubleCodeSchema } from '../domain/reasons.ts'
import { MisreadFieldSchema, SourceTroubleCodeSchema } from '../domain/source-trouble.ts'
import { StatusSchema } from '../domain/status.ts'
import { CentsSchema, InstantSchema } from '../domain/units.ts'

/** Whether the sync is alive, as people see it. */
const HealthSchema = v.object({
  provenAt: v.nullable(InstantSchema),
  trouble: v.nullable(
    v.object({
      code: TroubleCodeSchema,
      message: v.string(),
      since: InstantSchema,
      nextTryAt: v.nullable(InstantSchema),
    }),
  ),
  setupFault: v.nullable(v.object({ what: v.string(), detail: v.string() })),
  station: v.nullable(v.object({ since: InstantSchema, otherPayment: v.nullable(v.string()) })),
  listDoubt: v.optional(v.nullable(v.object({ message: v.string(), at: InstantSchema }))),
})

/** Where a shop's orders come from: the pages that staff open, or the shop's own interface. */
const SourceReportSchema = v.variant('kind', [
  v.object({ kind: v.literal('page'), origin: v.string() }),
  v.object({
    kind: v.literal('rest'),
    origin: v.string(),
    address: v.string(),
    readAt: v.nullable(InstantSchema),
    nextTryAt: InstantSchema,
    trouble: v.nullable(
      v.object({ code: SourceTroubleCodeSchema, message: v.string(), since: InstantSchema }),
    ),
    /** Orders that could not be understood. */
    unreadable: v.array(v.object({ number: v.nullable(v.string()), field: MisreadFieldSchema })),
  }),
])
export type SourceReport = v.InferOutput<typeof SourceReportSchema>
const TakenSchema = v.object({
  day: v.string(),
  count: v.number(),
  takenCents: CentsSchema,
  postedCents: CentsSchema,
})

/** Today's counts and money, without anybody's name. */
const TotalsSchema = v.object({
  day: v.string(),
  rows: v.array(v.object({ status: StatusSchema, count: v.number(), amountCents: CentsSchema })),
  count: v.number(),
  amountCents: CentsSchema,
  cardTypes: v.array(v.object({ cardType: v.string(), count: v.number(), takenCents: CentsSchema })),
  takenCents: CentsSchema,
  yesterday: TakenSchema,
  weekBefore: TakenSchema,
  strip: v.array(TakenSchema),
  staff: v.array(v.object({ status: StatusSchema, reason: v.nullable(ReasonCodeSchema), count: v.number() })),
})

/** What the popup shows; null while nothing is configured. */
export const TodaySchema = v.nullable(
  v.object({
    practice: v.string(),
    timeZone: v.string(),
    posture: v.picklist(['observe', 'resolve', 'automatic']),
    shopHref: v.string(),
    totals: TotalsSchema,
    health: HealthSchema,
    /** While the stored orders are counted: the days before `from` are not yet; null = nothing is. */
    counting: v.nullable(v.object({ from: v.nullable(v.string()), counted: v.number(), total: v.number() })),
    sources: v.array(SourceReportSchema),
    /** Nothing proved the sync alive for half an hour of a working day. */
    silent: v.boolean(),
  }),
)
export type Today = v.InferOutput<typeof TodaySchema>
