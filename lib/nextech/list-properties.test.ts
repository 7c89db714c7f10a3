import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../tests/fixtures/runs.ts'
import { bundle, items, read } from './list-testing.ts'

/** How a server cuts its list into pages, and what it counts. */
const server = fc.record({
  records: fc.integer({ min: 0, max: 180 }),
  size: fc.integer({ min: 1, max: 50 }),
  /** So many records of the page before come again. */
  overlap: fc.integer({ min: 0, max: 6 }),
  isNewestFirst: fc.boolean(),
})

const wrong = fc.oneof(
  fc.constant(undefined),
  fc.constant(null),
  fc.integer({ min: -3, max: 200 }),
  fc.integer({ min: 0, max: 200 }).map(String),
  fc.double({ min: 0.1, max: 99.9, noNaN: true }),
  fc.constantFrom('many', '', {}, true),
)

type Server = { records: number; size: number; overlap: number; isNewestFirst: boolean }

function pageOf({ records, size, overlap, isNewestFirst }: Server, offset: number) {
  const all = items(0, records)
  if (isNewestFirst) all.reverse()
  // Behind the end there is nothing that could overlap.
  const from = offset >= records ? records : Math.max(0, offset - (overlap % size))
  return all.slice(from, from + size)
}

describe('any server', () => {
  test('that pages honestly: all records, or trouble', () =>
    fc.assert(
      fc.asyncProperty(server, fc.constantFrom('right', 'absent', 'text'), async (given, kind) => {
        const { records } = given
        const total = { right: records, absent: undefined, text: String(records) }[kind]
        const { found } = await read(offset => bundle(pageOf(given, offset), { total }))
        // Forty pages are the most that are read; of larger ones the last record is asked for again.
        const again = (given.overlap % given.size) + Number(given.size >= 10)
        const isLong = records / Math.max(1, given.size - again) > 36
        expect(found === records || (isLong && found === null)).toBe(true)
      }),
      { numRuns: runs(500) },
    ))

  test('whose total is wrong all the time: all records, or trouble, or as many as it counts', () =>
    fc.assert(
      fc.asyncProperty(server, wrong, async (given, total) => {
        const { found, doubts } = await read(offset => bundle(pageOf(given, offset), { total }))
        if (found === null || found === given.records) return
        // A short page and a total that agree leave nothing to see: no reader could know better.
        expect([found, doubts]).toEqual([Number(total), []])
        expect(given.size < 50 && (given.size < 10 || given.size % 5 !== 0)).toBe(true)
      }),
      { numRuns: runs(500) },
    ))

  test('that loses, repeats and shuffles at will: never fewer than any of its pages counts', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ ids: fc.array(fc.nat(80), { maxLength: 50 }), total: wrong }), {
          minLength: 1,
          maxLength: 12,
        }),
        async pages => {
          const counted: number[] = []
          const { found } = await read((offset, call) => {
            if (offset === 0) counted.length = 0
            const { ids, total } = pages[(call - 1) % pages.length] ?? { ids: [], total: 0 }
            const isCount = /^\d+$/.test(String(total ?? ''))
            if (isCount) counted.push(Number(total))
            return bundle(
              ids.flatMap(id => items(id, 1)),
              { total },
            )
          })
          if (found !== null) expect(found).toBeGreaterThanOrEqual(Math.max(0, ...counted))
        },
      ),
      { numRuns: runs(1000) },
    ))
})
