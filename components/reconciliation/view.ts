import type { LedgerReading, ReconciliationAnswer } from '../../lib/contract/reconciliation.ts'
import type { PracticeDay } from '../../lib/domain/units.ts'
import type { ProcessorComparison } from '../../lib/reports/processor/compare.ts'
import type { Mapping } from '../../lib/reports/processor/mapping.ts'
import type { FileReading } from '../../lib/reports/processor/read-rows.ts'

/** Practice days, both ends included, and how they were chosen. */
export interface RangeView {
  kind: 'day' | 'month' | 'range'
  from: PracticeDay
  to: PracticeDay
}

/** A processor's file beside the shop's card sales. */
export interface ProcessorResult extends ProcessorComparison, Omit<FileReading, 'transactions'> {
  /** Transactions inside of the range. */
  inside: number
}

/** Where the processor's file is. */
export type ProcessorView =
  | { kind: 'none' | 'no-headings' | 'cancelled' | 'failed' }
  | { kind: 'columns'; names: readonly string[]; mapping: Mapping }
  | { kind: 'reading'; share: number }
  | { kind: 'compared'; names: readonly string[]; mapping: Mapping; result: ProcessorResult }

export type ReadView =
  | { kind: 'loading' }
  | { kind: 'failed' }
  | { kind: 'not-configured' }
  | { kind: 'ready'; answer: NonNullable<ReconciliationAnswer> }

export interface ReconciliationView {
  range: RangeView
  read: ReadView
  /** What became of reading the ledger back, `busy-now` while it is under way. */
  ledgerReading: 'busy-now' | LedgerReading['outcome'] | null
  syncing: boolean
  processor: ProcessorView
}

export interface ReconciliationEvents {
  onRange: (range: RangeView) => void
  onRetry: () => void
  onReadLedger: () => void
  onSyncNow: () => void
  onExport: () => void
  onPrint: () => void
  onFile: (file: File) => void
  onCompare: (mapping: Mapping) => void
  onCancel: () => void
}
