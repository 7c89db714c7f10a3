import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it } from 'vitest'
import { forgetPages, type KeptPage, keepPage, keptPages, keptPosition } from './patient-page-cache.ts'

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
