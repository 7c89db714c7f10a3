import { html } from 'hono/html'
import type { Html } from '../shop/format.ts'
import { type Control, orderHref, type PageVisit } from './family.ts'
import type { PageOrder } from './page-order.ts'
import { controlBar, dataBlock, type ShellParts, shell } from './shell.ts'

export const plainControls: readonly Control[] = ['sort', 'nextPage', 'filter', 'scroll']

/** A column after the usual five. */
export interface FurtherColumn {
  label: string
  cell(row: PlainRow, at: number): Html | string
}

/** A row may be spoiled; `isOrder` is false where no order can be read from it any more. */
export type PlainRow = PageOrder & { isOrder?: boolean }

export interface PlainParts extends Omit<ShellParts, 'title' | 'body'> {
  rows?: readonly PlainRow[]
  further?: FurtherColumn
  controls?: readonly Control[]
  /** The script that works the controls. */
  script?: string
}

/** A table as a server writes it, with Bootstrap's classes and a sort arrow in the sorted heading. */
export function plainPage(visit: PageVisit, parts: PlainParts = {}): Html {
  const { further, controls = plainControls, rows = pageOf(visit), script = 'plain', ...rest } = parts
  const { lang } = visit.settings
  const labels = [...headings[lang], ...(further ? [further.label] : [])]
  const numbers = rows.map(({ number, isOrder }) => (isOrder === false ? null : number))
  return shell({
    lang,
    ...rest,
    title: 'Orders / Shop Manager',
    styles: ['page', ...(parts.styles ?? [])],
    scripts: [...(parts.scripts ?? []), script],
    body: html`<h1>Orders</h1>
${controlBar(controls)}
<div class="table-responsive"><table class="table table-striped table-hover orders" id="orders">
<thead><tr>${labels.map((label, at) => heading(label, at))}<th scope="col">Action</th></tr></thead>
<tbody>
${rows.map((row, at) => bodyRow(row, at, further))}</tbody>
</table></div>
${pager(visit)}
${dataBlock('numbers', numbers)}`,
  })
}

const headings = {
  en: ['Order #', 'Order Date', 'Customer', 'Total', 'Status'],
  de: ['Bestellnummer', 'Bestelldatum', 'Kunde', 'Gesamtsumme', 'Status'],
  es: ['N.º de pedido', 'Fecha de compra', 'Cliente', 'Total del pedido', 'Estado'],
} as const

/** The rows of the page that the address names. */
export function pageOf({ rows, settings: { size, page } }: PageVisit): PlainRow[] {
  return rows().slice((page - 1) * size, page * size)
}

function heading(label: string, at: number): Html {
  const arrow = at === 1 ? html` <span class="sort-arrow" aria-hidden="true">▼</span>` : ''
  return html`<th scope="col"${at === 1 ? html` aria-sort="descending"` : ''}>${label}${arrow}</th>`
}

function bodyRow(row: PlainRow, at: number, further: FurtherColumn | undefined): Html {
  const href = orderHref(row.entity)
  return html`<tr id="row-${at}"><td><a href="${href}">${row.number}</a></td><td>${row.placed}</td><td>${row.customer}</td><td class="amount" data-cents="${row.cents}">${row.total}</td><td><span class="pill pill-${row.code}">${row.status}</span></td>${further ? html`<td>${further.cell(row, at)}</td>` : ''}<td><a class="btn btn-sm" href="${href}">View</a></td></tr>
`
}

function pager({ orders, settings: { size, page } }: PageVisit): Html {
  const pages = Math.max(1, Math.ceil(orders.length / size))
  const next = page < pages ? page + 1 : 1
  return html`<nav class="pager" aria-label="Pages"><span>Page ${page} of ${pages}</span> <a id="next" href="?size=${size}&page=${next}">Next</a></nav>`
}
