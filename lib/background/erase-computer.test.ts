import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { describe, expect, it, vi } from 'vitest'
import { maria } from '../../tests/acceptance/staff-world.ts'
import { type BackgroundWorld, startBackground } from '../../tests/fixtures/background-world.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'

/** A station that read an order, has people, and kept patients of the duplicate audit. */
async function startUsed() {
  const world = await startBackground()
  await world.configure()
  await world.readOrder()
  await world.own('ext-bg/person-add', { name: 'Ana', role: 'manager', pin: '739146' })
  const kept = new Dexie('nextech-duplicates')
  kept.version(1).stores({ pages: 'from' })
  await kept.open()
  kept.close()
  return world
}

const payments = ({ nextech }: BackgroundWorld) =>
  nextech.arrivals().filter(({ name }) => name === 'POST PaymentReconciliation')

const everything = async () =>
  JSON.stringify([await browser.storage.local.get(null), await browser.storage.session.get(null)])

describe('erasing this computer', () => {
  it('takes everything of ours away, and leaves Nextech as it is', async () => {
    const world = await startUsed()
    const payments = () => JSON.stringify(world.nextech.ledger())
    const before = payments()
    expect(await Dexie.getDatabaseNames()).toContain('nextech-duplicates')
    expect(await everything()).toContain('Ana')
    expect(await world.own('ext-bg/erase', { word: ' erase ' })).toEqual({ problem: null })
    expect(await Dexie.getDatabaseNames()).toEqual([])
    expect(await browser.storage.local.get(null)).toEqual({})
    expect(await everything()).not.toMatch(/Ana|tokens|configuration/)
    expect(await browser.alarms.getAll()).toEqual([])
    expect(world.host.icon).toBe('')
    expect(payments()).toBe(before)
  })

  it('leaves a browser that begins as one that was never set up', async () => {
    const world = await startUsed()
    await world.own('ext-bg/erase', { word: 'ERASE' })
    expect(await world.own('ext-bg/configuration', {})).toBeNull()
    expect(await world.own('ext-bg/people', {})).toMatchObject({ people: [], access: 'open', timeZone: null })
    expect(await world.shop('cs-bg/hello', { protocol: 1 })).toMatchObject({ configured: false })
    await world.restart()
    expect(await world.own('ext-bg/today', {})).toBeNull()
    // Set up again, the browser asks for the shop, and the order waits for staff as before.
    await expect(world.readOrder()).rejects.toMatchObject({ code: 'not-a-shop' })
    world.host.grant('https://shop.example.com/*', 'http://127.0.0.1/*', 'http://localhost/*')
    await world.configure()
    await world.readOrder()
    expect((await world.own('ext-bg/queue', {}))?.rows).toHaveLength(1)
    expect(world.nextech.ledger()).toEqual([])
  })

  it.each(['', 'ERAS', 'yes', 'ERASE ALL'])('does nothing where “%s” is typed', async word => {
    const world = await startUsed()
    const { problem } = await world.own('ext-bg/erase', { word })
    expect(problem).toContain('ERASE')
    expect(await world.own('ext-bg/configuration', {})).not.toBeNull()
  })

  it('waits until it is known whether a payment arrived: set up again, it is found and not sent twice', async () => {
    const world = await startBackground([maria])
    await world.configure()
    const body = JSON.stringify({ endpoint: 'POST PaymentReconciliation', fault: 'late', ms: 400 })
    await fetch(`${world.nextech.url}/control/break`, { method: 'POST', body })
    const reading = world.readOrder().catch(() => undefined)
    await vi.waitFor(() => expect(payments(world)).toHaveLength(1), { timeout: 5_000 })
    const { problem } = await world.own('ext-bg/erase', { word: 'ERASE' })
    expect(problem).toContain('ERASE ANYWAY')
    expect(await world.own('ext-bg/configuration', {})).not.toBeNull()
    await reading
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 60_000 })
    const erase = async () => (await world.own('ext-bg/erase', { word: 'ERASE' })).problem
    await vi.waitFor(
      async () => {
        await world.own('ext-bg/sync-now', {})
        expect(await erase()).toBeNull()
      },
      { timeout: 20_000, interval: 500 },
    )
    vi.useRealTimers()
    expect([await Dexie.getDatabaseNames(), await browser.storage.local.get(null)]).toEqual([[], {}])
    world.host.grant('https://shop.example.com/*', 'http://127.0.0.1/*', 'http://localhost/*')
    await world.configure()
    await world.readOrder()
    await vi.waitFor(() => expect(world.nextech.ledger()).toHaveLength(1))
    expect(payments(world)).toHaveLength(1)
  }, 30_000)

  it('is done all the same where a person says so, for a computer that is given away', async () => {
    const world = await startBackground([maria])
    await world.configure()
    const body = JSON.stringify({ endpoint: 'POST PaymentReconciliation', fault: 'lost-before' })
    await fetch(`${world.nextech.url}/control/break`, { method: 'POST', body })
    await world.readOrder()
    expect((await world.own('ext-bg/erase', { word: 'erase' })).problem).toContain('ERASE ANYWAY')
    expect(await world.own('ext-bg/erase', { word: 'erase anyway' })).toEqual({ problem: null })
    expect(await Dexie.getDatabaseNames()).toEqual([])
  })

  it('says what to type where the database cannot be opened, and does it then', async () => {
    const world = await startUsed()
    const opens = vi.spyOn(Dexie.dependencies.indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no disk', 'UnknownError')
    })
    await world.restart()
    const { problem } = await world.own('ext-bg/erase', { word: 'ERASE' })
    expect(problem).toContain('ERASE ANYWAY')
    expect(problem).toContain('cannot be opened')
    expect(await world.own('ext-bg/configuration', {})).not.toBeNull()
    expect(await world.own('ext-bg/erase', { word: 'ERASE ANYWAY' })).toEqual({ problem: null })
    opens.mockRestore()
    expect(await Dexie.getDatabaseNames()).toEqual([])
    expect(await browser.storage.local.get(null)).toEqual({})
  })

  it('is a manager’s alone', async () => {
    const world = await startUsed()
    await world.own('ext-bg/person-leave', {})
    await expect(world.own('ext-bg/erase', { word: 'ERASE' })).rejects.toMatchObject({ code: 'nobody' })
  })
})
