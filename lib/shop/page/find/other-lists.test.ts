// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { listOf } from '../../../../tests/fixtures/shop-pages.ts'
import { findOrders } from './find-orders.ts'

const list = listOf(100004001, 100004002)
const count = (html: string) => {
  document.body.innerHTML = html
  return findOrders(document).flatMap(({ rows }) => rows).length
}

describe('a list below a heading', () => {
  it.each([
    `<h2>Returns</h2>${list}`,
    `<section><h3>Payments</h3>${list}</section>`,
    `<div class="card"><div class="bar"><h3>Invoices (2)</h3><button>New</button></div><div>${list}</div></div>`,
    list.replace('<thead>', '<caption>Shipments</caption><thead>'),
    `<fieldset><legend>Refunds</legend>${list}</fieldset>`,
    `<div class="card"><div class="card-title">Quotes</div>${list}</div>`,
    `<div class="panel"><div class="panel-heading"><span>Abandoned carts</span> <a>Add</a></div><div class="panel-body">${list}</div></div>`,
    `<details open><summary>Draft orders (2)</summary>${list}</details>`,
    `<ul role="tablist"><li role="tab" id="o">Orders</li><li role="tab" id="q">Quotes</li></ul><div role="tabpanel" aria-labelledby="q">${list}</div>`,
    `<ul><li><a data-toggle="tab" href="#o">Orders</a></li><li><a data-toggle="tab" href="#q">Quotes</a></li></ul><div class="tab-pane" id="q"><div>${list}</div></div>`,
    `<section aria-label="Payments">${list}</section>`,
    list.replace('<table', '<table aria-label="Invoices"'),
  ])('of something else is no list of orders: %s', html => {
    expect(count(html)).toBe(0)
  })

  it.each([
    `<h2>Orders</h2>${list}`,
    `<h2>Latest</h2>${list}`,
    `<aside><h3>Customers</h3><a href="/c">All</a></aside><main>${list}</main>`,
    `<aside><h3>Customers</h3><a href="/c">All</a></aside><div>${list}</div>`,
    `<div><h3>Customers</h3><p>Everybody who has bought something here since the shop was opened, in one place.</p></div><div>${list}</div>`,
    `<h2>Returns</h2><ul><li>None</li></ul><div>${list}</div>`,
    `<section><h2>Returns</h2><p>None</p></section><section>${list}</section>`,
    `<h2>Customers</h2><section><h3>Orders</h3>${list}</section>`,
    `<div class="page-header">Shop Manager</div><div class="title">Quotes and orders</div>${list}`,
    `<ul role="tablist"><li role="tab" id="o">Orders</li><li role="tab" id="q">Quotes</li></ul><div role="tabpanel" aria-labelledby="o">${list}</div>`,
    `<section aria-label="Payments"><h3>Orders</h3>${list}</section>`,
    `<main aria-label="Customers">${list}</main>`,
    `<div class="header"><span class="menu-title">Orders</span><span class="menu-title">Customers</span></div><div>${list}</div>`,
    `<div><a href="/c"><span class="menu-title">Customers</span></a></div><div>${list}</div>`,
    list.replace('<table', '<table aria-label="Orders"'),
  ])('that says nothing of it is one: %s', html => {
    expect(count(html)).toBe(2)
  })
})
