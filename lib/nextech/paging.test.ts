import { describe, expect, test } from 'vitest'
import type { Http } from './http.ts'
import { listAll } from './paging.ts'
import { isRecord } from './wire-values.ts'

/** Serves a list by our own arithmetic. */
function serving(page: (offset: number) => unknown) {
  const asked: number[] = []
  const http: Http = {
    async get(_, parameters) {
      const offset = Number(parameters.find(([name]) => name === '_getpagesoffset')?.[1] ?? 0)
      asked.push(offset)
      return { ok: true, value: page(offset) }
    },
    post: () => Promise.reject(new Error('no post here')),
  }
  return { http, asked }
}

const items = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({ resource: { resourceType: 'Claim', id: String(from + n) } }))
const bundle = (entry: unknown, rest: object = {}) => ({ resourceType: 'Bundle', entry, ...rest })
const parse = (resource: unknown) =>
  isRecord(resource) && 'id' in resource ? String(resource.id) : undefined
const search = { resource: 'Claim', parameters: [], parse }

describe('listAll', () => {
  test('reads until the total, and one page where it fits', async () => {
    const many = serving(offset => bundle(items(offset, Math.min(50, 120 - offset)), { total: 120 }))
    const answer = await listAll(many.http, search)
    expect(answer.ok && answer.value).toHaveLength(120)
    expect(many.asked).toEqual([0, 50, 100])
    const few = serving(() =>
      bundle(items(0, 1), { total: '1', link: [{ relation: 'next', url: 'http://evil.test' }] }),
    )
    expect(await listAll(few.http, search)).toEqual({ ok: true, value: ['0'] })
    expect(few.asked).toEqual([0])
  })

  test.each([
    ['no entry', { resourceType: 'Bundle', total: 0 }],
    ['an empty entry', bundle([], { total: 0 })],
    ['null', bundle(null)],
  ])('an empty list with %s', async (_, page) => {
    expect(await listAll(serving(() => page).http, search)).toEqual({ ok: true, value: [] })
  })

  test('without a total it reads until an empty page', async () => {
    const { http, asked } = serving(offset => bundle(items(offset, Math.max(0, Math.min(50, 70 - offset)))))
    const answer = await listAll(http, search)
    expect(answer.ok && answer.value).toHaveLength(70)
    expect(asked).toEqual([0, 50, 70])
  })

  test('pages that are cut shorter, overlap or change case are read whole and once', async () => {
    const { http } = serving(offset => bundle(items(Math.max(0, offset - 2), 10), { total: 28 }))
    const answer = await listAll(http, search)
    expect(answer.ok && answer.value).toHaveLength(28)
  })

  test('a server that does not understand the offset is trouble, for the rest would be missing', async () => {
    const { http, asked } = serving(() => bundle(items(0, 50), { total: 120 }))
    expect(await listAll(http, search)).toMatchObject({ ok: false, trouble: 'nextech-down' })
    expect(asked).toHaveLength(2)
  })

  test('a short list without total that repeats itself is over', async () => {
    expect(await listAll(serving(() => bundle(items(0, 3))).http, search)).toMatchObject({ ok: true })
  })

  test('more pages than anybody needs are trouble', async () => {
    const { http, asked } = serving(offset => bundle(items(offset, 50)))
    expect(await listAll(http, search)).toMatchObject({ ok: false })
    expect(asked).toHaveLength(40)
  })

  test('poison is skipped and counted, other resources are not', async () => {
    const skipped: [string, number][] = []
    const outcome = { resource: { resourceType: 'OperationOutcome' } }
    const nameless = { resource: { resourceType: 'Claim' } }
    const { http } = serving(() => bundle([null, 'x', {}, outcome, nameless, ...items(1, 1)], { total: 6 }))
    const onSkipped = (resource: string, count: number) => void skipped.push([resource, count])
    expect(await listAll(http, { ...search, onSkipped })).toEqual({ ok: true, value: ['1'] })
    expect(skipped).toEqual([['Claim', 2]])
  })

  test.each([null, [], 'text', {}, { resourceType: 'OperationOutcome' }])('%j is no list', async page => {
    expect(await listAll(serving(() => page).http, search)).toMatchObject({ ok: false })
  })
})
