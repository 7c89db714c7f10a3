import { describe, expect, it } from 'vitest'
import { interpretTotals } from './totals.ts'

type Rows = readonly (readonly [string, string])[]
const told = (rows: Rows) => {
  const read = interpretTotals(rows.map(([label, value]) => ({ label, value })))
  return read.ok ? read.value : read.error
}
const paid = [
  ['Subtotal', '$80.00'],
  ['Grand Total', '$80.00'],
  ['Total Paid', '$80.00'],
] as const

describe('rules 3: what went off an order afterwards is not passed over, though it stands there without a minus', () => {
  it.each([
    ...['Credit', 'Credits', 'Post-sale credit', 'Goodwill credit', 'Credit to card', 'RMA credit'],
    ...['Adjustment', 'Price adjustment', 'Correction', 'Korrektur', 'Ajuste', 'Anpassung'],
    ...['Cancelled items', 'Canceled Amount', 'Total Canceled', 'Partial cancellation', 'Anulado'],
    ...['Kulanz', 'Compensation', 'Compensación', 'CM 100000001', 'Re-fund', 'Rembolso'],
    ...['Removed', 'Removed items', 'Out of stock', 'Unavailable items', 'Not shipped', 'Agotados'],
  ])('%s $20.00', label => {
    expect(told([...paid, [label, '$20.00']])).toMatchObject({ field: 'refunded' })
    expect(told([...paid.slice(1), [label, '$20.00']])).toMatchObject({ field: 'refunded' })
    expect(told([...paid, [label, '$0.00']])).toMatchObject({ paidCents: 80_00 })
  })

  it.each<[string, string]>([
    ['Cancellation fee', '$5.00'],
    ['Reward credits earned', '$4.00'],
    ['Credit balance', '$4.00'],
    ['Shipping protection credit insurance', '$4.00'],
    ['You save', '$8.00'],
  ])('%s is no loss', (label, amount) => {
    expect(told([...paid, [label, amount]])).toMatchObject({ paidCents: 80_00, refundedCents: 0 })
  })

  it.each(['Credit', 'Adjustment'])('%s of which the total is made is none either', label => {
    const before = [['Subtotal', '$100.00'], [label, '$20.00'], ...paid.slice(1)] as const
    const added = [['Subtotal', '$60.00'], [label, '$20.00'], ...paid.slice(1)] as const
    expect(told(before)).toMatchObject({ totalCents: 80_00, refundedCents: 0 })
    expect(told(added)).toMatchObject({ totalCents: 80_00, refundedCents: 0 })
  })

  it.each(['Adjustment', 'Goodwill', 'Ajuste'])('%s between a total and what was paid of it', label => {
    const between = (cents: string, whole: string) =>
      told([
        ['Grand Total', '$80.00'],
        [label, `-$${cents}`],
        ['Total Paid', whole],
      ])
    expect(between('20.00', '$80.00')).toMatchObject({ field: 'refunded' })
    expect(between('0.00', '$80.00')).toMatchObject({ refundedCents: 0 })
    // Total and payment differ: that is told by itself.
    expect(between('20.00', '$60.00')).toMatchObject({ paidCents: 60_00 })
  })

  it.each(['Total Canceled', 'Adjustment', 'Net Total', 'Payment failed'])(
    '%s of an order that nothing was paid for is no loss',
    label => {
      const rows = [
        ['Subtotal', '$80.00'],
        ['Grand Total', '$80.00'],
        ['Total Paid', '$0.00'],
      ] as const
      expect(told([...rows, [label, '$60.00']])).toMatchObject({ paidCents: 0 })
    },
  )

  it('a discount behind what was paid, of which the total is not made', () => {
    expect(told([...paid, ['Courtesy', '-$8.00']])).toMatchObject({ field: 'refunded' })
    const late = [...paid.slice(1), ['Subtotal', '$88.00'], ['Discount', '-$8.00']] as const
    expect(told(late)).toMatchObject({ totalCents: 80_00, refundedCents: 0 })
  })
})

