import type { Health } from '../domain/health.ts'
import type { Patient } from '../domain/patient.ts'
import type { PostingState } from '../domain/posting-machine.ts'
import type { SetupRun } from '../domain/setup-checks.ts'
import type { ShopProfile } from '../domain/shop-profile.ts'
import type { Instant, PracticeDay } from '../domain/units.ts'
import type { ClosedMonth } from '../reports/closed-month.ts'
import type { AggregateRow } from '../reports/daily-aggregates.ts'
import type { Books } from '../reports/reconcile.ts'
import type {
  AggregatesFacts,
  BrowserFacts,
  SetupProbe,
  StoreFacts,
  TestPaymentStore,
} from '../setup/ports.ts'
import type { Answer } from '../sync/ports/nextech.ts'
import type { LedgerCoverage } from '../sync/ports/sync-store.ts'

/** What people look at: counts and days, read straight from the store. */
export interface Overview {
  /** How many orders wait for staff, also while they are judged again. */
  countStaff(): Promise<number>
  keysIn(states: readonly PostingState[]): Promise<string[]>
  /** The orders that wait for staff though they are judged again, and since when: they count among those that wait. */
  rechecked(): Promise<{ key: string; since: Instant }[]>
  /** The kept sums of these days and of what waits for staff, and whether the sync is alive: one snapshot. */
  sumsOf(days: readonly PracticeDay[]): Promise<DaysOverview>
}

export interface DaysOverview {
  /** Days that are not counted yet have none. */
  sums: AggregateRow[]
  health: Health
  /**
   * While the stored orders are counted: from which day on they are, so many of so many; what waits for staff is
   * counted before any day. `from` is null before that. Null once the sums are whole.
   */
  counting: { from: PracticeDay | null; counted: number; total: number } | null
}

/** Practice days, both ends included. */
export interface SnapshotRange {
  from: PracticeDay
  to: PracticeDay
}

/** All that concerns a range, as one transaction saw it. */
export interface OverviewSnapshot extends Books {
  /** What is known of the ledger, and as of when. */
  coverage: LedgerCoverage | undefined
  /** Stored orders or payments that could not be read: they are in no sum. */
  unreadable: number
  /** Days that were read row by row, because no books of them are kept. */
  open: readonly PracticeDay[]
}

/** What reports read, kept beside orders and payments so that nobody waits for all of them. */
export interface KeptReports {
  /** Counts what is not counted yet, then keeps the books of the recent days. Asked twice it is done once. */
  refresh(onCounted: () => void): Promise<void>
  readSnapshots(range: SnapshotRange): Promise<OverviewSnapshot>
  /** Those of these months that were closed, as they were then. */
  closedMonths(months: readonly string[]): Promise<ClosedMonth[]>
  /** Keeps a month for good; false where it was closed before, which then stands. */
  closeMonth(closed: ClosedMonth): Promise<boolean>
  /** Proves all that is kept against orders and payments. What is wrong is counted again by the next `keep`. */
  prove(): Promise<AggregatesFacts>
}

/** A part of all patients, in the order in which Nextech lists them. */
export interface PatientPage {
  patients: Patient[]
  /** Records of the page, readable or not: the next page begins so far behind this one. */
  size: number
  /** Patients in all, where Nextech tells. */
  total: number | null
  unreadable: number
}

/** All patients of the practice, a page at a time. */
export interface PatientPages {
  /** The page that begins at a record, counted from 0; an empty one behind the last. */
  read(offset: number): Promise<Answer<PatientPage>>
}

/** Where the last run of the setup doctor is kept: not in the database, since whether that opens is one of the checks. */
export interface SetupRuns {
  read(): Promise<SetupRun | undefined>
  write(run: SetupRun): Promise<void>
}

/** What the setup doctor asks and keeps. */
export interface SetupPorts {
  probe(): SetupProbe
  facts: StoreFacts
  tests: TestPaymentStore
  runs: SetupRuns
  /** The machine that reads the shops' pages. */
  machine: BrowserFacts
}

/** How pages of the shops are read, as people taught it: kept once for all computers of the practice. */
export interface TaughtPages {
  read(): Promise<Record<string, ShopProfile[]>>
  /** In place of an earlier one of the same page. */
  keep(origin: string, profile: ShopProfile): Promise<void>
  forget(origin: string, page: string): Promise<void>
  /** Pages of one computer that wait for a manager, or that a manager left there; nothing reads by them. */
  offers: PageOffers
}

/** A page that one computer offers; `isDeclined` = a manager said no, and is not asked again. */
export interface PageOffer {
  origin: string
  profile: ShopProfile
  by: string | null
  isDeclined: boolean
}

export interface PageOffers {
  read(): Promise<PageOffer[]>
  /** One change at a time, made of what is there at that moment. */
  change(make: (offers: PageOffer[]) => PageOffer[]): Promise<void>
}

/** Who runs the service, and what it is told. */
export interface Host {
  /** Orders may have become due: the engine should run soon. */
  schedule(): void
  /** What pages show may have changed beside the orders themselves: they should ask again. */
  pagesChanged(): void
  /** The kept reports are to be brought up to date, behind everybody's back. */
  refreshReports(): void
  /** Lets nothing end the process while this work runs. */
  keepAlive<T>(work: Promise<T>): Promise<T>
}
