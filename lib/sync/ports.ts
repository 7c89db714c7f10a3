import type { DateEvidence } from '../domain/date-order.ts'
import type { Health } from '../domain/health.ts'
import type { LedgerPayment } from '../domain/ledger.ts'
import type { Order } from '../domain/order.ts'
import type { Patient } from '../domain/patient.ts'
import type { OrderRecord, Posting, SentPlan } from '../domain/posting.ts'
import type { PostingState } from '../domain/posting-machine.ts'
import type { Quote } from '../domain/quote.ts'
import type { ReasonCode, TroubleCode } from '../domain/reasons.ts'
import type { ClockSeen, Clocks } from '../domain/stopwatch.ts'
import type { Instant } from '../domain/units.ts'

/** Trouble that is nobody's order's fault: it passes, and the work goes on. */
export interface Trouble {
  ok: false
  trouble: Exclude<TroubleCode, 'not-configured'>
  /** In Nextech's or the browser's own words, without personal data. */
  message: string
  /** How long the other side asked to wait, in milliseconds. */
  retryAfterMs?: number
  /** The HTTP status, where one was answered. */
  status?: number
  /** A payment, or a search for patients, met it (`Health.trouble`). */
  ofPayments?: true
  ofSearches?: true
}

/** A question that Nextech answered, or trouble. */
export type Answer<T> = { ok: true; value: T } | Trouble

/** Nextech understood and said no; repeating it changes nothing. */
export interface Refusal {
  kind: 'refused'
  status: number
  message: string
}

/**
 * How a payment request ended. `done` without an id = it was said to be taken; `text` = the words that the answer shows.
 * `not-processed` with a status, or `hasLeft`, left. `unknown` = only the ledger can tell; `isSlow` = waited for too long.
 */
export type PostOutcome =
  | { kind: 'done'; paymentId: string | null; text?: string }
  | Refusal
  | { kind: 'not-processed'; trouble: Trouble; hasLeft?: true }
  | { kind: 'unknown'; message: string; isSlow?: boolean }

/** How a create request ended. `conflict` = somebody made the patient meanwhile (409). */
export type CreateOutcome =
  | { kind: 'done'; uid: string | null }
  | { kind: 'conflict' }
  | Refusal
  | { kind: 'not-processed'; trouble: Trouble }
  | { kind: 'unknown'; message: string }

/** One patient search; a value is a list that means OR. Equality is always checked again by `lib/domain`. */
export type PatientQuery =
  | { by: 'email'; email: string }
  | { by: 'phone'; forms: readonly string[] }
  | { by: 'name'; given: readonly string[]; family: readonly string[] }
  | { by: 'uid'; uids: readonly string[] }
  | { by: 'chart'; chart: string }
  /** Everybody born on that day, `YYYY-MM-DD`; nobody where Nextech does not search by it. */
  | { by: 'birth-date'; day: string }

/** Ids of the things that the set-up article makes, read once (rules 3). */
export interface PracticeSetup {
  locationId: string
  providerId: string
  referralSourceId: string
  dummyUid: string
}

/** The set-up, or what of it is missing. */
export type SetupReading =
  | { kind: 'ready'; setup: PracticeSetup }
  | {
      kind: 'missing'
      what: 'location-missing' | 'provider-missing' | 'dummy-patient-missing'
      detail: string
    }

export interface NewPatient {
  firstName: string
  lastName: string
  email: string
  phone: string
  birthDate: string
  lines: readonly string[]
  city: string | null
  region: string | null
  postalCode: string
}

/** Which payments to list: those of our location or of one patient, from a moment on. */
export interface LedgerQuery {
  locationId?: string
  patientUid?: string
  createdFrom?: Instant
  updatedFrom?: Instant
  /** Reads payment dates as midnights of this zone, whatever was learned before. */
  dateZone?: string
}

/** Nextech, whatever dialect it speaks. Nothing here throws: expected failures are values. */
export interface Nextech {
  findPatients(query: PatientQuery): Promise<Answer<Patient[]>>
  readSetup(): Promise<Answer<SetupReading>>
  createPatient(patient: NewPatient, setup: PracticeSetup): Promise<CreateOutcome>
  postPayment(patientUid: string, plan: SentPlan, setup: PracticeSetup): Promise<PostOutcome>
  listPayments(query: LedgerQuery): Promise<Answer<LedgerPayment[]>>
  openQuotes(patientUid: string): Promise<Answer<Quote[]>>
  /** Whether a payment or a new patient may leave from here: nowhere where it might be sent twice by itself. */
  readyToWrite(): Promise<Answer<null>>
}

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

