import * as v from 'valibot'
import { type PracticeDay, PracticeDaySchema } from '../../domain/units.ts'

/** What is asked of the database: its zone, and its values that there is one of. */
interface NamedValues {
  readonly timeZone: string
  readonly meta: { get(name: string): PromiseLike<{ value: unknown } | undefined> }
}

const name = 'sums'

/** What the kept sums were counted with; another zone or another way of counting needs a recount. */
const StateSchema = v.object({
  timeZone: v.string(),
  way: v.literal(1),
  before: v.optional(v.nullable(PracticeDaySchema), null),
  counted: v.optional(v.number(), 0),
  total: v.optional(v.number(), 0),
  gaps: v.optional(v.string(), '[]'),
})

/** How far the stored orders are counted. */
export interface AggregatesState {
  /** The days before this one are not counted yet; null when all are. */
  before: PracticeDay | null
  /** Orders that were counted, of about so many. */
  counted: number
  total: number
  /** What differed between sums and store when all was counted, see `gapsOf`; more than that came by other hands. */
  gaps?: string
}

/** Undefined where the sums were never begun in this zone. */
export async function aggregatesState(db: NamedValues): Promise<AggregatesState | undefined> {
  const kept = v.safeParse(StateSchema, (await db.meta.get(name))?.value)
  return kept.success && kept.output.timeZone === db.timeZone ? kept.output : undefined
}

/** The row that says so. */
export function aggregatesStateRow(
  timeZone: string,
  state: AggregatesState,
): { name: string; value: unknown } {
  const { before, counted, total, gaps = '[]' } = state
  return { name, value: { timeZone, way: 1, before, counted, total, gaps } }
}

/** Sums of a database that has nothing to be counted, or nothing left. */
export const wholeAggregates: AggregatesState = { before: null, counted: 0, total: 0 }
