import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Refused, settle } from '../../tests/fixtures/background.ts'
import { now, openPanel } from '../../tests/fixtures/resolve-panel.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'

beforeEach(() => {
  vi.useFakeTimers({ now })
  return browser.storage.resetState()
})
afterEach(() => void vi.useRealTimers())

describe('a panel that is open when this computer is locked', () => {
  it.each(['expired', 'nobody', 'closed', 'curtain'])(
    'shows nothing of the order and its patients any more: %s',
    async code => {
      const { view, tellChanged } = await openPanel({ 'panel-bg/watch': () => new Refused(code, '') })
      expect(view.value.kind).toBe('order')
      await tellChanged()
      await settle()
      expect(view.value).toEqual({ kind: 'trouble', trouble: 'expired' })
    },
  )

  it('goes on where the background only fails', async () => {
    const { view, tellChanged } = await openPanel({ 'panel-bg/watch': () => new Refused('failed', '') })
    await tellChanged()
    await settle()
    expect(view.value.kind).toBe('order')
  })
})
