import { describe, expect, it } from 'vitest'
import { readProcessor, totalOf } from '../../../tests/fixtures/processor-file.ts'
import { guessChoices } from './choices.ts'

describe('the columns', () => {
  it.each<[string, Record<string, string | null>]>([
    ['Order Date,Order Number,Type,Amount', { day: 'Order Date', number: 'Order Number', kind: 'Type' }],
    ['created,gross,fee,net', { day: 'created', amount: 'gross', number: null }],
    ['Date,Net Amount,Fee,Gross Amount', { amount: 'Gross Amount' }],
    ['Date,Amount Refunded,Amount', { amount: 'Amount', refunded: 'Amount Refunded' }],
    ['Date,Tax Amount,Tip Amount,Total Amount', { amount: 'Total Amount' }],
    ['Settlement Date,Sale Date,Amount', { day: 'Sale Date' }],
    ['Payout Date,Deposit Date,Transaction Date,Amount', { day: 'Transaction Date' }],
    ['Settled On,Created At,Amount', { day: 'Created At' }],
    ['Settlement Date,Amount', { day: 'Settlement Date' }],
    ['Expiration Date,Date,Amount', { day: 'Date' }],
    ['Date,Purchase Order Number,Order ID,Amount', { number: 'Order ID' }],
    ['Date,Description,Invoice Number,Amount', { number: 'Invoice Number' }],
    [
      'Date,Order Total,Order Status,Order #',
      { number: 'Order #', state: 'Order Status', amount: 'Order Total' },
    ],
    ['Date,Payout Status,Status,Amount', { state: 'Status' }],
    ['Date,Card Type,Transaction Type,Amount', { kind: 'Transaction Type' }],
    ['Date,Net,Fee', { amount: 'Net' }],
    ['Date,Order ID,Sales,Refunds,Fees,Total Settled', { amount: 'Sales', refunded: 'Refunds' }],
    ['Date,Time,UTC Offset,Amount', { zone: 'UTC Offset' }],
    ['Date,Amount,Order Status', { number: null, state: 'Order Status' }],
    ['Order Date,Order Total', { day: 'Order Date', amount: 'Order Total', number: null }],
  ])('of %s', (heading, wanted) => {
    const names = heading.split(',')
    const { columns } = guessChoices(names, [])
    const found = Object.entries(columns).map(([role, at]) => [role, at === null ? null : names[at]])
    expect(Object.fromEntries(found)).toMatchObject(wanted)
  })

  it('names an order by figures, and a direction by what its cells say', async () => {
    const text = `Details,Posting Date,Description,Amount
CREDIT,03/02/2026,100000001,80.00
DEBIT,03/03/2026,100000002,-30.00`
    const { choices, transactions } = await readProcessor(text)
    expect(choices.columns).toMatchObject({ direction: 0, number: 2, kind: null })
    expect(transactions.map(({ cents }) => cents)).toEqual([80_00, -30_00])
  })

  it('may have headings in two rows, of which each has half', async () => {
    const { names, transactions } = await readProcessor(`Transaction,Transaction,Order,Amount
Date,Time,Number,(USD)
2026-03-02,09:30,100000001,80.00`)
    expect(names).toEqual(['Transaction Date', 'Transaction Time', 'Order Number', 'Amount (USD)'])
    expect(transactions).toMatchObject([{ reference: '100000001', cents: 80_00 }])
  })

  it('may have headings of any kind, or none: nothing is guessed then, all can be chosen', async () => {
    const unknown = await readProcessor('Wann;Wieviel;Wer\n2026-03-02;80,00;100000001\n')
    expect(unknown.names).toEqual(['Wann', 'Wieviel', 'Wer'])
    expect(unknown.choices.columns).toMatchObject({ day: null, amount: null, number: null })
    const none = await readProcessor('2026-03-02,80.00,100000001\n2026-03-03,70.00,100000002\n')
    expect(none.names).toEqual(['', '', ''])
    const columns = { ...none.choices.columns, day: 0, amount: 1, number: 2 }
    expect(
      await totalOf('2026-03-02,80.00,100000001\n2026-03-03,70.00,100000002\n', {
        choose: guessed => ({ ...guessed, columns }),
      }),
    ).toBe(150)
  })
})
