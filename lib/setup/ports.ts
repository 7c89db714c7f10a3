import type { DuplicateAudit } from '../domain/duplicate-audit.ts'
import type { Health } from '../domain/health.ts'
import type { SourceTroubleCode } from '../domain/source-trouble.ts'
import type { TestPayment } from '../domain/test-payment.ts'
import type { Instant } from '../domain/units.ts'
import type { Answer } from '../sync/ports/nextech.ts'

/** A location of the practice; `name` with its spaces. `managed` is null where Nextech's build does not tell. */
export interface FoundPlace {
  id: string
  name: string
  active: boolean
  managed: boolean | null
}

export interface FoundProvider {
  id: string
  name: string
  active: boolean
}

/** A patient that is, or nearly is, the set-up article's own. */
export interface FoundDummy {
  uid: string
  chartNumber: string | null
  name: string
  birthDate: string | null
  /** By all that the article asks for. */
  exact: boolean
  locationId: string | null
  providerId: string | null
  referral: { id: string | null; name: string | null }
  /** Nextech's word, such as `patient` or `prospect`; null where its build does not tell (before 14.1). */
  status: string | null
  isInactive: boolean
  gender: string | null
  /** Whether Nextech shows an e-mail: one that is private looks like none (Nextech API 2.3). */
  hasEmail: boolean
  /** Street, city and ZIP in one text; null where it holds none. */
  address: string | null
}

/** Labels that recent payments of the whole practice carry, without whose they are. */
export interface FoundLabels {
  categories: readonly string[]
  cardTypes: readonly string[]
  /** Whether payments tell when they were last changed; null where there is none. */
  dated: boolean | null
}

/** How far the other side's clock is ahead of this machine's, and how unsure that is; in milliseconds. */
export interface ClockOffset {
  ms: number
  unsureMs: number
}

/** The questions that the doctor asks Nextech. Nothing here throws. */
export interface SetupProbe {
  signIn(): Promise<Answer<unknown>>
  places(): Promise<Answer<FoundPlace[]>>
  providers(): Promise<Answer<FoundProvider[]>>
  dummies(): Promise<Answer<FoundDummy[]>>
  labels(from: Instant): Promise<Answer<FoundLabels>>
  quotes(patientUid: string): Promise<Answer<unknown>>
  /** Out of the answers so far; undefined where none told the time. */
  clockOffset(): ClockOffset | undefined
}

/** What the browser lets us do. */
export interface BrowserFacts {
  timeZone: string
  /** Host patterns among these addresses that the browser does not let us reach. */
  unreachable(addresses: readonly string[]): Promise<string[]>
  /** Which of these shops have our script registered. */
  scripted(origins: readonly string[]): Promise<string[]>
}

/** When a label was last seen on a payment of ours, and when Nextech last refused it. */
export interface LabelUse {
  seen: ReadonlyMap<string, Instant>
  refused: ReadonlyMap<string, Instant>
  /** Labels that were sent with a payment which Nextech keeps without one. */
  dropped: ReadonlySet<string>
}

/** How the reading of a shop's own interface goes; null where its orders come from pages. */
export interface RestFacts {
  readAt: Instant | null
  trouble: SourceTroubleCode | null
  unreadable: number
}

/** The kept sums proven against a full count; `days` = whose are wrong. */
export type AggregatesFacts =
  | { kind: 'counting' }
  | { kind: 'right'; orders: number }
  | { kind: 'wrong'; days: readonly string[] }

/** What this browser's store knows. */
export interface StoreFacts {
  countOrders(): Promise<number>
  lastOrderAt(shop: string): Promise<Instant | undefined>
  labels(): Promise<{ category: LabelUse; cardType: LabelUse; brandsWithoutLabel: readonly string[] }>
  /** Whether a payment was ever posted, and a patient created, from here. */
  written(): Promise<{ payment: boolean; patient: boolean }>
  rest(shop: string, address: string): Promise<RestFacts>
  otherStation(): Promise<string | null>
  /** What may hold all posting back. */
  health(): Promise<Health>
  /** Whether the kept sums are what all orders and payments add up to; what is not is counted again. */
  proveAggregates(): Promise<AggregatesFacts>
  proveActivity(): Promise<{ checked: number; brokenAt: number | null }>
  /** The last audit for duplicate patients; undefined where there was none. */
  duplicates(): Promise<DuplicateAudit | undefined>
  noteDuplicates(audit: DuplicateAudit): Promise<void>
}

/** Where test payments are kept. Each method is one transaction; `begin` survives a loss of power. */
export interface TestPaymentStore {
  list(): Promise<TestPayment[]>
  /**
   * Keeps the payment before it leaves. Where its yes was answered already, or another's outcome is open, that one is
   * given instead and nothing may leave.
   */
  begin(payment: TestPayment): Promise<{ begun: boolean; payment: TestPayment }>
  change(yes: string, change: Partial<TestPayment>): Promise<TestPayment>
}
