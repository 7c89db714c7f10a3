import { describe, expect, it } from 'vitest'
import { openPage } from '../../../../tests/shop/pages/open-page.ts'
import { parseOrder } from '../../parse/parse-order.ts'
import { mayHoldOrders } from '../first-look.ts'
import { readOrderPage } from './read-order-page.ts'

type Facts = readonly (readonly [label: string, value: string])[]
type List = (facts: Facts) => string
type Box = (title: string, content: string) => string

const blocks: Readonly<Record<string, Facts | string>> = {
  'Order Information': [
    ['Order Date', 'Nov 20, 2026, 2:05:00 PM'],
    ['Order Status', 'Processing'],
  ],
  'Account Information': [
    ['Customer Name', 'Maria Lopez'],
    ['Email', '<a href="mailto:maria@example.com">maria@example.com</a>'],
  ],
  'Billing Address':
    '<address>Maria Lopez<br>1 Elm St<br>Dallas, Texas, 75201<br>United States<br>T: (214) 564-1000</address>',
  'Shipping Address': '<address>Bea Diaz<br>9 Oak St<br>Austin, Texas, 73301<br>United States</address>',
  'Payment Information': [
    ['Payment Method', 'Credit Card'],
    ['Card Type', 'Visa'],
  ],
  'Items Ordered':
    '<table><thead><tr><th class="header">Product</th><th class="header">SKU</th><th class="header">Qty</th><th class="header">Total</th></tr></thead><tbody><tr><td>Serum</td><td>SER-1</td><td>2</td><td>$80.00</td></tr></tbody></table>',
  'Order Totals': [
    ['Subtotal', '$80.00'],
    ['Shipping', '$4.00'],
    ['Grand Total', '$84.00'],
    ['Total Paid', '$84.00'],
    ['Total Refunded', '$20.00'],
    ['Total Due', '$0.00'],
  ],
}

const heading: Box = (title, content) =>
  `<section><h3>${title}</h3><div class="body">${content}</div></section>`
const terms: List = facts =>
  `<dl>${facts.map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join('')}</dl>`
const inTurns = (facts: Facts, label: List): string =>
  `<table>${facts.flatMap((_, at) => (at % 2 === 0 ? [`<tr>${label(facts.slice(at, at + 2))}</tr>`] : [])).join('')}</table>`

function read(box: Box, list: List) {
  const parts = Object.entries(blocks).map(([title, told]) =>
    box(title, typeof told === 'string' ? told : list(told)),
  )
  const page = openPage(`<h1>Order #100004001</h1><main>${parts.join('')}</main>`)
  const reading = readOrderPage(page)
  if (reading) expect(mayHoldOrders(page)).toBe(true)
  const order = reading && parseOrder(reading, 'http://shop.test', 'America/Chicago')
  return order?.ok ? order.value : (order?.error ?? reading)
}

const told = {
  number: '100004001',
  placedAt: Date.UTC(2026, 10, 20, 20, 5),
  state: 'processing',
  customer: {
    firstName: 'Maria',
    lastName: 'Lopez',
    email: 'maria@example.com',
    phone: '(214) 564-1000',
    postalCode: '75201',
  },
  tender: { kind: 'card', brand: 'VI' },
  totalCents: 84_00,
  paidCents: 84_00,
  refundedCents: 20_00,
  items: [{ sku: 'SER-1', quantity: 2 }],
}

describe('an order page whose boxes are headed by', () => {
  it.each<[string, Box]>([
    [
      'bars',
      (title, content) =>
        `<div class="card"><div class="card-header">${title}</div><div class="card-body">${content}</div></div>`,
    ],
    [
      'panels’ headings',
      (title, content) =>
        `<div class="panel"><div class="panel-heading">${title} <a>Edit</a></div><div>${content}</div></div>`,
    ],
    ['headers', (title, content) => `<section><header>${title}</header><div>${content}</div></section>`],
    [
      'summaries',
      (title, content) => `<details open><summary>${title}</summary><div>${content}</div></details>`,
    ],
    [
      'bars with headings in them',
      (title, content) => `<div><div class="card-header"><h5>${title}</h5></div><div>${content}</div></div>`,
    ],
  ])('%s', (_, box) => {
    expect(read(box, terms)).toMatchObject(told)
  })
})

describe('an order page whose facts stand in', () => {
  it.each<[string, List]>([
    [
      'boxes of two',
      facts =>
        facts
          .map(([label, value]) => `<div class="flex"><span>${label}</span><span>${value}</span></div>`)
          .join(''),
    ],
    [
      'boxes of two with colons',
      facts => facts.map(([label, value]) => `<div><b>${label}:</b> <i>${value}</i></div>`).join(''),
    ],
    [
      'boxes of two lines',
      facts => facts.map(([label, value]) => `<div><p>${label}</p><p>${value}</p></div>`).join(''),
    ],
    [
      'boxes in boxes',
      facts =>
        `<div class="grid">${facts.map(([label, value]) => `<div class="col"><div>${label}</div><div>${value}</div></div>`).join('')}</div>`,
    ],
    [
      'rows of two pairs',
      facts =>
        inTurns(facts, two => two.map(([label, value]) => `<th>${label}</th><td>${value}</td>`).join('')),
    ],
    [
      'rows of two pairs with colons',
      facts =>
        inTurns(facts, two => two.map(([label, value]) => `<td>${label}:</td><td>${value}</td>`).join('')),
    ],
    [
      'a row below their headings',
      facts =>
        `<table><tr>${facts.map(([label]) => `<th>${label}</th>`).join('')}</tr><tr>${facts.map(([, value]) => `<td>${value}</td>`).join('')}</tr></table>`,
    ],
  ])('%s', (_, list) => {
    expect(read(heading, list)).toMatchObject(told)
  })

  it.each<[string, List]>([
    [
      'columns of two',
      facts =>
        `<div><span>${facts.map(([label]) => label).join('</span><span>')}</span></div><div><span>${facts.map(([, value]) => value).join('</span><span>')}</span></div>`,
    ],
    [
      'boxes of three',
      facts =>
        facts.map(([label, value]) => `<div><i>${label}</i><i>2 items</i><i>${value}</i></div>`).join(''),
    ],
    [
      'rows of four without a mark',
      facts =>
        inTurns(facts, two => two.map(([label, value]) => `<td>${label}</td><td>${value}</td>`).join('')),
    ],
    [
      'fields of a form',
      facts =>
        facts
          .slice(0, 2)
          .map(
            ([label, value]) =>
              `<div><label>${label}</label><input value="${value.replace(/<[^>]*>/g, '')}"></div>`,
          )
          .join(''),
    ],
  ])('%s is said to be unread', (_, list) => {
    expect(read(heading, list)).toMatchObject({ field: 'date' })
  })
})
