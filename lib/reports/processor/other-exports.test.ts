import { describe, expect, it } from 'vitest'
import { readProcessor } from '../../../tests/fixtures/processor-file.ts'
import type { Choices } from './choices.ts'
import type { FlagSays } from './flags.ts'

const read = async (text: string) => {
  const { transactions, leftOut, notCounted } = await readProcessor(text)
  return {
    counts: transactions.map(({ reference, cents }) => `${reference}: ${cents / 100}`),
    leftOut,
    notCounted: notCounted.map(({ word }) => word),
  }
}
const both = { counts: ['100000001: 80', '100000001: -20'], leftOut: 0, notCounted: [] }

describe('a file of a processor with two columns of money', () => {
  it.each([
    ['Money In', 'Money Out'],
    ['Paid In', 'Paid Out'],
    ['Deposits', 'Withdrawals'],
    ['Amount In', 'Amount Out'],
    ['Einnahmen', 'Ausgaben'],
    ['Ingresos', 'Egresos'],
    ['Charges', 'Refunds'],
    ['Sales', 'Refunds'],
  ])('%s and %s', async (into, out) => {
    const head = `Date,Order,${into},${out}`
    expect(await read(`${head}\n03/10/2026,100000001,80.00,\n03/11/2026,100000001,,20.00`)).toEqual(both)
    expect(await read(`${head}\n03/10/2026,100000001,80.00,0.00\n03/11/2026,100000001,0.00,20.00`)).toEqual(
      both,
    )
  })
})

describe('a file of a processor with whole cents', () => {
  it.each(['amount_cents', 'Amount (cents)', 'Amount in cents', 'amount (minor units)', 'Gross Minor Units'])(
    '%s',
    async heading => {
      const text = `created,order_id,type,${heading}\n2026-03-02,100000001,charge,8000\n2026-03-03,100000001,refund,-2000`
      expect(await read(text)).toEqual(both)
    },
  )

  it('is not understood where its cells have cents of their own', async () => {
    expect((await read('created,order_id,amount_cents\n2026-03-02,100000001,80.05')).leftOut).toBe(1)
  })

  it.each(['Amount', 'Amount (USD)', 'Total amount incl. percent'])('is none by %s', async heading => {
    expect((await read(`Date,Order,${heading}\n03/02/2026,100000001,80`)).counts).toEqual(['100000001: 80'])
  })
})

it('BluePay tells by a code whether a payment went through', async () => {
  const text = `trans_id,issue_date,trans_type,amount,status,order_id
1,2026-03-02 10:00:00,SALE,80.00,1,100000001
2,2026-03-02 11:00:00,SALE,90.00,0,100000002
3,2026-03-02 11:30:00,SALE,95.00,E,100000003
4,2026-03-04 11:00:00,REFUND,20.00,1,100000001`
  expect(await read(text)).toEqual({ ...both, notCounted: ['0', 'E'] })
})

