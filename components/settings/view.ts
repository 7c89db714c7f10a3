import type { Configuration } from '../../lib/domain/configuration.ts'
import type { MisreadField, SourceTroubleCode } from '../../lib/domain/source-trouble.ts'
import type { Instant, PracticeDay } from '../../lib/domain/units.ts'

/** What an import brought; the `ConfigurationReport` of `lib/contract` fits. */
export interface ImportReport {
  accepted: boolean
  /** One line each: `path: reason`, or what was taken over. */
  lines: readonly string[]
  signIn: SignInReport | null
}

/** How a sign-in ended; the `SignInReport` of `lib/contract` fits. */
export interface SignInReport {
  state: 'signed-in' | 'refused' | 'unreachable' | 'not-configured'
  message: string
}

/** Where a shop's orders come from; the `SourceReport` of `lib/contract` fits. */
export type SourceView =
  | { kind: 'page'; origin: string }
  | {
      kind: 'rest'
      origin: string
      address: string
      readAt: Instant | null
      nextTryAt: Instant
      trouble: { code: SourceTroubleCode; message: string; since: Instant } | null
      unreadable: readonly { number: string | null; field: MisreadField }[]
    }

export interface SettingsReady {
  kind: 'ready'
  configuration: Configuration | null
  /** `busy` while a file is checked; null until one was given. */
  report: ImportReport | 'busy' | null
  signedIn: boolean
  /** `busy` while Nextech is asked; null until somebody signed in here. */
  signIn: SignInReport | 'busy' | null
  /** Addresses of the configuration that the browser does not let us reach yet. */
  missingOrigins: readonly string[]
  /** Another browser was seen posting: this one has stopped. */
  otherStation: boolean
  /** One for each shop of the configuration; none while the background has not answered. */
  sources: readonly SourceView[]
  today: PracticeDay
}

export type SettingsView = { kind: 'loading' } | SettingsReady

/** What a person does in Settings. */
export interface SettingsEvents {
  onImport: (file: File) => void
  onExport: () => void
  onSignIn: (password: string) => void
  /** Asks the browser for the missing addresses; it must do so within this very call. */
  onAllow: () => void
  onClaimStation: () => void
}
