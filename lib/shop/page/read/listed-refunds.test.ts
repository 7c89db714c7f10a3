import { describe, expect, it } from 'vitest'
import { orderOf, parts, rows } from '../../../../tests/fixtures/order-page.ts'

describe('order pages: refunds among the totals that no pair of a label and a value tells', () => {
  const whole = parts.totals
  const sums = (rest: string) =>
    `<table><tr><td>Grand Total</td><td>$80.00</td></tr><tr><td>Total Paid</td><td>$80.00</td></tr>${rest}</table>`

  it.each<[string, string]>([
    ['a row with a day', sums('<tr><td>Total Refunded</td><td>Nov 28</td><td>$20.00</td></tr>')],
    ['two currencies', sums('<tr><td>Refunded</td><td>$20.00</td><td>18.50 €</td></tr>')],
    ['an item of three parts', `${whole}<ul><li><b>Refund</b><i>Visa</i><span>-$20.00</span></li></ul>`],
    ['a line of three parts', `${whole}<p><b>Refunded:</b> <i>(offline)</i> <span>$20.00</span></p>`],
    ['a sentence', `${whole}<p>A refund of $20.00 was issued on Nov 28.</p>`],
    ['a sentence in Spanish', `${whole}<div>Se reembolsaron US$ 20,00 a la tarjeta.</div>`],
    ['a row of boxes', `${whole}<div><div>Erstattet</div><div>20,00 $</div></div>`],
    ['a day between', `${whole}<div><div>Chargeback</div><div>Nov 28</div><div>-$20.00</div></div>`],
  ])('%s', (_, totals) => {
    expect(orderOf({ parts: { totals } })).toMatchObject({ field: 'refunded' })
    const nothing = totals.replace(/20[.,]00/g, '0.00').replace('18.50', '0.00')
    expect(orderOf({ parts: { totals: nothing } })).toMatchObject({ paidCents: 80_00, refundedCents: 0 })
    const told = `${totals}<table><tr><td>Total Refunded</td><td>$20.00</td></tr></table>`
    expect(orderOf({ parts: { totals: told } })).toMatchObject({ paidCents: 80_00, refundedCents: 20_00 })
  })

  it.each([
    'Refund of $20.00 failed.',
    'A refund of $20.00 is pending',
    'Refunds are available until Dec 28 for orders above $50.00',
    'Return policy: $5.00 restocking fee',
  ])('%s is none', text => {
    expect(orderOf({ parts: { totals: `${whole}<p>${text}</p>` } })).toMatchObject({ refundedCents: 0 })
  })

  it.each(['Transactions', 'Payment History', 'Payments & Refunds', 'Transacciones', 'Transaktionen'])(
    'a row of refunds in %s',
    heading => {
      const rows = (kind: string, state: string) =>
        `<section><h2>${heading}</h2><table><thead><tr><th>Type</th><th>Sum</th><th>State</th></tr></thead><tr><td>Capture</td><td>$80.00</td><td>Done</td></tr><tr><td>${kind}</td><td>-$20.00</td><td>${state}</td></tr></table></section>`
      expect(orderOf({ further: rows('Refund', 'Done') })).toMatchObject({ field: 'refunded' })
      expect(orderOf({ further: rows('Refund', 'Failed') })).toMatchObject({ refundedCents: 0 })
      expect(orderOf({ further: rows('Fee', 'Done') })).toMatchObject({ refundedCents: 0 })
    },
  )

  it.each<[string, (told: string) => Parameters<typeof orderOf>[0]]>([
    ['a line of the payment', told => ({ parts: { payment: `${parts.payment}<p>${told}: $20.00</p>` } })],
    [
      'a row of the payment',
      told => ({
        parts: { payment: `<div>Card</div>${rows(['Credit Card Type:', 'Visa'], [told, '$20.00'])}` },
      }),
    ],
    ['a row of the order', told => ({ parts: { order: parts.order + rows([told, '$20.00']) } })],
    [
      'a row of the transactions',
      told => ({ further: `<section><h2>Transactions</h2>${rows([told, '$20.00'])}</section>` }),
    ],
  ])('%s', (_, change) => {
    expect(orderOf(change('Refunded'))).toMatchObject({ field: 'refunded' })
    expect(orderOf(change('Refundable'))).toMatchObject({ refundedCents: 0 })
    expect(orderOf(change('Refund fee'))).toMatchObject({ refundedCents: 0 })
    const totals = `${parts.totals}${rows(['Total Refunded', '$20.00'])}`
    const { parts: own, ...rest } = change('Refunded')
    expect(orderOf({ ...rest, parts: { ...own, totals } })).toMatchObject({ refundedCents: 20_00 })
  })

  it.each([
    '<section><h2>Refunds</h2><h3>Refund #7</h3><p>$20.00</p></section>',
    '<section><h2>Refunds</h2><h3>Nov 28, 2026</h3><p>$20.00</p></section>',
    '<section><h2>Refunds</h2><p>$0.00</p><h3>Nov 28, 2026</h3><p>$20.00</p></section>',
    '<section><h2>Refunds</h2><div><h3>Nov 27</h3><p>$0.00</p></div><div><h3>Nov 28</h3><p>$20.00</p></div></section>',
    '<h2>Refund #7</h2><p>$0.00</p><h2>Refund #8</h2><p>$20.00</p>',
    '<section><h2>Refunds &amp; Adjustments</h2><p>$20.00</p></section>',
  ])('a part of the page with headings of its own: %s', further => {
    expect(orderOf({ further })).toMatchObject({ field: 'refunded' })
    expect(orderOf({ further: further.replace('$20.00', '$0.00') })).toMatchObject({ refundedCents: 0 })
    const other = further.replace('<p>$20.00</p>', '<h2>Related</h2><p>$20.00</p>')
    expect(orderOf({ further: other })).toMatchObject({ refundedCents: 0 })
  })

  it('a part of the page that is called the history of refunds', () => {
    const further =
      '<section><h2>Refund History</h2><table><tr><td>Nov 28</td><td>$20.00</td></tr></table></section>'
    expect(orderOf({ further })).toMatchObject({ field: 'refunded' })
  })

  it.each([
    '<b>Credit Memo #300000001</b><p>Refunded: $20.00</p>',
    '<div><b>#300000001</b> <span>$20.00</span> <i>Visa</i></div>',
    '<ul><li>Nov 28: $20.00 by Kim</li></ul>',
    '<table><tr><th>Amount</th><td>$20.00 (offline)</td></tr></table>',
  ])('a part of the page that is called credit memos: %s', card => {
    const further = (html: string) => `<section><h2>Credit Memos</h2>${html}</section>`
    expect(orderOf({ further: further(card) })).toMatchObject({ field: 'refunded' })
    const nothing = card.replace('20.00', '0.00')
    expect(orderOf({ further: further(nothing) })).toMatchObject({ refundedCents: 0 })
  })

  it.each([
    'No refunds above $50.00',
    'Available to refund: $80.00',
    'Refund of $20.00 failed',
    'Paid: $80.00',
    'Amount to refund: $80.00',
  ])('no refund in a part of the page that is called so: %s', text => {
    const further = `<section><h2>Credit Memos</h2><p>${text}</p></section>`
    expect(orderOf({ further })).toMatchObject({ refundedCents: 0 })
  })
})

