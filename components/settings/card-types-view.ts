import type { SettingsLock } from '../../lib/contract/configuration-view.ts'

/** A brand with its label, as the configuration keeps it. */
export interface CardTypeRow {
  brand: string
  label: string
}

/** `label` null = the brand has none any more. */
export type Said = { brand: string; label: string | null } | { problem: string }

/** The labels of card brands, and what a person is doing with them. */
export interface CardTypesView {
  rows: readonly CardTypeRow[]
  /** Why nothing can be changed here; null where it can. */
  lock: SettingsLock | null
  /** Brands of orders that wait for a label; `*` = not told. */
  waiting: readonly string[]
  /** The row in the form; `was` null = a new one. Null while no form is open. */
  form: { brand: string; label: string; was: string | null } | null
  busy: boolean
  /** What became of the last change, for everybody to hear. */
  said: Said | null
  /** Why the last change was not taken. */
  problem: string | null
}

export interface CardTypesEvents {
  /** Opens the form for a brand that has a label, or for one that lacks it; '' = for any. */
  onOpen: (brand: string) => void
  onCancel: () => void
  onSave: (brand: string, label: string) => void
  onRemove: (brand: string) => void
}
