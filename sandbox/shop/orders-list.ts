import { html } from 'hono/html'
import type { MagentoOrder } from '../practice/practice.ts'
import { type Html, money, officeTime, whole } from './format.ts'
import { billingName, statusLabels, statusPill } from './labels.ts'
import { type OrdersPage, type OrdersQuery, ordersHref, pageSizes, type SortKey } from './orders-query.ts'

const columns: readonly { key: SortKey; label: string; align?: string }[] = [
  { key: 'number', label: 'Order #' },
  { key: 'date', label: 'Date' },
  { key: 'customer', label: 'Customer' },
  { key: 'total', label: 'Total', align: 'amount' },
  { key: 'status', label: 'Status' },
]

export function ordersList(result: OrdersPage, query: OrdersQuery, timeZone: string): Html {
  return html`<section class="panel">
${filters(query)}
<div class="table-scroll"><table class="list orders">
<thead><tr>${columns.map(column => heading(column, query))}<th scope="col">Action</th></tr></thead>
<tbody>
${result.rows.length ? result.rows.map(order => row(order, timeZone)) : emptyRow()}
</tbody>
</table></div>
${pager(result, query)}
</section>`
}

function heading(column: (typeof columns)[number], query: OrdersQuery): Html {
  const isActive = column.key === query.sort
  const dir = isActive && query.dir === 'desc' ? 'asc' : 'desc'
  const href = ordersHref(query, { sort: column.key, dir, page: 1 })
  const sorted = isActive && html`aria-sort="${query.dir === 'asc' ? 'ascending' : 'descending'}"`
  const arrow =
    isActive && html`<span class="sort-arrow" aria-hidden="true">${query.dir === 'asc' ? '▲' : '▼'}</span>`
  return html`<th scope="col" class="${column.align ?? ''}" ${sorted}><a href="${href}">${column.label}</a>${arrow}</th>`
}

function row(order: MagentoOrder, timeZone: string): Html {
  const href = `/sales/orders/${order.entity_id}`
  return html`<tr class="row-link" data-href="${href}">
<td class="number">${order.increment_id}</td>
<td class="date">${officeTime(order.created_at, timeZone)}</td>
<td class="customer">${billingName(order)}</td>
<td class="amount">${money(order.grand_total, order.order_currency_code)}</td>
<td>${statusPill(order.status)}</td>
<td><a class="row-action" href="${href}">View</a></td>
</tr>
`
}

function emptyRow(): Html {
  return html`<tr class="empty"><td colspan="6"><strong>We couldn’t find any records.</strong><span>Try another search or <a href="/sales/orders">clear all filters</a>.</span></td></tr>`
}

function filters(query: OrdersQuery): Html {
  const options = Object.entries(statusLabels).map(
    ([code, label]) =>
      html`<option value="${code}" ${code === query.status ? 'selected' : ''}>${label}</option>`,
  )
  const isFiltered = query.q || query.status || query.from || query.to
  return html`<form class="filters" action="/sales/orders">
<label class="grow">Search<input type="search" name="q" value="${query.q}" placeholder="Order # or customer"></label>
<label>Status<select name="status"><option value="">All statuses</option>${options}</select></label>
<label>From<input type="date" name="from" value="${query.from}"></label>
<label>To<input type="date" name="to" value="${query.to}"></label>
<input type="hidden" name="sort" value="${query.sort}"><input type="hidden" name="dir" value="${query.dir}"><input type="hidden" name="size" value="${query.size}">
<button class="button" type="submit">Apply filters</button>
${isFiltered && html`<a class="button button-quiet" href="/sales/orders">Clear</a>`}
</form>`
}

function pager(result: OrdersPage, query: OrdersQuery): Html {
  const { page, pages, found, first, rows } = result
  const sizes = pageSizes.map(
    size => html`<option value="${size}" ${size === query.size ? 'selected' : ''}>${size}</option>`,
  )
  const kept = Object.entries({ ...query, page: '', size: '' }).filter(([, value]) => value !== '')
  return html`<div class="pager">
<span class="range">${first === 0 ? '0 of 0' : `${first}–${first + rows.length - 1} of ${whole(found)}`}</span>
<form class="page-size" action="/sales/orders">${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<label>Rows per page <select name="size" data-submit>${sizes}</select></label></form>
<nav class="page-links" aria-label="Pages">
${step('First', 1, page > 1, query)}${step('Prev', page - 1, page > 1, query, 'prev')}
<span class="page-at">Page ${page} of ${pages}</span>
${step('Next', page + 1, page < pages, query, 'next')}${step('Last', pages, page < pages, query)}
</nav>
</div>`
}

function step(label: string, page: number, isPossible: boolean, query: OrdersQuery, rel = ''): Html {
  if (!isPossible) return html`<span class="page-step" aria-disabled="true">${label}</span>`
  return html`<a class="page-step" href="${ordersHref(query, { page })}" ${rel && html`rel="${rel}"`}>${label}</a>`
}
