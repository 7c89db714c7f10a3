import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { describe, expect, it } from 'vitest'
import { startBackground } from '../../tests/fixtures/background-world.ts'
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

  it('is a manager’s alone', async () => {
    const world = await startUsed()
    await world.own('ext-bg/person-leave', {})
    await expect(world.own('ext-bg/erase', { word: 'ERASE' })).rejects.toMatchObject({ code: 'nobody' })
  })
})
