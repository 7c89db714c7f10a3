import { describe, expect, it } from 'vitest'
import type { OrderReading } from '../../contract/readings.ts'
import { partName } from '../../domain/person-name.ts'
import { parseOrder } from './parse-order.ts'
import { interpretState } from './state.ts'
import { interpretTender } from './tender.ts'

const pair = (label: string, value: string) => ({ label, value })
const serum = { name: 'Serum', sku: 'SERUM-1', quantity: '2', options: [], productType: null }
const totals = (...more: [string, string][]) =>
  [['Grand Total', '$84.00'], ['Total Paid', '$84.00'], ...more].map(([label = '', value = '']) =>
    pair(label, value),
  )
const reading: OrderReading = {
  number: '100004001',
  date: 'Mar 1, 2026, 2:35:00 PM',
  status: 'Processing',
  customerName: 'Zoe Munoz Garcia',
  email: 'zoe@example.com',
  birthDate: 'Jun 17, 1996',
  address: ['Zoe Munoz Garcia', 'Example Inc', '1 Elm St', 'Dallas, Texas, 75201', 'United States'],
  phone: '+1 214 555 0100',
  paymentTitle: 'Credit Card (BluePay)',
  payment: [pair('Credit Card Type', 'Visa')],
  items: [serum],
  totals: totals(),
}
const interpret = (change: Partial<OrderReading> = {}) =>
  parseOrder({ ...reading, ...change }, 'https://shop.example', 'America/Chicago')
const order = (change: Partial<OrderReading> = {}) => {
  const result = interpret(change)
  return result.ok ? result.value : expect.fail(`${result.error.field}: ${result.error.text}`)
}

