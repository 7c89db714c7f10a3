import * as v from 'valibot'
import { InstantSchema } from './units.ts'

/** Payments that left for an order, and of which neither an answer nor the ledger says what became of them. */
export const DoubtSchema = v.object({
  /** How many had no clear answer. */
  unclear: v.number(),
  /** The last was said to be taken, by an answer that names no payment: it is never sent again by itself. */
  accepted: v.boolean(),
  /** Nextech, or a gateway before it, took too long over the last: it may be taken yet. */
  isSlow: v.optional(v.boolean()),
  /** Since when staff are asked to look (`unproven`): nothing is sent before they have decided. */
  askedAt: v.optional(InstantSchema),
})
export type Doubt = v.InferOutput<typeof DoubtSchema>

/** What was in doubt, and one payment more that had no clear answer. */
export function moreDoubt({ doubt }: { doubt?: Doubt | undefined }, accepted = false): Doubt {
  return { unclear: (doubt?.unclear ?? 0) + 1, accepted }
}
