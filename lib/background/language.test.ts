import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { writeLanguageChoice } from '../browser/language.ts'
import type { Admit } from '../browser/router.ts'
import { say } from '../words/background-words.ts'
import { spanish } from '../words/spanish.ts'
import { english, locale, speak } from '../words/words.ts'
import { inChosenLanguage } from './language.ts'

const shop = 'https://shop.example'

beforeEach(() => browser.storage.resetState())
afterEach(() => speak(() => english))

/** What a message is answered with is said at that moment. */
const words: string[] = []
const admit: Admit = async () => {
  words.push(say('status.synced'))
  return { ok: false, error: { code: 'role', message: '' } }
}

it('answers nothing before the chosen language is known, and has badges asked for again when another is chosen', async () => {
  let arrive: (answer: Response) => void = () => undefined
  vi.stubGlobal('fetch', () => new Promise<Response>(resolve => (arrive = resolve)))
  vi.spyOn(browser.tabs, 'query').mockResolvedValue([{ id: 1, url: `${shop}/orders` }] as never)
  const sent = vi.spyOn(browser.tabs, 'sendMessage').mockResolvedValue(undefined as never)
  await writeLanguageChoice('es')
  const ask = inChosenLanguage({ shopOrigins: async () => [shop] }, admit)
  const answered = ask('ext-bg/today')
  await vi.waitFor(() => expect(arrive.length).toBe(1))
  expect(words).toEqual([])
  arrive(new Response(JSON.stringify(spanish.texts)))
  await answered
  expect(words).toEqual(['Sincronizado'])
  expect(sent).not.toHaveBeenCalled()
  await writeLanguageChoice('en')
  await vi.waitFor(() =>
    expect(sent).toHaveBeenCalledWith(1, { name: 'bg-cs/worker-started' }, { frameId: 0 }),
  )
  await ask('ext-bg/today')
  expect([words.at(-1), locale()]).toEqual(['Synced', 'en-US'])
})
