import { describe, expect, it } from 'vitest'
import { orderOf, parts, read, rows } from '../../../../tests/fixtures/order-page.ts'
import { openPage } from '../../../../tests/shop/pages/open-page.ts'
import { parseOrder } from '../../parse/parse-order.ts'
import { readOrderPage } from './read-order-page.ts'

const section = (heading: string, body: string) => `<section><h3>${heading}</h3>${body}</section>`
const list = (...facts: [string, string][]) =>
  `<dl>${facts.map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join('')}</dl>`
const facts = list(['Order date', 'March 1, 2026 at 1:30 AM'], ['Status', 'Complete'])
const others =
  section('Customer', list(['Name', 'Ana Ruiz'], ['Email', 'ana@mail.com'])) +
  section('Billing Address', parts.billing) +
  section('Payment', '<p>Visa ending in 1111</p>')
const goods = section('Items', parts.items)
const totals = section('Totals', parts.totals)

function orderOn(html: string) {
  const reading = readOrderPage(openPage(html))
  const order = reading && parseOrder(reading, 'http://shop.test', 'America/Chicago')
  return order?.ok ? order.value : order?.error
}
const whole = {
  number: '100000001',
  placedAt: Date.UTC(2026, 2, 1, 7, 30),
  state: 'complete',
  customer: { firstName: 'Ana', lastName: 'Ruiz', email: 'ana@mail.com', postalCode: '75201' },
  tender: { kind: 'card', brand: 'VI' },
  totalCents: 80_00,
  paidCents: 80_00,
  items: [{ sku: 'SER-1', quantity: 2 }],
}

describe('order pages: the order’s facts under the title of the page', () => {
  it.each([
    ['a list of them', `<h2>Order No. 100000001</h2>${facts}`],
    ['a header of its own', `<header><h1>Order 100000001</h1></header><section>${facts}</section>`],
    [
      'tabs before them',
      `<h1>Order #100000001</h1><ul><li>Overview</li><li>Items</li></ul><div>${facts}</div>`,
    ],
    ['beside the title', `<div><h2>Order #100000001 <a>Edit</a></h2><div>${facts}</div></div>`],
  ])('%s', (_, head) => {
    expect(orderOn(`<main>${head}${others}${goods}${totals}</main>`)).toMatchObject(whole)
  })

  it('are those of the block with a heading, where there is one', () => {
    const old = list(['Order date', 'April 4, 2020'], ['Status', 'Canceled'])
    const html = `<h1>Order 100000001</h1>${old}${section('Order details', facts)}${others}${goods}${totals}`
    expect(orderOn(html)).toMatchObject(whole)
  })

  it('make no order’s page of one that has nothing else of it', () => {
    expect(readOrderPage(openPage(`<h1>Order 100000001</h1>${facts}`))).toBeUndefined()
  })
})

describe('order pages: boxes of a label and a value that follow their heading one by one', () => {
  const boxes = (...told: [string, string][]) =>
    told.map(([label, value]) => `<div class="f"><label>${label}</label><span>${value}</span></div>`).join('')
  const sums = boxes(['Order total', '$80.00'], ['Amount paid', '$80.00'], ['Balance due', '$0.00'])

  it('are read one by one', () => {
    const html = `<h1>Order 100000001</h1><div role="tabpanel"><h3>Order details</h3>${boxes(['Purchased', 'March 1, 2026 1:30 AM'], ['Status', 'Complete'])}
      <h3>Customer</h3>${boxes(['Name', 'Ana Ruiz'], ['Email', 'ana@mail.com'])}<h3>Billing Address</h3>${parts.billing}</div>
      <div><h3>Payment</h3>${boxes(['Payment Method', 'Credit Card'], ['Card Type', 'Visa'])}<h3>Totals</h3>${sums}</div>${goods}`
    expect(orderOn(html)).toMatchObject(whole)
  })
})

