import { describe, expect, it } from 'vitest'
import { readProcessor } from '../../../tests/fixtures/processor-file.ts'
import { compareWithProcessor } from './compare.ts'
import { damageOf, isRounded, orderIn } from './order-numbers.ts'

const numbers = new Set(['100004087', '100000000', '000000123', 'WEB25-000566', '2-000000123', '100', '087'])
const few = new Set(['100004087', '100000000', '000000123', '1E5'])

describe('the order that a cell names', () => {
  it.each([
    ['as it is', '100004087'],
    ['behind a number sign', '#100004087'],
    ['behind a number sign and a space', '# 100004087'],
    ['with thousands', '100,004,087'],
    ['with thousands by points', '100.004.087'],
    ['with thousands by apostrophes', '100’004’087'],
    ['with thousands by spaces that do not break', '100\u00a0004\u00a0087'],
    ['with thousands by narrow spaces', '100\u202f004\u202f087'],
    ['with a fraction of nothing', '100004087.0'],
    ['with a longer one', '100004087,00'],
    ['with thousands and a fraction', '100,004,087.00'],
    ['with thousands and a fraction as long as a thousand', '100,004,087.000'],
    ['behind an apostrophe', "'100004087"],
    ['behind another apostrophe', '’100004087'],
    ['as a formula', '="100004087"'],
    ['between spaces', '  100004087 '],
    ['between spaces that do not break', '\u00a0100004087\u00a0'],
    ['with marks that nobody sees', '\ufeff100004087\u200b'],
    ['in wide figures', '１００００４０８７'],
    ['in wide figures behind a wide sign', '＃１００００４０８７'],
    ['with all of its digits behind the first', '1.00004087E+08'],
    ['the same with a comma', '1,00004087E+08'],
    ['among words', 'Order 100004087 (web)'],
  ])('%s: %j', (_, text) => {
    expect([orderIn(text, few), isRounded(text)]).toEqual(['100004087', false])
  })

  it.each([
    '1.00E+08',
    '1E+08',
    '1,00E+08',
    '1.00004E+08',
    '1.0000409E+08',
    '1.00e+8',
    "'1.00E+08",
    'Order 1.00E+08',
    '１.００Ｅ+０８',
  ])('%j has lost digits: no order is guessed, not even one that it would round to', text => {
    expect([orderIn(text, few), isRounded(text), damageOf(text, few)]).toEqual([
      undefined,
      true,
      'number-rounded',
    ])
  })

  it.each(['123', '#123', '123.0', ' 123', "'123"])('%j has lost its zeros: no order is guessed', text => {
    expect([orderIn(text, few), damageOf(text, few)]).toEqual([undefined, 'zeros-lost'])
  })

  it.each(['100004088', '0123', '1234', 'ch_1E08xyz', '', '100004087.5', '1E8', 'txn 123'])(
    '%j is another number, and was not changed',
    text => {
      expect([isRounded(text), damageOf(text, few)]).toEqual([false, undefined])
    },
  )

  it('takes an own number that looks like a rounded one', () => {
    expect(orderIn('1E5', few)).toBe('1E5')
    expect(orderIn('1E+05', new Set(['1E+05']))).toBe('1E+05')
  })

  it('takes no part of a number for an order, nor one of two readings', () => {
    expect(orderIn('100,200', numbers)).toBeUndefined()
    expect(orderIn('100,004,087', numbers)).toBeUndefined()
    expect(orderIn('1.00E+08', new Set(['1', '08', '00E']))).toBeUndefined()
  })
})

describe('a file whose numbers a spreadsheet rounded', () => {
  const range = { from: '2026-03-01', to: '2026-03-31' }
  const sale = (number: string, cents: number) => ({
    number,
    tender: 'card' as const,
    cents,
    day: '2026-03-02',
  })
  const head = 'Date,Order,Type,Amount\n'

  it('says so of its rows, and its sums hold', async () => {
    const { transactions } = await readProcessor(
      `${head}3/2/2026,1.00E+08,Sale,80\n3/2/2026,1.00E+08,Sale,90\n`,
    )
    const { differences } = compareWithProcessor(
      [sale('100004087', 80_00), sale('100004088', 90_00)],
      transactions,
      range,
    )
    expect(
      differences.map(({ number, reason, processor, lines }) => [number, reason, processor, lines]),
    ).toEqual([
      ['1.00E+08', 'number-rounded', 170_00, [2, 3]],
      ['100004087', 'not-at-processor', 0, []],
      ['100004088', 'not-at-processor', 0, []],
    ])
  })

  const pairOf = (number: string, other: string, word: string) =>
    readProcessor(`${head}3/2/2026,${number},Sale,80\n3/2/2026,${other},${word},80\n`)

  it('lays no void to another order that is rounded to the same', async () => {
    expect((await pairOf('100004087', '100004087', 'Void')).problems).toEqual([])
    const { problems } = await pairOf('1.00E+08', '1.00E+08', 'Void')
    expect(problems.map(({ line, kind }) => [line, kind])).toEqual([[3, 'sign-unclear']])
  })
})
