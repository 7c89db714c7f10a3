import { describe, expect, it, vi } from 'vitest'
import { maria } from '../../tests/acceptance/staff-world.ts'
import { shop, startBackground } from '../../tests/fixtures/background-world.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { say } from '../words/background-words.ts'
import { alarmOnPage } from './alarm.ts'
import { reviveOpenTabs } from './background-app.ts'

describe('before anything is configured', () => {
  it('a page of this machine is a shop, whatever its port, and no other is', async () => {
    const { app } = await startBackground()
    expect(await app.isShop('http://127.0.0.1:8080')).toBe(true)
    expect(await app.isShop('http://127.0.0.1.example.com')).toBe(false)
    expect(await app.isShop('https://127.0.0.1:8080')).toBe(false)
    expect(await app.isShop(shop)).toBe(false)
  })

  it('nothing is posted, and no rule touches a request', async () => {
    const { host, own } = await startBackground()
    await own('ext-bg/sync-now', {})
    expect(host.rules).toEqual([])
    expect(await browser.alarms.getAll()).toEqual([])
  })
})

describe('a worker that starts', () => {
  it('keeps pages out of our storage before it reads any of it', async () => {
    const { host, app } = await startBackground()
    await app.practice()
    expect(host.storageLevel).toBe('TRUSTED_CONTEXTS')
  })

  it('guards writes to Nextech, and takes the origin off token requests, of this configuration', async () => {
    const { host, configure, configuration } = await startBackground()
    await configure()
    const { apiBaseUrl, tokenUrl } = configuration.nextech
    expect(host.rules.map(({ condition }) => condition.urlFilter).sort()).toEqual(
      [`|${apiBaseUrl}/`, `|${apiBaseUrl}/`, `|${tokenUrl}|`].sort(),
    )
  })

  it('takes the origin off what this extension itself asks of that one host, and off nothing else', async () => {
    const { host, configure, configuration } = await startBackground()
    await configure()
    const { hostname } = new URL(configuration.nextech.tokenUrl)
    const rule = host.rules.find(({ action }) =>
      action.requestHeaders?.some(({ header }) => header === 'origin'),
    )
    expect(rule?.condition).toMatchObject({
      requestDomains: [hostname],
      initiatorDomains: [new URL(browser.runtime.getURL('/')).hostname],
      requestMethods: ['post'],
      tabIds: [-1],
    })
  })

  it('tells shop pages to ask again, and the icon what waits', async () => {
    const world = await startBackground()
    await world.configure()
    await world.readOrder()
    world.host.told = []
    world.host.icon = ''
    await world.restart()
    await vi.waitFor(() => expect(world.host.told).toContain('7 bg-cs/worker-started'))
    await vi.waitFor(() => expect(world.host.icon).toBe('1'))
  })

  it('puts its script into the shop’s open tabs, and into no others', async () => {
    const { host, app, configure } = await startBackground()
    await configure()
    host.tabs.push({ id: 8, url: 'https://elsewhere.example.com/' })
    host.injected = []
    await reviveOpenTabs(app)
    expect(host.injected).toEqual(['7 /content-scripts/shop-manager.js'])
  })
})

describe('an order that a page tells', () => {
  it('is posted once, however many workers come after', async () => {
    const world = await startBackground([maria])
    await world.configure()
    await world.readOrder()
    await vi.waitFor(() => expect(world.nextech.ledger()).toHaveLength(1), 10_000)
    await world.restart()
    await world.own('ext-bg/sync-now', {})
    expect(world.nextech.ledger()).toHaveLength(1)
  })

  it('is not posted where the browser refuses the rule for writes; it is read all the same', async () => {
    const world = await startBackground([maria])
    await world.configure()
    world.host.refusesRules = true
    world.host.rules = []
    await world.readOrder()
    const practice = await world.app.practice()
    await vi.waitFor(async () => {
      expect((await practice?.engine.store.health())?.trouble?.code).toBe('browser-repeats')
    })
    expect(world.nextech.ledger()).toEqual([])
    expect(world.nextech.calls()['POST PaymentReconciliation']).toBeUndefined()
  })
})

it('a payment that is on its way keeps its answer while the configuration changes', async () => {
  const world = await startBackground([maria])
  await world.configure()
  const slow = { endpoint: 'POST PaymentReconciliation', fault: 'slow', ms: 1_000 }
  await fetch(`${world.nextech.url}/control/break`, { method: 'POST', body: JSON.stringify(slow) })
  const read = world.readOrder()
  await vi.waitFor(() => expect(world.nextech.arrivals().map(each => each.name)).toContain(slow.endpoint))
  await world.configure({ policy: { ...world.configuration.policy, retentionDays: 99 } })
  const number = String(world.order.increment_id)
  const practice = await world.app.practice()
  const posting = (await practice?.intake.records(shop, [number]))?.get(number)?.posting
  expect([practice?.configuration.policy.retentionDays, posting?.state]).toEqual([99, 'posted'])
  await read.catch(() => undefined)
  await world.idle()
  expect(world.nextech.ledger()).toHaveLength(1)
})

describe('a permission of the shop', () => {
  it('that is taken back ends its page’s say, and its pages hear of it', async () => {
    const { host, app, configure, idle } = await startBackground()
    await configure()
    await idle()
    expect(await app.isShop(shop)).toBe(true)
    host.told = []
    host.revoke(`${shop}/*`)
    await vi.waitFor(() => expect(host.told).toContain('7 bg-cs/shops'))
    expect(await app.isShop(shop)).toBe(false)
    expect(host.scripts).toEqual([])
  })

  it('that is given puts the script into its open tabs', async () => {
    const { host, app, configure, idle } = await startBackground()
    host.granted.delete(`${shop}/*`)
    await configure()
    await idle()
    expect(host.injected).toEqual([])
    host.grant(`${shop}/*`)
    await vi.waitFor(() => expect(host.injected).toEqual(['7 /content-scripts/shop-manager.js']))
    expect(await app.isShop(shop)).toBe(true)
    expect(host.scripts).toMatchObject([{ matches: [`${shop}/*`] }])
  })
})

it('a policy that is wrong stops the sync and calls people, until it is right again', async () => {
  const { app, configuration } = await startBackground()
  await browser.storage.managed.set({ configuration })
  await vi.waitFor(async () => expect(await app.practice()).toBeDefined())
  await browser.storage.managed.set({ configuration: { ...configuration, posture: 'al' } })
  await vi.waitFor(async () => expect((await alarmOnPage())?.text).toBe(say('alarm.settings-unusable')))
  expect(await app.practice()).toBeUndefined()
  await browser.storage.managed.set({ configuration })
  await vi.waitFor(async () => expect(await app.practice()).toBeDefined())
  await vi.waitFor(async () => expect((await alarmOnPage())?.text).not.toBe(say('alarm.settings-unusable')))
})

it('what an administrator changes is in force at once', async () => {
  const { app, configuration } = await startBackground()
  expect(await app.practice()).toBeUndefined()
  await browser.storage.managed.set({ configuration })
  await vi.waitFor(async () => {
    expect((await app.practice())?.configuration.practice.name).toBe(configuration.practice.name)
  })
  expect(await app.isShop(shop)).toBe(true)
})