describe('a file of a processor with a column that says by itself whether a sale stayed', () => {
  it.each([
    ...[
      ['Voided', 'N', 'Y'],
      ['Is Void', 'FALSE', 'TRUE'],
      ['Declined', 'No', 'Yes'],
      ['Test Mode', '0', '1'],
      ['Approved', 'Y', 'N'],
    ],
    ...[
      ['livemode', 'true', 'false'],
      ['Mode', 'Live', 'Test'],
      ['Settled', 'Yes', 'No'],
      ['Anulada', 'no', 'sí'],
    ],
    ...[
      ['Void Date', '', '2026-03-04'],
      ['Cancelled At', '', '03/04/2026 10:00'],
      ['Void Indicator', '', 'V'],
      ['Sandbox', 'false', 'true'],
    ],
  ])('%s: %s or %s', async (heading, stays, gone) => {
    const rows = `03/02/2026,100000001,${stays},80.00\n03/03/2026,100000002,${gone},50.00`
    expect(await read(`Date,Order,${heading},Amount\n${rows}`)).toEqual({
      counts: ['100000001: 80'],
      leftOut: 0,
      notCounted: [`${heading}: ${gone}`],
    })
  })

  it.each([
    ['Refunded', 'No', 'Yes', null],
    ['Refund Status', 'None', 'Refunded', null],
    ['Disputed', '', 'Yes', null],
    ['Chargeback', '', 'Chargeback', null],
    ['Refund Date', '', '03/04/2026', '2026-03-04'],
    ['Refunded date (UTC)', '', '2026-03-05 03:30', '2026-03-04'],
  ])('%s: %s or %s, and all of it went back on %s', async (heading, stays, gone, day) => {
    const rows = `03/02/2026,100000001,${stays},80.00\n03/03/2026,100000002,${gone},50.00`
    const reading = await readProcessor(`Date (UTC),Order,${heading},Amount\n${rows}`)
    expect(reading.transactions.map(({ cents, back }) => [cents, back])).toEqual([
      [80_00, undefined],
      [0, { cents: 50_00, day }],
    ])
  })

  it('is asked about where only a part went back', async () => {
    const rows = '03/02/2026,100000001,Paid,Partially refunded,80.00'
    expect(await read(`Date,Order,Status,Refund Status,Amount\n${rows}`)).toMatchObject({
      counts: [],
      leftOut: 1,
    })
  })
})

it.each([
  ['Is Refund', 'No', 'Yes', '20.00'],
  ['Is Refund', '0', '1', '-20.00'],
  ['Refund Indicator', '', 'R', '20.00'],
])('a column %s says of a row that it is money that went back', async (heading, sale, refund, amount) => {
  const rows = `03/02/2026,100000001,${sale},80.00\n03/03/2026,100000001,${refund},${amount}`
  expect(await read(`Date,Order,${heading},Amount\n${rows}`)).toEqual(both)
})

describe('a column of yes and no that a person chooses', () => {
  const text = `Date,Order,Rückläufer,Qty,Amount
03/02/2026,100000001,nein,1,80.00
03/03/2026,100000002,ja,1,50.00`

  it('is offered by what it holds, and says nothing by itself', async () => {
    const { choices, transactions } = await readProcessor(text)
    expect(choices.flags).toEqual({ 2: 'ignored' })
    expect(transactions).toHaveLength(2)
  })

  it.each<[FlagSays, string[]]>([
    ['none', ['100000001']],
    ['refunded', ['100000001']],
    ['back', ['100000001', '100000002']],
    ['approved', ['100000002']],
    ['mode', ['100000001', '100000002']],
  ])('by the choice %s', async (says, counted) => {
    const { transactions } = await readProcessor(text, {
      choose: guessed => ({ ...guessed, flags: { 2: says } }),
    })
    expect(transactions.flatMap(({ reference, cents }) => (cents === 0 ? [] : [reference]))).toEqual(counted)
  })

  it('and one that its heading tells may be passed over', async () => {
    const voided = text.replace('Rückläufer', 'Voided')
    const choose = (guessed: Choices) => ({ ...guessed, flags: { 2: 'ignored' as const } })
    expect((await readProcessor(voided)).transactions).toHaveLength(1)
    expect((await readProcessor(voided, { choose })).transactions).toHaveLength(2)
  })

  it('is told by its heading where choices are older than it', async () => {
    const choose = ({ flags: _, ...older }: Choices) => older
    expect((await readProcessor(text.replace('Rückläufer', 'Voided'), { choose })).transactions).toHaveLength(
      1,
    )
  })
})

