import { beforeEach, describe, expect, it, vi } from 'vitest'
import { runBuildOf } from '../../tests/fixtures/manifest.ts'
import { sampleConfiguration } from '../../tests/fixtures/sample-configuration.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { welcome } from './welcome.ts'

const watchTabs = () => vi.spyOn(browser.tabs, 'create').mockResolvedValue({} as never)

beforeEach(() => {
  runBuildOf()
  return browser.storage.resetState()
})

describe('an extension that was just installed', () => {
  it('shows how it is set up', async () => {
    const create = watchTabs()
    await welcome()
    expect(create).toHaveBeenCalledOnce()
  })

  it.each<[what: string, prepare: () => Promise<unknown>]>([
    ['a configuration is there', () => browser.storage.local.set({ configuration: sampleConfiguration })],
    [
      'an administrator supplies one',
      () => browser.storage.managed.set({ configuration: sampleConfiguration }),
    ],
    [
      'an administrator supplies a part of one',
      () => browser.storage.managed.set({ configuration: { posture: 'observe' } }),
    ],
  ])('shows nothing where %s', async (_what, prepare) => {
    const create = watchTabs()
    await prepare()
    await welcome()
    expect(create).not.toHaveBeenCalled()
  })
})