/** What is known of an order's row in the shop's list, and whether its page was read since the row changed. */
export interface Listing {
  key: string
  shop: string
  number: string
  /** The row's text as it was last seen. */
  fingerprint: string
  /** The row's text when the order page was last read; null while it never was. */
  readFingerprint: string | null
  /** Until when some page is reading it: no second page should. */
  leaseUntil: Instant
  /** The tab that is reading it, which may take its own lease over after a reload. */
  leaseBy: string | null
  /** The order that its page showed when it was last read: several may have one number. */
  readKey?: string
  /** When the order was last read; not told by rows from before this was kept. */
  readAt?: Instant
  /** Why its page could not be read, if it could not. */
  problem: 'signed-out' | 'failed' | 'not-understood' | 'date-unclear' | 'status-unknown' | null
  /** The status of the shop's own that nobody understood. */
  status?: string
  /** The zone that the order's page names, where it is not the one in which it is read. */
  timeZone?: string
  /** What the list's page gave to tell day from month. */
  dates?: DateEvidence
}

/** Thrown by `update` when the posting changed since it was read: read again and start over. */
export class StaleRevision extends Error {
  constructor(key: string) {
    super(`posting ${key} changed meanwhile`)
  }
}

/**
 * Where readings of the shop arrive. Every method is one transaction. Where personal fields are sealed and the vault is
 * closed, no page is asked for and no order is taken; `shown` = read all the same, blank in their place, to be looked at alone.
 */
export interface IntakeStore {
  /** Notes rows of a list; answers the numbers whose order page should be read now, leased to the reader. */
  seeRows(
    shop: string,
    rows: readonly { number: string; fingerprint: string; dates?: DateEvidence }[],
    now: Instant,
    reader?: string | null,
  ): Promise<string[]>
  /**
   * Which of these orders to look at again, though their rows say nothing new: those that were not read for a day, the
   * longest unread first, within what a shop is asked for in a day. Leased to the reader.
   */
  lookAgain(shop: string, numbers: readonly string[], now: Instant, reader?: string | null): Promise<string[]>
  /** Stores an order that was read in full: a new one starts its posting, a changed one is judged again. Several go together; where one cannot be read (`ValiError`), any of the others may be stored: take each alone then. */
  takeOrder(order: Order, now: Instant): Promise<OrderRecord>
  takeOrders(orders: readonly Order[], now: Instant): Promise<void>
  /** An order page could not be read: it is asked for again after a while. */
  noteUnread(
    shop: string,
    number: string,
    problem: NonNullable<Listing['problem']>,
    now: Instant,
    /** The shop's own word for the status, where it is what nobody understood. */
    status?: string,
  ): Promise<void>
  /** Notes the zone that an order's page names; undefined = none but the shop's. Nothing where its row was never seen. */
  noteZone(shop: string, number: string, timeZone: string | undefined): Promise<void>
  /** Listings of all shops that answer to this. */
  listingsWhere(which: (listing: Listing) => boolean): Promise<Listing[]>
  /** Forgets that the pages of these orders were read, or could not be: they are read again. */
  readAgain(which: (listing: Listing) => boolean): Promise<void>
  /** By the numbers as they were asked for: the case of letters tells none apart (`isSameNumber`). */
  records(shop: string, numbers: readonly string[], use?: 'shown'): Promise<Map<string, OrderRecord>>
  listings(shop: string, numbers: readonly string[], use?: 'shown'): Promise<Map<string, Listing>>
}

type Durability = 'strict' | 'relaxed'

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
  /** Records of these order numbers, or holding these payment ids. */
  touchedBy(numbers: readonly string[], paymentIds: readonly string[]): Promise<OrderRecord[]>
  /**
   * Changes one posting: refuses a stale revision (`StaleRevision`) and an illegal move (throws), and raises the
   * revision. `strict` returns only when the change would survive a loss of power.
   */
  update(record: OrderRecord, change: Partial<Posting>, durability?: Durability): Promise<OrderRecord>
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

export interface Clock extends Clocks {
  sleep(ms: number): Promise<void>
}

/** Numbers in [0, 1). */
export type Random = () => number

/** One holder at a time over all contexts of this installation; `busy` when another holds it. */
export interface Lock {
  ifFree<T>(name: string, job: () => Promise<T>): Promise<T | 'busy'>
}
