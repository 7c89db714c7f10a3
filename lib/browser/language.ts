import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { english, type Language, type LanguageChoice, languageChoices, speak } from '../words/words.ts'

const key = 'language'

const ChoiceSchema = v.picklist(languageChoices)

/** What the build leaves beside the scripts: see `languageFiles` in wxt.config.ts. */
const TextsSchema = v.record(v.string(), v.string())

/** What was chosen here; `browser` while nobody chose. */
export async function readLanguageChoice(): Promise<LanguageChoice> {
  const chosen = v.safeParse(ChoiceSchema, (await browser.storage.local.get(key))[key])
  return chosen.success ? chosen.output : 'browser'
}

export async function writeLanguageChoice(choice: LanguageChoice): Promise<void> {
  await browser.storage.local.set({ [key]: choice })
}

/** Calls back when another language is chosen, from whichever page. */
export function onLanguageChange(listener: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && key in changes) listener()
  })
}

/**
 * From here on this page, or the background, speaks the chosen language; English where its texts cannot be read. What
 * is said before is said in English, so pages wait for it before they draw.
 */
export async function speakChosen(): Promise<void> {
  const language = await chosenLanguage().catch(() => english)
  speak(() => language)
  if (typeof document !== 'undefined') document.documentElement.lang = language.locale
}

async function chosenLanguage(): Promise<Language> {
  const choice = await readLanguageChoice()
  const code = choice === 'browser' ? browser.i18n.getUILanguage().slice(0, 2) : choice
  if (code !== 'es') return english
  const answer = await fetch(browser.runtime.getURL('/words/es.json'))
  return { locale: 'es-US', texts: v.parse(TextsSchema, await answer.json()) }
}
