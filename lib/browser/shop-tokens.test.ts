import { beforeEach, describe, expect, it } from 'vitest'
import { runBuildOf } from '../../tests/fixtures/manifest.ts'
import { sampleConfiguration } from '../../tests/fixtures/sample-configuration.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { type Configuration, parsePracticeConfiguration, withoutSecrets } from '../domain/configuration.ts'
import { readConfiguration, writeConfiguration } from './settings.ts'
import { keepShopTokensOnDisk, shopTokensWith, withShopTokens } from './shop-tokens.ts'

function sample(change: Partial<Configuration['shops'][number]['rest']> = {}): Configuration {
  const shops = sampleConfiguration.shops.map(shop =>
    shop.rest ? { ...shop, rest: { ...shop.rest, ...change } } : shop,
  )
  const result = parsePracticeConfiguration(JSON.stringify({ ...sampleConfiguration, shops }))
  if (!result.ok) throw new Error('the sample is wrong')
  return result.value
}

const take = async (configuration: Configuration) => {
  await keepShopTokensOnDisk(await shopTokensWith(configuration))
  await writeConfiguration(configuration)
}
const tokens = async () => {
  const configuration = await readConfiguration()
  return configuration && (await withShopTokens(configuration)).shops.map(shop => shop.rest?.token)
}

beforeEach(() => {
  browser.storage.resetState()
  runBuildOf()
})

describe('the token of a shop', () => {
  it('is kept apart from the configuration, and comes back with it', async () => {
    await take(sample())
    expect(JSON.stringify(await readConfiguration())).not.toContain('secret')
    expect(await tokens()).toEqual([undefined, 'rest-secret'])
  })

  it('stays when an exported configuration is imported again', async () => {
    await take(sample())
    await take(withoutSecrets(sample()))
    expect(await tokens()).toEqual([undefined, 'rest-secret'])
  })

  it('is replaced by another one', async () => {
    await take(sample())
    await take(sample({ token: 'new' }))
    expect(await tokens()).toEqual([undefined, 'new'])
  })

  it('goes to no other address than its own', async () => {
    await take(sample())
    await take(withoutSecrets(sample({ baseUrl: 'https://elsewhere.example.com/rest/V1' })))
    expect(await tokens()).toEqual([undefined, undefined])
    expect(JSON.stringify(await browser.storage.local.get(null))).not.toContain('secret')
  })

  it('is forgotten with its shop', async () => {
    await take(sample())
    const { shops, ...rest } = sample()
    await take({ ...rest, shops: shops.slice(0, 1) })
    expect(JSON.stringify(await browser.storage.local.get(null))).not.toContain('secret')
  })

  it('may come from an administrator', async () => {
    await browser.storage.managed.set({ configuration: sample({ token: 'managed' }) })
    expect(await tokens()).toEqual([undefined, 'managed'])
  })
})
