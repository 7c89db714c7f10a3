import { describe, expect, it } from 'vitest'
import { readProcessor } from '../../../tests/fixtures/processor-file.ts'
import { moneyIn } from './amounts.ts'
import { writtenIn } from './dates.ts'
import { encodingOf, readStart } from './parse-file.ts'

const counted = async (text: string) =>
  (await readProcessor(text)).transactions.map(({ reference, cents }) => `${reference}: ${cents / 100}`)

describe('of several sums of one sale, the one that the customer paid', () => {
  it.each([
    ['Amount,Tip,Total', '70.00,10.00,80.00'],
    ['Amount,Tax,Total Amount', '74.00,6.00,80.00'],
    ['Amount,Tax Amount,Tip Amount,Total', '70.00,4.00,6.00,80.00'],
    ['Requested Amount,Approved Amount', '90.00,80.00'],
    ['Request Amt,Approved Amt', '90.00,80.00'],
    // No total of its row, but one of a day.
    ['Amount,Tip,Total', '80.00,10.00,500.00'],
    ['Amount,Tip,Total', '80.00,0.00,80.00'],
  ])('%s of %s', async (heads, cells) => {
    expect(await counted(`Date,Order,${heads}\n03/02/2026,100000001,${cells}`)).toEqual(['100000001: 80'])
  })
})

describe('what went back, under the heading of returns', () => {
  it('is taken off', async () => {
    expect(await counted('Date,Invoice,Sales,Returns\n03/02/2026,100000001,80.00,20.00')).toEqual([
      '100000001: 60',
    ])
  })

  it('is not how many there were', async () => {
    expect(await counted('Date,Invoice,Sales,Returns\n03/02/2026,100000001,80.00,2')).toEqual([
      '100000001: 80',
    ])
  })
})

it('letters that nobody sees are no part of a heading', async () => {
  expect(await counted('D\u200bate,Order,\u2060Amount\n03/02/2026,100000001,80.00')).toEqual([
    '100000001: 80',
  ])
})

it('a sum of a month is none of its sales', async () => {
  const text = 'Date,Order,Amount\n03/02/2026,100000001,80.00\n03/31/2026,Sum of month,80.00'
  const { transactions, totals } = await readProcessor(text)
  expect([transactions.length, totals]).toEqual([1, 1])
})

it.each([
  '2nd March 2026',
  'March 2nd, 2026',
  'Mar-02-2026',
  '02MAR2026',
  '02/Mar/2026',
  '2 of March 2026',
  "'2026-03-02",
])('%s is a day', text => {
  expect(writtenIn(text, 'month-first')?.day).toBe('2026-03-02')
})

it.each(['2ndMarch', '12ABC34', 'Order 02 2026'])('%s is none', text => {
  expect(writtenIn(text, 'month-first')).toBeUndefined()
})

it.each([
  ['8 0.00', undefined],
  ['80.00 20.00', undefined],
  ['1 080.00', 1080_00],
  ['$ 1 234 080.00', 1_234_080_00],
  ["'80.00", 80_00],
])('%s comes to %s cents', (text, cents) => {
  expect(moneyIn(text, 'point')?.cents).toBe(cents)
})

describe('a file that is no text in bytes of one each', () => {
  const text = 'Date,Order,Amount\n03/02/2026,100000001,80.00\n'

  it.each([
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16be', Buffer.from(text, 'utf16le').swap16()],
  ] as const)('is read in %s without a mark', async (encoding, bytes) => {
    const file = new Blob([new Uint8Array(bytes)])
    expect(await encodingOf(file)).toBe(encoding)
    expect((await readStart(file))?.names).toEqual(['Date', 'Order', 'Amount'])
  })

  it.each([
    ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 44, 10, 44, 10)],
    ['a workbook of old', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 44, 44, 10)],
    ['a web page', '<html>\n<td>Date, Amount</td>\n<td>03/02/2026, 80.00</td>'],
    ['JSON', '[{"date":"2026-03-02","amount":80},\n{"date":"2026-03-03","amount":20}]'],
    ['lines of JSON', '{"date":"2026-03-02","amount":80}\n{"date":"2026-03-03","amount":20}'],
  ])('holds no table as %s', async (_, content) => {
    expect(await readStart(new Blob([content]))).toBeUndefined()
  })
})
