import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { spanish } from '../words/spanish.ts'
import { createWords, english, locale, speak } from '../words/words.ts'
import { onLanguageChange, readLanguageChoice, speakChosen, writeLanguageChoice } from './language.ts'

const { say } = createWords({ 'status.synced': 'Synced' })

beforeEach(() => {
  fakeBrowser.reset()
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(spanish.texts)))
})
afterEach(() => speak(() => english))

const browserSpeaks = (language: string) =>
  vi.spyOn(fakeBrowser.i18n, 'getUILanguage').mockReturnValue(language)

describe('the language of a page', () => {
  it.each([
    ['browser', 'en-US', 'Synced', 'en-US'],
    ['browser', 'es', 'Sincronizado', 'es-US'],
    ['browser', 'es-419', 'Sincronizado', 'es-US'],
    ['browser', 'fr', 'Synced', 'en-US'],
    ['es', 'en-US', 'Sincronizado', 'es-US'],
    ['en', 'es-MX', 'Synced', 'en-US'],
  ] as const)('chosen %s in a browser of %s: “%3$s”', async (choice, browser, synced, written) => {
    browserSpeaks(browser)
    await writeLanguageChoice(choice)
    await speakChosen()
    expect([say('status.synced'), locale()]).toEqual([synced, written])
  })

  it('is English where its texts cannot be read, or are no texts', async () => {
    await writeLanguageChoice('es')
    for (const answer of [Promise.reject(new Error('gone')), Promise.resolve(new Response('[1]'))]) {
      vi.stubGlobal('fetch', () => answer)
      await speakChosen()
      expect(say('status.synced')).toBe('Synced')
    }
  })

  it('is the browser’s while nobody chose, and where what is stored is no choice', async () => {
    expect(await readLanguageChoice()).toBe('browser')
    await fakeBrowser.storage.local.set({ language: { code: 'es' } })
    expect(await readLanguageChoice()).toBe('browser')
  })

  it('calls back when another is chosen, and of nothing else', async () => {
    const heard = vi.fn()
    onLanguageChange(heard)
    await fakeBrowser.storage.local.set({ other: 1 })
    await fakeBrowser.storage.session.set({ language: 'es' })
    expect(heard).not.toHaveBeenCalled()
    await writeLanguageChoice('es')
    expect(heard).toHaveBeenCalledOnce()
  })
})
