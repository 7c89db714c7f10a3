import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { IDBObjectStore } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { readingOf, rowOf } from '../../tests/acceptance/service-practice.ts'
import { maria } from '../../tests/acceptance/staff-world.ts'
import { type BackgroundWorld, startBackground } from '../../tests/fixtures/background-world.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { databaseName } from '../store/database-name.ts'

const passphrase = 'correct horse battery'

beforeEach(() => {
  vi.useRealTimers()
})

/** The browser was closed and started again: its memory is empty. */
async function reopenBrowser(world: BackgroundWorld) {
  await world.idle()
  await browser.storage.session.clear()
  await world.restart()
}

const open = async ({ own }: BackgroundWorld) => (await own('ext-bg/vault-open', { passphrase })).problem

/** What of the order's customer lies readable in the practice's database. */
async function readable({ configuration, order }: BackgroundWorld): Promise<string[]> {
  const raw = await new Dexie(databaseName(configuration)).open()
  const rows = JSON.stringify(await Promise.all(raw.tables.map(table => table.toArray()))).toLowerCase()
  raw.close()
  const { billing_address: billing, customer_email: email } = order
  const told = [email, billing.lastname, billing.firstname, billing.postcode ?? '', ...billing.street]
  return told.filter(each => each.length > 3 && rows.includes(each.toLowerCase()))
}

const payments = ({ nextech }: BackgroundWorld) =>
  nextech.arrivals().filter(({ name }) => name.startsWith('POST Pay')).length

const tellRow = (world: BackgroundWorld) =>
  world.shop('cs-bg/rows', { rows: [rowOf(world.order, world.configuration.practice.timeZone)] })
const tellPage = (world: BackgroundWorld) =>
  world.shop('cs-bg/order', {
    reading: readingOf(world.order, world.configuration.practice.timeZone),
    href: null,
  })

async function startWithOrder(held: Parameters<typeof startBackground>[0] = undefined) {
  const world = await startBackground(held)
  await world.configure({ posture: held ? 'automatic' : 'resolve' })
  await world.readOrder()
  return world
}

describe('a vault over stored orders', () => {
  it('seals them when it is made; without one they lie as they did', async () => {
    const world = await startWithOrder()
    expect((await readable(world)).length).toBeGreaterThan(2)
    expect(await world.own('ext-bg/vault-set', { passphrase })).toEqual({ problem: null })
    expect(await readable(world)).toEqual([])
    expect((await world.own('ext-bg/queue', {}))?.rows).toHaveLength(1)
  })

  it('closed, shows state and money in the shop’s list, and asks for no page', async () => {
    const world = await startWithOrder()
    await world.own('ext-bg/vault-set', { passphrase })
    await reopenBrowser(world)
    const { badges, wanted } = await tellRow(world)
    expect(badges).toMatchObject([{ number: world.order.increment_id, status: 'resolve' }])
    expect(wanted).toEqual([])
    expect(JSON.stringify(badges)).not.toContain(world.order.billing_address.lastname)
    await vi.waitFor(() => expect(world.host.icon).toBe('!'))
    expect(world.host.title).toContain('vault is closed')
    expect(await readable(world)).toEqual([])
  })

  it('closed, takes no order: it says so, and has the page tell it again once it is open', async () => {
    const world = await startBackground([maria])
    await world.configure()
    await world.own('ext-bg/vault-set', { passphrase })
    await tellRow(world)
    await world.own('ext-bg/sign-off', {})
    await expect(tellPage(world)).rejects.toMatchObject({ code: 'closed' })
    await world.app.syncNow(true)
    await world.idle()
    // Not what a full disk is told as.
    expect(world.host.title).toContain('vault is closed')
    expect(payments(world)).toBe(0)
    world.host.told = []
    expect(await open(world)).toBeNull()
    expect(world.host.told).toContain('7 bg-cs/worker-started')
    expect((await tellRow(world)).wanted).toEqual([world.order.increment_id])
    await tellPage(world)
    await world.own('ext-bg/sync-now', {})
    await world.idle()
    expect(payments(world)).toBe(1)
    expect(await readable(world)).toEqual([])
  })

  it('opened again, goes on with what waited, and posts nothing twice', async () => {
    const world = await startWithOrder([maria])
    expect(payments(world)).toBe(1)
    await world.own('ext-bg/vault-set', { passphrase })
    for (let i = 0; i < 2; i++) {
      await reopenBrowser(world)
      await world.app.syncNow(true)
      expect(await open(world)).toBeNull()
      await world.readOrder()
    }
    expect(payments(world)).toBe(1)
    const practice = await world.app.practice()
    expect(await practice?.engine.store.inStates(['posted'])).toMatchObject([
      { order: { customer: { email: world.order.customer_email } } },
    ])
  })

  it('taken away, leaves all as if there had been none', async () => {
    const world = await startWithOrder()
    const before = await readable(world)
    await world.own('ext-bg/vault-set', { passphrase })
    expect(await world.own('ext-bg/vault-off', {})).toEqual({ problem: null })
    expect(await readable(world)).toEqual(before)
    await world.restart()
    expect((await world.own('ext-bg/queue', {}))?.rows).toHaveLength(1)
  })

  it('that cannot be taken away whole stays, with what it seals', async () => {
    const world = await startWithOrder()
    await world.own('ext-bg/vault-set', { passphrase })
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    await expect(world.own('ext-bg/vault-off', {})).rejects.toThrow()
    full.mockRestore()
    expect(await world.own('ext-bg/people', {})).toMatchObject({ vault: 'open' })
    await world.restart()
    expect(await readable(world)).toEqual([])
    expect((await world.own('ext-bg/queue', {}))?.rows).toHaveLength(1)
  })

  it('that is gone takes what nobody can open with it: orders are read again, each against the ledger', async () => {
    const world = await startWithOrder([maria])
    await world.own('ext-bg/vault-set', { passphrase })
    await world.idle()
    // The browser's own storage was emptied past us.
    await browser.storage.local.remove('vault')
    await reopenBrowser(world)
    const practice = await world.app.practice()
    expect(await practice?.engine.store.inStates(['posted'])).toEqual([])
    await world.own('ext-bg/sign-in', { password: world.configuration.nextech.password ?? '' })
    await world.readOrder()
    expect(payments(world)).toBe(1)
    expect(await practice?.engine.store.inStates(['posted', 'adopted'])).toHaveLength(1)
  })
})
