import * as v from 'valibot'
import { type Status, staffStatuses } from './status.ts'

/**
 *  new ─▶ matched ─▶ intent ─▶ sent ─▶ posted ─▶ (voided | refunded)
 *    │       │          ▲        │
 *    │       │          │        ├─▶ refused ─▶ attention
 *    │       │          │        └─▶ unknown ─▶ verifying ─▶ posted | absent ─▶ intent
 *    │       └─▶ resolve / attention (staff) ─▶ matched
 *    └─▶ waiting · skipped · adopted        voided ─▶ left-voided (staff)
 *
 * A decision that is taken back goes the way back to where the order was.
 *
 * From `sent` on, only an answer or the ledger moves a posting: nothing that a page says can.
 */
export const PostingStateSchema = v.picklist([
  'new',
  'matched',
  'intent',
  'sent',
  'unknown',
  'verifying',
  'absent',
  'posted',
  'adopted',
  'refused',
  'resolve',
  'attention',
  'waiting',
  'skipped',
  'voided',
  /** Voided on purpose, as staff said: it waits for nobody (rules 5). */
  'left-voided',
  'refunded',
])
export type PostingState = v.InferOutput<typeof PostingStateSchema>

/** Where an order may rest or go back to while nothing of it is under way: a changed order is decided again. */
export const undecided: readonly PostingState[] = [
  'new',
  'matched',
  'resolve',
  'attention',
  'waiting',
  'skipped',
]
/** What reading the ledger may find about any order that is not under way. */
const found: readonly PostingState[] = ['adopted', 'voided', 'refunded', 'attention']

const moves: Readonly<Record<PostingState, readonly PostingState[]>> = {
  new: [...undecided, ...found, 'left-voided'],
  matched: [...undecided, ...found, 'left-voided', 'intent'],
  intent: ['sent', 'new', ...found],
  sent: ['posted', 'refused', 'unknown', 'intent'],
  refused: ['attention', 'new'],
  unknown: ['verifying'],
  verifying: ['posted', 'absent', 'attention', 'voided', 'refunded'],
  absent: ['intent', 'verifying', 'waiting', 'skipped', ...found, 'posted'],
  posted: ['posted', 'voided', 'left-voided', 'refunded', 'attention'],
  adopted: [...found, 'left-voided', 'new', 'matched', 'resolve'],
  resolve: [...undecided, ...found],
  attention: [...undecided, ...found, 'posted'],
  waiting: [...undecided, ...found],
  skipped: [...undecided, ...found],
  voided: [...found, 'left-voided', 'posted', 'new', 'matched'],
  'left-voided': [...found, 'posted', 'new', 'matched'],
  refunded: [...found, 'posted', 'new'],
}

/** Whether the table above knows the move. */
export function mayMove(from: PostingState, to: PostingState): boolean {
  return moves[from].includes(to)
}

/** Throws on a move that the table does not know: such a move is a bug, never a state of the world. */
export function assertMove(from: PostingState, to: PostingState): void {
  if (from !== to && !mayMove(from, to)) throw new Error(`posting cannot go from ${from} to ${to}`)
}

/** States in which a request may be under way or its outcome open: only the ledger may decide. */
export const openOutcome: readonly PostingState[] = ['sent', 'unknown', 'verifying', 'absent']

/** States that a drain takes up when they are due. */
export const drainable: readonly PostingState[] = [
  'new',
  'matched',
  'intent',
  'sent',
  'unknown',
  'verifying',
  'absent',
]

const statusByState: Readonly<Record<PostingState, Status>> = {
  new: 'pending',
  matched: 'pending',
  intent: 'pending',
  sent: 'posting',
  unknown: 'verifying',
  verifying: 'verifying',
  absent: 'verifying',
  posted: 'synced',
  adopted: 'synced',
  refused: 'attention',
  resolve: 'resolve',
  attention: 'attention',
  waiting: 'waiting',
  skipped: 'skipped',
  voided: 'voided',
  'left-voided': 'voided',
  refunded: 'refunded',
}

/** The status that staff see for a state (rules 2). */
export function statusOf(state: PostingState): Status {
  return statusByState[state]
}

/** States in which an order waits until staff act. */
export const staffStates: readonly PostingState[] = PostingStateSchema.options.filter(
  state => staffStatuses.includes(statusOf(state)) && state !== 'left-voided',
)

/** States in which a paid order is about to be posted by itself, unless something holds every payment back. */
export const pendingStates: readonly PostingState[] = PostingStateSchema.options.filter(
  state => statusOf(state) === 'pending',
)
