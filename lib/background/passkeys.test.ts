import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type BackgroundWorld, startBackground } from '../../tests/fixtures/background-world.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { tokenVault } from './secrets.ts'
import { vaultState } from './vault.ts'

const passphrase = 'correct horse battery'
const hex = (byte: string) => byte.repeat(32)
/** A passkey as a page tells it: `name` stands for the device. */
const passkey = (name: string, byte = '7e') => ({ credential: name, salt: hex('5a'), output: hex(byte) })
const phone = passkey('phone')

async function startVaulted() {
  const world = await startBackground()
  await world.configure({ posture: 'resolve' })
  expect(await world.own('ext-bg/vault-set', { passphrase })).toEqual({ problem: null })
  return world
}

async function withPasskey() {
  const world = await startVaulted()
  expect(await world.own('ext-bg/vault-passkey-add', phone)).toEqual({ problem: null })
  return world
}

async function reopenBrowser(world: BackgroundWorld) {
  await world.idle()
  await browser.storage.session.clear()
  await world.restart()
}

const local = async () => JSON.stringify(await browser.storage.local.get(null))
const session = async () => JSON.stringify(await browser.storage.session.get(null))
const told = async ({ own }: BackgroundWorld) =>
  (await own('ext-bg/activity', { number: null, kind: 'people', before: null, limit: 50 }))?.entries.map(
    ({ code, person, about }) =>
      [code, person?.name, about && `about ${about.name}`].filter(Boolean).join(' '),
  )
const shows = async ({ own }: BackgroundWorld, { credential, output } = phone) =>
  (await own('ext-bg/vault-passkey-open', { credential, output })).problem
const known = async ({ own }: BackgroundWorld) =>
  (await own('ext-bg/people', {})).passkeys.map(({ credential }) => credential)

beforeEach(() => {
  vi.useRealTimers()
})

