import type { ActivityEntry, ActivityKind, ActivityNote } from '../domain/activity.ts'
import type { Instant } from '../domain/units.ts'

/** Which entries to read, the newest first. */
export interface ActivityQuery {
  number: string | null
  kind: ActivityKind | null
  /** Entries before this one; null begins at the newest. */
  before: number | null
  limit: number
}

/** Whether every entry is the one that was written, and where the first is not. */
export interface ActivityProof {
  /** How many entries were found right. */
  checked: number
  /** The oldest entry that is kept. */
  first: number
  /** The last entry found right; its hash stands for all before it. */
  head: { seq: number; hash: string }
  broken: { seq: number; why: 'changed' | 'missing' } | null
  /** The newest entry when the check began: what is told meanwhile is left for next time. */
  until: { seq: number; hash: string }
  /** False where there is more to check: the next stretch goes on from this proof. */
  isOver: boolean
}

/** From where a check goes on. */
export type ProofSoFar = Pick<ActivityProof, 'first' | 'head' | 'until'>

/** What was done, in order. Changes in the store tell of themselves; what is changed elsewhere is told here. */
export interface Activity {
  tell(note: ActivityNote): Promise<void>
  page(query: ActivityQuery): Promise<{ entries: ActivityEntry[]; more: boolean }>
  /** Checks one stretch of the chain, from its beginning or from where the check before ended. */
  prove(soFar?: ProofSoFar): Promise<ActivityProof>
  /** Forgets what is older; the chain stays provable. */
  prune(before: Instant): Promise<void>
}
