import type { LanguageChoice } from '../../lib/words/words.ts'

export interface LanguageEvents {
  /** Every page of ours opens again in it. */
  onChoose: (choice: LanguageChoice) => void
}
