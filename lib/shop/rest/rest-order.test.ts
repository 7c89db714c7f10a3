import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { Customer, Order, OrderItem } from '../../domain/order.ts'
import { restOrder } from './rest-order.ts'
import { WireOrderSchema } from './wire-order.ts'

type Json = Record<string, unknown>

const billing = {
  firstname: 'Zoe',
  lastname: 'Munoz Garcia',
  company: 'Example Inc',
  street: ['1 Elm St', '', 'Suite 2'],
  city: 'Dallas',
  region: 'Texas',
  region_code: 'TX',
  postcode: '75201',
  country_id: 'US',
  telephone: '+1 214 555 0100',
  email: 'billing@example.com',
}
const serum = { item_id: 1, sku: 'SERUM-1', name: 'Serum', product_type: 'simple', qty_ordered: 2 }
const sample: Json = {
  entity_id: 5101,
  increment_id: '100004001',
  created_at: '2026-03-01 20:35:00',
  updated_at: '2026-03-01 20:37:00',
  state: 'processing',
  status: 'processing',
  customer_email: 'zoe@example.com',
  customer_firstname: 'Zoe',
  customer_lastname: 'Munoz Garcia',
  customer_dob: '1996-06-17 00:00:00',
  base_currency_code: 'USD',
  order_currency_code: 'USD',
  grand_total: 84,
  total_paid: 84,
  total_due: 0,
  billing_address: billing,
  payment: { method: 'bluepay_payment', cc_type: 'VI', cc_last_4: '1111' },
  items: [serum],
  extension_attributes: {},
}

const read = (change: Json, timeZone = 'America/Chicago') =>
  restOrder(v.parse(WireOrderSchema, { ...sample, ...change }), 'https://shop.example', timeZone)
function order(change: Json = {}): Order {
  const result = read(change)
  return result.ok ? result.value : expect.fail(`${result.error.field}: ${result.error.text}`)
}

