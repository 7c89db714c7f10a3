import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { compareWithProcessor } from './compare.ts'
import { findHeadings, guessMapping } from './mapping.ts'
import { createPortions, encodingOf, readHeadings } from './parse-file.ts'
import { amountIn, dayIn } from './values.ts'

const range = { from: '2026-03-01', to: '2026-03-31' }

/** Reads a text as `parseFile` does, in portions of so many rows. */
function read(text: string, rowsAtOnce = 3) {
  const { data, errors } = Papa.parse<string[]>(text)
  const headings = findHeadings(data)
  if (!headings) return undefined
  const { names, skip } = headings
  const portions = createPortions({ ...range, names, skip, mapping: guessMapping(names) })
  for (let at = 0; at < data.length; at += rowsAtOnce) {
    const own = errors.filter(({ row = -1 }) => row >= at && row < at + rowsAtOnce)
    const shifted = own.map(error => ({ ...error, row: (error.row ?? 0) - at }))
    if (!portions.take({ data: data.slice(at, at + rowsAtOnce), errors: shifted })) break
  }
  return portions.reading
}

describe('amounts', () => {
  it.each([
    ['$1,234.50', 123_450],
    ['(1,234.50)', -123_450],
    ['$(12.00)', undefined],
    ['($12.00)', -1_200],
    ['12.00-', -1_200],
    ['-12', -1_200],
    ['−12.5', -1_250],
    ['+7.05', 705],
    ['.5', 50],
    ['0', 0],
    ['(0.00)', 0],
    ['12.3400', 1_234],
    [' 1 234.00 USD', 123_400],
    ['12.345', undefined],
    ['1,23.00', undefined],
    ['1.234,50', undefined],
    ['(-5)', undefined],
    ['', undefined],
    ['-', undefined],
    ['free', undefined],
    ['99999999999999999999', undefined],
  ])('%j is %j cents', (text, cents) => {
    expect(amountIn(text)).toBe(cents)
  })

  it('come back from every form in which they are written', () => {
    const marks = (cents: number) => (cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e12 }), cents => {
        expect(
          [marks(cents), `$${marks(cents)}`, `${marks(cents)}-`, `(${marks(cents)})`].map(amountIn),
        ).toEqual([cents, cents, -cents, -cents])
      }),
    )
  })
})

it.each([
  ['2026-03-16', '2026-03-16'],
  ['2026-03-16T23:30:00-05:00', '2026-03-16'],
  ['3/16/2026 11:30 PM', '2026-03-16'],
  ['03/16/26', '2026-03-16'],
  ['16-Mar-2026', '2026-03-16'],
  ['Mar 16, 2026', '2026-03-16'],
  ['March 16, 2026', '2026-03-16'],
  ['20260316', '2026-03-16'],
  ['16/03/2026', undefined],
  ['2/30/2026', undefined],
  ['', undefined],
  ['today', undefined],
])('the day of %j is %j', (text, day) => {
  expect(dayIn(text)).toBe(day)
})

describe('headings', () => {
  it('are found below titles and blank lines', () => {
    const rows = [
      ['Settlement report'],
      [''],
      ['Period', '3/1/2026'],
      ['Date', 'Amount', 'Order ID'],
      ['3/2/2026', '5', '1'],
    ]
    expect(findHeadings(rows)).toEqual({ names: ['Date', 'Amount', 'Order ID'], skip: 4 })
  })

  it('of two rows are read as one', () => {
    const rows = [
      ['Transaction Date', 'Amount', 'Invoice'],
      ['(local)', '(USD)', 'number'],
      ['3/2/2026', '5.00', '1'],
    ]
    expect(findHeadings(rows)).toEqual({
      names: ['Transaction Date (local)', 'Amount (USD)', 'Invoice number'],
      skip: 2,
    })
  })

  it('that name no date or no amount are none', () => {
    expect(
      findHeadings([
        ['Name', 'Phone'],
        ['a', 'b'],
      ]),
    ).toBeUndefined()
    expect(findHeadings([])).toBeUndefined()
  })

  it.each([
    ['utf-8', new TextEncoder().encode('Date,Amount\n3/2/2026,5\n')],
    ['utf-16le', new Uint8Array([0xff, 0xfe, ...Buffer.from('Date,Amount\n3/2/2026,5\n', 'utf16le')])],
    ['windows-1252', new Uint8Array([...Buffer.from('Date,Amount,Caf', 'latin1'), 0xe9, 10])],
  ] as const)('are read from a file in %s', async (encoding, bytes) => {
    const file = new Blob([bytes])
    expect(await encodingOf(file)).toBe(encoding)
    expect((await readHeadings(file))?.names.slice(0, 2)).toEqual(['Date', 'Amount'])
  })
})

