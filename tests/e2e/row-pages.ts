import type { Page } from 'playwright-core'
import type { MagentoOrder } from '../../sandbox/practice/practice.ts'
import { billingName, statusLabels } from '../../sandbox/shop/labels.ts'

/** A list of orders of which it matters how much room it has. */
export interface RowPage {
  css: string
  /** What holds the number. */
  cell?: string
  /** Words for a status; the shop's own otherwise. */
  status?: string
  columns?: readonly ('store' | 'address')[]
}

const tight = 'table{font:11px/14px Arial,sans-serif}td,th{padding:4px}'

/** Lists without room of every kind that back-ends make, each in a style of its own. */
export const tightPages: Record<string, RowPage> = {
  'rows of 24 px and small letters': { css: `${tight}table{width:560px}td{height:16px;white-space:nowrap}` },
  'narrow cells': { css: `${tight}table{width:430px}` },
  'long words for statuses': {
    css: `${tight}table{width:600px}`,
    status: 'Zahlungsüberprüfung ausstehend',
  },
  'cells that break no line': {
    css: 'table{width:auto}td{white-space:nowrap}main{width:600px;overflow-x:auto}',
  },
  'every cell full': { css: `${tight}table{width:520px}`, columns: ['store', 'address'] },
  'columns of fixed width': { css: `${tight}table{width:640px;table-layout:fixed}`, columns: ['store'] },
  'blocks in cells': { css: `${tight}table{width:500px}`, cell: '<div>#</div>' },
  'numbers on the right': { css: `${tight}table{width:500px}td{text-align:right}`, cell: '<div>#</div>' },
  'content of full width': {
    css: `${tight}table{width:500px}.content{display:inline-block;width:100%}`,
    cell: '<div class="content">#</div>',
  },
  'columns of fixed width that cut their texts': {
    css: `${tight}table{width:640px;table-layout:fixed}td{height:16px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}`,
  },
  'high rows that cut their texts': {
    css: `${tight}table{width:520px;table-layout:fixed}td{height:34px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}`,
  },
  'text at the top': { css: `${tight}table{width:500px}td{vertical-align:top}` },
  'text on the same baseline': { css: `${tight}table{width:500px}td{vertical-align:baseline}` },
  'a dark page of small letters': {
    css: `${tight}html{color-scheme:dark}body{background:#111;color:#ddd}a{color:#8cf}table{width:500px}`,
  },
  'a right-to-left page': { css: `${tight}html{direction:rtl}table{width:500px}` },
  'one line of addresses and room for a word': {
    css: 'table{width:1280px;font-size:13px}',
    columns: ['address'],
  },
  'one line of addresses and room for a mark': {
    css: 'table{width:1236px;font-size:13px}',
    columns: ['address'],
  },
  'no padding': { css: 'table{font:12px/15px Arial,sans-serif;width:420px}td,th{padding:0!important}' },
}

/** Lists that have room for all that a badge says. */
export const roomyPages: Record<string, RowPage> = {
  'a plain list': { css: 'table{width:100%}' },
  'small letters on a wide page': { css: `${tight}table{width:100%}` },
  'a wide page with addresses': { css: 'table{width:100%;font-size:13px}', columns: ['address'] },
  'a table as wide as its texts': { css: 'table{width:auto}' },
  'rows shown as cards': {
    css: 'table,tbody,tr,td{display:block}thead{display:none}tr{width:300px;margin:8px;border:1px solid #ccc}td{border:0}',
  },
  'a dark page': { css: 'html{color-scheme:dark}body{background:#111;color:#ddd}table{width:100%}' },
  'numbers in blocks': { css: 'table{width:100%}', cell: '<div>#</div>' },
}

const base =
  'body{margin:16px;font:14px/1.4 Arial,sans-serif}table{border-collapse:collapse}td,th{padding:6px 8px;border:1px solid #ccc;text-align:left}'

/** Shows such a list of these orders under the shop's own address. */
export async function openRows(
  page: Page,
  shop: string,
  name: string,
  list: RowPage,
  orders: readonly MagentoOrder[],
) {
  const url = `${shop}/lists/${encodeURIComponent(name)}`
  await page.route(url, route =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: htmlOf(list, orders) }),
  )
  await page.goto(url)
}

function htmlOf(list: RowPage, orders: readonly MagentoOrder[]): string {
  const more = { store: 'Purchase Point', address: 'Billing Address' }
  const columns = list.columns ?? []
  const titles = [
    'Order #',
    ...columns.map(column => more[column]),
    'Purchase Date',
    'Bill-to Name',
    'Grand Total',
    'Status',
    'Action',
  ]
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Orders</title><style>${base}${list.css}</style>
<h1>Orders</h1><main><table id="list"><thead><tr>${titles.map(title => `<th>${title}</th>`).join('')}</tr></thead>
<tbody>${orders.map(order => rowOf(list, order)).join('')}</tbody></table></main></html>`
}

function rowOf({ cell = '#', status, columns = [] }: RowPage, order: MagentoOrder): string {
  const more = {
    store: 'Main Website Store, Default Store View',
    address: '4400 Harry Hines Boulevard, Suite 210, Dallas, Texas, 75390',
  }
  const cells = [
    cell.replace('#', order.increment_id),
    ...columns.map(column => more[column]),
    `Mar ${1 + (order.entity_id % 28)}, 2026, 10:${10 + (order.entity_id % 50)}:00 AM`,
    billingName(order),
    `$${order.grand_total}`,
    status ?? statusLabels[order.status] ?? order.status,
    `<a href="/sales/orders/${order.entity_id}">View</a>`,
  ]
  return `<tr>${cells.map(text => `<td>${text}</td>`).join('')}</tr>`
}
