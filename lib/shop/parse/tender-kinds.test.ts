import { describe, expect, it } from 'vitest'
import { interpretTender } from './tender.ts'

type Facts = readonly (readonly [label: string, value: string])[]
const by = (paymentTitle: string | null, ...payment: Facts) =>
  interpretTender({ paymentTitle, payment: payment.map(([label, value]) => ({ label, value })) })

describe('rules 3: a payment in parts is several ways to pay', () => {
  it.each<[string, Facts, (string | null)[]]>([
    [
      'Multiple',
      [
        ['Payment 1', '$50.00 Visa 1111'],
        ['Payment 2', '$30.00 Cash'],
      ],
      ['VI', 'Cash'],
    ],
    ['Card $50.00, PayPal $30.00', [], [null, 'PayPal']],
    ['Visa 50.00 / MC 30.00', [], ['VI', 'MC']],
    [
      'Visa + Mastercard',
      [
        ['Amount 1', '$50.00'],
        ['Amount 2', '$30.00'],
      ],
      [null, null],
    ],
    [
      'Split',
      [
        ['Tender 1', 'Visa $50.00'],
        ['Tender 2', 'Check $10.00'],
      ],
      ['VI', 'Check'],
    ],
    [
      'Split',
      [
        ['', 'Visa – $50.00'],
        ['', 'Cash – $30.00'],
      ],
      ['VI', 'Cash'],
    ],
    ['Tarjeta 50,00 $ y efectivo 30,00 $', [], [null, 'efectivo']],
    ['Karte 50,00 $ und bar 30,00 $', [], [null, 'bar']],
    [
      'Tarjetas',
      [
        ['Visa terminada en 1111', '$50.00'],
        ['Mastercard terminada en 4444', '$30.00'],
      ],
      ['VI', 'MC'],
    ],
    [
      'Karten',
      [
        ['Visa endet auf 1111', '50,00 $'],
        ['Mastercard endet auf 4444', '30,00 $'],
      ],
      ['VI', 'MC'],
    ],
  ])('%s %j', (title, facts, several) => {
    expect(by(title, ...facts)).toMatchObject({ kind: 'card', several })
  })

  it.each<[string, Facts]>([
    [
      'Credit Card',
      [
        ['Card', 'Visa 1111'],
        ['Authorized', '$80.00 on Visa'],
        ['Captured', '$80.00 on Visa'],
      ],
    ],
    [
      'Credit Card',
      [
        ['Card', 'Visa 1111'],
        ['Amount', '$80.00'],
        ['Fee', '$2.62'],
      ],
    ],
    [
      'Credit Card',
      [
        ['Card', 'Visa 1111'],
        ['Gift card ABC', '$20.00'],
        ['Visa', '$60.00'],
      ],
    ],
    [
      'Credit Card',
      [
        ['Card', 'Visa 1111'],
        ['Installments', '4 payments of $20.00'],
      ],
    ],
    ['Visa', [['Amount 1', '$80.00']]],
  ])('one card stays one: %s %j', (title, facts) => {
    expect(by(title, ...facts)).toEqual({ kind: 'card', brand: 'VI' })
  })

  it('two ways without a card have one label, and are no cards', () => {
    expect(by('PayPal $50.00, Cash $30.00')).toMatchObject({ kind: 'other' })
  })
})

