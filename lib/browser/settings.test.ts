import { beforeEach, describe, expect, it, vi } from 'vitest'
import { runBuildOf, shippedHosts } from '../../tests/fixtures/manifest.ts'
import { sampleConfiguration } from '../../tests/fixtures/sample-configuration.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { type Configuration, parsePracticeConfiguration } from '../domain/configuration.ts'
import {
  onConfigurationChange,
  readConfiguration,
  readManaged,
  unusableSettings,
  writeConfiguration,
} from './settings.ts'

function configurationOf(posture: Configuration['posture']): Configuration {
  const result = parsePracticeConfiguration(JSON.stringify({ ...sampleConfiguration, posture }))
  if (!result.ok) throw new Error('the sample is wrong')
  return result.value
}

beforeEach(() => {
  browser.storage.resetState()
  runBuildOf()
})

describe('design 6: the stored configuration', () => {
  it('is none before any set-up', async () => {
    expect(await readConfiguration()).toBeUndefined()
  })

  it('never holds a password or a token', async () => {
    await writeConfiguration(configurationOf('automatic'))
    expect(JSON.stringify(await browser.storage.local.get(null))).not.toContain('secret')
    expect(await readConfiguration()).toMatchObject({ posture: 'automatic' })
  })

  it('comes from the administrator where staff stored none, and their keys go before what staff stored', async () => {
    const managed = { ...configurationOf('observe'), backend: undefined }
    await browser.storage.managed.set({ configuration: managed })
    expect(await readConfiguration()).toMatchObject({ posture: 'observe', backend: null })
    await writeConfiguration(configurationOf('automatic'))
    expect(await readConfiguration()).toMatchObject({ posture: 'observe' })
  })

  it('is both: the keys of a policy, one by one, and a file for the rest', async () => {
    await writeConfiguration(configurationOf('automatic'))
    const policy = { posture: 'observe', practice: { name: 'Ours' }, policy: { undoSeconds: 9 } }
    await browser.storage.managed.set({ configuration: policy })
    const { cardTypes } = sampleConfiguration.policy
    expect(await readConfiguration()).toMatchObject({
      posture: 'observe',
      practice: { name: 'Ours', timeZone: 'America/Chicago' },
      policy: { undoSeconds: 9, cardTypes },
    })
    await browser.storage.managed.clear()
    expect(await readConfiguration()).toMatchObject({ posture: 'automatic' })
  })

  it.each([
    [{ posture: 'all' }, 'posture'],
    [{ policy: { undoSeconds: -1 } }, 'policy.undoSeconds'],
    [{ practice: 'Ours' }, 'practice'],
    [{ unknown: 1 }, 'unknown'],
    [{ nextech: { apiBaseUrl: 'https://evil.example/api' } }, 'nextech.apiBaseUrl'],
  ])(
    'is none where a policy is wrong (%j), which says so: the file does not stand in for it',
    async (policy, path) => {
      await writeConfiguration(configurationOf('automatic'))
      await browser.storage.managed.set({ configuration: policy })
      expect(await readConfiguration()).toBeUndefined()
      expect(await unusableSettings()).toMatchObject({ isPolicy: true, problems: [{ path }] })
    },
  )

  it.each<[string, unknown]>([
    ['a text, as a registry would have it', '{"posture": "observe"}'],
    ['a number', 1],
    ['no', false],
    ['a list', [{ posture: 'observe' }]],
    ['a key in other case', { Posture: 'observe' }],
    ['a key of every object', JSON.parse('{"__proto__": {"posture": "automatic"}}')],
    ['a key of another place', { maxAutomaticCents: 1 }],
    ['null in the place of values', { policy: null }],
    ['a text in the place of values', { policy: 'strict' }],
    ['null for a value', { posture: null }],
  ])('is none where the policy is %s: nothing runs on a file alone', async (_what, policy) => {
    await writeConfiguration(configurationOf('automatic'))
    await browser.storage.managed.set({ configuration: policy })
    expect(await readConfiguration()).toBeUndefined()
    expect(await unusableSettings()).toMatchObject({ isPolicy: true })
  })

  it.each(['false', 'true', 0, 'no', []])(
    'is imported from no file where the policy says %j of that: only yes is yes',
    async allowImport => {
      await browser.storage.managed.set({ allowImport })
      expect((await readManaged()).allowImport).toBe(false)
    },
  )

  it('may be imported where a policy says so, or says nothing', async () => {
    expect((await readManaged()).allowImport).toBe(true)
    await browser.storage.managed.set({ allowImport: true })
    expect((await readManaged()).allowImport).toBe(true)
  })

  it('is not wrong before any set-up, nor where all is well, nor where a policy leaves the rest to a file', async () => {
    expect(await unusableSettings()).toBeNull()
    await browser.storage.managed.set({ configuration: { posture: 'observe' } })
    expect(await unusableSettings()).toBeNull()
    await writeConfiguration(configurationOf('automatic'))
    expect(await unusableSettings()).toBeNull()
  })

  it('names what is wrong with a policy that comes before any file', async () => {
    await browser.storage.managed.set({ configuration: { posture: 'all' } })
    const unusable = await unusableSettings()
    expect(unusable?.problems.map(({ path }) => path)).toEqual(['posture'])
  })

  it('with a wrong address is set right by a policy', async () => {
    const { nextech, ...rest } = configurationOf('automatic')
    await browser.storage.local.set({
      configuration: { ...rest, nextech: { ...nextech, apiBaseUrl: 'https://evil.example/api' } },
    })
    await browser.storage.managed.set({ configuration: { nextech: { apiBaseUrl: nextech.apiBaseUrl } } })
    expect(await readConfiguration()).toMatchObject({ nextech: { apiBaseUrl: nextech.apiBaseUrl } })
  })

  it('is none where what was stored cannot be understood', async () => {
    await browser.storage.local.set({ configuration: { version: 0 } })
    expect(await readConfiguration()).toBeUndefined()
    expect(await unusableSettings()).toMatchObject({ isPolicy: false })
  })

  it('is none where Firefox throws because no administrator supplies anything', async () => {
    vi.spyOn(browser.storage.managed, 'get').mockRejectedValue(new Error('no manifest') as never)
    expect(await readConfiguration()).toBeUndefined()
  })

  const evil = (change: object) => {
    const configuration = configurationOf('automatic')
    return { ...configuration, nextech: { ...configuration.nextech, ...change } }
  }
  it.each([
    [{ apiBaseUrl: 'https://evil.example/api' }],
    [{ tokenUrl: 'https://login.microsoftonline.com.evil.example/token' }],
    [{ apiBaseUrl: 'http://127.0.0.1:8080/api' }],
    [{ tokenUrl: 'https://login.microsoftonline.com/*' }],
  ])('with %j is none, whether it was stored by an older version or comes from a policy', async change => {
    await browser.storage.local.set({ configuration: evil(change) })
    expect(await readConfiguration()).toBeUndefined()
    await browser.storage.local.clear()
    await browser.storage.managed.set({ configuration: evil(change) })
    expect(await readConfiguration()).toBeUndefined()
  })

  it('of the sandbox is one in the sandbox’s build alone', async () => {
    await browser.storage.local.set({ configuration: evil({ apiBaseUrl: 'http://127.0.0.1:8080/api' }) })
    runBuildOf([...shippedHosts, 'http://127.0.0.1/*'])
    expect(await readConfiguration()).toBeDefined()
  })

  it('is announced when it changes, and nothing else is', async () => {
    const listener = vi.fn()
    onConfigurationChange(listener)
    await browser.storage.local.set({ other: 1 })
    await browser.storage.session.set({ configuration: 1 })
    expect(listener).not.toHaveBeenCalled()
    await writeConfiguration(configurationOf('resolve'))
    expect(listener).toHaveBeenCalledOnce()
  })
})
