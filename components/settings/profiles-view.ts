import type { ConfigurationReport } from '../../lib/contract/panel.ts'
import type { Fact } from '../../lib/domain/shop-profile.ts'

/** One page of a shop that staff have taught. */
export interface TaughtPageView {
  page: string
  facts: readonly ('number' | Fact)[]
}

/** The taught pages of one shop, and what became of the last import for it. */
export interface TaughtShopView {
  origin: string
  pages: readonly TaughtPageView[]
  report: Omit<ConfigurationReport, 'signIn'> | null
}

export interface ProfilesEvents {
  onImport: (origin: string, file: File) => void
  onExport: (origin: string, page: string) => void
  onDelete: (origin: string, page: string) => void
}
