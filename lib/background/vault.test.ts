import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type BackgroundWorld, startBackground } from '../../tests/fixtures/background-world.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { alarmOnPage } from './alarm.ts'
import { tokenVault } from './secrets.ts'
import { vaultState } from './vault.ts'

const passphrase = 'correct horse battery'

/** A configured station that is signed in, with a vault. */
async function startVaulted() {
  const world = await startBackground()
  await world.configure({ posture: 'resolve' })
  expect(await world.own('ext-bg/vault-set', { passphrase })).toEqual({ problem: null })
  return world
}

/** The browser was closed and started again: its memory is empty. */
async function reopenBrowser(world: BackgroundWorld) {
  await world.idle()
  await browser.storage.session.clear()
  await world.restart()
}

const local = async () => JSON.stringify(await browser.storage.local.get(null))
const codes = async ({ own }: BackgroundWorld) =>
  (await own('ext-bg/activity', { number: null, kind: 'people', before: null, limit: 50 }))?.entries.map(
    ({ code, person }) => [code, person?.name].filter(Boolean).join(' '),
  )
const open = async ({ own }: BackgroundWorld, typed = passphrase) =>
  (await own('ext-bg/vault-open', { passphrase: typed })).problem

beforeEach(() => {
  vi.useRealTimers()
})

describe('an installation without a vault', () => {
  it('keeps no token on the disk, and knows neither lock nor sign-off', async () => {
    const world = await startBackground()
    await world.configure()
    await world.own('ext-bg/person-leave', {})
    await world.own('ext-bg/sign-off', {})
    expect(await world.own('ext-bg/people', {})).toMatchObject({ access: 'open', vault: 'none' })
    expect(await tokenVault(world.configuration.nextech).read()).toBeDefined()
    expect(await local()).not.toContain('sealed')
  })
})

describe('a vault', () => {
  it('keeps the refresh token sealed, and neither it nor passphrase and key in clear', async () => {
    const world = await startVaulted()
    const { refreshToken, accessToken } = (await tokenVault(world.configuration.nextech).read()) ?? {}
    const { vaultKey } = await browser.storage.session.get('vaultKey')
    const stored = await local()
    expect(stored).toContain('"sealed":{"nextech":')
    for (const secret of [refreshToken, accessToken, vaultKey, passphrase]) {
      expect(secret).toBeTruthy()
      expect(stored).not.toContain(String(secret))
    }
  })

  it('is closed when the browser starts: pages ask for the passphrase, pages of shops are answered, nothing is posted', async () => {
    const world = await startVaulted()
    await reopenBrowser(world)
    await world.app.syncNow()
    expect(await world.own('ext-bg/people', {})).toMatchObject({ access: 'closed', vault: 'closed' })
    await expect(world.own('ext-bg/queue', {})).rejects.toMatchObject({ code: 'closed' })
    const practice = await world.app.practice()
    expect((await practice?.engine.store.health())?.trouble?.code).toBe('vault-closed')
    const { badges } = await world.shop('cs-bg/rows', { rows: [] })
    expect(badges).toEqual([])
    expect(world.host.title).toContain('vault is closed')
  })

  it('gives the sync its tokens back by the one act that opens it', async () => {
    const world = await startVaulted()
    await reopenBrowser(world)
    // No password was typed: only what the vault kept signs in.
    expect(await world.own('ext-bg/people', {})).toMatchObject({ access: 'closed' })
    expect(await open(world)).toBeNull()
    await world.readOrder()
    expect((await world.own('ext-bg/queue', {}))?.rows).toHaveLength(1)
    const practice = await world.app.practice()
    expect((await practice?.engine.store.health())?.trouble).toBeNull()
  })

  it('takes the banner away at once: it waits for no sync', async () => {
    const world = await startVaulted()
    await reopenBrowser(world)
    await world.app.syncNow()
    expect((await alarmOnPage())?.text).toContain('vault is closed')
    await world.idle()
    vi.spyOn(world.app, 'syncNow').mockResolvedValue(undefined)
    expect(await open(world)).toBeNull()
    expect(await alarmOnPage()).toBeNull()
  })

  it('opens again after each renewal: what it keeps is the latest refresh token', async () => {
    const world = await startVaulted()
    for (let i = 0; i < 3; i++) {
      await reopenBrowser(world)
      expect(await open(world)).toBeNull()
      await world.own('ext-bg/sync-now', {})
      await world.idle()
      const practice = await world.app.practice()
      expect((await practice?.engine.store.health())?.trouble).toBeNull()
    }
  })

  it('counts wrong passphrases, through starts of the browser', async () => {
    const world = await startVaulted()
    await reopenBrowser(world)
    for (let i = 0; i < 4; i++) expect(await open(world, 'not it at all')).toContain('not a passphrase')
    await reopenBrowser(world)
    expect(await open(world, 'not it at all')).toContain('until')
    expect(await open(world)).toContain('until')
    expect(await vaultState()).toBe('closed')
  })

  it.each([
    ['short', 'short'],
    ['aaaaaaaaaaaaaa', 'regular'],
  ])('takes no passphrase such as %s', async typed => {
    const world = await startBackground()
    await world.configure()
    expect((await world.own('ext-bg/vault-set', { passphrase: typed })).problem).toContain('passphrase')
    expect(await vaultState()).toBe('none')
  })

  it('that is taken away leaves the sync as it was without one', async () => {
    const world = await startVaulted()
    expect(await world.own('ext-bg/vault-off', {})).toEqual({ problem: null })
    expect(await local()).not.toContain('sealed')
    expect(await tokenVault(world.configuration.nextech).read()).toBeDefined()
    expect(await world.own('ext-bg/people', {})).toMatchObject({ access: 'open', vault: 'none' })
  })

  it('gives no other connection its token', async () => {
    const world = await startVaulted()
    await world.configure({
      nextech: { ...world.configuration.nextech, username: 'other', password: undefined },
    })
    await reopenBrowser(world)
    await open(world)
    expect(await tokenVault({ ...world.configuration.nextech, username: 'other' }).read()).toBeUndefined()
  })
})

