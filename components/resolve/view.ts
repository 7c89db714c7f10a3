import type { Cents, PracticeDay } from '../../lib/domain/order.ts'
import type { Rank } from '../../lib/domain/ranking/rank-candidates.ts'
import type { ReasonCode } from '../../lib/domain/reasons.ts'
import type { Status } from '../../lib/domain/status.ts'

/** One of the four fields, the order's value beside Nextech's. */
export interface FieldView {
  field: 'email' | 'firstName' | 'lastName' | 'phone'
  value: string | null
  likeness: 'equal' | 'different' | 'unknown'
}

/** A patient who might be the customer; the `CandidateView` of `lib/protocol` fits. */
export interface CandidateView {
  uid: string
  name: string
  chartNumber: string | null
  birthDate: string | null
  place: string | null
  fields: readonly FieldView[]
  /** How likely it is the customer, and why: it stands in that order. */
  rank: Pick<Rank, 'likelihood' | 'reasons'>
  quotes: readonly { id: string; totalCents: Cents; created: string }[]
}

/** What staff fill in for a new patient. */
export interface PatientForm {
  firstName: string
  lastName: string
  email: string
  phone: string
  birthDate: string
  postalCode: string
}

/** The order to settle; the `ResolveView` of `lib/protocol` fits. */
export interface OrderView {
  number: string
  placedOn: string
  amountCents: Cents
  status: Status
  reason: ReasonCode | null
  /** Nextech's own words where it refused the payment. */
  detail: string | null
  customer: PatientForm
  candidates: readonly CandidateView[]
  trouble: string | null
  open: boolean
}

/** How far the decision is. `secondsLeft` counts down from the undo window to 0. */
export type DecisionStep =
  | { kind: 'choosing' }
  | { kind: 'saving' }
  | { kind: 'undo'; secondsLeft: number; patient: string; isNew: boolean }
  | { kind: 'done' }
  | { kind: 'undone' }

export interface SettlingView {
  kind: 'order'
  order: OrderView
  step: DecisionStep
  /** Why the last choice could not be saved, in words; null while nothing failed. */
  failure: string | null
  /** The practice's today: a birth date lies before it. */
  today: PracticeDay
}

export type PanelView =
  | { kind: 'loading' }
  /** `expired`: the ticket is used or old. `unreachable`: the background gave no answer. */
  | { kind: 'trouble'; trouble: 'expired' | 'unreachable' }
  | SettlingView

/** What a person decides in the panel. */
export interface PanelEvents {
  onChoose: (uid: string) => void
  onNewPatient: (completion: PatientForm) => void
  onUndo: () => void
  /** Reads the panel again after trouble. */
  onRetry: () => void
  onClose: () => void
}
