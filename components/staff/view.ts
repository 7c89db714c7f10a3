import type {
  ClosingWord,
  Queue,
  QueueRow,
  QuoteRow,
  QuoteWord,
  RememberedList,
} from '../../lib/contract/staff-queue.ts'
import type { OrderAddresses } from '../../lib/domain/order-address.ts'
import type { ReasonCode } from '../../lib/domain/reasons.ts'
import type { Snoozes, SnoozeTime } from '../../lib/domain/snooze.ts'

export type MemoryListView = { kind: 'closed' } | { kind: 'loading' } | ({ kind: 'shown' } & RememberedList)

/** The order that a person closed last on this page. */
export interface ClosedView {
  key: string
  number: string
  kind: ClosingWord['kind'] | 'quote-applied' | 'quote-none'
  /** Why it was not taken, in a sentence. */
  failure: string | null
}

export interface StaffReady extends NonNullable<Queue> {
  kind: 'ready'
  /** The reason that the address asks for. */
  reason: ReasonCode | null
  /** Orders that were put off on this computer. */
  snoozes: Snoozes
  /** Where Shop Manager has the page of an order, by the order's key, as far as this browser has seen it linked. */
  addresses?: OrderAddresses
  /** A look at Nextech that somebody asked for is under way. */
  isLooking: boolean
  /** The order whose panel is open. */
  openKey: string | null
  /** Somebody is signed in at this computer: others know them by their own name. */
  isPersonKnown?: boolean
  memory: MemoryListView
  /** The list could not be read again: it is as it was when it was read last. */
  isOld?: boolean
  /** What was closed last, and can be taken back; `failed` where it was not taken. */
  closed: ClosedView | null
}

export type StaffView =
  | { kind: 'loading' }
  | { kind: 'unreachable' }
  /** The backend does not serve this browser, as the workbench says above; it is read when it does. */
  | { kind: 'away' }
  | { kind: 'not-configured' }
  | StaffReady

/** What a person does under "Needs staff". */
export interface StaffEvents {
  onOpen: (key: string) => void
  onLookAgain: () => void
  /** Puts orders off on this computer; they come back at that time, or when something new is known of them. */
  onSnooze: (rows: readonly QueueRow[], time: SnoozeTime) => void
  onWake: (rows: readonly QueueRow[]) => void
  /** "Leave voided", "Recorded elsewhere": the order waits for nobody any more. */
  onClose: (row: QueueRow) => void
  /** What a person did in Nextech with a payment whose patient had open quotes. */
  onQuoteDone: (row: QuoteRow, word: QuoteWord) => void
  /** Takes the last of these words back. */
  onReopen: () => void
  /** Whether it was kept. */
  onSaveName: (name: string) => Promise<boolean>
  onShowMemory: () => void
  /** Takes back who a customer is, or who they are not (`uid`). */
  onForget: (key: string, uid: string | null) => void
}
