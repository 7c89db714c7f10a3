import { type ReadonlySignal, signal } from '@preact/signals'
import type { LanguageEvents } from '../../components/settings/language-view.ts'
import { readLanguageChoice, writeLanguageChoice } from '../browser/language.ts'
import type { LanguageChoice } from '../words/words.ts'

/** The language at this computer; null until it was read. `reload` opens this page in the one that was chosen. */
export function createLanguageScreen(reload: () => void): {
  choice: ReadonlySignal<LanguageChoice | null>
  events: LanguageEvents
} {
  const choice = signal<LanguageChoice | null>(null)
  void readLanguageChoice().then(chosen => {
    choice.value = chosen
  })
  return { choice, events: { onChoose: chosen => void writeLanguageChoice(chosen).then(reload) } }
}
