import type { TeachCheck } from '../../lib/contract/teach.ts'

/** What was understood of the page, and how far saving it is. */
export interface CheckView extends TeachCheck {
  kind: 'check'
  step: 'looking' | 'saving' | 'saved' | 'failed'
}

export type TeachCheckView = { kind: 'loading' } | { kind: 'expired' } | CheckView

/** What a person decides. */
export interface TeachCheckEvents {
  onSave: () => void
  onAgain: () => void
  onClose: () => void
}
