import * as v from 'valibot'
import { MagentoOrderSchema, type Practice } from '../../sandbox/practice/practice.ts'

const named = (name: string) => ({ id: '1', name })
const address = {
  firstname: 'Zoe',
  lastname: 'Munoz Garcia',
  street: ['1 Elm St', 'Suite 2'],
  city: 'Dallas',
  region: 'TX',
  postcode: '75201',
  country_id: 'US',
}
const item = { item_id: 1, product_type: 'simple', price: 100, row_total: 100 }

/** Three made-up orders: a card, a guest with Affirm and an e-gift card, and one that a gift card paid wholly. */
const orders = [
  {
    entity_id: 1,
    increment_id: '100000001',
    state: 'processing',
    status: 'processing',
    created_at: '2026-03-08 08:30:00',
    updated_at: '2026-03-08 08:31:00',
    customer_id: 7,
    customer_email: ' ADA@EXAMPLE.COM ',
    customer_firstname: ' ADA',
    customer_lastname: 'Example <b>',
    customer_dob: '1996-06-17',
    grand_total: 1032,
    total_paid: 1032,
    total_refunded: 20,
    billing_address: { ...address, firstname: ' ADA', lastname: 'Example <b>', telephone: '+1 214 555 0100' },
    payment: { method: 'bluepay_payment', cc_type: 'VI', cc_last_4: '1111' },
    items: [
      { ...item, sku: 'SERUM-1', name: 'Serum', qty_ordered: 2 },
      { ...item, sku: 'A-VERY-LONG-SKU-OF-MORE-THAN-30-CHARACTERS', name: '<i>Cream</i>', qty_ordered: 1 },
    ],
    extension_attributes: { gift_cards: [{ code: 'EGC0', amount: 50 }], gift_cards_amount: 50 },
  },
  {
    entity_id: 2,
    increment_id: '100000002',
    state: 'complete',
    status: 'complete',
    created_at: '2026-03-09 08:30:00',
    updated_at: '2026-03-09 08:31:00',
    customer_is_guest: 1,
    customer_email: 'zoe@example.com',
    grand_total: 25,
    total_paid: 25,
    is_virtual: 1,
    billing_address: address,
    payment: { method: 'affirm_gateway' },
    items: [{ ...item, sku: 'EGC', name: 'Present', product_type: 'giftcard', qty_ordered: 1 }],
  },
  {
    entity_id: 3,
    increment_id: '100000003',
    state: 'holded',
    status: 'holded',
    created_at: '2026-03-10 08:30:00',
    updated_at: '2026-03-10 08:31:00',
    customer_email: 'zoe@example.com',
    customer_firstname: 'Zoe',
    customer_lastname: 'Munoz Garcia',
    grand_total: 0,
    billing_address: address,
    payment: { method: 'free' },
    items: [{ ...item, sku: 'SERUM-1', name: 'Serum', qty_ordered: 1 }],
  },
]

export const practice: Practice = {
  setup: {
    name: 'Example Dermatology',
    timeZone: 'America/Chicago',
    practiceId: 'practice',
    now: '2026-03-16T15:00:00Z',
    location: named('DermPRO Online Store'),
    otherLocations: [],
    provider: { id: '2', family: 'Provider', given: 'Online' },
    otherProviders: [],
    referralSource: named('DermPRO Store'),
    paymentCategories: ['DermPRO Online Payment'],
    cardTypes: ['Visa'],
    privateValuesAreSearchable: true,
  },
  patients: [],
  orders: v.parse(v.array(MagentoOrderSchema), orders),
  ledger: [],
}
