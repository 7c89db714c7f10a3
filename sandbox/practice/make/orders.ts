import type { Faker } from '@faker-js/faker'
import type { MagentoOrder } from '../practice.ts'
import { catalog } from './catalog.ts'
import { chartPhone } from './charts.ts'
import type { Draft } from './kinds.ts'
import type { Maker, Person } from './people.ts'

export const minuteMs = 60_000

/** The ways buyers type the same number. */
const phoneForms: readonly ((digits: string) => string)[] = [
  digits => digits,
  digits => `1${digits}`,
  chartPhone,
  digits => digits.replace(/^(...)(...)/, '$1-$2-'),
  digits => digits.replace(/^(...)(...)/, '$1.$2.'),
  digits => digits.replace(/^(...)(...)/, '+1 $1 $2 '),
]

export const brands: Readonly<Record<string, string>> = {
  VI: 'Visa',
  MC: 'MasterCard',
  AE: 'American Express',
}

export function newDraft(faker: Faker, patient: Person): Draft {
  const products = faker.helpers.arrayElements(catalog, { min: 1, max: 4 })
  return {
    buyer: { ...patient },
    patient,
    state: faker.helpers.arrayElement(['processing', 'complete']),
    method: 'bluepay_payment',
    brand: faker.helpers.arrayElement(Object.keys(brands)),
    items: products.map(product => ({ product, count: faker.number.int({ min: 1, max: 2 }) })),
    isGuest: false,
    birth: null,
    giftCents: 0,
    refund: 'none',
    cards: 'brand',
    isGiftSilent: false,
    isUnpaid: false,
    isPaidTwice: false,
  }
}

export function orderOf(maker: Maker, draft: Draft, time: number, at: number): MagentoOrder {
  const { buyer, isGuest, state } = draft
  const isVirtual = draft.items.every(({ product }) => product[2] !== 'simple')
  return {
    entity_id: 7001 + at,
    increment_id: String(100007001 + at),
    state,
    status: state,
    created_at: storeTime(time),
    updated_at: storeTime(Math.min(time + 2 * minuteMs, maker.now)),
    store_id: 1,
    store_name: 'Main Website\nMain Website Store\nDefault Store View',
    is_virtual: Number(isVirtual),
    customer_id: isGuest ? null : customerId(maker, draft, at),
    customer_is_guest: Number(isGuest),
    customer_email: buyer.email,
    customer_group_id: Number(!isGuest),
    base_currency_code: 'USD',
    order_currency_code: 'USD',
    ...(isGuest ? {} : { customer_firstname: buyer.first, customer_lastname: buyer.last }),
    ...(draft.birth ? { customer_dob: `${draft.birth} 00:00:00` } : {}),
    ...moneyOf(maker.faker, draft, isVirtual),
    billing_address: addressOf(maker.faker, buyer),
    items: itemsOf(draft, 70000 + at * 30),
  }
}

/** A patient who buys again keeps the account; a stranger opens a new one. */
function customerId({ people }: Maker, { patient }: Draft, at: number): number {
  const known = people.indexOf(patient)
  return known < 0 ? 90001 + at : 1001 + known
}

function storeTime(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ')
}

function moneyOf(faker: Faker, draft: Draft, isVirtual: boolean) {
  const subtotal = draft.items.reduce((sum, { product, count }) => sum + product[3] * count, 0)
  const shipping = isVirtual ? 0 : 795
  const tax = Math.round(subtotal * 0.0825)
  const full = subtotal + shipping + tax
  const gift = draft.giftCents === 'all' ? full : draft.giftCents
  const grand = full - gift
  const times = draft.isPaidTwice ? 2 : 1
  const isUnpaid = draft.isUnpaid || ['pending_payment', 'payment_review', 'canceled'].includes(draft.state)
  const paid = isUnpaid ? 0 : grand * times
  const refunded = { none: 0, part: 2000, all: paid, fee: paid - 1000, offline: 2000 }[draft.refund]
  const sum = draft.refund === 'offline' ? 'total_offline_refunded' : 'total_refunded'
  return {
    ...{
      subtotal: subtotal / 100,
      shipping_amount: shipping / 100,
      tax_amount: tax / 100,
      discount_amount: 0,
    },
    ...{ grand_total: grand / 100, base_grand_total: grand / 100 },
    ...{ total_paid: paid / 100, base_total_paid: paid / 100, total_due: (grand - paid) / 100 },
    ...(refunded ? { [sum]: refunded / 100, [`base_${sum}`]: refunded / 100 } : {}),
    payment: paymentOf(faker, draft, { paid, grand }),
    extension_attributes: gift && !draft.isGiftSilent ? giftCardsOf(faker, gift) : {},
  }
}

function paymentOf(
  faker: Faker,
  { method, brand, cards }: Draft,
  { paid, grand }: { paid: number; grand: number },
): MagentoOrder['payment'] {
  const digits = faker.string.numeric({ length: 4, allowLeadingZeros: false })
  const told = { brand: { cc_type: brand, cc_last_4: digits }, digits: { cc_last4: digits }, two: twoCards }
  const card = brand || cards === 'digits' ? told[cards] : {}
  const transaction = `1000${faker.string.numeric(9)}`
  return { method, ...card, amount_paid: paid / 100, amount_ordered: grand / 100, last_trans_id: transaction }
}

/** As a gateway notes several cards, and as Magento 2 gives it: bare texts. */
const twoCards = {
  cc_type: null,
  additional_information: ['Credit Card', 'Visa', 'xxxx-1111', 'MasterCard', 'xxxx-4444'],
}

function giftCardsOf(faker: Faker, cents: number): MagentoOrder['extension_attributes'] {
  const amount = cents / 100
  const code = faker.string.alphanumeric({ length: 12, casing: 'upper' })
  return {
    gift_cards: [{ id: 1, code, amount, base_amount: amount }],
    gift_cards_amount: amount,
    base_gift_cards_amount: amount,
  }
}

function addressOf(faker: Faker, buyer: Person): MagentoOrder['billing_address'] {
  const [city, postcode] = buyer.place
  return {
    firstname: buyer.first,
    lastname: buyer.last,
    street: [buyer.street],
    city,
    region: 'Texas',
    region_code: 'TX',
    postcode,
    country_id: 'US',
    telephone: buyer.phone ? faker.helpers.arrayElement(phoneForms)(buyer.phone) : null,
    email: buyer.email,
  }
}

function itemsOf({ items, state, refund }: Draft, firstId: number): MagentoOrder['items'] {
  return items.map(({ product: [sku, name, product_type, cents], count }, at) => ({
    item_id: firstId + at,
    sku,
    name,
    product_type,
    qty_ordered: count,
    qty_refunded: refund === 'all' ? count : 0,
    qty_canceled: state === 'canceled' ? count : 0,
    price: cents / 100,
    row_total: (cents * count) / 100,
    tax_amount: 0,
    discount_amount: 0,
  }))
}
