import * as v from 'valibot'
import { PostingStateSchema } from './posting-machine.ts'
import { ReasonCodeSchema } from './reasons.ts'
import { InstantSchema } from './units.ts'

/** What an order asked of staff, and since when. */
export const AskedSchema = v.object({
  state: PostingStateSchema,
  since: InstantSchema,
  /** What it goes back to where staff take their word back, while nothing else about the order has changed. */
  was: v.optional(
    v.object({
      reason: v.nullable(ReasonCodeSchema),
      detail: v.nullable(v.string()),
      patientUid: v.nullable(v.string()),
    }),
  ),
})
