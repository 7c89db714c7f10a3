import { html } from 'hono/html'
import type { Html } from '../shop/format.ts'
import { customerName } from '../shop/labels.ts'
import type { Control, Family, PageVisit } from './family.ts'
import { magentoOrderHref } from './magento2-order.ts'
import type { PageOrder } from './page-order.ts'
import { type Listing, listingOf } from './server-listing.ts'
import { controlBar, dataBlock, shell } from './shell.ts'

const controls: readonly Control[] = ['sort', 'nextPage', 'filter', 'scroll']

const columns = [
  ['increment_id', 'Order #', 'number'],
  ['created_at', 'Purchased', 'createdAt'],
  ['billing_name', 'Bill-to Name', 'customer'],
  ['shipping_name', 'Ship-to Name', ''],
  ['grand_total', 'Order Total', 'cents'],
] as const

/** All of the practice's orders stand here as one customer's, so that the grid has pages. */
export const magento2Customer: Family = {
  id: 'magento2-customer',
  title: 'Magento 2: a customer’s Orders tab',
  group: 'Order lists',
  about: 'The older widget grid inside a customer’s page: filters as a second header row, row titles, ajax.',
  controls,
  page: visit =>
    shell({
      title: `${customerName(visit.order)} / Customers / Magento Admin`,
      styles: ['page', 'magento2'],
      scripts: ['widget-grid'],
      bodyClass: 'customer-index-edit',
      body: html`<header class="page-header"><h1 class="page-title">${customerName(visit.order)}</h1></header>
${controlBar(controls)}
<main class="page-content"><div id="tab_block_customer_edit_tab_view"><div class="fieldset-wrapper"><div id="customer_orders_grid" data-grid-id="customer_orders_grid">${grid(visit, {})}</div></div></div></main>
${dataBlock('grid-definition', { containerId: 'customer_orders_grid', numberAt: 0 })}`,
    }),
  answer: grid,
}

function grid({ rows, settings }: PageVisit, form: Readonly<Record<string, string>>): Html {
  const listing = listingOf(rows(), settings.size, form)
  return html`<div class="admin__data-grid-header"><div class="admin__data-grid-pager pager">Page ${listing.page} of ${listing.pages}, ${listing.found} records found</div></div>
<div class="admin__data-grid-wrap"><table class="data-grid" id="customer_orders_grid_table">
<thead><tr>${columns.map(column => heading(column, listing))}</tr>
<tr class="data-grid-filters" data-role="filter-form">${columns.map(([id]) => html`<td data-column="${id}"><input type="text" name="${id}" class="admin__control-text no-changes" aria-label="${id}"></td>`)}</tr></thead>
<tbody>
${listing.rows.map(row => bodyRow(row))}</tbody>
</table></div>`
}

function heading([id, label, key]: (typeof columns)[number], { sort, direction }: Listing): Html {
  const state = sort === key ? `_${direction}end` : 'not-sort'
  return html`<th class="data-grid-th _sortable ${state} col-${id}" data-column="${id}" data-sort="${id}"><span>${label}</span></th>`
}

function bodyRow(row: PageOrder): Html {
  return html`<tr data-role="row" title="${magentoOrderHref(row.entity)}" class="_clickable"><td data-column="increment_id" class="col-increment_id">${row.number}</td><td data-column="created_at">${row.placed}</td><td data-column="billing_name">${row.customer}</td><td data-column="shipping_name">${row.customer}</td><td data-column="grand_total">${row.total}</td></tr>
`
}
