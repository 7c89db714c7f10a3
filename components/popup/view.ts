import type { BackendTrouble } from '../../lib/contract/backend.ts'
import type { UnusableSettings } from '../../lib/contract/configuration-view.ts'
import type { PageState } from '../../lib/contract/teach.ts'
import type { Today } from '../../lib/contract/today.ts'

/** The shop page in the tab that staff look at, where there is something to say of it. */
export interface PageView {
  state: Exclude<PageState['state'], 'order'>
  /** Why teaching did not start. */
  failed: boolean
}

/** All that the popup shows once a practice is configured. */
export interface ReadyView extends NonNullable<Today> {
  kind: 'ready'
  /** Whether a sync that somebody asked for is under way. */
  syncing: boolean
  /** Null = the tab shows no shop page. */
  page: PageView | null
}

export type PopupView =
  | { kind: 'loading' }
  /** `unusable` = something is set up that cannot be used; null where nothing is. */
  | { kind: 'not-configured'; unusable: UnusableSettings | null }
  /** The practice's backend does not serve this browser. */
  | { kind: 'backend'; trouble: BackendTrouble }
  | ReadyView

/** What a person asks for in the popup. */
export interface PopupEvents {
  /** Opens a place of the workbench, e.g. `staff?reason=possible-match`. */
  onOpen: (route: string) => void
  onOpenSettings: () => void
  /** Opens the place where staff type Nextech's password. */
  onSignIn: () => void
  onSyncNow: () => void
  onPause: (isPaused: boolean) => void
  /** Starts teaching in the page that staff look at. */
  onTeach: () => void
}
