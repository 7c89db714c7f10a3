import * as v from 'valibot'
import { HealthSchema } from '../domain/health.ts'
import { PostureSchema } from '../domain/posture.ts'
import { MisreadOrderSchema, SourceStateSchema } from '../domain/source-state.ts'
import { InstantSchema, PracticeDaySchema } from '../domain/units.ts'
import { DayTotalsSchema } from '../reports/totals.ts'

/** Where a shop's orders come from: the pages that staff open, or the shop's own interface. */
export const SourceReportSchema = v.variant('kind', [
  v.object({ kind: v.literal('page'), origin: v.string() }),
  v.object({
    kind: v.literal('rest'),
    origin: v.string(),
    ...v.pick(SourceStateSchema, ['address', 'readAt', 'trouble']).entries,
    nextTryAt: InstantSchema,
    /** Orders that could not be understood. */
    unreadable: v.pipe(v.array(v.omit(MisreadOrderSchema, ['id'])), v.readonly()),
  }),
])
export type SourceReport = v.InferOutput<typeof SourceReportSchema>

/** What the popup shows; null while nothing is configured. */
export const TodaySchema = v.nullable(
  v.object({
    practice: v.string(),
    timeZone: v.string(),
    posture: PostureSchema,
    /** The first shop's address, for the way to its Orders page. */
    shopHref: v.string(),
    totals: DayTotalsSchema,
    health: HealthSchema,
    /**
     * While the stored orders are counted, so many of so many. Days before `from` are not yet and have no figures to
     * show; while it is null not even what waits for staff is.
     */
    counting: v.nullable(
      v.object({ from: v.nullable(PracticeDaySchema), counted: v.number(), total: v.number() }),
    ),
    sources: v.array(SourceReportSchema),
    /** Nothing proved the sync alive for half an hour of a working day. */
    silent: v.boolean(),
  }),
)
export type Today = v.InferOutput<typeof TodaySchema>