describe('an order of the interface', () => {
  it('is understood whole', () => {
    expect(order()).toEqual({
      shop: 'https://shop.example',
      number: '100004001',
      placedAt: Date.parse('2026-03-01T20:35:00Z'),
      state: 'processing',
      customer: {
        firstName: 'Zoe',
        lastName: 'Munoz Garcia',
        email: 'zoe@example.com',
        phone: '+1 214 555 0100',
        birthDate: '1996-06-17',
        lines: ['Example Inc', '1 Elm St', 'Suite 2'],
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

  it.each<[string, Json, Partial<Customer>]>([
    [
      'a guest has the billing name',
      { customer_firstname: undefined, customer_lastname: null },
      { firstName: 'Zoe', lastName: 'Munoz Garcia' },
    ],
    [
      'a customer named “Guest” by Magento has the billing name',
      { customer_firstname: 'Guest', customer_lastname: '' },
      { firstName: 'Zoe', lastName: 'Munoz Garcia' },
    ],
    [
      'a first name may have two words, which a page cannot tell',
      { customer_firstname: 'Mary Ann', customer_lastname: 'Smith' },
      { firstName: 'Mary Ann', lastName: 'Smith' },
    ],
    [
      'blanks and direction marks are tidied as on a page',
      { customer_firstname: ' ZOE\u200f', customer_lastname: ' O  Brien\t' },
      { firstName: 'ZOE', lastName: 'O Brien' },
    ],
    ['a title is no part of the name', { customer_prefix: 'Dr.' }, { firstName: 'Zoe' }],
    ['nor is a middle name of its own', { customer_middlename: 'Ann' }, { firstName: 'Zoe' }],
    ['a suffix tells the generation', { customer_suffix: 'Jr.' }, { lastName: 'Munoz Garcia Jr.' }],
    ['also among others', { customer_suffix: 'MD, III' }, { lastName: 'Munoz Garcia III' }],
    [
      'told twice it counts once',
      { customer_lastname: 'Smith Jr.', customer_suffix: 'Jr.' },
      { lastName: 'Smith Jr.' },
    ],
    ['a degree is no part of the name', { customer_suffix: 'PhD' }, { lastName: 'Munoz Garcia' }],
    ['an unknown suffix neither', { customer_suffix: 'the Elder' }, { lastName: 'Munoz Garcia' }],
    ['no suffix is none', { customer_suffix: null }, { lastName: 'Munoz Garcia' }],
    [
      'a guest’s suffix is the billing address’s',
      { customer_firstname: null, customer_lastname: null, billing_address: { ...billing, suffix: 'Sr' } },
      { lastName: 'Munoz Garcia Sr' },
    ],
    [
      'a customer’s is not the billing address’s',
      { billing_address: { ...billing, suffix: 'Sr' } },
      { lastName: 'Munoz Garcia' },
    ],
    ['markup stays text', { customer_lastname: '<b>x</b>' }, { lastName: '<b>x</b>' }],
    ['the billing e-mail stands in', { customer_email: undefined }, { email: 'billing@example.com' }],
    ['no phone is none', { billing_address: { ...billing, telephone: undefined } }, { phone: null }],
    ['no birth date is none', { customer_dob: undefined }, { birthDate: null }],
    ['a birth date after the order is none', { customer_dob: '2026-06-17' }, { birthDate: null }],
    [
      'an unknown country stays as it is',
      { billing_address: { ...billing, country_id: 'Texas' } },
      { country: 'Texas' },
    ],
    [
      'no address at all',
      { billing_address: null },
      { firstName: 'Zoe', phone: null, lines: [], city: null, postalCode: null, country: null },
    ],
  ])('%s', (_name, change, customer) => {
    expect(order(change).customer).toMatchObject(customer)
  })

  it.each<[string, Json[], OrderItem[]]>([
    [
      'parents only',
      [serum, { ...serum, item_id: 2, parent_item_id: 1 }, { ...serum, item_id: 3, parent_item_id: 0 }],
      [
        { sku: 'SERUM-1', quantity: 2, giftCard: false },
        { sku: 'SERUM-1', quantity: 2, giftCard: false },
      ],
    ],
    [
      'quantities as text',
      [{ ...serum, qty_ordered: '2.0000' }],
      [{ sku: 'SERUM-1', quantity: 2, giftCard: false }],
    ],
    [
      'a gift card by its type',
      [{ ...serum, product_type: 'giftcard', name: 'Present' }],
      [{ sku: 'SERUM-1', quantity: 2, giftCard: true }],
    ],
    [
      'a gift card by its name',
      [{ ...serum, product_type: 'virtual', name: 'E-Gift Card' }],
      [{ sku: 'SERUM-1', quantity: 2, giftCard: true }],
    ],
    [
      'a gift card by what was chosen for it',
      [
        {
          ...serum,
          product_option: { extension_attributes: { giftcard_item_option: { giftcard_sender_name: 'A' } } },
        },
      ],
      [{ sku: 'SERUM-1', quantity: 2, giftCard: true }],
    ],
  ])('lists %s', (_name, items, expected) => {
    expect(order({ items }).items).toEqual(expected)
  })

  it.each([
    ['complete', 'shipped_by_courier', 'complete'],
    ['new', 'pending', 'new'],
    ['pending_payment', 'pending_payment', 'pending_payment'],
    ['payment_review', 'payment_review', 'payment_review'],
    ['holded', 'holded', 'holded'],
    ['closed', 'closed', 'closed'],
    ['canceled', 'canceled', 'canceled'],
    ['processing', 'fraud', 'payment_review'],
    ['processing', 'paypal_reversed', 'payment_review'],
    ['complete', 'paypal_reversed', 'payment_review'],
    ['processing', 'paypal_canceled_reversal', 'processing'],
    ['processing', 'on_hold_for_pickup', 'processing'],
    [undefined, 'complete', 'complete'],
  ])('in the state %s with the status %s is %s', (state, status, expected) => {
    expect(order({ state, status }).state).toBe(expected)
  })

  it.each([
    'America/Los_Angeles',
    'America/Chicago',
    'Europe/Madrid',
    'Asia/Tokyo',
    'Pacific/Kiritimati',
    'UTC',
  ])('is told in UTC, whatever the zone is where it is read: %s', zone => {
    const told = [
      ['2026-04-01 06:30:00', '2026-04-01T06:30:00Z'],
      ['2026-03-08 08:15:00', '2026-03-08T08:15:00Z'], // an hour that clocks skip in Chicago
      ['2026-11-01 06:30:00', '2026-11-01T06:30:00Z'], // one that they repeat
      ['2026-03-31 23:59:59', '2026-03-31T23:59:59Z'],
      ['2026-04-01T06:30:00', '2026-04-01T06:30:00Z'],
      ['2026-03-31T23:30:00-07:00', '2026-04-01T06:30:00Z'],
    ]
    for (const [created_at, iso = ''] of told)
      expect(read({ created_at }, zone)).toMatchObject({ ok: true, value: { placedAt: Date.parse(iso) } })
  })

  it.each<[string, Json]>([
    ['number', { increment_id: 'no number' }],
    ['date', { created_at: '2026-02-30 10:00:00' }],
    ['date', { created_at: null }],
    ...['03/04/2026 10:00:00', '04/03/26', '4-3-26', '26/03/15'].map((text): [string, Json] => [
      'date',
      { created_at: text },
    ]),
    ['status', { state: 'made_up' }],
    ['total', { grand_total: undefined }],
    ['total', { grand_total: '84.12501' }],
    ['paid', { total_paid: 'much' }],
    ['refunded', { total_refunded: '1,000.00' }],
    ['due', { total_due: '?' }],
    ['gift-card', { extension_attributes: { gift_cards_amount: 'x' } }],
    ['currency', { base_currency_code: '1' }],
    ['total', { base_currency_code: 'USD', order_currency_code: 'CAD', base_grand_total: undefined }],
    ...(
      [
        ['paid', { total_paid: 115, base_total_paid: null }],
        ['refunded', { total_refunded: '20.00', base_total_refunded: undefined }],
        ['due', { total_due: -31, base_total_due: null }],
        ['gift-card', { extension_attributes: { gift_cards_amount: 10 } }],
      ] as const
    ).map(([field, change]): [string, Json] => [
      field,
      { order_currency_code: 'CAD', base_grand_total: 84, base_total_paid: 84, base_total_due: 0, ...change },
    ]),
    ['items', { items: [] }],
    ['items', { items: [{ ...serum, sku: ' ' }] }],
    ['items', { items: [{ ...serum, qty_ordered: 0 }] }],
  ])('is refused for its %s rather than guessed at: %j', (field, change) => {
    expect(read(change)).toMatchObject({ ok: false, error: { field } })
  })
})
