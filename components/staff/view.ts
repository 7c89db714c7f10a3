import type { FixAction, ReasonCode } from '../../lib/domain/reasons.ts'
import type { Status } from '../../lib/domain/status.ts'
import type { Cents, Instant, PracticeDay } from '../../lib/domain/units.ts'

/** One order that waits for staff; the `QueueRow` of `lib/contract` fits. */
export interface QueueRowView {
  key: string
  number: string
  customer: string
  placedAt: Instant
  amountCents: Cents
  status: Status
  reason: ReasonCode | null
  detail: string | null
  /** Numbers of the payments that may be the order's already. */
  suspects: readonly string[]
  owedCents: Cents
  fix: FixAction | null
  decided: { at: Instant; name: string | null } | null
}

interface PatientView {
  uid: string
  name: string | null
  chartNumber: string | null
}

/** What is remembered of one shop customer; the `Remembered` of `lib/contract` fits. */
export interface RememberedView {
  key: string
  name: string
  email: string
  pairing: {
    patient: PatientView
    at: Instant
    by: string | null
    state: 'used' | 'changed' | 'gone'
  } | null
  never: readonly PatientView[]
}

export type MemoryListView =
  | { kind: 'closed' }
  | { kind: 'loading' }
  | { kind: 'shown'; customers: readonly RememberedView[]; trouble: string | null }

export interface StaffReady {
  kind: 'ready'
  timeZone: string
  today: PracticeDay
  rows: readonly QueueRowView[]
  provenAt: Instant | null
  staffName: string
  /** The reason that the address asks for. */
  reason: ReasonCode | null
  /** A look at Nextech that somebody asked for is under way. */
  isLooking: boolean
  /** The order whose panel is open. */
  openKey: string | null
  memory: MemoryListView
}

export type StaffView =
  | { kind: 'loading' }
  | { kind: 'unreachable' }
  | { kind: 'not-configured' }
  | StaffReady

/** What a person does under "Needs staff". */
export interface StaffEvents {
  onOpen: (key: string) => void
  onLookAgain: () => void
  onSaveName: (name: string) => void
  onShowMemory: () => void
  /** Takes back who a customer is, or who they are not (`uid`). */
  onForget: (key: string, uid: string | null) => void
}
