import type { Health } from '../../domain/health.ts'
import type { LedgerPayment } from '../../domain/ledger.ts'
import type { OrderRecord, Posting } from '../../domain/posting.ts'
import type { PostingState } from '../../domain/posting-machine.ts'
import type { ReasonCode } from '../../domain/reasons.ts'
import type { ClockSeen } from '../../domain/stopwatch.ts'
import type { Instant } from '../../domain/units.ts'
import type { PracticeSetup } from './nextech.ts'

/** What is known of the ledger: everything created from `from` on, up to Nextech's own moment `seenTo`. */
export interface LedgerCoverage extends ClockSeen {
  locationId: string
  from: Instant
  /** The latest `lastUpdated` seen, by Nextech's clock: the next read starts there. */
  seenTo: Instant
  /** When it was last read, by our clock; `shown` = it has shown a payment. */
  readAt: Instant
  /** How far its lists were behind, in milliseconds, and when that was last seen. */
  lag?: { ms: number; at: Instant } | undefined
  shown?: boolean | undefined
}

/** A remembered decision that a shop customer is a Nextech patient (rules 1). */
export interface Pairing {
  /** Shop and normal e-mail of the customer. */
  key: string
  fourFields: string
  patientUid: string
  decidedAt: Instant
  /** The birth date of the order that was decided: father and son may share the four fields. */
  birthDate?: string | undefined
  /** The name of the browser in which the decision was made. */
  by?: string | null | undefined
  /** Since when Nextech knows the patient no more: void, and kept until staff decide otherwise. */
  goneAt?: Instant | undefined
}

/** A remembered "not this one": the patient is not that shop customer while the four fields are unchanged. */
export interface Denial {
  patientUid: string
  fourFields: string
  decidedAt: Instant
}

/** All that staff's decisions left behind about one shop customer. */
export interface CustomerMemory {
  /** Shop and normal e-mail of the customer. */
  key: string
  pairing: Pairing | null
  denials: Denial[]
}

/** Thrown by `update` when the posting changed since it was read: read again and start over. */
export class StaleRevision extends Error {
  constructor(key: string) {
    super(`posting ${key} changed meanwhile`)
  }
}

/**
 * Where orders, postings and the ledger are kept. Every method is one transaction. `shown` = to be looked at alone: while the
 * vault is closed, the customer, the items and all words are blank. Nobody decides by it, and nothing is written of it.
 */
export interface SyncStore {
  /** The record of an order, or undefined. */
  get(key: string, use?: 'shown'): Promise<OrderRecord | undefined>
  /** Postings whose `dueAt` has come, oldest order first. */
  due(now: Instant): Promise<OrderRecord[]>
  /**
   * Makes every posting that is not under way due again, or those that wait for one of these reasons: the set-up, the
   * posture or the connection changed, or a person says so.
   */
  reconsider(now: Instant, reasons?: readonly ReasonCode[]): Promise<void>
  /** When the next posting falls due, if any. */
  nextDue(): Promise<Instant | undefined>
  /** Records of this patient that are still to be posted, or may have been (for claims without a marker). */
  awaiting(patientUid: string): Promise<OrderRecord[]>
  /** Records in these states, oldest order first. */
  inStates(states: readonly PostingState[], use?: 'shown'): Promise<OrderRecord[]>
  /** Records whose patients' open quotes were noted at that moment or later, and staff have not said what became of them; oldest first. */
  withQuotes(from: Instant): Promise<OrderRecord[]>
  /** Records of these order numbers, or holding these payment ids. Throws where one cannot be read, unless `onUnread` takes its key. */
  touchedBy(
    numbers: readonly string[],
    paymentIds: readonly string[],
    onUnread?: (key: string) => void,
  ): Promise<OrderRecord[]>
  /**
   * Changes one posting: refuses a stale revision (`StaleRevision`) and an illegal move (throws), and raises the
   * revision. `strict` returns only when the change would survive a loss of power.
   */
  update(
    record: OrderRecord,
    change: Partial<Posting>,
    durability?: 'strict' | 'relaxed',
  ): Promise<OrderRecord>
  /**
   * The same for a payment that staff name as the order's; undefined where another order holds it. Checked and written
   * in one transaction.
   */
  adopt(record: OrderRecord, paymentId: string, change: Partial<Posting>): Promise<OrderRecord | undefined>
  /** Takes payments over; orders of which the ledger now says something else become due to be judged. */
  saveLedger(payments: readonly LedgerPayment[], coverage?: LedgerCoverage): Promise<void>
  ledgerCoverage(): Promise<LedgerCoverage | undefined>
  /** Payments that speak of the order or carry one of the ids. */
  paymentsOf(number: string, paymentIds: readonly string[]): Promise<LedgerPayment[]>
  paymentsOfPatient(uid: string): Promise<LedgerPayment[]>
  /** The first so many payments that were made from that moment on, by the clock of whichever told of them; oldest first. */
  paymentsFrom(from: Instant, limit: number): Promise<LedgerPayment[]>
  /** Payments whose text begins with no order's marker. */
  unmarkedPayments(): Promise<LedgerPayment[]>
  /** Ids of payments that some posting holds. */
  claimedPayments(ids: readonly string[]): Promise<Set<string>>
  pairing(key: string): Promise<Pairing | undefined>
  savePairing(pairing: Pairing): Promise<void>
  /** Staff take the pairing back. */
  dropPairing(key: string): Promise<void>
  /** Nextech knows this patient no more: what staff said of them stays, and is not acted on. */
  voidPairing(key: string, patientUid: string, goneAt: Instant): Promise<void>
  denials(key: string): Promise<Denial[]>
  /** Remembers "not this one"; a pairing with that patient ends. */
  deny(key: string, denial: Denial): Promise<void>
  /** Staff take a "not this one" back. */
  allow(key: string, patientUid: string): Promise<void>
  /** What is remembered of all customers, the latest decision first. */
  memories(): Promise<CustomerMemory[]>
  /** When this store was first synchronised: older orders are back-fill (rules 2, `late`). */
  firstSync(store: string | undefined): Promise<Instant | undefined>
  /** When the oldest order that is not finished was placed: the ledger must be known from there. */
  oldestOpen(): Promise<Instant | undefined>
  /** The set-up; undefined where it is to be read. */
  setup(): Promise<PracticeSetup | undefined>
  /** Keeps a set-up that was read, or has it read again: then the last good one stays known. */
  saveSetup(setup: PracticeSetup | undefined): Promise<void>
  /** The last set-up that was good and was not found missing since. */
  lastSetup(): Promise<PracticeSetup | undefined>
  /** Something of it is missing: nothing of what was good counts any more. */
  forgetSetup(): Promise<void>
  health(): Promise<Health>
  saveHealth(change: Partial<Health>): Promise<void>
}
