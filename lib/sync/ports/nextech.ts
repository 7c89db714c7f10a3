import type { LedgerPayment } from '../../domain/ledger.ts'
import type { Patient } from '../../domain/patient.ts'
import type { SentPlan } from '../../domain/posting.ts'
import type { Quote } from '../../domain/quote.ts'
import type { TroubleCode } from '../../domain/reasons.ts'
import type { Instant } from '../../domain/units.ts'

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