describe('a passkey', () => {
  it('opens the vault after a start of the browser, and the sync has its tokens again', async () => {
    const world = await withPasskey()
    await reopenBrowser(world)
    const { passkeys, access } = await world.own('ext-bg/people', {})
    expect(access).toBe('closed')
    expect(passkeys).toMatchObject([{ credential: 'phone', salt: phone.salt, owner: 'station' }])
    expect(await shows(world)).toBeNull()
    await world.readOrder()
    expect((await world.own('ext-bg/queue', {}))?.rows).toHaveLength(1)
    const practice = await world.app.practice()
    expect((await practice?.engine.store.health())?.trouble).toBeNull()
    expect(await tokenVault(world.configuration.nextech).read()).toBeDefined()
    expect((await told(world))?.slice(0, 2)).toEqual(['people.passkey-opened', 'people.passkey-added'])
  })

  it('leaves nothing of what it made of the salt, on the disk or in memory', async () => {
    const world = await withPasskey()
    await reopenBrowser(world)
    await shows(world)
    expect(await local()).toContain('"credential":"phone"')
    for (const stored of [await local(), await session()]) expect(stored).not.toContain(phone.output)
    const { vaultKey } = await browser.storage.session.get('vaultKey')
    expect(await local()).not.toContain(String(vaultKey))
  })

  it.each([
    ['another output', passkey('phone', '7f')],
    ['another passkey', passkey('key')],
  ])('opens nothing with %s; it is told, and the passphrase opens it still', async (_, other) => {
    const world = await withPasskey()
    await reopenBrowser(world)
    for (let i = 0; i < 7; i++) expect(await shows(world, other)).toContain('Type the passphrase')
    expect(await vaultState()).toBe('closed')
    expect(await world.own('ext-bg/vault-open', { passphrase })).toEqual({ problem: null })
    expect((await told(world))?.slice(0, 2)).toEqual(['people.vault-opened', 'people.passkey-refused'])
  })

  it('lifts no lock-out of wrong passphrases, and is not held up by it', async () => {
    const world = await withPasskey()
    await reopenBrowser(world)
    const typed = async (text: string) => (await world.own('ext-bg/vault-open', { passphrase: text })).problem
    for (let i = 0; i < 5; i++) await typed('not it at all')
    expect(await shows(world)).toBeNull()
    await world.own('ext-bg/sign-off', {})
    expect(await typed(passphrase)).toContain('until')
    expect(await shows(world)).toBeNull()
  })

  it('lifts the curtain after Lock', async () => {
    const world = await withPasskey()
    await world.own('ext-bg/person-leave', {})
    expect(await world.own('ext-bg/people', {})).toMatchObject({ access: 'curtain' })
    expect(await shows(world)).toBeNull()
    expect(await world.own('ext-bg/people', {})).toMatchObject({ access: 'open' })
  })

  it('is added to an open vault alone', async () => {
    const world = await startBackground()
    await world.configure()
    expect((await world.own('ext-bg/vault-passkey-add', phone)).problem).toContain('closed')
    await world.own('ext-bg/vault-set', { passphrase })
    await world.own('ext-bg/sign-off', {})
    await expect(world.own('ext-bg/vault-passkey-add', phone)).rejects.toMatchObject({ code: 'closed' })
    expect(await local()).not.toContain('"credential"')
  })

  it('stays while passphrases change, and goes with the vault', async () => {
    const world = await withPasskey()
    await world.own('ext-bg/vault-set', { passphrase: 'another horse battery' })
    await reopenBrowser(world)
    expect(await shows(world)).toBeNull()
    await world.own('ext-bg/vault-off', {})
    expect(await known(world)).toEqual([])
    await world.own('ext-bg/vault-set', { passphrase })
    await reopenBrowser(world)
    expect(await shows(world)).not.toBeNull()
  })

  it('opens nothing once it is removed', async () => {
    const world = await withPasskey()
    await world.own('ext-bg/vault-passkey-add', passkey('key', '11'))
    expect(await world.own('ext-bg/vault-passkey-remove', { credential: 'phone' })).toEqual({ problem: null })
    expect(await world.own('ext-bg/vault-passkey-remove', { credential: 'phone' })).toEqual({ problem: null })
    expect(await known(world)).toEqual(['key'])
    await reopenBrowser(world)
    expect(await shows(world)).not.toBeNull()
    expect(await shows(world, passkey('key', '11'))).toBeNull()
    expect((await told(world))?.filter(code => code.includes('passkey-removed'))).toHaveLength(1)
  })

  it('is asked for by no shop’s page, and kept by none', async () => {
    const world = await withPasskey()
    await reopenBrowser(world)
    const { credential, output } = phone
    await expect(world.shop('ext-bg/vault-passkey-open', { credential, output })).rejects.toBeDefined()
    await expect(world.panel('ext-bg/vault-passkey-open', { credential, output })).rejects.toBeDefined()
    expect(await vaultState()).toBe('closed')
  })

  it.each([
    ['an output in capitals', { ...phone, output: hex('7E') }],
    ['an output that is too short', { ...phone, output: '7e' }],
    ['a salt that is none', { ...phone, salt: 'salt' }],
    ['a credential with spaces', { ...phone, credential: 'a b' }],
  ])('is not taken with %s', async (_, made) => {
    const world = await startVaulted()
    await expect(world.own('ext-bg/vault-passkey-add', made)).rejects.toBeDefined()
    expect(await known(world)).toEqual([])
  })
})

describe('a vault of before', () => {
  it('opens by its passphrase, and takes a passkey', async () => {
    const world = await startVaulted()
    const { vault } = await browser.storage.local.get('vault')
    const { passkeys: _, ...before } = vault as Record<string, unknown>
    await browser.storage.local.set({ vault: before })
    await reopenBrowser(world)
    expect(await world.own('ext-bg/people', {})).toMatchObject({ access: 'closed', passkeys: [] })
    expect(await world.own('ext-bg/vault-open', { passphrase })).toEqual({ problem: null })
    expect(await world.own('ext-bg/vault-passkey-add', phone)).toEqual({ problem: null })
    await reopenBrowser(world)
    expect(await shows(world)).toBeNull()
  })
})