describe('order pages: totals that follow the items without a heading', () => {
  const head = section('Order details', facts)
  const title = '<h1>Order 100000001</h1>'
  const sums: [string, string][] = [
    ['Subtotal', '$80.00'],
    ['Order total', '$80.00'],
    ['Amount paid', '$80.00'],
    ['Balance due', '$0.00'],
  ]
  it.each([
    ['a table', rows(...sums)],
    ['a list', list(...sums)],
    ['a table in a box', `<div class="row"><div class="col">${rows(...sums)}</div></div>`],
  ])('%s', (_, told) => {
    const items = section('Items', `${parts.items}${told}`)
    expect(orderOn(`${title}${head}${others}${items}`)).toMatchObject(whole)
    expect(orderOn(`${title}${head}${others}<h3>Items</h3>${parts.items}${told}`)).toMatchObject(whole)
  })

  it('are not looked for where totals have a heading of their own', () => {
    const items = `${parts.items}${rows(['Order total', '$99.00'], ['Amount paid', '$99.00'])}`
    expect(orderOf({ parts: { items } })).toMatchObject({ totalCents: 80_00 })
  })

  it('are none that only tell what one item costs', () => {
    const cell = `Serum ${rows(['Total', '$99.00'], ['Paid', '$99.00'])}`
    const items = `<table><thead><tr><th>Product</th><th>SKU</th><th>Qty</th></tr></thead><tbody><tr><td>${cell}</td><td>SER-1</td><td>2</td></tr></tbody></table>`
    expect(read({ parts: { items, totals: '' } })?.totals).toEqual([])
  })

  it('are none where two of them say so', () => {
    const told = `${rows(...sums)}${rows(['Order total', '$70.00'], ['Amount paid', '$70.00'])}`
    expect(orderOn(`${title}${head}${others}${section('Items', `${parts.items}${told}`)}`)).toMatchObject({
      field: 'total',
    })
  })
})

describe('order pages: tabs that head what they lead to', () => {
  const bodies = [
    ['Order Information', facts],
    ['Customer', list(['Name', 'Ana Ruiz'], ['Email', 'ana@mail.com'])],
    ['Billing Address', parts.billing],
    ['Payment', '<p>Visa ending in 1111</p>'],
    ['Items', parts.items],
    ['Totals', parts.totals],
  ] as const
  const each = (form: (name: string, body: string, at: number) => string) =>
    bodies.map(([name, body], at) => form(name, body, at)).join('')
  it.each([
    [
      'named by themselves',
      each((name, body) => `<section role="tabpanel" aria-label="${name}" hidden>${body}</section>`),
    ],
    [
      'named by their tabs',
      `<div role="tablist">${each((name, _, at) => `<button role="tab" id="t${at}">${name}</button>`)}</div>
      ${each((_, body, at) => `<div role="tabpanel" aria-labelledby="t${at}" style="display: none">${body}</div>`)}`,
    ],
    [
      'that control them',
      `<div role="tablist">${each((name, _, at) => `<button role="tab" aria-controls="p${at}">${name}</button>`)}</div>
      ${each((_, body, at) => `<div id="p${at}">${body}</div>`)}`,
    ],
    [
      'as Bootstrap makes them',
      `<ul class="nav nav-tabs">${each((name, _, at) => `<li><a data-toggle="tab" href="#p${at}">${name}</a></li>`)}</ul>
      <div class="tab-content">${each((_, body, at) => `<div class="tab-pane" id="p${at}">${body}</div>`)}</div>`,
    ],
    [
      'as newer Bootstrap does',
      `<ul class="nav">${each((name, _, at) => `<li><button data-bs-toggle="tab" data-bs-target="#p${at}">${name}</button></li>`)}</ul>
      <div>${each((_, body, at) => `<div class="tab-pane" id="p${at}">${body}</div>`)}</div>`,
    ],
  ])('%s', (_, tabs) => {
    expect(orderOn(`<h1>Order 100000001</h1>${tabs}`)).toMatchObject(whole)
  })

  it('say less than headings in them', () => {
    const own = list(['Name', 'Bob Lee'], ['Email', 'bob@mail.com'])
    const html = `<h1>Order 100000001</h1>${section('Order details', facts)}
      <div role="tabpanel" aria-label="Customer">${own}${others}</div>${goods}${totals}`
    expect(orderOn(html)).toMatchObject(whole)
  })
})
