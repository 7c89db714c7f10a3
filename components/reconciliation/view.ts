import type { DifferenceReason } from '../../lib/domain/difference-reason.ts'
import type { ReasonCode } from '../../lib/domain/reasons.ts'
import type { Status } from '../../lib/domain/status.ts'
import type { Cents, Instant, PracticeDay } from '../../lib/domain/units.ts'

/** Practice days, both ends included, and how they were chosen. */
export interface RangeView {
  kind: 'day' | 'month' | 'range'
  from: PracticeDay
  to: PracticeDay
}

/** The three sums that must agree. */
export interface ColumnsView {
  taken: Cents
  posted: Cents
  ledger: Cents
}

interface LineView {
  count: number
  cents: Cents
}

export type OwnLine =
  | 'refundsInShop'
  | 'refundsInNextech'
  | 'voids'
  | 'giftCardsSold'
  | 'giftCardsRedeemed'
  | 'others'

export interface DifferenceView extends ColumnsView {
  key: string
  number: string | null
  day: PracticeDay
  reason: DifferenceReason
  status: Status | null
  code: ReasonCode | null
  payments: readonly {
    id: string
    day: PracticeDay
    amountCents: Cents
    status: 'active' | 'cancelled' | 'entered-in-error'
  }[]
}

/** The `Reconciliation` of `lib/reports` fits. */
export interface ReportView {
  from: PracticeDay
  to: PracticeDay
  sums: ColumnsView
  counts: ColumnsView
  lines: Readonly<Record<OwnLine, LineView>>
  byDay: readonly (ColumnsView & { day: PracticeDay })[]
  byCardType: readonly (ColumnsView & { cardType: string })[]
  differences: readonly DifferenceView[]
}

/** A reconciliation with what it rests on. */
export interface AnswerView {
  practice: string
  timeZone: string
  today: PracticeDay
  shopHref: string
  ledger: { readAt: Instant; knownFrom: PracticeDay } | null
  unreadable: number
  report: ReportView
}

export type ColumnName = 'day' | 'amount' | 'number'
export type MappingView = Readonly<Record<ColumnName, number | null>>

export interface ProcessorProblem {
  line: number
  column: string
  kind: 'no-amount' | 'no-day' | 'open-quote'
  text: string
}

export interface ProcessorResult {
  shop: Cents
  processor: Cents
  byDay: readonly { day: PracticeDay; shop: Cents; processor: Cents }[]
  differences: readonly {
    number: string
    day: PracticeDay
    shop: Cents
    processor: Cents
    reason: 'not-at-processor' | 'not-in-shop' | 'amount-differs'
    lines: readonly number[]
  }[]
  matchesOrders: boolean
  rows: number
  outside: number
  inside: number
  problems: readonly ProcessorProblem[]
}

/** Where the processor's file is. */
export type ProcessorView =
  | { kind: 'none' | 'no-headings' | 'cancelled' | 'failed' }
  | { kind: 'columns'; names: readonly string[]; mapping: MappingView }
  | { kind: 'reading'; share: number }
  | { kind: 'compared'; names: readonly string[]; mapping: MappingView; result: ProcessorResult }

export type ReadView =
  | { kind: 'loading' }
  | { kind: 'failed' }
  | { kind: 'not-configured' }
  | { kind: 'ready'; answer: AnswerView }

export interface ReconciliationView {
  range: RangeView
  read: ReadView
  /** What became of reading the ledger back, `busy-now` while it is under way. */
  ledgerReading: 'busy-now' | 'done' | 'busy' | 'trouble' | 'not-set-up' | 'not-configured' | null
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
  onCompare: (mapping: MappingView) => void
  onCancel: () => void
}
