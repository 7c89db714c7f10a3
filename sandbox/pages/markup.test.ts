import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MagentoOrder } from '../practice/practice.ts'
import { type ShopVisit, visitShop } from '../shop/test-shop.ts'
import { families } from './families.ts'

let visit: ShopVisit
beforeAll(async () => {
  visit = await visitShop()
})
afterAll(() => visit.shop.close())

const firstEntity = () =>
  visit.shop.orders().toSorted((one, other) => (one.created_at < other.created_at ? 1 : -1))[0]?.entity_id

/** What the order pages (B1, B3, B5, C) promise of each family, in what the server sends. */
const markup: Readonly<Record<string, readonly (string | RegExp)[]>> = {
  'magento2-grid': [
    `<div class="admin__data-grid-outer-wrap" data-bind="scope: 'sales_order_grid.sales_order_grid'">`,
    'data-role="spinner" data-component="sales_order_grid.sales_order_grid.sales_order_grid_columns"',
    '<div class="sticky-header" data-role="sticky-el-root"><table class="data-grid">',
    '<table class="data-grid data-grid-draggable" data-role="grid">',
    '<span class="data-grid-cell-content" data-bind="text: column.label">',
    '<tr class="data-row" data-bind="repeat: rows"',
    'data-action="select-row"',
    'class="action-menu-item"',
  ],
  'magento2-customer': [
    /<table class="data-grid" id="customer_orders_grid_table">\s*<thead><tr><th class="data-grid-th[^>]*data-column="increment_id"/,
    '<tr class="data-grid-filters"',
    /<tr data-role="row" title="[^"]*\/order_id\/\d+\/key\/[0-9a-f]+\/"/,
  ],
  'magento1-grid': [
    /<div id="sales_order_grid">[\s\S]*<div class="grid"[\s\S]*<table cellspacing="0" class="data" id="sales_order_grid_table">/,
    /<thead><tr class="headings">[\s\S]*<th data-column-id="real_order_id">[\s\S]*<tr class="filter">/,
    /<tr title="[^"]*\/order_id\/\d+\/key\/[0-9a-f]+\/" class="pointer">/,
    'G.T. (Purchased)',
  ],
  plain: ['<table class="table table-striped', '<span class="sort-arrow"', 'aria-sort="descending"'],
  'datatables-scroll': ['/pages/libraries/datatables.js'],
  'datatables-scroller': ['/pages/libraries/datatables-scroller.js'],
  'datatables-responsive': ['/pages/libraries/datatables-responsive.js'],
  'vue-list': ['/pages/libraries/vue.js'],
  'react-list': ['/pages/libraries/react.js'],
  'ag-grid': ['/pages/libraries/ag-grid.js'],
  'aria-grid': ['role="grid"', '<div role="columnheader" class="aria-cell">Order ID</div>', 'tabindex="0"'],
  cards: ['<div id="cards" class="cards"></div>'],
  'frozen-columns': [/<div class="frozen-head"><table>/, /<div class="moving-rows"><table><tbody>/],
  'flat-grid': ['<div id="grid" class="flat-grid"></div>'],
  'own-integration': ['<th scope="col">Nextech</th>', /<button[^>]*>RESOLVE<\/button>/],
  'magento2-invoice-view': [/<h1 class="page-title">#2\d+<\/h1>/, />Order # \d+<\/a>/],
  'magento2-invoice-new': ['>New Invoice</h1>', />Order # \d+<\/a>/],
  'magento2-shipment-view': [/<h1 class="page-title">#4\d+<\/h1>/, />Order # \d+<\/a>/],
  'magento2-creditmemo-new': ['>New Memo</h1>', />Order # \d+<\/a>/],
  'magento2-order-edit': [/<h1 class="page-title">Edit Order #\d+<\/h1>/],
  framed: [/<iframe id="list"[^>]* src="\/sales\/orders\?size=20"/],
  'magento2-order': [
    /<h1 class="page-title">#\d+<\/h1>/,
    'class="admin__page-section order-view-account-information"',
    /<span class="title">Order # \d+ \(<span>The order confirmation email was sent/,
    '<span id="order_status">',
    /<table class="admin__table-secondary order-account-information-table">[\s\S]*<a href="mailto:/,
    /order-billing-address[\s\S]*<address>/,
    'class="order-payment-method-title"',
    /edit-order-table[\s\S]*<div class="product-sku-block"><span>SKU:<\/span>[\s\S]*<table class="qty-table">/,
    /<tr class="col-grand_total">[\s\S]*<tr class="col-due">/,
    '<tr class="summary-details" hidden>',
    'id="order_history_block"',
  ],
  'magento1-order': [
    /<h1[^>]*>Order # \d+<\/h1>/,
    /<table cellspacing="0" class="form-list"><tbody><tr><td class="label"><label>Order Date<\/label><\/td><td class="value">/,
    '<h4 class="icon-head head-billing-address">Billing Address</h4>',
  ],
  'order-cards': [/<h1>Order #\d+<\/h1>/, '<dt>Customer Name</dt>', '<h2>Billing Address</h2>'],
  'magento2-invoices': [
    'sales_order_invoice_grid.sales_order_invoice_grid',
    '"label":"Invoice"',
    '"label":"Order #"',
  ],
  'magento2-shipments': ['sales_order_shipment_grid.sales_order_shipment_grid', '"label":"Shipment"'],
  'magento2-credit-memos': [
    'sales_order_creditmemo_grid.sales_order_creditmemo_grid',
    '"label":"Credit Memo"',
  ],
  invoices: ['<th scope="col">Invoice</th>', '<th scope="col">Order #</th>'],
  shipments: ['<th scope="col">Shipment</th>', '<th scope="col">Order #</th>'],
  'credit-memos': ['<th scope="col">Credit Memo</th>', '<th scope="col">Order #</th>'],
  subscriptions: ['<th scope="col">Next Run</th>', '<th scope="col">ID</th>'],
  'all-customers': ['<th scope="col">Customer Since</th>', '<th scope="col">ID</th>'],
  listings: ['<th scope="col">SKU</th>', '<th scope="col">Price</th>'],
  'gift-cards': ['<th scope="col">Code</th>', '<th scope="col">Balance</th>', '<th scope="col">Order #</th>'],
  'coupon-manager': ['<th scope="col">Rule</th>', '<th scope="col">Coupon Code</th>'],
  'hostile-texts': ['&lt;script&gt;alert(2)', '\u202e', 'x'.repeat(10_000)],
  'hostile-duplicates': [/>(\d{9})<\/a>[\s\S]*?<tr id="row-1"><td><a[^>]*>\1</],
  'hostile-removes': ['hostile-removes.js'],
  'hostile-clones': ['hostile-clones.js'],
  'hostile-overrides': ['hostile-overrides.js'],
  'hostile-many': ['id="row-4999"'],
  'hostile-every-frame': ['hostile-every-frame.js'],
  'strict-policy': ['id="row-0"'],
  'small-root': ['root-small.css'],
  'large-root': ['root-large.css'],
  resets: ['resets.css'],
  'right-to-left': ['<html lang="en" dir="rtl">'],
  dark: ['dark.css'],
}

it('every family has markup, and an id of its own', () => {
  const ids = families.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(Object.keys(markup).toSorted()).toEqual(ids.toSorted())
})

describe.each(families)('$id', family => {
  it('shows what it is known by, with its controls and nothing inline', async () => {
    const text = await visit.read(`/pages/${family.id}`)
    for (const mark of markup[family.id] ?? []) {
      if (typeof mark === 'string') expect(text).toContain(mark)
      else expect(text).toMatch(mark)
    }
    const offered = [...text.matchAll(/data-control="(\w+)"/g)].map(([, name]) => name)
    expect(offered.toSorted()).toEqual([...family.controls].toSorted())
    expect(text.replaceAll(/<script type="application\/json"[^<]*<\/script>/g, '')).not.toMatch(
      / style="| on\w+="|<style|<script>/,
    )
  })

  it('brings all its files, from this server alone', async () => {
    const text = await visit.read(`/pages/${family.id}`)
    const files = [...text.matchAll(/<(?:link|script)[^>]* (?:href|src)="([^"]+)"/g)].map(([, path]) => path)
    expect(files.length).toBeGreaterThan(1)
    for (const path of files) {
      expect(path).toMatch(/^\/(assets|pages\/(assets|libraries))\//)
      expect((await fetch(visit.shop.url + path)).status, path).toBe(200)
    }
  })
})

describe('the pages', () => {
  it('need a session and carry a policy', async () => {
    const response = await fetch(`${visit.shop.url}/pages/plain`)
    expect(response.url).toContain('/login?next=%2Fpages%2Fplain')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
  })

  it('are all on the index', async () => {
    const text = await visit.read('/pages')
    for (const { id } of families) expect(text).toContain(`<a href="/pages/${id}">`)
  })

  it('answer 404 for orders, families and libraries that there are not', async () => {
    expect(await visit.read('/pages/magento2-order/sales/order/view/order_id/1/')).toContain('404')
    expect(await visit.read('/pages/nowhere')).toContain('Page not found')
    expect((await fetch(`${visit.shop.url}/pages/libraries/leftpad.js`)).status).toBe(404)
  })

  it('have a grid of credit memos on the page of a refunded order, and of no other', async () => {
    const shown = async (isWanted: (order: MagentoOrder) => boolean) => {
      const order = visit.shop.orders().find(isWanted) ?? expect.fail()
      return visit.read(`/pages/magento2-order/sales/order/view/order_id/${order.entity_id}/`)
    }
    const grid = "scope: 'sales_order_view_creditmemo_grid.sales_order_view_creditmemo_grid'"
    expect(await shown(order => (order.total_refunded ?? 0) > 0)).toContain(grid)
    expect(await shown(order => !order.total_refunded)).not.toContain(grid)
  })

  it('show the order that the path names, whatever the key', async () => {
    const entity = firstEntity()
    const number = visit.shop.orders().find(order => order.entity_id === entity)?.increment_id
    const text = await visit.read(`/pages/magento2-order/sales/order/view/order_id/${entity}/key/0/`)
    expect(text).toContain(`<h1 class="page-title">#${number}</h1>`)
  })
})
