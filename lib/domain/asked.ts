import * as v from 'valibot'
import { type PostingState, PostingStateSchema, staffStates } from './posting-machine.ts'
import type { ReasonCode } from './reasons.ts'
import { InstantSchema } from './units.ts'

/** What an order asked of staff, and since when. */
export const asked = { state: PostingStateSchema, since: InstantSchema }
const AskedSchema = v.object(asked)

/** Who a customer was remembered as. */
export const PairedSchema = v.object({
  fourFields: v.string(),
  patientUid: v.string(),
  decidedAt: InstantSchema,
  birthDate: v.optional(v.string()),
  by: v.optional(v.nullable(v.string())),
  goneAt: v.optional(InstantSchema),
})

/** What of a posting says whether staff are asked about it. */
export interface Judged {
  state: PostingState
  reason: ReasonCode | null
  asked?: v.InferOutput<typeof AskedSchema> | undefined
  decision: object | null
}

/** Whether an order waited for staff before it was made due, and is not judged yet: it waits for them still. */
export function isRechecked({ state, asked, decision }: Omit<Judged, 'reason'>): boolean {
  return state === 'new' && asked !== undefined && decision === null
}

/** The state that says what staff are asked: the one before the order was made due, until it is judged. */
export function askedState(posting: Omit<Judged, 'reason'>): PostingState {
  return (isRechecked(posting) && posting.asked?.state) || posting.state
}

/** Whether the order waits for staff, also while it is judged again. */
export function waitsForStaff(posting: Omit<Judged, 'reason'>): boolean {
  return staffStates.includes(posting.state) || isRechecked(posting)
}

/** The state whose status people see: they can act on what they were asked, where that is still known. */
export function shownState(posting: Judged): PostingState {
  return posting.reason === null ? posting.state : askedState(posting)
}