describe('an order', () => {
  it('is understood whole', () => {
    expect(order()).toEqual({
      shop: 'https://shop.example',
      number: '100004001',
      placedAt: Date.parse('2026-03-01T20:35:00Z'),
      state: 'processing',
      customer: {
        firstName: 'Zoe',
        lastName: 'Munoz Garcia',
        fullName: 'Zoe Munoz Garcia',
        email: 'zoe@example.com',
        phone: '+1 214 555 0100',
        birthDate: '1996-06-17',
        lines: ['Example Inc', '1 Elm St'],
        city: 'Dallas',
        region: 'Texas',
        postalCode: '75201',
        country: 'United States',
      },
      tender: { kind: 'card', brand: 'VI' },
      totalCents: 8400,
      paidCents: 8400,
      refundedCents: 0,
      dueCents: 0,
      giftCardCents: 0,
      items: [{ sku: 'SERUM-1', quantity: 2, giftCard: false }],
    })
  })

  it.each([
    ['number', { number: 'none' }],
    ['date', { date: 'today' }],
    ['date', { date: null }],
    ['status', { status: 'Sent to the moon' }],
    ['total', { totals: [pair('Total Paid', '$1.00')] }],
    ['total', { totals: [pair('Grand Total', '84.00 points'), pair('Total Paid', '$84.00')] }],
    ['paid', { totals: [pair('Grand Total', '$84.00')] }],
    ['refunded', { totals: totals(['Total Refunded', 'some']) }],
    ['gift-card', { totals: totals(['Gift Cards', '?']) }],
    ['items', { items: [] }],
    ['items', { items: [{ ...serum, sku: ' ' }] }],
    ['items', { items: [{ ...serum, quantity: '' }] }],
  ] as const)('says that its %s cannot be understood', (field, change) => {
    expect(interpret(change as Partial<OrderReading>)).toMatchObject({ ok: false, error: { field } })
  })

  it('has its refunds, dues and gift cards by their labels', () => {
    const rows = totals(
      ['Total Refunded', '-$20.00'],
      ['Total Due', '$1.00'],
      ['Gift Cards (EGC0)', '-$50.00'],
      ['E-Gift Card', '$5.00'],
    )
    expect(order({ totals: rows })).toMatchObject({ refundedCents: 2000, dueCents: 100, giftCardCents: 5500 })
    expect(order({ totals: [pair('Grand Total', '$84.10'), pair('Total Paid', '$0.20')] }).dueCents).toBe(
      8390,
    )
  })

  it.each<[string, [string, string][], object]>([
    [
      'in euros',
      [
        ['Grand Total', '€84.00'],
        ['Total Paid', '€84.00'],
      ],
      { currency: 'EUR', paidCents: 8400 },
    ],
    [
      'in two currencies',
      [
        ['Grand Total', '$84.00'],
        ['Total Paid', '£60.00'],
      ],
      { currency: 'GBP' },
    ],
    [
      'in the base currency first',
      [
        ['Grand Total', '$71.96 [€64.78]'],
        ['Total Paid', '$71.96 [€64.78]'],
      ],
      { totalCents: 7196, paidCents: 7196, currency: undefined },
    ],
    [
      'in a foreign base currency first',
      [
        ['Grand Total', '€64.78 [$71.96]'],
        ['Total Paid', '€64.78 [$71.96]'],
      ],
      { totalCents: 6478, paidCents: 6478, currency: 'EUR' },
    ],
  ])('says what its figures are in: %s', (_, rows, expected) => {
    const read = order({ totals: rows.map(([label, value]) => pair(label, value)) })
    expect({ currency: undefined, ...read }).toMatchObject(expected)
  })

  it('counts in the practice’s currency, where another block of totals has another', () => {
    const furtherTotals = [[pair('Grand Total', '€74.00'), pair('Total Paid', '€74.00')]]
    const totals = [pair('Grand Total', '$84.00'), pair('Total Paid', '$84.00')]
    expect(order({ totals, furtherTotals })).toMatchObject({ totalCents: 84_00, paidCents: 84_00 })
    expect(order({ totals: furtherTotals[0] ?? [], furtherTotals: [totals] })).toEqual(order({ totals }))
  })

  it('is not guessed of two blocks that differ', () => {
    const furtherTotals = [[pair('Grand Total', '$90.00'), pair('Total Paid', '$84.00')]]
    const totals = [pair('Grand Total', '$84.00'), pair('Total Paid', '$84.00')]
    expect(interpret({ totals, furtherTotals })).toEqual({
      ok: false,
      error: { field: 'total', text: '$84.00, $90.00' },
    })
  })

  it('takes the total with tax where both are shown', () => {
    const rows = [
      pair('Grand Total (Excl. Tax)', '$80.00'),
      pair('Grand Total (Incl. Tax)', '$84.00'),
      pair('Total Paid', '$84.00'),
    ]
    expect(order({ totals: rows }).totalCents).toBe(8400)
  })

  it.each([
    ['by its name', { ...serum, name: 'E-Gift Card $50' }, true],
    ['by its options', { ...serum, options: [pair('Gift Card Type', 'Virtual')] }, true],
    ['by its type', { ...serum, productType: 'giftcard' }, true],
    ['not by a likeness', { ...serum, name: 'Gift box with card' }, false],
    ['not by a recipient', { ...serum, options: [pair('Recipient', 'Ann')] }, false],
  ])('sells a gift card: %s', (_, item, giftCard) => {
    expect(order({ items: [item] }).items[0]?.giftCard).toBe(giftCard)
  })
})

describe('a customer', () => {
  it.each([
    'Guest',
    'Guest Customer',
    '(Guest)',
    'Invitado',
    'Gast',
    'Invité',
    'N/A',
    'null null',
    'Not Logged In',
  ])('who is a guest is named by the billing address: %s', customerName => {
    expect(order({ customerName }).customer).toMatchObject({
      firstName: 'Zoe',
      lastName: 'Munoz Garcia',
    })
    expect(order({ customerName: null, email: null }).customer).toMatchObject({ firstName: 'Zoe', email: '' })
  })

  it.each([
    ['  CHRISTIAN   vance ', 'CHRISTIAN', 'vance'],
    ['Ann <img>', 'Ann', '<img>'],
    ['Cher', 'Cher', ''],
    ['', '', ''],
  ])('%j has two names', (name, firstName, lastName) => {
    expect(partName(name)).toEqual({ firstName, lastName })
  })

  it.each([
    [['1 Elm St', 'Dallas, TX 75201', 'United States'], ['1 Elm St'], 'Dallas', 'TX', '75201'],
    [['1 Elm St', 'Dallas, TX, 75201-1234'], ['1 Elm St'], 'Dallas', 'TX', '75201-1234'],
    [['Dallas, TX,', 'United States'], [], 'Dallas', 'TX', null],
    [['Toronto, Ontario, M5V 2T6', 'Canada'], [], 'Toronto', 'Ontario', 'M5V 2T6'],
    [['1 Elm St', '75201', 'United States'], ['1 Elm St'], null, null, '75201'],
    [['12 Elm Street'], ['12 Elm Street'], null, null, null],
    [[], [], null, null, null],
  ])('lives at %j', (lines, street, city, region, postalCode) => {
    const { customer } = order({ address: ['Zoe Example', ...lines] })
    expect(customer).toMatchObject({ lines: street, city, region, postalCode })
  })

  it('is not born after the order', () => {
    expect(order({ birthDate: 'Mar 2, 2026' }).customer.birthDate).toBeNull()
  })
})

