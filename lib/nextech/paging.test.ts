import { describe, expect, test } from 'vitest'
import { bundle, items, outcome, parse, part, read, search, serving } from './list-testing.ts'
import { listAll } from './paging.ts'

describe('a list that is sound is read with the fewest calls', () => {
  test.each<[string, (offset: number) => unknown, number, number[]]>([
    ['a short page and its total', () => bundle(items(0, 1), { total: 1 }), 1, [0]],
    ['a total as text', () => bundle(items(0, 1), { total: '1' }), 1, [0]],
    ['a wrapped total', () => bundle(items(0, 1), { total: { value: 1 } }), 1, [0]],
    ['pages up to the total', offset => bundle(part(120, offset), { total: 120 }), 120, [0, 50, 100]],
    ['total 0 and no entry', () => bundle(undefined, { total: 0 }), 0, [0]],
    ['total 0 and an empty entry', () => bundle([], { total: 0 }), 0, [0]],
    ['nothing at all, said twice', () => bundle(null), 0, [0, 0]],
    ['no total, up to an empty page', offset => bundle(part(70, offset)), 70, [0, 50, 70]],
    ['a full page and an empty one', offset => bundle(part(50, offset), { total: 50 }), 50, [0, 50]],
    ['the default page and an empty one', offset => bundle(part(10, offset), { total: 10 }), 10, [0, 10]],
    ['pages of its own size', offset => bundle(part(28, offset, 10), { total: 28 }), 28, [0, 10, 20]],
    [
      'pages of its own size, the last one full',
      offset => bundle(part(24, offset, 12), { total: 24 }),
      24,
      [0, 12, 24],
    ],
    [
      'pages that overlap',
      offset => bundle(part(27, Math.max(0, offset - 2), 10), { total: 27 }),
      27,
      [0, 10, 18, 26],
    ],
    [
      'the last page again behind the end',
      offset => bundle(items(Math.min(offset, 20), 10), { total: 30 }),
      30,
      [0, 10, 20, 30],
    ],
    ['a short list without total that knows no offset', () => bundle(items(0, 3)), 3, [0, 3]],
    [
      'warnings and what was included',
      () =>
        bundle(
          [
            { resource: outcome('warning') },
            { resource: outcome('Information') },
            ...items(0, 2),
            { resource: { resourceType: 'Patient', id: '0' } },
          ],
          { total: 2 },
        ),
      2,
      [0],
    ],
  ])('%s', async (_, page, found, asked) => {
    const result = await read(page)
    expect([result.found, result.asked, result.doubts]).toEqual([found, asked, []])
  })

  test('no link is followed', async () => {
    const link = [{ relation: 'next', url: 'http://evil.test' }]
    expect((await read(() => bundle(items(0, 1), { total: 1, link }))).asked).toEqual([0])
  })
})

describe('a total that is too low is not believed, and says so', () => {
  test.each<[string, unknown]>([
    ['0', 0],
    ['-1', -1],
    ['less than the page', 3],
    ['a fraction', 70.5],
    ['words', 'many'],
    ['an object', { count: 71 }],
    ['true', true],
  ])('%s with more behind', async (_, total) => {
    const { found, asked, doubts } = await read(offset => bundle(part(71, offset), { total }))
    expect([found, asked, doubts.length]).toEqual([71, [0, 50, 71], 1])
  })

  test.each<[string, unknown, number]>([
    ['the page’s own length', 50, 50],
    ['the page’s own length as text', '50', 50],
    ['the length of the server’s own page', 10, 10],
    ['the same with pages of 25', 25, 25],
  ])('%s with more behind', async (_, total, size) => {
    const { found, doubts } = await read(offset => bundle(part(71, offset, size), { total }))
    expect([found, doubts.length]).toEqual([71, 1])
  })

  test('only so far as was read', async () => {
    const { found } = await read(offset => bundle(part(71, offset, 20), { total: Math.min(71, offset + 20) }))
    expect(found).toBe(71)
  })

  test('what is short is asked for once more', async () => {
    const { found, asked, doubts } = await read(offset => bundle(part(3, offset), { total: 0 }))
    expect([found, asked]).toEqual([3, [0, 3]])
    expect(doubts).toEqual(['Nextech counts 0 quotes and shows 3. All pages were read; nothing is missing.'])
  })
})

describe('a list that changes while it is read', () => {
  test('grows at its end', async () => {
    const { found, doubts } = await read((offset, call) =>
      bundle(part(69 + call, offset), { total: 69 + call }),
    )
    expect([found, doubts]).toEqual([71, []])
  })

  test('grows at its beginning, so that its pages shift: read once more', async () => {
    // Newest first: record 70 is entered after the first page.
    const { found, asked } = await read((offset, call) => {
      const all = items(0, call === 1 ? 70 : 71).reverse()
      return bundle(all.slice(offset, offset + 50), { total: all.length })
    })
    expect(found).toBe(71)
    expect(asked).toEqual([0, 50, 70, 0, 50])
  })

  test('shrinks: read once more', async () => {
    const { found } = await read((offset, call) => {
      const all = items(call === 1 ? 0 : 1, call === 1 ? 71 : 70)
      return bundle(all.slice(offset, offset + 50), { total: all.length })
    })
    expect(found).toBe(70)
  })
})

describe('a record that comes twice on one page', () => {
  const twice = (resourceType: string) => {
    const entry = { resource: { resourceType, id: '1' } }
    return serving(() => bundle([entry, entry], { total: 2 }))
  }

  test.each(['Patient', 'Practitioner'])('is one %s, counted twice by older builds', async resource => {
    const { http, asked } = twice(resource)
    expect(await listAll(http, { resource, parameters: [], parse })).toEqual({ ok: true, value: ['1'] })
    expect(asked).toEqual([0])
  })

  test.each(['PaymentReconciliation', 'Claim'])('hides another %s', async resource => {
    const { http } = twice(resource)
    const message = expect.stringContaining('shows 1')
    expect(await listAll(http, { resource, parameters: [], parse })).toMatchObject({ ok: false, message })
  })
})

describe('what else may come', () => {
  test('more pages than anybody needs are trouble', async () => {
    const { answer, asked } = await read(offset => bundle(items(offset, 50)))
    expect([answer.ok, asked.length]).toEqual([false, 40])
  })

  test('a record that cannot be read counts, and is told', async () => {
    const skipped: [string, number][] = []
    const nameless = { resource: { resourceType: 'Claim' } }
    const { http } = serving(() => bundle([nameless, ...items(1, 1)], { total: 2 }))
    const listeners = { onSkipped: (resource: string, count: number) => void skipped.push([resource, count]) }
    expect(await listAll(http, { ...search, listeners })).toEqual({ ok: true, value: ['1'] })
    expect(skipped).toEqual([['Claim', 1]])
  })

  test.each([null, [], 'text', {}, { resourceType: 'Patient' }, outcome('warning')])(
    '%j is no list',
    async page => {
      expect((await read(() => page)).answer).toMatchObject({ ok: false, trouble: 'nextech-down' })
    },
  )
})
