import type { Configuration } from '../../lib/domain/configuration.ts'
import type { ReasonCode, TroubleCode } from '../../lib/domain/reasons.ts'
import type { SourceTroubleCode } from '../../lib/domain/source-trouble.ts'
import type { Status } from '../../lib/domain/status.ts'
import type { Cents, Instant, PracticeDay } from '../../lib/domain/units.ts'

/** Whether the sync is alive; the `Health` of `lib/sync/ports.ts` fits. */
export interface HealthView {
  provenAt: Instant | null
  trouble: { code: TroubleCode; message: string; since: Instant; nextTryAt: Instant | null } | null
  setupFault: { what: string; detail: string } | null
  station: { since: Instant; otherPayment: string | null } | null
  listDoubt?: { message: string; at: Instant } | null | undefined
}

/** What the popup tells of a shop: only what keeps its orders back. */
export type SourceView =
  | { kind: 'page'; origin: string }
  | {
      kind: 'rest'
      origin: string
      trouble: { code: SourceTroubleCode; message: string; since: Instant } | null
    }
/** Orders and money of one day. */
export interface TakenView {
  day: PracticeDay
  count: number
  takenCents: Cents
  postedCents: Cents
}

/** Today's orders, and what waits for staff; the `DayTotals` of `lib/reports` fit. */
export interface TotalsView {
  day: PracticeDay
  rows: readonly { status: Status; count: number; amountCents: Cents }[]
  count: number
  amountCents: Cents
  cardTypes: readonly { cardType: string; count: number; takenCents: Cents }[]
  takenCents: Cents
  yesterday: TakenView
  /** The same weekday of the week before. */
  weekBefore: TakenView
  /** The last fourteen days, today at the end. */
  strip: readonly TakenView[]
  staff: readonly { status: Status; reason: ReasonCode | null; count: number }[]
}

/** The shop page in the tab that staff look at, where there is something to say of it. */
export interface PageView {
  state: 'none' | 'orders' | 'misfit'
  /** Why teaching did not start. */
  failed: boolean
}

/** All that the popup shows once a practice is configured. */
export interface ReadyView {
  kind: 'ready'
  practice: string
  timeZone: string
  posture: Configuration['posture']
  totals: TotalsView
  health: HealthView
  /**
   * While the stored orders are counted, so many of so many. Days before `from` are not yet and have no figures to
   * show; while it is null not even what waits for staff is.
   */
  counting: { from: PracticeDay | null; counted: number; total: number } | null
  /** Where each shop's orders come from; the `SourceReport`s of `lib/contract` fit. */
  sources: readonly SourceView[]
  /** Nothing proved the sync alive for half an hour of a working day. */
  silent: boolean
  /** Whether a sync that somebody asked for is under way. */
  syncing: boolean
  /** The first shop's address, for the way to its Orders page. */
  shopHref: string
  /** Null = the tab shows no shop page. */
  page: PageView | null
}

export type PopupView = { kind: 'loading' } | { kind: 'not-configured' } | ReadyView

/** What a person asks for in the popup. */
export interface PopupEvents {
  /** Opens a place of the workbench, e.g. `staff?reason=possible-match`. */
  onOpen: (route: string) => void
  onOpenSettings: () => void
  /** Opens the place where staff type Nextech's password. */
  onSignIn: () => void
  onSyncNow: () => void
  /** Starts teaching in the page that staff look at. */
  onTeach: () => void
}