describe('rows', () => {
  const head = 'Date,Amount,Order\n'

  it('of the range are taken, refunds and thousands with them; totals, blank lines and repeated heads are not', () => {
    const reading = read(
      `${head}3/2/2026,"1,200.00",10001\n\n3/3/2026,(84.00),10001\nDate,Amount,Order\n2/28/2026,5.00,9\n"Total","1,116.00",\n`,
    )
    expect(reading).toMatchObject({ rows: 3, outside: 1, problems: [] })
    expect(reading?.transactions).toEqual([
      { line: 2, day: '2026-03-02', cents: 1_200_00, reference: '10001' },
      { line: 4, day: '2026-03-03', cents: -84_00, reference: '10001' },
    ])
  })

  it('that cannot be taken are named by line and column, also below cells of several lines', () => {
    const reading = read(`${head}3/2/2026,5.00,"two\nlines"\n3/3/2026,free,1\nsoon,5.00,2\n`)
    expect(reading?.problems).toEqual([
      { line: 4, column: 'Amount', kind: 'no-amount', text: 'free' },
      { line: 5, column: 'Date', kind: 'no-day', text: 'soon' },
    ])
  })

  it('broken inside quotes are named by the line on which they begin', () => {
    expect(read(`${head}3/2/2026,5.00,1\n3/3/2026,6.00,"broken\n3/4/2026,7.00,2\n`)?.problems).toMatchObject([
      { line: 3, kind: 'open-quote' },
    ])
  })

  it('a quote that swallows the rest of the file ends the reading', () => {
    const names = ['Date', 'Amount']
    const portions = createPortions({ ...range, names, skip: 0, mapping: guessMapping(names) })
    expect(portions.take({ data: [['3/2/2026', '5.00']], errors: [] })).toBe(true)
    expect(portions.take({ data: [], errors: [] })).toBe(false)
    expect(portions.reading.problems).toMatchObject([{ line: 2, kind: 'open-quote' }])
  })
})

describe('shop against processor', () => {
  const sale = (number: string, cents: number, day = '2026-03-02') => ({ number, cents, day })
  const line = (reference: string, cents: number, day = '2026-03-02') => ({ line: 2, reference, cents, day })

  it('names each order that differs, and why', () => {
    const sales = [sale('10001', 100), sale('10002', 200), sale('10003', 300)]
    const transactions = [line('Order 10001 web', 150), line('10001', -50), line('10002', 250), line('77', 5)]
    const { differences, byDay, ...sums } = compareWithProcessor(sales, transactions, range)
    expect(sums).toEqual({ shop: 600, processor: 355, matchesOrders: true })
    expect(
      differences.map(({ number, reason, shop, processor }) => [number, reason, shop, processor]),
    ).toEqual([
      ['10002', 'amount-differs', 200, 250],
      ['10003', 'not-at-processor', 300, 0],
      ['77', 'not-in-shop', 0, 5],
    ])
    expect(byDay[1]).toEqual({ day: '2026-03-02', shop: 600, processor: 355 })
  })

  it('explains the whole difference, whatever the two hold', () => {
    const number = fc.constantFrom('10001', '10002', '10003', 'x')
    const sales = fc.uniqueArray(fc.record({ number, cents: fc.nat(9999) }), {
      selector: each => each.number,
    })
    const lines = fc.array(fc.record({ number, cents: fc.integer({ min: -9999, max: 9999 }) }))
    fc.assert(
      fc.property(sales, lines, (some, others) => {
        fc.pre(others.length > 0)
        const result = compareWithProcessor(
          some.map(each => sale(each.number, each.cents)),
          others.map(each => line(each.number, each.cents)),
          range,
        )
        const explained = result.differences.reduce((sum, each) => sum + each.shop - each.processor, 0)
        expect(explained).toBe(result.shop - result.processor)
      }),
    )
  })
})
