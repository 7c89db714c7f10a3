import { describe, expect, it } from 'vitest'
import { orderOf, parts, rows } from '../../../../tests/fixtures/order-page.ts'

const chip = (text: string) => `<span class="badge">${text}</span>`
const notes = (text: string) => `<section><h2>Notes</h2><ul><li>${text}</li></ul></section>`
const back = rows(['Grand Total', '$80.00'], ['Total Paid', '$80.00'], ['Total Refunded', '$20.00'])
type Change = Parameters<typeof orderOf>[0]

const told: [string, Change][] = [
  ['a chip in the title', { title: `#100000001 ${chip('Partially refunded')}` }],
  ['a chip beside the title', { title: `#100000001</h1>${chip('Paid')}${chip('Refunded')}<h1>` }],
  ['a chip of what was taken back', { title: `#100000001</h1>${chip('Chargeback')}<h1>` }],
  ['a sentence below the title', { title: '#100000001</h1><p>This order was partly refunded.</p><h1>' }],
  ['a payment status', { parts: { order: parts.order + rows(['Payment Status', 'Partially refunded']) } }],
  ['a state of the payment', { parts: { payment: parts.payment + rows(['Estado', 'Reembolsado']) } }],
  ['a chip of the payment', { parts: { payment: parts.payment + chip('Teilweise erstattet') } }],
  ['a chip of the totals', { parts: { totals: parts.totals + chip('Refunded (partially)') } }],
  ['a note', { further: notes('We refunded $12.34 online.') }],
  ['a note in French', { further: notes('Partiellement remboursée le 3 mars') }],
]

const none: [string, Change][] = [
  ['a refund that was asked for', { title: `#100000001 ${chip('Refund requested')}` }],
  ['a refund that failed', { further: notes('The order was refunded: declined by the bank') }],
  ['another order', { further: notes('Order 100000099 was refunded') }],
  ['a filter', { title: '#100000001</h1><nav><a>Partially refunded</a></nav><h1>' }],
  ['a button', { parts: { payment: `${parts.payment}<button>Partial refund</button>` } }],
  ['a row of nothing', { parts: { totals: parts.totals + rows(['Partially refunded', '$0.00']) } }],
  ['a row of nothing in boxes', { parts: { order: parts.order + rows(['Refunded', 'No']) } }],
  [
    'an authorization that was voided',
    { parts: { payment: `${parts.payment}<p>Voided authorization: $1.00</p>` } },
  ],
  [
    'an authorization that was reversed',
    {
      parts: {
        payment: `<div>Card</div>${rows(['Credit Card Type:', 'Visa'], ['Authorization', 'Reversed $80.00'])}`,
      },
    },
  ],
  [
    'a voided authorization among the transactions',
    {
      further: `<section><h2>Transactions</h2>${rows(['Authorization', '$80.00 voided'], ['Capture', '$80.00'])}</section>`,
    },
  ],
]

describe('money that went back, told in words alone', () => {
  it.each(told)('%s is told beside the order, and lowers nothing', (_, change) => {
    expect(orderOf(change)).toMatchObject({ field: 'refunded' })
    const counted = orderOf({ ...change, parts: { ...change.parts, totals: back } })
    expect(counted).toMatchObject({ paidCents: 80_00, refundedCents: 20_00 })
  })

  it.each(none)('%s says nothing of it', (_, change) => {
    expect(orderOf(change)).toMatchObject({ paidCents: 80_00, refundedCents: 0 })
  })

  it('is told where the words of a voided payment follow others without a blank', () => {
    const payment = `<div>Card</div>${rows(['Credit Card Type:', 'Visa'], ['Payment', 'Voided $80.00'])}`
    expect(orderOf({ parts: { payment } })).toMatchObject({ field: 'refunded' })
  })

  it('says nothing of an order that was never paid', () => {
    const totals = rows(['Grand Total', '$80.00'], ['Total Paid', '$0.00'], ['Total Due', '$80.00'])
    expect(orderOf({ title: `#100000001 ${chip('Voided')}`, parts: { totals } })).toMatchObject({
      paidCents: 0,
    })
  })
})
