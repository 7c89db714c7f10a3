import type { Rank } from '../../lib/domain/ranking/rank-candidates.ts'
import type { ReasonCode } from '../../lib/domain/reasons.ts'
import type { Status } from '../../lib/domain/status.ts'
import type { Cents, Instant, PracticeDay } from '../../lib/domain/units.ts'

/** One of the four fields, the order's value beside Nextech's. */
export interface FieldView {
  field: 'email' | 'firstName' | 'lastName' | 'phone'
  value: string | null
  likeness: 'equal' | 'different' | 'unknown'
}

/** A patient who might be the customer; the `CandidateView` of `lib/contract` fits. */
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

/** A patient whom staff decided about before; without a name where Nextech knows them no more. */
export interface RememberedPatientView {
  uid: string
  name: string | null
  chartNumber: string | null
}

/** What is remembered of the customer; the `MemoryView` of `lib/contract` fits. */
export interface CustomerMemoryView {
  pairing: {
    patient: RememberedPatientView
    at: Instant
    by: string | null
    state: 'used' | 'changed' | 'gone'
  } | null
  never: readonly RememberedPatientView[]
}

/** Who decided, and when; the name is the one that their browser goes by. */
export interface DecidedView {
  at: Instant
  name: string | null
  isMine: boolean
  undoUntil: Instant | null
  kind: 'patient' | 'new-patient' | 'payment'
}

/** A payment that staff may have posted by hand. */
export interface PaymentView {
  id: string
  day: string
  amountCents: Cents
  cardType: string | null
  text: string
  patient: RememberedPatientView
  fits: boolean
  isTaken: boolean
}

/** A payment in Nextech that a choice would go past; the `ExistingPaymentView` of `lib/contract` fits. */
export interface ExistingPaymentView {
  id: string
  day: string
  amountCents: Cents
  cardType: string | null
  text: string
  patient: RememberedPatientView
  isLive: boolean
}

/** `suspects` may be the order's already; `voided` = it was posted, and staff voided it. */
export interface ExistingView {
  kind: 'suspects' | 'voided'
  payments: readonly ExistingPaymentView[]
}

/** The order to settle; the `ResolveView` of `lib/contract` fits. */
export interface OrderView {
  number: string
  placedOn: string
  amountCents: Cents
  status: Status
  reason: ReasonCode | null
  /** Nextech's own words where it refused the payment. */
  detail: string | null
  customer: PatientForm
  /** Null where a patient may simply be chosen. */
  existing: ExistingView | null
  candidates: readonly CandidateView[]
  trouble: string | null
  open: boolean
  timeZone: string
  today: PracticeDay
  /** How many possible patients there were before the list was cut. */
  found: number
  /** Patients found earlier whom Nextech knows no more. */
  gone: number
  memory: CustomerMemoryView
  /** Other open orders of the same customer. */
  others: readonly { number: string; placedOn: string; amountCents: Cents }[]
  decided: DecidedView | null
  /** Another panel has the order open. */
  other: { name: string | null; since: Instant } | null
  /** Orders that wait for RESOLVE besides this one. */
  waiting: number
}

/** How far the decision is. `secondsLeft` counts down from the undo window to 0. */
export type DecisionStep =
  | { kind: 'choosing' }
  | { kind: 'saving' }
  /** `orders` get the choice; `by` names who made it where it was somebody else, empty without a name. */
  | {
      kind: 'undo'
      secondsLeft: number
      patient: string
      isNew: boolean
      orders: number
      by?: string | undefined
    }
  | { kind: 'done' }
  | { kind: 'undone' }
  /** Linked to a payment that staff posted by hand; it can be taken back as long as the panel is open. */
  | { kind: 'linked' }
  | { kind: 'left' }

/** Something that staff look up in the panel: patients by hand, or payments posted by hand. */
export type Lookup<T> =
  | { kind: 'idle' }
  | { kind: 'busy' }
  | { kind: 'found'; items: readonly T[]; found: number }
  | { kind: 'failed'; message: string }

export interface SettlingView {
  kind: 'order'
  order: OrderView
  step: DecisionStep
  /** Why the last choice could not be saved, in words; null while nothing failed. */
  failure: string | null
  /** Why the last press was not taken for a person's: nothing was done. */
  unseen: 'too-soon' | 'covered' | null
  /** Decided here, and back with staff: on its way to Nextech the order met what is shown now. */
  isReturned: boolean
  search: Lookup<CandidateView>
  payments: Lookup<PaymentView>
  /** Nothing more waits: said once staff asked for the next order. */
  isLast: boolean
}

export type PanelView =
  /** Without a ticket nothing is shown at all. */
  | { kind: 'nothing' }
  | { kind: 'loading' }
  /** `expired`: the ticket is used or old. `unreachable`: the background gave no answer. */
  | { kind: 'trouble'; trouble: 'expired' | 'unreachable' }
  | SettlingView

/** What a person decides in the panel. */
export interface PanelEvents {
  /** `others` = numbers of the customer's other orders that get the same patient. */
  onChoose: (uid: string, others: readonly string[]) => void
  onNewPatient: (completion: PatientForm) => void
  /** "Post anyway": staff saw the payments that stand in the way. */
  onPostAnyway: (uid: string) => void
  onNewPatientAnyway: (completion: PatientForm) => void
  onUndo: () => void
  onSearch: (text: string) => void
  /** Looks for a payment posted by hand: by its number, or with the listed patients. */
  onFindPayment: (paymentId: string) => void
  onLink: (paymentId: string) => void
  /** "Not this one", remembered for the customer, and how to take it back. */
  onDeny: (uid: string) => void
  onAllow: (uid: string) => void
  /** Forgets the customer's remembered patient. */
  onForget: () => void
  onLater: () => void
  onNext: () => void
  /** Opens the list of all that needs staff. */
  onOpenQueue: () => void
  /** Reads the panel again after trouble. */
  onRetry: () => void
  onClose: () => void
}
