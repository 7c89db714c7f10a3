import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readProcessor, totalOf } from '../../../tests/fixtures/processor-file.ts'
import { runs } from '../../../tests/fixtures/runs.ts'
import { guessChoices } from './choices.ts'
import { createPortions } from './parse-file.ts'

const kindsOf = async (text: string) =>
  (await readProcessor(text)).problems.map(({ line, kind }) => `${line} ${kind}`)

describe('rows', () => {
  const head = 'Date,Amount,Order\n'

  it('of the range are taken, thousands with them; totals, blank lines and repeated heads are not', async () => {
    const reading = await readProcessor(
      `${head}3/2/2026,"1,200.00",10001\n\n3/3/2026,(84.00),10001\nDate,Amount,Order\n2/28/2025,5.00,9\n"Total","1,116.00",\n`,
    )
    expect(reading).toMatchObject({ rows: 4, far: 1, totals: 1, problems: [] })
    expect(reading.transactions).toEqual([
      { line: 2, day: '2026-03-02', cents: 1_200_00, reference: '10001' },
      { line: 4, day: '2026-03-03', cents: -84_00, reference: '10001', isLater: true },
    ])
  })

  it('that cannot be taken are named by line and column, also below cells of several lines', async () => {
    const reading = await readProcessor(`${head}3/2/2026,5.00,"two\nlines"\n3/3/2026,free,1\nsoon,5.00,2\n`)
    expect(reading.problems).toEqual([
      { line: 4, column: 'Amount', kind: 'no-amount', text: 'free' },
      { line: 5, column: 'Date', kind: 'no-day', text: 'soon' },
    ])
  })

  it.each([
    ['wider than the headings', '03/10/2026,100000001,1,230.00\n', '2 too-wide'],
    ['narrower', '03/10/2026,100000001\n', '2 too-narrow'],
    ['broken in two', '03/10/2026\n,100000001,5\n', '2 too-narrow,3 no-day'],
    ['repeated', '3/10/2026,1,5\n3/10/2026,1,5\n', '3 repeated'],
    ['in another currency', '3/10/2026,1,€5.00\n', '2 other-currency'],
    ['of an unknown zone', '3/10/2026 10:00 XYZT,1,5.00\n', '2 no-zone'],
    ['day-first among month-first', '3/16/2026,1,5\n3/17/2026,2,5\n18/3/2026,3,5\n', '4 no-day'],
    [
      'with commas for points among points',
      '3/1/2026,1,5.00\n3/2/2026,2,6.00\n3/3/2026,3,"7,00"\n',
      '4 no-amount',
    ],
    ['with cents that may be thousands', '3/1/2026,1,1.230\n', '2 no-amount'],
  ])('%s are named, and left out', async (_name, rows, said) => {
    expect((await kindsOf(`Date,Order,Amount\n${rows}`)).join()).toBe(said)
  })

  it('that are one cell short and have one comma too many are not read as another amount', async () => {
    const text = 'Date,Amount,Order\n03/10/2026,1,230.00\n03/11/2026,5.00,100000001\n03/12/2026,7,100000002\n'
    expect(await kindsOf(text)).toEqual(['2 split-amount'])
    expect(await totalOf(text)).toBe(12)
  })

  it('with blank cells at the end are as wide as the headings', async () => {
    expect(
      await kindsOf('Date,Order,Amount,\n3/10/2026,1,5.00,\n3/11/2026,2,5.00,,\n3/12/2026,3,6.00,\n'),
    ).toEqual([])
  })

  it('of sums are known by their word wherever it stands', async () => {
    const text = `Date,Order,Amount\n3/1/2026,1,5.00\nGrand Total,,5.00\n3/31/2026,Total,5.00\nTotal for March,5.00\nSubtotal: 1 item,,5.00\n`
    expect(await readProcessor(text)).toMatchObject({ totals: 4, problems: [], rows: 5 })
  })

  it('are no headings where a word of a state could head a date', async () => {
    const text = 'Date,Type,Status,Amount\nTotal,Sale,Paid,\n3/1/2026,Sale,Paid,5.00\n'
    expect(await readProcessor(text)).toMatchObject({ totals: 1, rows: 2 })
  })

  it('broken inside quotes are named by the line on which they begin', async () => {
    const { problems } = await readProcessor(
      `${head}3/2/2026,5.00,1\n3/3/2026,6.00,"broken\n3/4/2026,7.00,2\n`,
    )
    expect(problems).toMatchObject([{ line: 3, kind: 'open-quote' }])
  })

  it('a quote that swallows the rest of the file ends the reading', () => {
    const names = ['Date', 'Amount']
    const options = {
      from: '2026-03-01',
      to: '2026-03-31',
      timeZone: 'UTC',
      choices: guessChoices(names, []),
    }
    const portions = createPortions({ ...options, names, skip: 0 })
    expect(portions.take({ data: [['3/2/2026', '5.00']], errors: [] })).toBe(true)
    expect(portions.take({ data: [], errors: [] })).toBe(false)
    expect(portions.end().problems).toMatchObject([{ line: 2, kind: 'open-quote' }])
  })

  it('are each counted, far, of no money, of sums, or left out: none is lost and none is twice', async () => {
    const row = fc.record({
      day: fc.constantFrom('3/2/2026', '3/31/2026 23:30', '1/1/2020', 'soon', '', 'Total'),
      kind: fc.constantFrom('Sale', 'Refund', 'Void', 'Fee', 'Chargeback Reversal', 'Odd', ''),
      state: fc.constantFrom('Paid', 'Failed', 'Refunded', 'Partially refunded', 'Odd'),
      amount: fc.constantFrom('80.00', '-80.00', '(5)', '1,2', '', '€4.00', '9.00 CR'),
      back: fc.constantFrom('', '0', '5.00', '90.00'),
      order: fc.constantFrom('1', '2', ''),
      extra: fc.constantFrom<string[]>([], ['x'], ['']),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (rows, rowsAtOnce) => {
          const lines = rows.map(each =>
            [
              each.day,
              each.kind,
              each.state,
              `"${each.amount}"`,
              each.back,
              each.order,
              ...each.extra,
            ].join(),
          )
          const text = `Date,Type,Status,Amount,Amount Refunded,Order\n${lines.join('\n')}\n`
          const reading = await readProcessor(text, { rowsAtOnce })
          const silent = reading.notCounted.reduce((sum, { count }) => sum + count, 0)
          const { transactions, far, totals, leftOut } = reading
          expect(transactions.length + far + totals + silent + leftOut).toBe(reading.rows)
          expect(reading.rows).toBe(rows.length)
          expect(reading.problems).toHaveLength(leftOut)
        },
      ),
      { numRuns: runs(200) },
    )
  })

  it('that are sales and refunds add up to their sum, whichever way the sign is written', async () => {
    const item = fc.record({ cents: fc.integer({ min: 1, max: 9_999_999 }), isRefund: fc.boolean() })
    const dollars = (cents: number) =>
      (cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
    const ways: ((text: string, isRefund: boolean) => string)[] = [
      (text, isRefund) => `"${text}",${isRefund ? 'Refund' : 'Sale'},,,`,
      (text, isRefund) => `"${isRefund ? '-' : ''}${text}",${isRefund ? 'Refund' : 'Sale'},,,`,
      (text, isRefund) => `"${isRefund ? `(${text})` : text}",,,,`,
      (text, isRefund) => `"${text}${isRefund ? '-' : ''}",,,,`,
      (text, isRefund) => (isRefund ? `,,,"${text}",` : `,,"${text}",,`),
      (text, isRefund) => `"${text}",,,,${isRefund ? 'DR' : 'CR'}`,
    ]
    const headings = [
      'Amount,Type,a,b,c',
      'Amount,Type,a,b,c',
      'Amount,a,b,c,d',
      'Amount,a,b,c,d',
      'a,b,Credit,Debit,c',
      'Amount,a,b,c,CR/DR',
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.array(item, { minLength: 1, maxLength: 8 }),
        fc.nat(ways.length - 1),
        async (items, way) => {
          const rows = items.map(
            ({ cents, isRefund }, i) => `3/2/2026,${i},${ways[way]?.(dollars(cents), isRefund)}`,
          )
          const text = `Date,Order,${headings[way]}\n${rows.join('\n')}\n`
          const sum = items.reduce((total, { cents, isRefund }) => total + (isRefund ? -cents : cents), 0)
          const { transactions, problems } = await readProcessor(text)
          expect(problems).toEqual([])
          expect(transactions.reduce((total, { cents }) => total + cents, 0)).toBe(sum)
        },
      ),
      { numRuns: runs(200) },
    )
  })
})
