import { html, raw } from 'hono/html'
import type { Html } from '../shop/format.ts'
import type { Control, Family, PageVisit } from './family.ts'
import { keyOf } from './magento-parts.ts'
import type { PageOrder } from './page-order.ts'
import { type Listing, listingOf } from './server-listing.ts'
import { controlBar, dataBlock, shell } from './shell.ts'

const controls: readonly Control[] = ['sort', 'nextPage', 'filter', 'scroll']

const columns = [
  ['real_order_id', 'Order #', 'number'],
  ['store_id', 'Purchased From (Store)', ''],
  ['created_at', 'Purchased On', 'createdAt'],
  ['billing_name', 'Bill to Name', 'customer'],
  ['shipping_name', 'Ship to Name', ''],
  ['base_grand_total', 'G.T. (Base)', 'cents'],
  ['grand_total', 'G.T. (Purchased)', 'cents'],
  ['status', 'Status', 'code'],
] as const

export const magento1OrderHref = (entity: number) =>
  `/pages/magento1-order/sales_order/view/order_id/${entity}/key/${keyOf('sales_order_view')}/`

export const magento1Grid: Family = {
  id: 'magento1-grid',
  title: 'Magento 1 / OpenMage: orders',
  group: 'Order lists',
  about: 'Two header rows; the row’s title is its address; every change replaces the whole grid’s HTML.',
  variants: ['size=200'],
  controls,
  page: visit =>
    shell({
      title: 'Orders / Sales / Magento Admin',
      styles: ['page', 'magento1'],
      scripts: ['widget-grid', 'mass-action'],
      body: html`<div class="content-header"><h3 class="icon-head head-sales-order">Orders</h3></div>
${controlBar(controls)}
<div id="sales_order_grid_massaction"><select id="sales_order_grid_massaction-select" aria-label="Actions"><option value=""></option><option value="hold">Hold</option><option value="unhold">Unhold</option></select> <button type="button" id="sales_order_grid_massaction-submit">Submit</button></div>
<div id="sales_order_grid">${grid(visit, {})}</div>
${dataBlock('grid-definition', { containerId: 'sales_order_grid', numberAt: 1 })}`,
    }),
  answer: grid,
}

/** What the first page shows inside the container, and what every later request answers for it. */
function grid({ rows, settings }: PageVisit, form: Readonly<Record<string, string>>): Html {
  const listing = listingOf(rows(), settings.size, form)
  return html`<table class="actions" cellspacing="0"><tbody><tr><td class="pager">Page ${listing.page} of ${listing.pages} pages | Total ${listing.found} records found</td></tr></tbody></table>
<div class="grid" data-key="${keyOf('sales_order_grid')}"><div class="hor-scroll"><table cellspacing="0" class="data" id="sales_order_grid_table">
<thead><tr class="headings"><th><span class="nobr">&nbsp;</span></th>${columns.map(column => heading(column, listing))}<th class="no-link last"><span class="nobr">Action</span></th></tr>
<tr class="filter"><th></th>${columns.map(([id]) => html`<th><div class="field-100"><input type="text" name="${id}" class="input-text no-changes" aria-label="${id}"></div></th>`)}<th class="last"></th></tr></thead>
<tbody>
${listing.rows.map(row => bodyRow(row))}</tbody>
</table></div></div>`
}

function heading([id, label, key]: (typeof columns)[number], listing: Listing): Html {
  const state = listing.sort === key ? `sort-arrow-${listing.direction}` : 'not-sort'
  return html`<th data-column-id="${id}"><span class="nobr"><a href="#" name="${id}" class="${state}"><span class="sort-title">${label}</span></a></span></th>`
}

function bodyRow(row: PageOrder): Html {
  const href = magento1OrderHref(row.entity)
  const store = raw('Main Website<br/>&nbsp;&nbsp;&nbsp;Main Store<br/>')
  return html`<tr title="${href}" class="pointer"><td class="a-center"><input type="checkbox" name="order_ids" value="${row.entity}" class="massaction-checkbox"></td><td>${row.number}</td><td>${store}</td><td>${row.placed}</td><td>${row.customer}</td><td>${row.customer}</td><td class="a-right">${row.base}</td><td class="a-right">${row.total}</td><td>${row.status}</td><td class="last"><a href="${href}">View</a></td></tr>
`
}
