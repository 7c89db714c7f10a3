import * as v from 'valibot'
import { OrderSchema } from './order.ts'
import { PostingSchema } from './posting.ts'
import { ShopProfileSchema } from './shop-profile.ts'
import { InstantSchema } from './units.ts'

const text = v.pipe(v.string(), v.maxLength(2_000))
const origin = v.pipe(v.string(), v.maxLength(300))

/** So much goes along at once. */
export const partSize = { records: 100, memories: 300 } as const

const DenialSchema = v.object({ patientUid: text, fourFields: text, decidedAt: InstantSchema })

/** What staff said of a shop customer: who they are, and who they are not. */
export const MovedMemorySchema = v.object({
  key: text,
  fourFields: text,
  patientUid: v.nullable(text),
  decidedAt: InstantSchema,
  birthDate: v.exactOptional(text),
  by: v.exactOptional(v.nullable(text)),
  goneAt: v.exactOptional(InstantSchema),
  never: v.exactOptional(v.pipe(v.array(DenialSchema), v.maxLength(1_000))),
})
export type MovedMemory = v.InferOutput<typeof MovedMemorySchema>

/** An order with its posting; both speak of one order. */
const MovedRecordSchema = v.pipe(
  v.object({ order: OrderSchema, posting: PostingSchema }),
  v.check(
    ({ order, posting }) => order.number.toLowerCase() === posting.number.toLowerCase(),
    'speaks of two orders',
  ),
)

/** Orders and customers of one part. */
export const movedContent = {
  records: v.pipe(v.array(MovedRecordSchema), v.maxLength(partSize.records)),
  memories: v.pipe(v.array(MovedMemorySchema), v.maxLength(partSize.memories)),
}

/** A part of what goes along. */
export const MovedPartSchema = v.object(movedContent)
export type MovedPart = v.InferOutput<typeof MovedPartSchema>

/** So many pages of one shop are taught at most. */
export const maxTaughtPages = 50

/** What is not of one order or customer: since when each shop was read, and the pages that staff taught. */
export const MovedFactsSchema = v.object({
  shops: v.pipe(
    v.array(v.object({ origin, firstSyncAt: InstantSchema, store: v.exactOptional(text) })),
    v.maxLength(500),
  ),
  profiles: v.record(origin, v.pipe(v.array(ShopProfileSchema), v.maxLength(maxTaughtPages))),
})
export type MovedFacts = v.InferOutput<typeof MovedFactsSchema>

/** How much goes along. */
export const MovingCountsSchema = v.object({
  orders: v.number(),
  /** Orders that staff decided, and that were not posted yet. */
  decisions: v.number(),
  customers: v.number(),
  /** “Not this one”. */
  denials: v.number(),
  shops: v.number(),
  pages: v.number(),
})
export type MovingCounts = v.InferOutput<typeof MovingCountsSchema>

/**
 * Where a practice stands at its backend. `receiving` and `leaving` = under way, `away` = a browser posts; nothing is posted
 * by the backend then. `here` = it posts, as it does where it was never moved.
 */
export const MovingPhaseSchema = v.picklist(['receiving', 'here', 'leaving', 'away'])
export type MovingPhase = v.InferOutput<typeof MovingPhaseSchema>
