import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { Tender } from '../../domain/order.ts'
import { restTender } from './rest-tender.ts'
import { WireOrderSchema } from './wire-order.ts'

type Json = Record<string, unknown>

const tenderOf = (payment: Json, extension_attributes: Json = {}) =>
  restTender(v.parse(WireOrderSchema, { increment_id: '1', items: [], payment, extension_attributes }))

describe('rules 3: an order of the interface', () => {
  it.each<[string, Json, Tender]>([
    ['a code', { method: 'bluepay_payment', cc_type: 'AE' }, { kind: 'card', brand: 'AE' }],
    [
      'a brand in words',
      { method: 'bluepay_payment', cc_type: 'American Express' },
      { kind: 'card', brand: 'AE' },
    ],
    ['an unknown brand', { method: 'bluepay_payment', cc_type: 'XX' }, { kind: 'card', brand: 'XX' }],
    ['a card without its brand', { method: 'other', cc_last_4: '1111' }, { kind: 'card', brand: null }],
    [
      'a card without its brand',
      { method: 'authnetcim', cc_type: null, cc_last4: '1111' },
      { kind: 'card', brand: null },
    ],
    [
      'a title that Magento 2 gives without its key',
      { method: 'own', additional_information: ['Credit Card (Own)'] },
      { kind: 'card', brand: null },
    ],
    ['a brand as a word', { method: 'own', cc_type: 'Maestro' }, { kind: 'card', brand: 'Maestro' }],
    [
      'no brand in a word',
      { method: 'own', cc_type: 'none', cc_last_4: 1111 },
      { kind: 'card', brand: null },
    ],
    [
      'what Magento 2 gives without keys',
      { method: 'braintree', additional_information: ['Credit Card', 'xxxx-1111'] },
      { kind: 'card', brand: null },
    ],
    [
      'what Magento 2 gives without keys, with a brand',
      { method: 'braintree', additional_information: ['bfc3pqz', 'creditCard', 'xxxx-1111', 'Visa Debit'] },
      { kind: 'card', brand: 'Visa Debit' },
    ],
    [
      'an object',
      { method: 'own', additional_information: { card: { brand: 'amex', last4: '0005' } } },
      { kind: 'card', brand: 'AE' },
    ],
    [
      'an object in a text',
      { method: 'own', additional_information: ['{"cc_type":"unionpay","cc_last4":"1111"}'] },
      { kind: 'card', brand: 'unionpay' },
    ],
    [
      'two cards of Authorize.Net',
      {
        method: 'authorizenet',
        additional_information: {
          authorize_cards: {
            a1: { cc_type: 'VI', cc_last4: '1111', requested_amount: '200.00' },
            b2: { cc_type: 'MC', cc_last4: '4444', requested_amount: '127.50' },
          },
        },
      },
      { kind: 'card', brand: 'VI', several: ['VI', 'MC'] },
    ],
    [
      'two cards in one text',
      { method: 'own', cc_type: 'VI', additional_information: ['Visa $200.00, MasterCard $127.50'] },
      { kind: 'card', brand: 'VI', several: ['VI', 'MC'] },
    ],
    [
      'a PayPal account',
      { method: 'paypal_express', additional_information: ['payer@example.com', 'verified', 'AB1111'] },
      { kind: 'other', method: 'PayPal Express Checkout' },
    ],
    [
      'a bank’s account',
      { method: 'echeck', additional_information: { account_number: 'xxxx-1111', bank: 'First' } },
      { kind: 'other', method: 'echeck' },
    ],
    ...['ach', 'authnetcim_ach', 'stripe_ach', 'sepa_debit', 'own_e-check'].map(
      (method): [string, Json, Tender] => [
        'an account, whose digits are no card’s',
        { method, cc_last4: '6789' },
        { kind: 'other', method },
      ],
    ),
    [
      'a card that a gateway for both took',
      { method: 'own_ach', cc_type: 'VI', cc_last4: '1111' },
      { kind: 'card', brand: 'VI' },
    ],
    ['a card gateway that tells nothing', { method: 'stripe_payments' }, { kind: 'card', brand: null }],
    ['Affirm', { method: 'affirm_gateway' }, { kind: 'affirm' }],
    ['PayPal', { method: 'paypal_express' }, { kind: 'other', method: 'PayPal Express Checkout' }],
    ['nothing to pay', { method: 'free' }, { kind: 'other', method: 'No Payment Information Required' }],
    ['another', { method: 'zippayment' }, { kind: 'other', method: 'zippayment' }],
    ['none', {}, { kind: 'other', method: '' }],
  ])('is paid by %s', (_name, payment, tender) => {
    expect(tenderOf(payment)).toEqual(tender)
  })

  it.each<[string, Tender]>([
    ['Credit Card (other gateway)', { kind: 'card', brand: null }],
    ['Monthly payments with Affirm', { kind: 'affirm' }],
    ['Invoice', { kind: 'other', method: 'Invoice' }],
  ])('reads the method’s title: %s', (value, tender) => {
    const told = { payment_additional_info: [{ key: 'method_title', value }] }
    expect(tenderOf({ method: 'own' }, told)).toEqual(tender)
  })

  it.each<[string, [string, string][], Tender]>([
    ['a card’s digits', [['cc_number', 'xxxx-1111']], { kind: 'card', brand: null }],
    [
      'its brand',
      [
        ['cc_type', 'Discover Card'],
        ['cc_number', 'xxxx-1111'],
      ],
      { kind: 'card', brand: 'Discover Card' },
    ],
    [
      'two cards',
      [
        ['card_1', 'Visa xxxx-1111'],
        ['card_2', 'Maestro xxxx-4444'],
      ],
      { kind: 'card', brand: 'VI', several: ['VI', 'Maestro'] },
    ],
  ])('reads what is told beside the payment: %s', (_, pairs, tender) => {
    const told = { payment_additional_info: pairs.map(([key, value]) => ({ key, value })) }
    expect(tenderOf({ method: 'own' }, told)).toEqual(tender)
  })
})
