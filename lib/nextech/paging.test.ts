import { describe, expect, test } from 'vitest'
import { bundle, items, outcome, parse, part, read, search, serving } from './list-testing.ts'
import { listAll } from './paging.ts'

describe('a list that is sound is read with the fewest calls', () => {
  test.each<[string, (offset: number) => unknown, number, number[]]>([
    ['a short page and its total', () => bundle(items(0, 1), { total: 1 }), 1, [0]],
    ['an only entry that is in no list', () => bundle(items(0, 1)[0], { total: 1 }), 1, [0]],
    ['a total as text', () => bundle(items(0, 1), { total: '1' }), 1, [0]],
    ['a wrapped total', () => bundle(items(0, 1), { total: { value: 1 } }), 1, [0]],
    ['pages up to the total', offset => bundle(part(120, offset), { total: 120 }), 120, [0, 49, 98]],
    ['total 0 and no entry', () => bundle(undefined, { total: 0 }), 0, [0]],
    ['total 0 and an empty entry', () => bundle([], { total: 0 }), 0, [0]],
    ['nothing at all, said twice', () => bundle(null), 0, [0, 0]],
    ['no total, up to an empty page', offset => bundle(part(70, offset)), 70, [0, 50, 70]],
    ['a full page and an empty one', offset => bundle(part(50, offset), { total: 50 }), 50, [0, 50]],
    ['the default page and an empty one', offset => bundle(part(10, offset), { total: 10 }), 10, [0, 10]],
    ['pages of its own size', offset => bundle(part(28, offset, 10), { total: 28 }), 28, [0, 9, 18, 28]],
    [
      'pages of its own size, the last one full',
      offset => bundle(part(24, offset, 12), { total: 24 }),
      24,
      [0, 11, 22],
    ],
    [
      'pages that overlap',
      offset => bundle(part(27, Math.max(0, offset - 2), 10), { total: 27 }),
      27,
      [0, 9, 16, 23],
    ],
    [
      'the last page again behind the end',
      offset => bundle(items(Math.min(offset, 20), 10), { total: 30 }),
      30,
      [0, 9, 18, 27, 30],
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
    expect(asked).toEqual([0, 49, 69, 0, 49])
  })

  test('shrinks: read once more', async () => {
    const { found } = await read((offset, call) => {
      const all = items(call === 1 ? 0 : 1, call === 1 ? 71 : 70)
      return bundle(all.slice(offset, offset + 50), { total: all.length })
    })
    expect(found).toBe(70)
  })
})

describe('a list whose records move while it is read', () => {
  /** As the list is at each call, and the pages by it. */
  const changing = (lists: (call: number) => string[], size = 50) =>
    read((offset, call) => {
      const all = lists(call)
      const shown = all.slice(offset, offset + size)
      return bundle(
        shown.map(id => ({ resource: { resourceType: 'Claim', id } })),
        { total: all.length },
      )
    })
  const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => String(from + at))
  const before = ids(0, 71)
  /** Record 3 left the first page, and another came at the end: as many as before, and record 50 on no page. */
  const after = [...ids(0, 3), ...ids(4, 71), 'new']
  const turned = [...ids(1, 71), '0']

  test('one leaves and another comes: read once more, and none is missing', async () => {
    const { answer, asked, found } = await changing(call => (call === 1 ? before : after))
    expect(answer).toEqual({ ok: true, value: after })
    expect([found, asked]).toEqual([71, [0, 49, 0, 49]])
  })

  test('one moves to the end: read once more', async () => {
    const { answer } = await changing(call => (call === 1 ? before : turned))
    expect(answer).toEqual({ ok: true, value: turned })
  })

  test('without an end, it could not be read steadily', async () => {
    const { answer } = await changing(call => [...ids(call, 71), ...ids(100, 100 + call)])
    expect(answer).toMatchObject({
      ok: false,
      trouble: 'list-incomplete',
      message: expect.stringContaining('could not be read steadily: its records move'),
    })
  })

  test('on small pages of its own', async () => {
    const { answer } = await changing(call => (call === 3 ? after : before), 10)
    expect(answer).toEqual({ ok: true, value: before })
  })

  test('a server that begins pages only at their own size is read all the same', async () => {
    const { found, doubts } = await read(offset => bundle(part(120, offset - (offset % 50)), { total: 120 }))
    expect([found, doubts]).toEqual([120, []])
  })
})

