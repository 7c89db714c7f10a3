import { html } from 'hono/html'
import { type Html, whole } from './format.ts'

export interface SimpleColumn<Row> {
  label: string
  value: (row: Row) => Html | string | number
}

interface SimpleList<Row> {
  path: string
  noun: string
  columns: readonly SimpleColumn<Row>[]
  rows: readonly Row[]
  query: Readonly<Record<string, string>>
}

const pageSize = 20

/** The lesser lists: a search over all they say, and pages. */
export function simpleList<Row extends object>({ path, noun, columns, rows, query }: SimpleList<Row>): Html {
  const q = query.q?.trim() ?? ''
  const found = rows.filter(row => Object.values(row).join(' ').toLowerCase().includes(q.toLowerCase()))
  const pages = Math.max(1, Math.ceil(found.length / pageSize))
  const at = Math.min(pages, Math.max(1, Number.parseInt(query.page ?? '1', 10) || 1))
  const shown = found.slice((at - 1) * pageSize, at * pageSize)
  return html`<section class="panel">
<form class="filters" action="${path}"><label class="grow">Search<input type="search" name="q" value="${q}" placeholder="Search ${noun}"></label><button class="button" type="submit">Search</button></form>
<div class="table-scroll"><table class="list">
<thead><tr>${columns.map(column => html`<th scope="col">${column.label}</th>`)}</tr></thead>
<tbody>
${shown.map(row => bodyRow(columns, row))}${shown.length === 0 && html`<tr class="empty"><td colspan="${columns.length}"><strong>No ${noun} match.</strong></td></tr>`}
</tbody>
</table></div>
<div class="pager"><span class="range">${whole(found.length)} ${noun}</span><nav class="page-links" aria-label="Pages">${pageLink('Prev', { path, q, page: at - 1, isPossible: at > 1 })}<span class="page-at">Page ${at} of ${pages}</span>${pageLink('Next', { path, q, page: at + 1, isPossible: at < pages })}</nav></div>
</section>`
}

function bodyRow<Row>(columns: readonly SimpleColumn<Row>[], row: Row): Html {
  return html`<tr>${columns.map(column => html`<td>${column.value(row)}</td>`)}</tr>
`
}

interface PageLink {
  path: string
  q: string
  page: number
  isPossible: boolean
}

function pageLink(label: string, { path, q, page, isPossible }: PageLink): Html {
  if (!isPossible) return html`<span class="page-step" aria-disabled="true">${label}</span>`
  const search = new URLSearchParams(q ? { q, page: String(page) } : { page: String(page) })
  return html`<a class="page-step" href="${path}?${search.toString()}">${label}</a>`
}
