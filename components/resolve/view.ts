import type { CandidateView, HandPostedView, ResolveView } from '../../lib/contract/panel.ts'
import type { ClosingWord } from '../../lib/contract/staff-queue.ts'
import type { PatientForm } from '../../lib/domain/patient-form.ts'

/** How far the decision is. `secondsLeft` counts down from the undo window to 0. */
export type DecisionStep =
  | { kind: 'choosing' }
  | { kind: 'saving' }
  /** `orders` get the choice; `by` names who made it where it was somebody else, empty without a name. */
  | {
      kind: 'undo'
      secondsLeft: number
      patient: string
      /** Of a patient who was chosen here. */
      details?: Pick<CandidateView, 'chartNumber' | 'birthDate' | 'place'> | undefined
      isNew: boolean
      orders: number
      by?: string | undefined
    }
  /** `isTooLate`: Undo was pressed, and the payment was on its way already. */
  | { kind: 'done'; isTooLate?: boolean }
  /** `isByOther`: somebody else took back what was decided here. */
  | { kind: 'undone'; isByOther?: boolean }
  /** Undo was pressed and no answer came: nobody can tell whether it was heard. */
  | { kind: 'undo-lost' }
  /** Linked to a payment that staff posted by hand; it can be taken back as long as the panel is open. */
  | { kind: 'linked' }
  /** Something was said of an order that was posted; it can be taken back as long as the panel is open. */
  | { kind: 'settled'; word: ClosingWord['kind'] }
  | { kind: 'left' }

/** Something that staff look up in the panel: patients by hand, or payments posted by hand. */
export type Lookup<T> =
  | { kind: 'idle' }
  | { kind: 'busy' }
  | { kind: 'found'; items: readonly T[]; found: number }
  | { kind: 'failed'; message: string }

export interface SettlingView {
  kind: 'order'
  order: ResolveView
  step: DecisionStep
  /** Why the last choice could not be saved, in words; null while nothing failed. */
  failure: string | null
  /** Why the sync backend does not serve this browser now, in words; null while it does. */
  away: string | null
  /** Why the last press was not taken for a person's: nothing was done. */
  unseen: 'too-soon' | 'covered' | null
  /** Decided here, and back with staff: on its way to Nextech the order met what is shown now. */
  isReturned: boolean
  search: Lookup<CandidateView>
  payments: Lookup<HandPostedView>
  /** Nothing more waits: said once staff asked for the next order. */
  isLast: boolean
  /** Why the next order could not be opened, in words; null while nothing failed. What was decided here stands. */
  nextFailure: string | null
  /** Why the workbench could not be opened at what was asked for, in words; null while nothing failed. */
  openFailure: string | null
}

export type PanelView =
  /** Without a ticket nothing is shown at all. */
  | { kind: 'nothing' }
  | { kind: 'loading' }
  /** `expired`: the ticket is used or old. `unreachable`: no answer came. `said` = why, where that is known. */
  | { kind: 'trouble'; trouble: 'expired' | 'unreachable'; said?: string | null }
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
  /** What staff say of an order that was posted, and how to take it back. */
  onSettle: (word: ClosingWord) => void
  onReopen: () => void
  /** "Not this one", remembered for the customer, and how to take it back. */
  onDeny: (uid: string) => void
  onAllow: (uid: string) => void
  /** Forgets the customer's remembered patient. */
  onForget: () => void
  onLater: () => void
  onNext: () => void
  /** Opens the list of all that needs staff. */
  onOpenQueue: () => void
  /** Opens all that the activity tells of this order. */
  onHistory: () => void
  /** Reads the panel again after trouble. */
  onRetry: () => void
  onClose: () => void
}
