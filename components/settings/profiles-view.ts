import type { ConfigurationReport } from '../../lib/contract/panel.ts'
import type { ShownProfile } from '../../lib/contract/taught-file.ts'
import type { Fact } from '../../lib/domain/shop-profile.ts'

/** One page of a shop that staff have taught. */
export interface TaughtPageView {
  page: string
  facts: readonly ('number' | Fact)[]
}

/** A file that waits for a yes; `reading` = it is looked at for the first time. */
export type WaitingProfile = 'reading' | { shown: ShownProfile; isBusy: boolean }

/** The taught pages of one shop, and what became of the last import for it. */
export interface TaughtShopView {
  origin: string
  pages: readonly TaughtPageView[]
  /** Pages that wait for a manager: another computer has them, and its person's name where one is known. */
  offers: readonly { page: string; by: string | null }[]
  report: Omit<ConfigurationReport, 'signIn'> | null
  waiting: WaitingProfile | null
}

export interface ProfilesEvents {
  onImport: (origin: string, file: File) => void
  onExport: (origin: string, page: string) => void
  /** Yes to the file as it is shown. */
  onUse: () => void
  /** Reads the open pages by it once more. */
  onLook: () => void
  onPutAside: () => void
  onDelete: (origin: string, page: string) => void
  /** Shows an offered page as a file is shown. */
  onLookAt: (origin: string, page: string) => void
  onDecline: (origin: string, page: string) => void
}
