// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest'
import { noReply, Refused, startBackground } from '../../tests/fixtures/background.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { createActivityScreen } from './activity.ts'

beforeEach(() => browser.storage.resetState())

it('says that the backend is away, and is read again when something changes', async () => {
  const away = new Refused('backend-unreachable', '')
  const { answers, tellChanged } = startBackground({
    'ext-bg/activity': () => away,
    'ext-bg/prove-activity': () => away,
  })
  const { view } = createActivityScreen()
  await vi.waitFor(() => expect(view.value).toEqual({ kind: 'away' }))
  answers['ext-bg/activity'] = () => null
  await Promise.all(await tellChanged())
  await vi.waitFor(() => expect(view.value).toEqual({ kind: 'not-configured' }))
})

it('says that it could not be read where nobody answers, until somebody does', async () => {
  const { answers, tellChanged } = startBackground({
    'ext-bg/activity': () => noReply,
    'ext-bg/prove-activity': () => noReply,
  })
  const { view } = createActivityScreen()
  const message = expect.stringContaining('does not answer')
  await vi.waitFor(() => expect(view.value).toEqual({ kind: 'failed', message }))
  answers['ext-bg/activity'] = () => null
  await Promise.all(await tellChanged())
  await vi.waitFor(() => expect(view.value).toEqual({ kind: 'not-configured' }))
})