describe('with people', () => {
  /** Ana manages and made the vault; both have a passkey. */
  async function startPeopled() {
    const world = await startVaulted()
    await world.own('ext-bg/person-add', { name: 'Ana', role: 'manager', pin: '739146' })
    await world.own('ext-bg/vault-set', { passphrase: 'a passphrase of Ana' })
    await world.own('ext-bg/vault-passkey-add', passkey('ana', '11'))
    await world.own('ext-bg/person-add', { name: 'Bo', role: 'staff', pin: '4401-bo' })
    await enter(world, 'Bo', '4401-bo')
    await world.own('ext-bg/vault-passkey-add', passkey('bo', '22'))
    return world
  }
  const idOf = async ({ own }: BackgroundWorld, name: string) =>
    (await own('ext-bg/people', {})).people.find(each => each.name === name)?.id ?? ''
  async function enter(world: BackgroundWorld, name: string, pin: string) {
    expect(await world.own('ext-bg/person-enter', { id: await idOf(world, name), pin })).toEqual({
      problem: null,
    })
  }

  it('whose passkey opens the vault is there, and the activity names them', async () => {
    const world = await startPeopled()
    await reopenBrowser(world)
    expect(await shows(world, passkey('bo', '22'))).toBeNull()
    expect((await world.own('ext-bg/people', {})).person?.name).toBe('Bo')
    expect((await told(world))?.slice(0, 2)).toEqual(['people.passkey-opened Bo', 'people.passkey-added Bo'])
  })

  it('one person’s output opens nothing in another one’s name', async () => {
    const world = await startPeopled()
    await reopenBrowser(world)
    expect(await shows(world, passkey('ana', '22'))).not.toBeNull()
    const { vault } = await browser.storage.local.get('vault')
    const swapped = JSON.stringify(vault).replace(await idOf(world, 'Bo'), await idOf(world, 'Ana'))
    await browser.storage.local.set({ vault: JSON.parse(swapped) })
    expect(await shows(world, passkey('bo', '22'))).not.toBeNull()
    expect(await vaultState()).toBe('closed')
  })

  it('staff remove their own alone, a manager everybody’s, and an auditor adds none', async () => {
    const world = await startPeopled()
    const remove = async (credential: string) =>
      (await world.own('ext-bg/vault-passkey-remove', { credential })).problem
    expect(await remove('ana')).toContain('manager')
    expect(await remove('bo')).toBeNull()
    await world.own('ext-bg/vault-passkey-add', passkey('bo', '22'))
    await enter(world, 'Ana', '739146')
    expect(await remove('bo')).toBeNull()
    expect((await told(world))?.[0]).toBe('people.passkey-removed Ana about Bo')
    await world.own('ext-bg/person-add', { name: 'Cy', role: 'auditor', pin: 'blue 42 sky' })
    await enter(world, 'Cy', 'blue 42 sky')
    await expect(world.own('ext-bg/vault-passkey-add', phone)).rejects.toMatchObject({ code: 'role' })
  })

  it('who was removed opens nothing by their passkey, not even where it was left', async () => {
    const world = await startPeopled()
    await enter(world, 'Ana', '739146')
    const { vault } = await browser.storage.local.get('vault')
    await world.own('ext-bg/person-remove', { id: await idOf(world, 'Bo') })
    expect(await known(world)).toEqual(['ana'])
    expect(await local()).not.toContain('"credential":"bo"')
    // As if the worker had been killed between the person and their passkey.
    await browser.storage.local.set({ vault })
    await reopenBrowser(world)
    expect(await known(world)).toEqual(['ana'])
    expect(await shows(world, passkey('bo', '22'))).not.toBeNull()
    expect(await vaultState()).toBe('closed')
  })

  it('the last passphrase stays, and no passkey of the one who had it', async () => {
    const world = await startBackground()
    await world.configure()
    await world.own('ext-bg/person-add', { name: 'Ana', role: 'manager', pin: '739146' })
    await world.own('ext-bg/vault-set', { passphrase })
    await world.own('ext-bg/vault-passkey-add', passkey('ana', '11'))
    await world.own('ext-bg/person-remove', { id: await idOf(world, 'Ana') })
    await world.own('ext-bg/person-add', { name: 'Bo', role: 'manager', pin: '4401-bo' })
    expect(await known(world)).toEqual([])
    await reopenBrowser(world)
    expect(await shows(world, passkey('ana', '11'))).not.toBeNull()
    expect(await world.own('ext-bg/vault-open', { passphrase })).toEqual({ problem: null })
  })
})
