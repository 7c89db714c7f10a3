import type { ActivityPage, ActivityProof } from '../../lib/contract/activity.ts'
import type { ActivityKind } from '../../lib/domain/activity.ts'

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
}

export type ActivityView = { kind: 'loading' } | { kind: 'not-configured' } | ActivityReady

/** What a person does on the activity page. */
export interface ActivityEvents {
  onFilter: (filter: ActivityFilter) => void
  onOlder: () => void
  onNewest: () => void
  onProve: () => void
  onStopProof: () => void
  /** Every entry that fits the filter, as a file. */
  onExport: (form: 'csv' | 'json') => void
}