describe('a state', () => {
  it.each([
    ['Pending', 'new'],
    ['Pending Payment', 'pending_payment'],
    ['Processing', 'processing'],
    ['COMPLETE', 'complete'],
    ['Closed', 'closed'],
    ['Canceled', 'canceled'],
    ['Cancelled', 'canceled'],
    [' On  Hold ', 'holded'],
    ['Payment Review', 'payment_review'],
    ['Suspected Fraud', 'payment_review'],
    ['Pending PayPal', 'pending_payment'],
    ['PayPal Reversed', 'payment_review'],
    ['PayPal Canceled Reversal', 'processing'],
    ['Pendiente de pago', 'pending_payment'],
    ['Procesando', 'processing'],
    ['Completado', 'complete'],
    ['En espera', 'holded'],
    ['Sospecha de fraude', 'payment_review'],
    ['In Bearbeitung', 'processing'],
    ['Vollsta\u0308ndig', 'complete'],
    ['Storniert', 'canceled'],
    ['Zahlung ausstehend', 'pending_payment'],
    ['Geschlossen', 'closed'],
    ['Shipped to store', undefined],
    ['Ready to Ship', undefined],
    ['', undefined],
  ])('%j is %j', (label, state) => {
    expect(interpretState(label)).toBe(state)
  })
})

describe('a status of the shop\u2019s own', () => {
  const own = { 'Ready to Ship': 'processing', Abgeholt: 'complete', 'Lab review': 'holded' } as const
  it.each([
    ['Ready to Ship', 'processing'],
    [' ready  to ship ', 'processing'],
    ['READY_TO_SHIP', 'processing'],
    ['abgeholt', 'complete'],
    ['Lab Review:', 'holded'],
    ['Ready', undefined],
    ['', undefined],
  ])('%j is %j', (label, state) => {
    expect(interpretState(label, own)).toBe(state)
  })

  it('never says otherwise of what Magento names itself', () => {
    expect(interpretState('PayPal Reversed', { 'PayPal Reversed': 'processing' })).toBe('payment_review')
  })
})

describe('a tender', () => {
  const type = (value: string) => [pair('Credit Card Type:', value)]
  it.each([
    ['Credit Card (BluePay)', type('Visa'), { kind: 'card', brand: 'VI' }],
    ['Nextech Payments', type('MasterCard'), { kind: 'card', brand: 'MC' }],
    ['Credit Card', type('American Express'), { kind: 'card', brand: 'AE' }],
    ['Credit Card', type('Discover'), { kind: 'card', brand: 'DI' }],
    ['Credit Card', type('JCB'), { kind: 'card', brand: 'JCB' }],
    ['Credit Card', type('Diners'), { kind: 'card', brand: 'DN' }],
    ['Credit Card', type('Maestro'), { kind: 'card', brand: 'Maestro' }],
    ['Credit Card (Stripe)', [], { kind: 'card', brand: null }],
    ['Stripe', [pair('Credit Card Number', 'xxxx-1111')], { kind: 'card', brand: null }],
    ['Affirm', [], { kind: 'affirm' }],
    ['Pay over time with affirm', type('Visa'), { kind: 'affirm' }],
    ['PayPal Express Checkout', type('Visa'), { kind: 'other', method: 'PayPal Express Checkout' }],
    ['No Payment Information Required', [], { kind: 'other', method: 'No Payment Information Required' }],
    ['Gift Card', [], { kind: 'other', method: 'Gift Card' }],
    [null, [], { kind: 'other', method: '' }],
  ])('%j is known', (paymentTitle, payment, tender) => {
    expect(interpretTender({ paymentTitle, payment })).toEqual(tender)
  })
})
