import * as v from 'valibot'
import { TroubleCodeSchema } from './reasons.ts'
import { InstantSchema } from './units.ts'

/** Whether the sync is alive, for people to see. */
export const HealthSchema = v.object({
  /** The last moment at which a read or a post at Nextech proved the sync alive. */
  provenAt: v.nullable(InstantSchema),
  trouble: v.nullable(
    v.object({
      code: TroubleCodeSchema,
      message: v.string(),
      since: InstantSchema,
      nextTryAt: v.nullable(InstantSchema),
      /** Payments met it: that questions are answered says nothing of whether it is over. */
      ofPayments: v.optional(v.boolean()),
      /** Searches for patients met it: that the ledger can be read says nothing of whether it is over. */
      ofSearches: v.optional(v.boolean()),
    }),
  ),
  /** A fault in the practice's set-up that holds every posting back. */
  setupFault: v.nullable(v.object({ what: v.string(), detail: v.string() })),
  /** Since when this browser posts, and another browser's payment if one was seen since: posting stops then. */
  station: v.nullable(v.object({ since: InstantSchema, otherPayment: v.nullable(v.string()) })),
  /** Somebody stopped all posting (rules 9). */
  paused: v.optional(v.nullable(v.object({ since: InstantSchema, by: v.nullable(v.string()) }))),
  /** The practice is being moved to another host of the sync, or was: nothing is posted from this one. */
  moved: v.optional(v.nullable(v.object({ since: InstantSchema }))),
  /** Restored or moved here: nothing is posted before Nextech's ledger tells what was posted meanwhile. */
  readsFirst: v.optional(v.boolean()),
  /** Orders that went by themselves within the last hour (rules 3). */
  automatic: v.optional(v.array(v.object({ key: v.string(), at: InstantSchema }))),
  /** A list whose own count was less than it showed: it was read to its end, and Nextech should hear of it. */
  listDoubt: v.optional(v.nullable(v.object({ message: v.string(), at: InstantSchema }))),
})
export type Health = v.InferOutput<typeof HealthSchema>
