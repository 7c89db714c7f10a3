import { describe, expect, it } from 'vitest'
import { readProcessor } from '../../../tests/fixtures/processor-file.ts'

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