describe('rules 3: a brand beside what a page adds to it', () => {
  it.each<[string, string, Facts]>([
    ['MC', 'mc ending in 4444', []],
    ['VI', 'Visa terminada en 1111', []],
    ['VI', 'Visa, endet auf 1111', []],
    ['VI', 'Card', [['Card', 'Visa 4242, exp. 12/28']]],
    [
      'VI',
      'Card',
      [
        ['Type', 'VI'],
        ['Last 4', '1111'],
      ],
    ],
    ['VI', 'Card', [['Card Type', 'VISA (4111xxxxxxxx1111)']]],
    ['VI', 'Card', [['Card Type', '\u{1f4b3} Visa']]],
    ['VI', 'Card', [['Card Type', 'V\u200bisa']]],
    ['MC', 'Card', [['Card Type', 'Mastercard\u00ae']]],
    ['AE', 'Card', [['Card Type', 'American Express\u2122']]],
    ['MC', 'Apple Pay – Mastercard', []],
    ['VI', 'Card', [['Card Type', 'Apple Pay - Visa']]],
    ['VI', 'Card', [['cc_type', 'visa_applepay']]],
    ['MC', 'Card', [['cc_type', 'mc_googlepay']]],
    ['AE', 'Card', [['Card Type', 'American Express (Samsung Pay)']]],
    ['DI', 'Google Pay (Discover)', []],
    ['VI', 'Visa via Shop Pay', []],
    ['MC', 'FSA Mastercard', []],
    ['VI', 'Stored Card (Visa, 1111)', []],
    ['VI', 'Tarjeta guardada: Visa', []],
    ['AE', 'AE ****0005', []],
    ['AE', 'AX xxxx-0005', []],
    ['VI', 'VI ending in 1111', []],
    ['DI', 'DI **** 0004', []],
  ])('%s by %s %j', (brand, title, facts) => {
    const read = by(title, ...facts)
    expect(read).toMatchObject({ kind: 'card', brand: expect.stringMatching(new RegExp(`^${brand}`)) })
    expect(read).not.toHaveProperty('several')
  })
})

describe('rules 3: what is a card, and what is none', () => {
  it.each([
    'Card',
    'Pay by card',
    'Card payment',
    'Cards (Adyen)',
    'Kartenzahlung',
    'Pago con tarjeta',
    'CC',
  ])('%s is a card of no told brand', title => {
    expect(by(title)).toEqual({ kind: 'card', brand: null })
  })

  it.each([
    ...['Klarna (Stripe)', 'Stripe – Klarna', 'Stripe Link', 'Afterpay via Stripe', 'Cash App Pay (Stripe)'],
    ...['Apple Pay', 'Amazon Pay (Visa)', 'Visa Checkout savings', 'Visa rewards points'],
    ...['iDEAL (Stripe)', 'Stripe OXXO', 'Stripe – Alipay', 'CareCredit', 'Zip (BluePay)', 'Loyalty card'],
  ])('%s is none', title => {
    expect(by(title)).toEqual({ kind: 'other', method: title })
  })

  it.each<[string, Facts, object]>([
    ['Stripe', [['Payment Method Type', 'affirm']], { kind: 'affirm' }],
    ['Stripe', [['Type', 'affirm']], { kind: 'affirm' }],
    ['Stripe', [['Method', 'klarna']], { kind: 'other' }],
    [
      'Stripe',
      [
        ['Payment Method', 'card'],
        ['Brand', 'visa'],
        ['Last 4', '4242'],
      ],
      { kind: 'card', brand: 'VI' },
    ],
    [
      'Klarna card',
      [
        ['Card Type', 'Visa'],
        ['Number', 'xxxx-1111'],
      ],
      { kind: 'card', brand: 'VI' },
    ],
  ])('what the gateway was used for counts: %s %j', (title, facts, tender) => {
    expect(by(title, ...facts)).toMatchObject(tender)
  })
})

it.each(['HSA/FSA Card', 'FSA Card', 'HSA debit card'])('%s is a card of no told brand', title => {
  expect(by(title)).toEqual({ kind: 'card', brand: null })
})

it.each<[string, Facts]>([
  ['Online Payment', [['Payment Type', 'ach_debit']]],
  ['Stripe', [['Payment Method Type', 'us_bank_account']]],
  ['Stripe', [['Payment Method Type', 'amazon_pay']]],
])('%s by %j is no card', (title, facts) => {
  expect(by(title, ...facts)).toEqual({ kind: 'other', method: title })
})

it('a card whose title names banks, too, stays one', () => {
  expect(by('Credit Card / eCheck', ['Payment Type', 'Visa'])).toEqual({ kind: 'card', brand: 'VI' })
  expect(by('Credit Card / eCheck')).toEqual({ kind: 'card', brand: null })
})
