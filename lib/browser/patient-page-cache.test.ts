import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { type KeptPage, keepPage, keptPages, keptPosition } from './patient-page-cache.ts'
import { forgetPages } from './patient-pages-database.ts'

const now = Date.parse('2026-03-16T20:00:00Z')
const days = 24 * 60 * 60 * 1000

const page = (from: number, change: Partial<KeptPage> = {}): KeptPage => ({
  practiceId: 'practice-a',
  from,
  position: {
    offset: from + 50,
    pages: from / 50 + 1,
    patients: from + 50,
    unreadable: 0,
    total: 120,
    uids: [`uid-${from}`],
  },
  text: `text ${from}\n`,
  readAt: now,
  ...change,
})
const names = async () => (await indexedDB.databases()).map(({ name }) => name)

afterEach(() => forgetPages())

describe('with a vault, a kept search', () => {
  const key = '5e'.repeat(32)
  const makeVault = () => browser.storage.local.set({ vault: { slots: [] } })
  const openVault = (hex = key) => browser.storage.session.set({ vaultKey: hex })
  const closeVault = () => browser.storage.session.remove('vaultKey')
  beforeEach(async () => {
    await makeVault()
    await openVault()
  })
  afterEach(async () => {
    await browser.storage.local.remove('vault')
    await closeVault()
  })
  const disk = async () => {
    const raw = await new Dexie('nextech-duplicates').open()
    const rows = JSON.stringify(await raw.table('pages').toArray(), (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    )
    raw.close()
    return rows
  }

  it('tells nobody on the disk, and goes on as it was', async () => {
    for (const from of [0, 50]) await keepPage(page(from, { text: `Maria Lopez ${from}` }))
    expect(await disk()).not.toMatch(/Maria|Lopez|uid-/)
    expect(await keptPosition('practice-a', now)).toMatchObject({ offset: 100, patients: 100 })
    expect(await keptPages()).toEqual([0, 50].map(from => page(from, { text: `Maria Lopez ${from}` })))
  })

  it('keeps nothing while it is closed, loses nothing, and says so', async () => {
    await keepPage(page(0))
    await closeVault()
    await expect(keepPage(page(50))).rejects.toThrow('closed')
    await expect(keptPages()).rejects.toThrow('closed')
    expect(await keptPosition('practice-a', now)).toMatchObject({ offset: 50 })
    await openVault()
    expect(await keptPages()).toEqual([page(0)])
  })

  it.each<[string, () => Promise<unknown>]>([
    ['the vault is gone', async () => Promise.all([browser.storage.local.remove('vault'), closeVault()])],
    ['another vault is there', () => openVault('0a'.repeat(32))],
    [
      'a page was put in another one’s place',
      async () => {
        const raw = await new Dexie('nextech-duplicates').open()
        const [first, second] = await raw.table('pages').toArray()
        await raw.table('pages').put({ ...first, sealed: second.sealed })
        raw.close()
      },
    ],
  ])('is none where %s', async (_, change) => {
    for (const from of [0, 50]) await keepPage(page(from))
    await change()
    expect(await keptPages()).toEqual([])
  })
})

describe('a kept search', () => {
  it('leaves no trace where nobody asked for one', async () => {
    expect([await keptPosition('practice-a', now), await keptPages(), await names()]).toEqual([
      undefined,
      [],
      [],
    ])
  })

  it('goes on behind its last page, in order, and a page that is read again stands once', async () => {
    for (const from of [0, 100, 50, 50]) await keepPage(page(from))
    expect(await keptPosition('practice-a', now)).toEqual(page(100).position)
    expect((await keptPages()).map(({ text }) => text)).toEqual(['text 0\n', 'text 50\n', 'text 100\n'])
  })

  it('does not go on over a missing page', async () => {
    for (const from of [0, 100]) await keepPage(page(from))
    expect(await keptPages()).toEqual([])
  })

  it.each<[string, Partial<Record<keyof KeptPage, unknown>>]>([
    ['another practice', { practiceId: 'practice-b' }],
    ['more than a week ago', { readAt: now - 8 * days }],
    ['by a clock that was set back since', { readAt: now + 8 * days }],
    ['a form that is not ours', { text: 7 }],
  ])('of %s is deleted', async (_name, change) => {
    await keepPage(Object.assign(page(0), change))
    expect(await keptPosition('practice-a', now)).toBeUndefined()
    expect(await names()).toEqual([])
  })

  it('is deleted with its database', async () => {
    await keepPage(page(0))
    expect(await names()).toHaveLength(1)
    await forgetPages()
    expect(await names()).toEqual([])
  })
})