describe('rules 3: what is left of an order in another sum than paid and refunded make', () => {
  it.each([
    ...['Net Paid', 'Net payment', 'Net Total', 'Net', 'Net Captured', 'Netto', 'Total neto', 'Net sales'],
    ...['Amount kept', 'Retained', 'Settled', 'Total Settled', 'Invoiced', 'Total Invoiced', 'Facturado'],
    ...['Current total', 'Adjusted total', 'New total', 'Revised order total', 'Total adjusted'],
    ...['Neuer Gesamtbetrag', 'Importe facturado', 'Total ajustado', 'Total after cancellations'],
  ])('%s $60.00', label => {
    expect(told([...paid, [label, '$60.00']])).toMatchObject({ field: 'paid' })
    expect(told([...paid, [label, '$80.00']])).toMatchObject({ paidCents: 80_00 })
    expect(told([...paid, ['Total Refunded', '$20.00'], [label, '$60.00']])).toMatchObject({
      paidCents: 80_00,
      refundedCents: 20_00,
    })
  })

  it.each<[string, Rows]>([
    ['without the tax', [['Netto', '$74.00'], ['MwSt.', '$6.00'], ...paid.slice(1)]],
    ['without what the gateway kept', [...paid, ['Processing fee', '$2.62'], ['Net', '$77.38']]],
    ['without the postage', [['Net amount', '$70.00'], ['Shipping', '$10.00'], ...paid.slice(1)]],
    ['what will come', [...paid, ['Deposited', '$0.00']]],
  ])('a sum %s is no other one', (_, rows) => {
    expect(told(rows)).toMatchObject({ totalCents: 80_00, paidCents: 80_00 })
  })
})

describe('rules 3: what was paid, told in two ways', () => {
  it.each<[string, Rows]>([
    ['by two labels', [['Captured', '$60.00']]],
    ['by another word', [['Amount received', '$60.00']]],
    ['in Spanish, where it may be a credit', [['Total abonado', '$20.00']]],
    [
      'by two ways to pay',
      [
        ['Paid by Visa', '$60.00'],
        ['Paid by check', '$20.00'],
      ],
    ],
    ['one of two ways', [['Paid by Visa', '$60.00']]],
    ['at the desk', [['Paid at desk', '$20.00']]],
    [
      'in German',
      [
        ['Gezahlt per Karte', '$60.00'],
        ['Gezahlt bar', '$20.00'],
      ],
    ],
    [
      'in Spanish',
      [
        ['Pagado con tarjeta', '$60.00'],
        ['Pagado en efectivo', '$20.00'],
      ],
    ],
    ['what never came', [['Payment failed', '$80.00']]],
    ['what is not taken yet', [['Not captured', '$20.00']]],
    ['what a bank refused', [['Declined', '$20.00']]],
  ])('%s', (_, rows) => {
    const read = told([...paid, ...rows])
    expect(read).toMatchObject({ field: 'paid' })
    expect(read).toHaveProperty('text', expect.stringContaining(rows[0]?.[1] ?? ''))
  })

  it.each<[string, Rows]>([
    ['the same sum twice', [['Captured', '$80.00']]],
    ['in another currency', [['Amount paid', '€70.00']]],
    ['the one way to pay', [['Paid by Visa', '$80.00']]],
    ['nothing refused', [['Declined', '$0.00']]],
  ])('%s agrees', (_, rows) => {
    expect(told([...paid, ...rows])).toMatchObject({ paidCents: 80_00 })
  })

  it.each<[string, string, object]>([
    ['$80.00', '$0.00', { paidCents: 80_00, dueCents: 0 }],
    ['$50.00', '$30.00', { paidCents: 50_00, dueCents: 30_00 }],
  ])('“Total abonado” alone is what was paid, where total and due fit', (taken, due, read) => {
    const rows = [
      ['Total general', '$80.00'],
      ['Total abonado', taken],
      ['Saldo', due],
    ] as const
    expect(told(rows)).toMatchObject(read)
  })

  it('“Total abonado” alone may be a credit, where nothing tells what is due', () => {
    const rows = [
      ['Total general', '$80.00'],
      ['Total abonado', '$20.00'],
    ] as const
    expect(told(rows)).toMatchObject({ field: 'paid' })
  })
})

describe('rules 3: a payment of two ways, told by a row for each', () => {
  it.each([
    ['HSA Payment', 'Card Payment'],
    ['FSA/HSA Paid', 'Credit Card Paid'],
    ['Cash Payment', 'Visa Payment'],
  ])('%s and %s', (one, other) => {
    expect(told([...paid, [one, '$20.00'], [other, '$60.00']])).toMatchObject({ field: 'paid' })
    expect(told([...paid, [one, '$0.00'], [other, '$80.00']])).toMatchObject({ paidCents: 80_00 })
    expect(told([...paid, [one, '$20.00']])).toMatchObject({ field: 'paid' })
  })

  it('is none where the row tells of instalments', () => {
    expect(told([...paid, ['Monthly Payment', '$20.00']])).toMatchObject({ paidCents: 80_00 })
  })
})
