import type { Queue, RememberedList } from '../../lib/contract/staff-queue.ts'
import type { ReasonCode } from '../../lib/domain/reasons.ts'

export type MemoryListView = { kind: 'closed' } | { kind: 'loading' } | ({ kind: 'shown' } & RememberedList)

export interface StaffReady extends NonNullable<Queue> {
  kind: 'ready'
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
