import type { LedgerReading, MonthClosed, ReconciliationAnswer } from '../../lib/contract/reconciliation.ts'
import type { OrderAddresses } from '../../lib/domain/order-address.ts'
import type { PracticeDay } from '../../lib/domain/units.ts'
import type { Choices, Word } from '../../lib/reports/processor/choices.ts'
import type { ProcessorComparison } from '../../lib/reports/processor/compare.ts'
import type { FileReading } from '../../lib/reports/processor/file-reading.ts'
import type { PreviewRow } from '../../lib/reports/processor/preview.ts'

/** Practice days, both ends included, and how they were chosen. */
export interface RangeView {
  kind: 'day' | 'month' | 'range'
  from: PracticeDay
  to: PracticeDay
}

/** A processor's file beside the shop's sales. */
export interface ProcessorResult extends ProcessorComparison, Omit<FileReading, 'transactions' | 'far'> {
  /** Transactions of other days. */
  outside: number
}

/** What is known of an opened file, and how it will be read. */
export interface ProcessorFile {
  /** Headings; empty where the file gives a column none. */
  names: readonly string[]
  choices: Choices
  /** The words in the columns of the kind and the state, the unknown ones first. */
  words: readonly Word[]
  preview: readonly PreviewRow[]
  /** Whether the chosen columns are enough to compare by. */
  usable: boolean
  /** Whether the choices are those of an earlier file with these headings. */
  isRemembered: boolean
}

/** Where the processor's file is. */
export type ProcessorView =
  | { kind: 'none' | 'no-table' | 'cancelled' | 'failed' }
  | ({ kind: 'columns' } & ProcessorFile)
  | { kind: 'reading'; share: number }
  | ({ kind: 'compared'; result: ProcessorResult } & ProcessorFile)

export type ReadView =
  | { kind: 'loading' }
  | { kind: 'failed' }
  | { kind: 'not-configured' }
  | { kind: 'ready'; answer: NonNullable<ReconciliationAnswer> }

export interface ReconciliationView {
  range: RangeView
  /** The practice's own day; null while it is not known. */
  today: PracticeDay | null
  /** The sheet that is printed and filed, instead of the whole page. */
  isSummary: boolean
  read: ReadView
  /** Where Shop Manager has the page of an order, by its number in lower case, as far as this browser has seen it linked. */
  addresses?: OrderAddresses
  /** What became of reading the ledger back, `busy-now` while it is under way. */
  ledgerReading: 'busy-now' | LedgerReading['outcome'] | null
  /** What became of closing the month, `busy` while it is under way. */
  closing: 'busy' | 'failed' | Exclude<MonthClosed['outcome'], 'closed'> | null
  syncing: boolean
  processor: ProcessorView
}

export interface ReconciliationEvents {
  onRange: (range: RangeView) => void
  onRetry: () => void
  onReadLedger: () => void
  /** Keeps the figures of a month, `2026-03`, for good. */
  onCloseMonth: (month: string) => void
  onSyncNow: () => void
  onExport: () => void
  onPrint: () => void
  /** Shows the sheet of the range's day, or the whole page again. */
  onSummary: (isSummary: boolean) => void
  onFile: (file: File) => void
  /** Choices as they are made; what they mean is shown at once. */
  onChoose: (choices: Choices) => void
  onCompare: () => void
  /** What was remembered for this processor is forgotten. */
  onForget: () => void
  onCancel: () => void
}
