import type { ActivityEntry, ActivityKind, ActivityNote } from '../../domain/activity.ts'
import type { Seal, SealVerdict } from '../../domain/activity-seal.ts'
import type { Instant } from '../../domain/units.ts'

/** Which entries to read, the newest first. */
export interface ActivityQuery {
  number: string | null
  kind: ActivityKind | null
  /** Entries before this one; null begins at the newest. */
  before: number | null
  limit: number
}

/** Where a log is not as it was written, and what was done there. */
export interface ProofBreak {
  seq: number
  /**
   * `changed` = its content is another; `missing` = entries between are gone; `exchanged` = two stand in each other's place; `forged` =
   * it fits, and was not written with the log's key; `cut` = the end is gone, `lost` entries of it where that can be told; `emptied` = all
   * is gone; `anchor` = the beginning is gone, and nothing tells that age took it; `foreign` = it is another practice's log.
   */
  why: 'changed' | 'missing' | 'exchanged' | 'forged' | 'cut' | 'emptied' | 'anchor' | 'foreign'
  lost?: number | undefined
}

/** Whether every entry is the one that was written, and where the first is not. */
export interface ActivityProof {
  /** How many entries were found right. */
  checked: number
  /** The oldest entry that is kept. */
  first: number
  /** The last entry found right; its hash stands for all before it. */
  head: { seq: number; hash: string }
  broken: ProofBreak | null
  /** Whether the keys of the chain could be held against it: `closed` = not before the vault is open, `none` = it has none. */
  keys: 'known' | 'closed' | 'none'
  /** The first entry that has a key. */
  keyedFrom: number | null
  /** The newest entry when the check began: what is told meanwhile is left for next time. */
  until: { seq: number; hash: string }
  /** False where there is more to check: the next stretch goes on from this proof. */
  isOver: boolean
}

/** From where a check goes on. */
export type ProofSoFar = Pick<ActivityProof, 'first' | 'head' | 'until'>

/** When a seal is made, and by which clock. */
export type SealMoment = Pick<Seal, 'at' | 'clock'>

/** What was done, in order. Changes in the store tell of themselves; what is changed elsewhere is told here. */
export interface Activity {
  tell(note: ActivityNote): Promise<void>
  page(query: ActivityQuery): Promise<{ entries: ActivityEntry[]; more: boolean }>
  /** Checks one stretch of the chain, from its beginning or from where the check before ended. */
  prove(soFar?: ProofSoFar): Promise<ActivityProof>
  /** Forgets what is older, and tells that it did; the chain stays provable. */
  prune(before: Instant, now: Instant): Promise<void>
  /** Gives the chain keys, where it has none and they can be kept. */
  begin(now: Instant): Promise<void>
  /** What stands for all entries up to now, to be kept elsewhere; undefined while there is none. */
  seal(moment: SealMoment): Promise<Seal | undefined>
  /** Holds a seal, as a text of whatever origin, against the log. */
  compare(text: string, now: Instant): Promise<SealVerdict>
}
