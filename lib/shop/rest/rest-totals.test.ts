import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { Order } from '../../domain/order.ts'
import { restTotals } from './rest-totals.ts'
import { WireOrderSchema } from './wire-order.ts'

type Json = Record<string, unknown>

const sample: Json = {
  increment_id: '100004001',
  items: [],
  base_currency_code: 'USD',
  order_currency_code: 'USD',
  grand_total: 84,
  total_paid: 84,
  total_due: 0,
}

function totalsOf(change: Json) {
  const result = restTotals(v.parse(WireOrderSchema, { ...sample, ...change }))
  return result.ok ? result.value : expect.fail(`${result.error.field}: ${result.error.text}`)
}

describe('rules 3: an order of the interface', () => {
  it.each<[string, Json, Partial<Order>]>([
    ['text', { grand_total: '84.0000', total_paid: '84.00' }, { totalCents: 8400, paidCents: 8400 }],
    ['nothing paid yet', { total_paid: undefined, total_due: undefined }, { paidCents: 0, dueCents: 8400 }],
    ['a refund', { total_refunded: '-20.00' }, { refundedCents: 2000 }],
    [
      'two currencies: the base amounts count',
      {
        order_currency_code: 'CAD',
        grand_total: 115,
        base_grand_total: 84,
        total_paid: 115,
        base_total_paid: 84,
        base_total_due: 0,
      },
      { totalCents: 8400, paidCents: 8400, dueCents: 0 },
    ],
    ['another base currency', { base_currency_code: 'EUR', order_currency_code: 'EUR' }, { currency: 'EUR' }],
    [
      'another base currency, dollars asked for: the base amounts count',
      { base_currency_code: 'EUR', base_grand_total: 64.78, base_total_paid: 64.78, base_total_due: 0 },
      { totalCents: 6478, paidCents: 6478, currency: 'EUR' },
    ],
    ['no base currency told', { base_currency_code: '', order_currency_code: 'cad' }, { currency: 'CAD' }],
    ['no currency told', { base_currency_code: '', order_currency_code: '' }, { currency: undefined }],
    ...(
      [
        ['the global one alone', { global_currency_code: 'EUR' }, 'EUR'],
        ['the store’s alone', { store_currency_code: 'gbp' }, 'GBP'],
        [
          'the global one, and dollars asked for',
          { order_currency_code: 'USD', global_currency_code: 'EUR' },
          'EUR',
        ],
        [
          'the store’s, and dollars asked for',
          { store_currency_code: 'MXN', order_currency_code: 'USD' },
          'MXN',
        ],
        [
          'a base of dollars in a store of euros',
          { base_currency_code: 'USD', store_currency_code: 'EUR' },
          'EUR',
        ],
        [
          'a base of euros in a store of dollars',
          { base_currency_code: 'EUR', store_currency_code: 'USD' },
          'EUR',
        ],
        [
          'the global one, and euros asked for',
          { order_currency_code: 'EUR', global_currency_code: 'USD' },
          'EUR',
        ],
        [
          'dollars by all',
          { base_currency_code: 'USD', store_currency_code: 'USD', order_currency_code: 'USD' },
          undefined,
        ],
        [
          'dollars in a company that counts in euros',
          { base_currency_code: 'USD', global_currency_code: 'EUR' },
          undefined,
        ],
        ['dollars by the global one alone', { global_currency_code: 'USD' }, undefined],
        ['dollars by the store’s alone', { store_currency_code: 'usd' }, undefined],
      ] as const
    ).map(([name, told, currency]): [string, Json, Partial<Order>] => [
      `the currency of the books: ${name}`,
      {
        base_currency_code: undefined,
        order_currency_code: undefined,
        ...told,
        base_grand_total: 84,
        base_total_paid: 84,
        base_total_due: 0,
      },
      { totalCents: 8400, currency },
    ]),
    [
      'the base amounts of a store of dollars that asked for euros, told as the store’s alone',
      {
        ...{
          base_currency_code: '',
          store_currency_code: 'USD',
          order_currency_code: 'EUR',
          grand_total: 76,
        },
        ...{ total_paid: 76, base_grand_total: 84, base_total_paid: 84, base_total_due: 0 },
      },
      { totalCents: 8400, paidCents: 8400, currency: undefined },
    ],
    ['the practice’s currency', { base_currency_code: 'usd' }, { currency: undefined, rounded: undefined }],
    [
      'fractions of a cent, rounded as the page prints them',
      { grand_total: 79.975, total_paid: 79.975 },
      { totalCents: 7998, paidCents: 7998, rounded: true },
    ],
    [
      'figures that contradict each other, as they are told',
      { grand_total: 80, total_paid: 160, total_due: -80 },
      { totalCents: 8000, paidCents: 16000, dueCents: -8000 },
    ],
    [
      'a refund told by its ways',
      { total_online_refunded: 5, total_offline_refunded: '15.00' },
      { refundedCents: 2000 },
    ],
    [
      'a refund told whole and by its ways',
      { total_refunded: 20, total_offline_refunded: 20 },
      { refundedCents: 2000 },
    ],
    [
      'a gift card of which the shop is silent',
      {
        grand_total: 0,
        total_paid: 0,
        subtotal: 80,
        tax_amount: '6.60',
        shipping_amount: 5,
        discount_amount: -10,
      },
      { giftCardCents: 8160 },
    ],
    [
      'the same in the base currency',
      {
        ...{ order_currency_code: 'CAD', base_grand_total: 0, base_total_paid: 0, base_total_due: 0 },
        ...{ grand_total: 0, total_paid: 0, subtotal: 110, base_subtotal: 80 },
      },
      { giftCardCents: 8000 },
    ],
    [
      'nothing for a discount of all',
      { grand_total: 0, total_paid: null, subtotal: 80, discount_amount: '-80.0000', tax_amount: 0 },
      { giftCardCents: 0 },
    ],
    [
      'nothing for store credit',
      {
        ...{ grand_total: 0, total_paid: null, subtotal: 80, discount_amount: -10 },
        extension_attributes: { customer_balance_amount: 50, reward_currency_amount: 20 },
      },
      { giftCardCents: 0 },
    ],
    ['nothing where money was taken', { subtotal: 100 }, { giftCardCents: 0 }],
    [
      'gift cards by their base amount',
      {
        ...{ order_currency_code: 'CAD', base_grand_total: 84, base_total_paid: 84, base_total_due: 0 },
        extension_attributes: { gift_cards: [{ id: 1, code: 'A', amount: 27.5, base_amount: 20 }] },
      },
      { giftCardCents: 2000 },
    ],
    [
      'gift cards by their sum',
      { extension_attributes: { gift_cards_amount: '50.0000' } },
      { giftCardCents: 5000 },
    ],
    [
      'gift cards one by one',
      { extension_attributes: { gift_cards: [{ amount: 20 }, { amount: '30.00' }] } },
      { giftCardCents: 5000 },
    ],
    ['no attributes, as PHP writes an empty object', { extension_attributes: [] }, { giftCardCents: 0 }],
  ])('counts %s', (_name, change, money) => {
    expect({ currency: undefined, rounded: undefined, ...totalsOf(change) }).toMatchObject(money)
  })

  it.each<[string, Json]>([
    ['totals', { base_grand_total: 115 }],
    ['sums paid', { base_total_paid: '61.20' }],
    ['totals without a currency', { order_currency_code: '', grand_total: 115, base_grand_total: 84 }],
  ])('does not choose between unlike %s in one currency', (_name, change) => {
    const result = restTotals(v.parse(WireOrderSchema, { ...sample, ...change }))
    expect(result).toMatchObject({ ok: false, error: { field: 'total' } })
  })

  it.each<[string, Json]>([
    ['nothing, and a part offline', { total_refunded: 0, total_offline_refunded: 20 }],
    [
      'less than its parts',
      { total_refunded: '20.00', total_offline_refunded: 20, total_online_refunded: '10' },
    ],
    ['no amount', { total_refunded: 'some' }],
  ])('does not guess what went back: %s', (_name, change) => {
    const result = restTotals(v.parse(WireOrderSchema, { ...sample, ...change }))
    expect(result).toMatchObject({ ok: false, error: { field: 'refunded' } })
  })

  it.each<[string, Json]>([
    ['more than its parts', { total_refunded: 20, total_online_refunded: 5 }],
    [
      'the same by its parts',
      { total_refunded: 20, total_online_refunded: '-0.0000', total_offline_refunded: 20.01 },
    ],
    ['parts alone', { total_refunded: null, total_online_refunded: '15.00', total_offline_refunded: 5 }],
  ])('counts what went back: %s', (_name, change) => {
    expect(totalsOf(change)).toMatchObject({ refundedCents: 2000 })
  })
})
