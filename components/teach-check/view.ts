import type { TeachCheck } from '../../lib/contract/teach.ts'

/** What was understood of the page, and how far saving it is. */
export interface CheckView extends TeachCheck {
  kind: 'check'
  /** `too-soon`, `covered` = a yes was not taken, since nobody can have read this page. */
  step: 'looking' | 'saving' | 'saved' | 'failed' | 'too-soon' | 'covered'
}

export type TeachCheckView = { kind: 'loading' } | { kind: 'expired' } | CheckView

/** What a person decides. */
export interface TeachCheckEvents {
  onSave: () => void
  onAgain: () => void
  onClose: () => void
}
