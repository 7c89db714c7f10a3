import Dexie from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { BadgeView } from '../contract/page-messages.ts'
import { dayMs } from '../domain/units.ts'
import { createBadgeCache } from './badge-cache.ts'

const shop = 'https://shop.example.com'
const badge: BadgeView = {
  ...{ number: '100000001', status: 'synced', reason: null, word: 'Synced', button: null },
  tooltip: '$84.00 posted 9:42 AM, payment 90118',
}

beforeEach(() => {
  Object.assign(Dexie.dependencies, { indexedDB: new IDBFactory(), IDBKeyRange })
})

function openCache(url = 'https://sync.example.com') {
  const cache = createBadgeCache(url)
  onTestFinished(() => cache.close())
  return cache
}

describe('badges that are kept', () => {
  it('are those of each shop, as last told, without what they say of money', async () => {
    const cache = openCache()
    await cache.put(shop, [{ ...badge, status: 'pending', word: 'Pending' }], 1)
    await cache.put(shop, [badge], 2)
    const known = await cache.read(shop, ['100000001', '100000002'])
    expect([...known.keys()]).toEqual(['100000001'])
    expect(known.get('100000001')).toMatchObject({ status: 'synced', at: 2 })
    expect(JSON.stringify([...known.values()])).not.toMatch(/84|90118/)
    expect((await cache.read('https://other.example.com', ['100000001'])).size).toBe(0)
  })

  it('are another backend’s never', async () => {
    await openCache().put(shop, [badge], 1)
    expect((await openCache('https://other.example.com').read(shop, [badge.number])).size).toBe(0)
  })

  it('go after a month, and all at once when the station is disconnected', async () => {
    const cache = openCache()
    await cache.put(shop, [badge], 1)
    await cache.put(shop, [{ ...badge, number: '2' }], 20 * dayMs)
    await cache.prune(40 * dayMs)
    expect([...(await cache.read(shop, [badge.number, '2'])).keys()]).toEqual(['2'])
    await cache.clear()
    expect((await cache.read(shop, ['2'])).size).toBe(0)
  })
})
