import * as v from 'valibot'
import { factGroups } from '../domain/configuration-facts.ts'
import { PostureSchema } from '../domain/posture.ts'

/** What a configuration would post, of the orders that were seen already. */
export const PostingPreviewSchema = v.object({
  orders: v.number(),
  cents: v.number(),
  newPatients: v.number(),
  /** Orders that nothing keeps from it but that a person must look first: no label for the card, or an unusual sum. */
  held: v.optional(v.number()),
  /** How many of the orders nobody has looked up in Nextech yet: any of them may turn out to need staff, or a new patient. */
  unsure: v.optional(v.number()),
})
export type PostingPreview = v.InferOutput<typeof PostingPreviewSchema>

/** A file beside the configuration in force. Nothing of it is used before a person says yes (rules 9). */
export const ProposalSchema = v.variant('kind', [
  v.object({ kind: v.literal('refused'), lines: v.array(v.string()) }),
  v.object({
    kind: v.literal('proposal'),
    /** Names the file and what it was compared with; a yes to anything else is refused. */
    seen: v.string(),
    facts: v.array(
      v.object({
        group: v.picklist(factGroups),
        path: v.string(),
        before: v.nullable(v.string()),
        after: v.nullable(v.string()),
        /** An administrator's policy names it. */
        isLocked: v.boolean(),
      }),
    ),
    posture: PostureSchema,
    /** Null where it would post nothing by itself. */
    posting: v.nullable(PostingPreviewSchema),
  }),
])
export type Proposal = v.InferOutput<typeof ProposalSchema>
