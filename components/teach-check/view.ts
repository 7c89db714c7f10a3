/** A fact of an order as the page says it, and whether the sync can make sense of it. */
export interface CheckedFact {
  text: string | null
  understood: boolean
}

/** One order as it was read from a page that was just taught. */
export interface CheckedRow {
  number: string
  date: CheckedFact
  customer: CheckedFact
  total: CheckedFact
  status: CheckedFact
  hasLink: boolean
}

/** What was understood of the page; the `TeachCheck` of `lib/contract` fits. */
export interface CheckView {
  kind: 'check'
  found: number
  rows: readonly CheckedRow[]
  leftOut: readonly ('date' | 'total')[]
  usable: boolean
  step: 'looking' | 'saving' | 'saved' | 'failed'
}

export type TeachCheckView = { kind: 'loading' } | { kind: 'expired' } | CheckView

/** What a person decides. */
export interface TeachCheckEvents {
  onSave: () => void
  onAgain: () => void
  onClose: () => void
}