describe('a gateway’s response codes', () => {
  it.each<[string, string, string[], string[]]>([
    ['Response Code', '1,2,3,4', ['2', '3', '4'], []],
    ['Response Code', '00,05,51', ['05', '51'], []],
    ['Result Code', '000,116,100', [], ['116', '100']],
    ['Gateway Response Code', '100,200', [], ['200']],
    ['RspCode', '00,05', ['05'], []],
    ['RspText', 'APPROVAL,DECLINE', ['DECLINE'], []],
    ['Response', 'APPROVAL,DO NOT HONOR,INSUFF FUNDS', ['DO NOT HONOR', 'INSUFF FUNDS'], []],
  ])('%s: of %s the first took money', async (heading, codes, none, asked) => {
    const rows = codes.split(',').map((code, at) => `03/02/2026,10000000${at + 1},${code},${80 + at}.00`)
    const reading = await readProcessor(`Date,Order,${heading},Amount\n${rows.join('\n')}`)
    expect(reading.transactions.map(({ reference }) => reference)).toEqual(['100000001'])
    expect(reading.notCounted.map(({ word }) => word)).toEqual(none)
    expect(reading.unknown.map(({ text }) => text)).toEqual(asked)
  })

  it.each(['AVS Result Code', 'CVV Response Code', 'Auth Code', 'Status Code'])(
    '%s is none',
    async heading => {
      const text = `Date,Order,${heading},Amount\n03/02/2026,100000001,0,80.00`
      expect((await readProcessor(text)).choices.columns.state).toBeNull()
    },
  )
})

describe('a file of a processor whose holds and sums are no sales', () => {
  it.each([
    ...['Authorization Reversal', 'Auth Released', 'Pre-Auth Expired', 'Authorization Adjustment'],
    ...['Reversal of Authorization', 'Incremental Auth', 'Reauthorization'],
  ])('%s', async kind => {
    const rows = `03/02/2026,100000001,Sale,80.00\n03/02/2026,100000001,${kind},80.00`
    expect(await read(`Date,Order,Type,Amount\n${rows}`)).toEqual({
      counts: ['100000001: 80'],
      leftOut: 0,
      notCounted: [kind],
    })
  })

  it.each([
    ...['Daily total', 'Day Totals', 'Card total:', 'Batch Totals', 'Running total'],
    ...[
      '03/02/2026 Subtotal',
      'Subtotal for 3/2',
      'Total for 03/02/2026',
      'Totals (1 transaction)',
      'Daily total: Visa',
    ],
  ])('%s', async word => {
    const rows = `03/02/2026,100000001,80.00\n03/02/2026,${word},80.00`
    expect(await read(`Date,Order,Amount\n${rows}`)).toEqual({
      counts: ['100000001: 80'],
      leftOut: 0,
      notCounted: [],
    })
  })
})

it.each([
  'Count: 1',
  'Sum of amounts: 80.00',
  'Transactions: 1',
  'Anzahl: 1',
  'End of report',
  'Page 1 of 1',
])('the line %s below a table is none of its rows', async line => {
  const text = `Date,Order,Type,Amount\n03/02/2026,100000001,Sale,80.00\n${line},,,`
  expect(await read(text)).toEqual({ counts: ['100000001: 80'], leftOut: 0, notCounted: [] })
})

describe('a file of a processor whose sales are below zero', () => {
  it('is turned round where its refunds are above', async () => {
    const rows = '03/02/2026,100000001,Sale,-80.00\n03/03/2026,100000001,Refund,20.00'
    expect(await read(`Date,Order,Type,Amount\n${rows}`)).toEqual(both)
  })

  it.each(['', '\n03/03/2026,100000001,Refund,-20.00'])(
    'is asked about where nothing tells: %j',
    async more => {
      const rows = `03/02/2026,100000001,Sale,-80.00${more}`
      expect(await read(`Date,Order,Type,Amount\n${rows}`)).toMatchObject({ leftOut: 1 })
    },
  )

  it('is none where one sale of it is above', async () => {
    const rows = '03/02/2026,100000001,Sale,80.00\n03/03/2026,100000001,Sale,-20.00'
    expect(await read(`Date,Order,Type,Amount\n${rows}`)).toEqual(both)
  })
})
