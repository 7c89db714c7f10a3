import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { MagentoOrder } from '../practice/practice.ts'
import { type ShopVisit, visitShop } from './test-shop.ts'

let visit: ShopVisit
beforeAll(async () => {
  visit = await visitShop()
})
afterAll(() => visit.shop.close())

interface Case {
  name: string
  isWanted: (order: MagentoOrder) => unknown
  has: (order: MagentoOrder) => (string | RegExp)[]
  lacks?: RegExp[]
}

const isMarkup = (order: MagentoOrder) => order.billing_address.lastname.startsWith('<')

const cases: Case[] = [
  {
    name: 'a card order',
    isWanted: order => order.payment.cc_type === 'AE' && !order.customer_is_guest && !isMarkup(order),
    has: order => [
      `<h1 class="page-title">#${order.increment_id}</h1>`,
      'Credit Card (BluePay)',
      '<th scope="row">Credit Card Type:</th><td>American Express</td>',
      `<td>xxxx-${order.payment.cc_last_4}</td>`,
      `<a href="mailto:${order.customer_email}">${order.customer_email}</a>`,
      `, Texas, ${order.billing_address.postcode}<br>United States`,
      'The order was placed using USD.',
    ],
  },
  {
    name: 'a guest',
    isWanted: order => order.customer_is_guest,
    has: order => [
      '<span>Guest</span>',
      'NOT LOGGED IN',
      `<address>${order.billing_address.firstname} ${order.billing_address.lastname}<br>`,
    ],
  },
  {
    name: 'an order paid by gift card',
    // A shop may also tell nothing of the card that paid all.
    isWanted: order => order.grand_total === 0 && Boolean(order.extension_attributes.gift_cards),
    has: () => [
      'No Payment Information Required',
      /Gift Cards \(\w{12}\)<\/th><td>-\$/,
      /Grand Total<\/th><td>\$0\.00/,
    ],
    lacks: [/Credit Card/],
  },
  {
    name: 'an order partly paid by gift card',
    isWanted: order => order.extension_attributes.gift_cards && order.grand_total > 0,
    has: () => ['Credit Card (BluePay)', /Gift Cards \(\w{12}\)<\/th><td>-\$25\.00/],
  },
  {
    name: 'a gift card sold',
    isWanted: order => order.items.some(item => item.product_type === 'giftcard'),
    has: () => ['<dt>Gift Card Type</dt><dd>Virtual</dd><dt>Recipient</dt>'],
    lacks: [/Shipping Address/],
  },
  {
    name: 'a full refund',
    isWanted: order => order.state === 'closed' && order.total_refunded === order.grand_total,
    has: () => [/Total Refunded<\/th><td>\$[1-9]/, '<th scope="row">Refunded</th>', '<td>Refunded</td>'],
  },
  {
    name: 'an order without a phone',
    isWanted: order => !order.billing_address.telephone,
    has: () => ['<br>United States</address>'],
    lacks: [/tel:/],
  },
  {
    name: 'a birth date',
    isWanted: order => order.customer_dob?.startsWith('1980-05-05'),
    has: () => ['<th scope="row">Date of Birth</th><td>May 5, 1980</td>'],
  },
  {
    name: 'careless typing',
    isWanted: order => order.customer_email.startsWith(' '),
    has: order => [
      `">${order.customer_email}</a>`,
      `<span>${order.customer_firstname} ${order.customer_lastname}</span>`,
    ],
  },
  {
    name: 'markup for a name',
    isWanted: isMarkup,
    has: () => ['<span>Ann &lt;img src=x onerror=alert(1)&gt;</span>'],
    lacks: [/<img/],
  },
]

describe('the order page', () => {
  it.each(cases)('of $name', async ({ isWanted, has, lacks = [] }) => {
    const { order, text } = await visit.readOrder(isWanted)
    for (const part of has(order)) expect(text).toMatch(part instanceof RegExp ? part : literal(part))
    for (const part of lacks) expect(text).not.toMatch(part)
  })

  it('breaks long SKUs, hides child items, shows a discount and titles unknown methods', async () => {
    const other = await visitShop()
    onTestFinished(() => other.shop.close())
    const [order] = other.shop.orders()
    const [item] = order?.items ?? []
    if (!order || !item) throw new Error('the practice has no orders')
    const sku = `KIT-${'A'.repeat(40)}`
    const items = [
      { ...item, sku },
      { ...item, item_id: 1, parent_item_id: item.item_id, name: 'Child part' },
    ]
    other.shop.setOrders([{ ...order, items, discount_amount: -10, payment: { method: 'zip_payment' } }])
    const { text } = await other.readOrder(() => true)
    expect(text).toContain(`${sku.slice(0, 30)}<br>${sku.slice(30)}</div>`)
    expect(text).not.toContain('Child part')
    expect(text).toContain('<th scope="row">Discount</th><td>-$10.00</td>')
    expect(text).toContain('<div class="payment-method">Zip Payment</div>')
  })
})

function literal(text: string): RegExp {
  return new RegExp(RegExp.escape(text))
}