describe('the token of a shop’s REST interface', () => {
  const rest = { baseUrl: 'http://127.0.0.1:9/rest/V1', token: 'REST-SECRET-7' }
  const withRest = ({ configuration }: BackgroundWorld) => ({
    shops: configuration.shops.map(shop => ({ ...shop, rest })),
  })

  it('is sealed with the others, gone from memory while closed, and there again once open', async () => {
    const world = await startBackground()
    await world.configure(withRest(world))
    expect(await local()).toContain(rest.token)
    await world.own('ext-bg/vault-set', { passphrase })
    expect(await local()).not.toContain(rest.token)
    await reopenBrowser(world)
    const tokens = async () => (await world.app.practice())?.configuration.shops.map(each => each.rest?.token)
    expect(await tokens()).toEqual([undefined])
    await open(world)
    expect(await tokens()).toEqual([rest.token])
    await world.own('ext-bg/vault-off', {})
    expect(await local()).toContain(rest.token)
  })

  it('is sealed where it comes with a file later', async () => {
    const world = await startVaulted()
    await world.configure(withRest(world))
    expect(await local()).not.toContain(rest.token)
    await reopenBrowser(world)
    await open(world)
    expect((await world.app.practice())?.configuration.shops[0]?.rest?.token).toBe(rest.token)
  })
})

describe('lock and sign-off', () => {
  it('Lock hides our pages and closes panels, and the sync keeps its tokens', async () => {
    const world = await startVaulted()
    await world.own('ext-bg/person-leave', {})
    expect(await world.own('ext-bg/people', {})).toMatchObject({ access: 'curtain', vault: 'open' })
    await expect(world.own('ext-bg/today', {})).rejects.toMatchObject({ code: 'curtain' })
    await world.restart()
    await expect(world.own('ext-bg/today', {})).rejects.toMatchObject({ code: 'curtain' })
    const practice = await world.app.practice()
    expect((await practice?.engine.store.health())?.trouble).toBeNull()
    expect(await open(world, 'not it at all')).not.toBeNull()
    expect(await open(world)).toBeNull()
    expect(await world.own('ext-bg/today', {})).not.toBeNull()
  })

  it('Sign off drops keys and tokens, and says so on the toolbar', async () => {
    const world = await startVaulted()
    await world.own('ext-bg/sign-off', {})
    await world.idle()
    expect(await browser.storage.session.get(['vaultKey', 'tokens'])).toEqual({})
    expect(await world.own('ext-bg/people', {})).toMatchObject({ access: 'closed' })
    await vi.waitFor(() => expect(world.host.title).toContain('vault is closed'))
    expect(world.host.icon).toBe('!')
    expect(await open(world)).toBeNull()
    expect(await codes(world)).toEqual(['people.vault-opened', 'people.vault-closed', 'people.vault-set'])
  })

  it('with people, whose passphrase opens the vault is there', async () => {
    const world = await startBackground()
    await world.configure()
    await world.own('ext-bg/person-add', { name: 'Ana', role: 'manager', pin: '739146' })
    await world.own('ext-bg/vault-set', { passphrase })
    await world.own('ext-bg/person-add', { name: 'Bo', role: 'staff', pin: '4401-bo' })
    await reopenBrowser(world)
    expect(await open(world)).toBeNull()
    expect((await world.own('ext-bg/people', {})).person?.name).toBe('Ana')
    expect((await codes(world))?.[0]).toBe('people.vault-opened Ana')
  })
})

describe('a forgotten passphrase', () => {
  it('takes sealed tokens and the cache; orders and ledger are read again, and nothing is posted twice', async () => {
    const world = await startBackground()
    await world.configure({ posture: 'automatic' })
    await world.own('ext-bg/vault-set', { passphrase })
    await world.readOrder()
    await reopenBrowser(world)
    expect((await world.own('ext-bg/vault-forget', { word: 'no' })).problem).toContain('FORGET')
    expect(await world.own('ext-bg/vault-forget', { word: 'forget' })).toEqual({ problem: null })
    const practice = await world.app.practice()
    expect(await practice?.engine.store.inStates(['resolve', 'attention', 'new'])).toEqual([])
    expect(await world.own('ext-bg/people', {})).toMatchObject({ access: 'open', vault: 'none' })
    expect(await local()).not.toContain('sealed')
    // What happened before still stands in the activity.
    const all = await world.own('ext-bg/activity', { number: null, kind: null, before: null, limit: 100 })
    expect(all?.entries.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['people.vault-forgotten', 'order.seen', 'settings.imported']),
    )
    const before = world.nextech.ledger().length
    await world.own('ext-bg/sign-in', { password: world.configuration.nextech.password ?? '' })
    await world.readOrder()
    expect((await world.own('ext-bg/queue', {}))?.rows).toHaveLength(1)
    expect(world.nextech.ledger()).toHaveLength(before)
  })
})
