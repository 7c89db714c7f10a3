import type { ActivityPage, ActivityProof } from '../../lib/contract/activity.ts'
import type { ActivityKind } from '../../lib/domain/activity.ts'
import type { SealVerdict } from '../../lib/domain/activity-seal.ts'

export interface ActivityFilter {
  /** An order number as it was typed; empty = all orders. */
  number: string
  kind: ActivityKind | null
}

export interface ActivityReady extends ActivityPage {
  kind: 'ready'
  filter: ActivityFilter
  /** Whether the page begins at the newest entry. */
  newest: boolean
  /** Null where no check came to its end. */
  proof: ActivityProof | null
  /** While every entry is checked: so many of so many. */
  proving: { checked: number; total: number } | null
  exporting: 'busy' | 'failed' | null
  /** What came of the last seal that was saved or compared. */
  sealing: SealNews | null
  /** What the seal that this browser keeps says against the log; null where it says nothing against it. */
  witness: SealVerdict | null
}

/** `nothing` = there is no entry to seal. */
export type SealNews =
  | { kind: 'busy' | 'failed' | 'nothing' }
  | { kind: 'saved'; seq: number }
  | { kind: 'compared'; verdict: SealVerdict }

/** `away`: the backend does not serve this browser, as the workbench says above; it is read when it does. */
export type ActivityView =
  | { kind: 'loading' | 'away' | 'not-configured' }
  | { kind: 'failed'; message: string }
  | ActivityReady

/** What a person does on the activity page. */
export interface ActivityEvents {
  onFilter: (filter: ActivityFilter) => void
  onOlder: () => void
  onNewest: () => void
  onProve: () => void
  onStopProof: () => void
  onSaveSeal: () => void
  /** The text of a file that was chosen. */
  onCompareSeal: (text: string) => void
  /** The restored backup that the browser's seal speaks of was theirs. */
  onAcceptRestore: () => void
  /** Every entry that fits the filter, as a file. */
  onExport: (form: 'csv' | 'json') => void
}
