import type { BackendView } from '../../lib/contract/backend.ts'
import type { ConfigurationView, UnusableSettings } from '../../lib/contract/configuration-view.ts'
import type { ConfigurationReport, SignInReport } from '../../lib/contract/panel.ts'
import type { Proposal } from '../../lib/contract/proposal.ts'
import type { SourceReport } from '../../lib/contract/today.ts'
import type { PracticeDay } from '../../lib/domain/units.ts'

export interface SettingsReady {
  kind: 'ready'
  configuration: ConfigurationView
  /** False where only the backend knows the posture, and it does not answer. */
  isPostureTold?: boolean
  /** Why there is none although something is set up; null where all is well. */
  unusable: UnusableSettings | null
  /** How this browser stands to its backend; null where the engine runs here. */
  backend: BackendView
  /** Why no code could be had. */
  connectProblem: string | null
  /** `busy` while a file is checked; null until one was given. */
  report: ConfigurationReport | 'busy' | null
  /** A file that was read and is not in use; null where none waits for a yes. */
  proposal: Extract<Proposal, { kind: 'proposal' }> | null
  signedIn: boolean
  /** `busy` while Nextech is asked; null until somebody signed in here. */
  signIn: SignInReport | 'busy' | null
  /** Addresses of the configuration that the browser does not let us reach yet. */
  missingOrigins: readonly string[]
  /** Another browser was seen posting: this one has stopped. */
  otherStation: boolean
  /** One for each shop of the configuration; none while the background has not answered. */
  sources: readonly SourceReport[]
  today: PracticeDay
}

export type SettingsView = { kind: 'loading' } | { kind: 'failed'; message: string } | SettingsReady

/** What a person does in Settings. */
export interface SettingsEvents {
  onImport: (file: File) => void
  /** Yes to the proposed file, and whether it may post. */
  onUse: (posts: boolean) => void
  onPutAside: () => void
  onExport: () => void
  onSignIn: (password: string) => void
  /** Asks the browser for the missing addresses; it must do so within this very call. */
  onAllow: () => void
  onClaimStation: () => void
  /** Asks the backend for a code that lets this browser in by this name. */
  onConnect: (station: string) => void
  onDisconnect: () => void
}