describe('order pages: figures in elements of their own', () => {
  it.each([
    '$80<sup><a href="#note">50</a></sup>',
    '80<sup>50</sup>',
    '$<span>80</span><span>50</span>',
    '<span class="whole">$80</span><span class="part">50</span>',
    '<b>$80</b><sup>2</sup>',
    '$80<small>50</small>',
    '<span>$80</span>50',
  ])('no sum is guessed of %s', sum => {
    const totals = parts.totals.replaceAll('$80.00', sum)
    expect(orderOf({ parts: { totals } })).toMatchObject({ field: 'total' })
  })

  it.each([
    '<span>$</span><span>80.00</span>',
    '<span>$80</span><sup>.00</sup>',
    '$80<sup>00</sup>',
    '<sup>$</sup><b>80</b><sup class="cents">00</sup>',
    '$<b>8</b>0.00',
    '$8<mark>0</mark>.00',
    '<span class="whole">$80</span><span class="cents">00</span>',
    '<span><i>$</i>80</span><span>.00</span>',
    '$80<wbr>.00',
  ])('%s is one', sum => {
    const totals = parts.totals.replaceAll('$80.00', sum)
    expect(orderOf({ parts: { totals } })).toMatchObject({ totalCents: 80_00, paidCents: 80_00 })
  })
})

describe('order pages: ways to pay among the totals', () => {
  it.each<[string, [string, string][], unknown]>([
    [
      'two cards',
      [
        ['Visa ••1111', '$50.00'],
        ['Mastercard ••4444', '$30.00'],
      ],
      ['VI', 'MC'],
    ],
    [
      'two of one brand',
      [
        ['Visa (1111)', '$50.00'],
        ['Visa (4444)', '$30.00'],
      ],
      ['VI', 'VI'],
    ],
    [
      'a card and cash',
      [
        ['Visa', '$50.00'],
        ['Cash', '$30.00'],
      ],
      ['VI', 'Cash'],
    ],
    ['one card', [['Visa ••1111', '$80.00']], undefined],
    [
      'a card and a gift card',
      [
        ['Visa', '$50.00'],
        ['Gift Card', '-$0.00'],
      ],
      undefined,
    ],
    ['no cash', [['Cash', '$0.00']], undefined],
  ])('%s', (_, ways, several) => {
    const totals = `${parts.totals}${rows(...ways)}`
    const order = orderOf({ parts: { totals } })
    expect(order).toMatchObject({ tender: { kind: 'card', brand: 'VI' } })
    expect(
      order && 'tender' in order && 'several' in order.tender ? order.tender.several : undefined,
    ).toEqual(several)
  })
})
