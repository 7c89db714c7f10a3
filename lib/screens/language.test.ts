import { beforeEach, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { readLanguageChoice } from '../browser/language.ts'
import { createLanguageScreen } from './language.ts'

beforeEach(() => fakeBrowser.reset())

it('shows what was chosen, keeps another choice, and opens the page again after it', async () => {
  const reload = vi.fn()
  const { choice, events } = createLanguageScreen(reload)
  expect(choice.value).toBeNull()
  await vi.waitFor(() => expect(choice.value).toBe('browser'))
  events.onChoose('es')
  await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce())
  expect(await readLanguageChoice()).toBe('es')
})
