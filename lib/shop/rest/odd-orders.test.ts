import * as v from 'valibot'
import { expect, it } from 'vitest'
import { standingOf } from '../../domain/eligibility.ts'
import { planPosting } from '../../domain/posting-plan.ts'
import { restOrder } from './rest-order.ts'
import { WireOrderSchema } from './wire-order.ts'

/* Orders of the interface with odd but usual facts, and what is posted of them. */
const base = {
  increment_id: '100004001',
  created_at: '2026-03-01 20:35:00',
  ...{ state: 'processing', status: 'processing' },
  ...{ base_currency_code: 'USD', order_currency_code: 'USD', store_currency_code: 'USD' },
  ...{ grand_total: 84, total_paid: 84, total_due: 0 },
  payment: { method: 'authnetcim', cc_type: 'VI', cc_last4: '1111' },
  items: [{ sku: 'SERUM-1', name: 'Serum', qty_ordered: 1 }],
}
const labels = { VI: 'Visa', MC: 'MasterCard', AE: 'American Express', DI: 'Discover', DN: 'Diners' }
const d = '2026-03-01'

it.each<[string, object, string]>([
  [
    'part cancelled after a part was taken',
    { state: 'complete', total_paid: 60, total_due: 24, total_canceled: 24 },
    `post 60 Visa ${d}`,
  ],
  [
    'affirm with its virtual Visa',
    { payment: { method: 'affirm_gateway', cc_type: 'VI', cc_last4: '1111' } },
    `post 84 Affirm ${d}`,
  ],
  [
    'Apple Pay through Braintree',
    { payment: { method: 'braintree_applepay', cc_type: 'VI', cc_last4: '1111' } },
    `post 84 Visa ${d}`,
  ],
  [
    'Google Pay, digits only',
    { payment: { method: 'braintree_googlepay', cc_last4: '1111' } },
    `post 84 none ${d}`,
  ],
  [
    'PayPal through Braintree',
    {
      payment: {
        method: 'braintree_paypal',
        additional_information: { paypalPayerEmail: 'x@y.z', processorResponseCode: '1000' },
      },
    },
    `post 84 N/A ${d} card-type-defaulted`,
  ],
  [
    'vaulted card',
    {
      payment: {
        method: 'braintree_cc_vault',
        cc_type: 'MC',
        cc_last_4: '4444',
        additional_information: { cc_type: 'MC', cc_number: 'xxxx-4444' },
      },
    },
    `post 84 MasterCard ${d}`,
  ],
  [
    'Authorize.Net acceptjs',
    {
      payment: {
        method: 'authorizenet_acceptjs',
        cc_last4: null,
        additional_information: [
          'Credit Card (Authorize.Net)',
          'eyJjb2RlIjoi',
          'COMMON.ACCEPT.INAPP.PAYMENT',
          'XXXX1111',
          'AmericanExpress',
        ],
      },
    },
    `post 84 American Express ${d}`,
  ],
  [
    'purchase order whose number ends as a card',
    { payment: { method: 'purchaseorder', po_number: '4111', additional_information: ['Purchase Order'] } },
    `post 84 N/A ${d} card-type-defaulted`,
  ],
  [
    'Affirm told by title alone',
    { payment: { method: 'custom', additional_information: ['Affirm Monthly Payments'] } },
    `post 84 Affirm ${d}`,
  ],
  [
    'CyberSource number of a brand',
    { payment: { method: 'cybersource', cc_type: '001', cc_last4: '1111' } },
    `post 84 none ${d}`,
  ],
  [
    'gift card pays a part',
    { grand_total: 34, total_paid: 34, subtotal: 84, extension_attributes: { gift_cards_amount: 50 } },
    `post 34 Visa ${d}`,
  ],
  [
    'gift card pays all, free method',
    {
      grand_total: 0,
      total_paid: 0,
      subtotal: 84,
      payment: { method: 'free' },
      extension_attributes: { gift_cards_amount: 84 },
    },
    `post 0 Gift Card ${d}`,
  ],
  [
    'gift card pays all, part of it back to the card',
    {
      grand_total: 0,
      total_paid: 0,
      total_refunded: 0,
      subtotal: 84,
      payment: { method: 'free' },
      extension_attributes: { gift_cards_amount: 84, gift_cards_refunded: 20 },
    },
    `post 0 Gift Card ${d}`,
  ],
  [
    'refund with an adjustment fee',
    { state: 'closed', total_refunded: 74, adjustment_negative: 10 },
    `post 10 Visa ${d} partly-refunded`,
  ],
  [
    'refund with an adjustment refund above the order',
    { state: 'closed', total_refunded: 89, adjustment_positive: 5 },
    `attention amounts-disagree`,
  ],
  ['more refunded than paid, open order', { total_refunded: 99 }, `attention amounts-disagree`],
  [
    'base USD, asked in CAD, paid rounded',
    {
      order_currency_code: 'CAD',
      grand_total: 115.07,
      base_grand_total: 84,
      total_paid: 115.06,
      base_total_paid: 83.99,
      base_total_due: 0.01,
      total_due: 0.01,
    },
    `post 83.99 Visa ${d}`,
  ],
  [
    'base CAD',
    { base_currency_code: 'CAD', store_currency_code: 'CAD', order_currency_code: 'CAD' },
    `attention amounts-disagree`,
  ],
  ['a cent due', { total_paid: 83.99, total_due: 0.01 }, `post 83.99 Visa ${d}`],
  [
    'authorised only',
    {
      total_paid: null,
      total_due: 84,
      payment: { method: 'authnetcim', cc_type: 'VI', amount_authorized: 84 },
    },
    `waiting not-paid`,
  ],
  ['due null paid null', { total_paid: null, total_due: null }, `waiting not-paid`],
  [
    'day: 05:59 UTC on Nov 1 2026 after DST end',
    { created_at: '2026-11-02 05:59:59' },
    `post 84 Visa 2026-11-01`,
  ],
  ['day: 07:59 UTC on Mar 8 2026', { created_at: '2026-03-08 05:59:59' }, `post 84 Visa 2026-03-07`],
  ['ISO with T and Z', { created_at: '2026-03-02T05:30:00Z' }, `post 84 Visa 2026-03-01`],
  ['ISO with an offset', { created_at: '2026-03-02T00:30:00-06:00' }, `post 84 Visa 2026-03-02`],
  [
    'sixty items',
    { items: Array.from({ length: 60 }, (_, i) => ({ sku: `SKU-${i}-🧴`, name: 'x', qty_ordered: 1 })) },
    `post 84 Visa ${d} truncated-description`,
  ],
  [
    'SKU of 300',
    { items: [{ sku: 'S'.repeat(300), name: 'x', qty_ordered: 1 }] },
    `post 84 Visa ${d} truncated-description`,
  ],
  [
    'virtual gift card type',
    { items: [{ sku: 'GC', name: 'Spa Day', product_type: 'giftcard', qty_ordered: 1 }] },
    `post 84 Visa ${d} contains-gift-card egift`,
  ],
  ['chargeback: status by a gateway', { status: 'chargeback', state: 'complete' }, `waiting under-review`],
  ['a chargeback that was won', { status: 'chargeback_won', state: 'complete' }, `post 84 Visa ${d}`],
  [
    'Diners of Authorize.Net',
    { payment: { method: 'x', additional_information: ['XXXX1111', 'DinersClub'] } },
    `post 84 Diners ${d}`,
  ],
  [
    'a declaration of the customer',
    { payment: { method: 'own', additional_information: ['I affirm that I am of age'] } },
    `post 84 N/A ${d} card-type-defaulted`,
  ],
  ['status fraud', { status: 'fraud' }, `waiting under-review`],
  ['paypal_reversed', { status: 'paypal_reversed', state: 'complete' }, `waiting under-review`],
  ['negative zero refund text', { total_refunded: '-0.0000' }, `post 84 Visa ${d}`],
  [
    'two cards in payments',
    {
      extension_attributes: {
        payments: [
          { cc_type: 'VI', amount: 40 },
          { cc_type: 'MC', amount: 44 },
        ],
      },
    },
    `attention two-cards`,
  ],
  [
    'card and store credit in payments',
    { extension_attributes: { customer_balance_amount: 20 }, grand_total: 64, total_paid: 64, subtotal: 84 },
    `post 64 Visa ${d}`,
  ],
  [
    'tender discover word',
    { payment: { method: 'x', cc_type: 'discover', cc_last4: '1111' } },
    `post 84 Discover ${d}`,
  ],
  ['cc_type with digits', { payment: { method: 'x', cc_type: 'Visa ending in 1111' } }, `post 84 Visa ${d}`],
  [
    'Klarna through Stripe',
    { payment: { method: 'stripe_payments', additional_information: { payment_method_type: 'klarna' } } },
    `post 84 N/A ${d} card-type-defaulted`,
  ],
  [
    'a bank account through Stripe',
    {
      payment: {
        method: 'stripe_payments',
        additional_information: { payment_method_type: 'us_bank_account', last4: '6789' },
      },
    },
    `post 84 N/A ${d} card-type-defaulted`,
  ],
  [
    'Afterpay through Stripe',
    {
      payment: {
        method: 'stripe_payments',
        additional_information: { payment_method_type: 'afterpay_clearpay' },
      },
    },
    `post 84 N/A ${d} card-type-defaulted`,
  ],
  [
    'BluePay’s code for Discover',
    { payment: { method: 'bluepay_payment', cc_type: 'DISC', cc_last4: '1117' } },
    `post 84 Discover ${d}`,
  ],
  [
    'a brand in another alphabet',
    { payment: { method: 'x', cc_type: '\u94f6\u8054', cc_last4: '1117' } },
    `post 84 none ${d}`,
  ],
  [
    'Link through Stripe',
    { payment: { method: 'stripe_payments', additional_information: { payment_method_type: 'link' } } },
    `post 84 none ${d}`,
  ],
  [
    'American Express lower with underscore',
    { payment: { method: 'x', cc_type: 'american_express' } },
    `post 84 American Express ${d}`,
  ],
  [
    'shipping negative refund',
    { total_refunded: 4, total_offline_refunded: 4, shipping_refunded: 4 },
    `post 80 Visa ${d} partly-refunded`,
  ],
])('%s', (_name, change, wanted) => {
  const read = restOrder(
    v.parse(WireOrderSchema, { ...base, ...change }),
    'https://shop.example',
    'America/Chicago',
  )
  const order = read.ok ? read.value : expect.fail(read.error.field)
  const standing = standingOf(order)
  const plan = planPosting(order, 'America/Chicago', labels)
  const marked = plan.description.includes('DO NOT USE') ? ['egift'] : []
  const said =
    standing.kind === 'post'
      ? [
          'post',
          plan.amountCents / 100,
          plan.cardType ?? 'none',
          plan.paymentDate,
          plan.warnings.join('+'),
          ...marked,
        ]
      : [standing.kind, standing.reason]
  expect(said.filter(each => each !== '').join(' ')).toBe(wanted)
  expect(plan.description.length).toBeLessThanOrEqual(255)
})