describe('a record that comes in two versions', () => {
  const twoWays = (resourceType: string, isLasting: boolean) =>
    serving((_, call) => {
      const shown = (chart: string) => ({ resource: { resourceType, id: '1', chart } })
      const entry = [shown('a'), shown(isLasting || call === 1 ? 'b' : 'a')]
      return bundle(entry.slice(0, isLasting || call === 1 ? 2 : 1), {
        total: isLasting || call === 1 ? 2 : 1,
      })
    })
  const parseChart = (resource: unknown) => resource

  test.each(['PaymentReconciliation', 'Claim'])('once: a %s is read again', async resource => {
    const { http, asked } = twoWays(resource, false)
    const answer = await listAll(http, { resource, parameters: [], parse: parseChart })
    expect(answer).toMatchObject({ ok: true, value: [{ chart: 'a' }] })
    expect(asked).toEqual([0, 0])
  })

  test.each(['PaymentReconciliation', 'Claim'])('twice: a %s was not read', async resource => {
    const { http } = twoWays(resource, true)
    expect(await listAll(http, { resource, parameters: [], parse: parseChart })).toMatchObject({
      ok: false,
      trouble: 'list-incomplete',
      message: expect.stringContaining('shows one record in two ways'),
    })
  })

  test('a patient that older builds repeat is one', async () => {
    const { http } = twoWays('Patient', true)
    const answer = await listAll(http, { resource: 'Patient', parameters: [], parse: parseChart })
    expect(answer).toMatchObject({ ok: true, value: [{ chart: 'a' }] })
  })
})

/** Links to a next page, as servers write them. */
const next = (query: string) => [{ relation: 'next', url: `https://api.example/api/Claim?${query}` }]

describe('a page that names a next one', () => {
  test.each([
    ['_getpagesoffset=7&_count=7', 7],
    ['use=exploratory&_getpageoffset=3', 3],
    ['page=2&page_size=3', 3],
    ['_getpages=a1b2&_getpagesoffset=3', 3],
    ['ct=x&continuationToken=abc', 3],
  ])('is no whole list by its short page alone: %s', async (query, size) => {
    const { answer } = await read(() => bundle(items(0, size), { link: next(query) }))
    expect(answer).toMatchObject({ ok: false, trouble: 'list-incomplete' })
  })

  test('and counts itself alone: the next ones are read', async () => {
    const page = (offset: number) => {
      const entry = part(20, offset, 7)
      return bundle(entry, { total: entry.length, link: next(`_getpagesoffset=${offset + 7}`) })
    }
    expect((await read(page)).found).toBe(20)
  })

  test('and shows nothing: it is not read', async () => {
    const { answer } = await read(() => bundle([], { total: 0, link: next('_getpagesoffset=50') }))
    expect(answer).toMatchObject({ ok: false, trouble: 'list-incomplete' })
  })

  test.each<[string, (offset: number) => string, number[]]>([
    ['at its own beginning, as samples do', () => '_getpagesoffset=0&_count=50', [0]],
    ['though all is there, and the server knows no offset', () => '_getpagesoffset=50', [0, 3]],
    ['though all is there, behind the end as well', offset => `_getpagesoffset=${offset + 50}`, [0, 3]],
  ])('%s: is read as it was', async (_, query, asked) => {
    const knowsOffset = asked.length > 1 && query(0) !== query(1)
    const page = (offset: number) => {
      const link = next(query(offset))
      return bundle(knowsOffset ? part(3, offset) : items(0, 3), { total: 3, link })
    }
    const result = await read(page)
    expect([result.found, result.asked, result.doubts]).toEqual([3, asked, []])
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
