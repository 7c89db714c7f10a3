import * as v from 'valibot'
import { activityKinds, ReadEntrySchema } from '../domain/activity.ts'

const seq = v.pipe(v.number(), v.safeInteger())

/** Which entries: of an order, of a kind, before one that is shown already. */
export const ActivityQuerySchema = v.object({
  number: v.nullable(v.pipe(v.string(), v.maxLength(100))),
  kind: v.nullable(v.picklist(activityKinds)),
  before: v.nullable(seq),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_000)),
})

/** A page of entries, the newest first. */
export const ActivityPageSchema = v.object({
  timeZone: v.string(),
  entries: v.array(ReadEntrySchema),
  /** Older ones fit as well. */
  more: v.boolean(),
})
export type ActivityPage = v.InferOutput<typeof ActivityPageSchema>

const link = v.object({ seq, hash: v.string() })

/** From where a check of the chain goes on; null begins it. */
export const ProofSoFarSchema = v.nullable(v.object({ first: seq, head: link, until: link }))

/** How a chain breaks. */
export const ChainFaultSchema = v.picklist([
  'changed',
  'missing',
  'exchanged',
  'forged',
  'cut',
  'emptied',
  'anchor',
  'foreign',
])

/** Whether a stretch of the chain holds, and where it breaks. */
export const ActivityProofSchema = v.object({
  checked: v.number(),
  first: seq,
  head: link,
  until: link,
  isOver: v.boolean(),
  broken: v.nullable(
    v.object({
      seq,
      why: ChainFaultSchema,
      lost: v.optional(v.number()),
    }),
  ),
  keys: v.picklist(['known', 'closed', 'none']),
  keyedFrom: v.nullable(seq),
})
export type ActivityProof = v.InferOutput<typeof ActivityProofSchema>
