import type { Model, ModelColumn } from './model.ts'

/** Draws a model as one kind of page draws it; `data-model` marks what belongs to a row, and means nothing. */
export type Family = (model: Model) => string

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const hidden = ({ isHidden }: ModelColumn) => (isHidden ? ' style="display: none"' : '')
const textAt = ({ texts }: ModelColumn, row: number) => escaped(texts[row] ?? '')
const join = <T>(all: readonly T[], draw: (one: T, at: number) => string) => all.map(draw).join('')
const rowsOf = ({ rows }: Model, draw: (row: number) => string) =>
  join(Array.from({ length: rows }), (_, at) => draw(at))
const title = (row: number) => `/sales/order/view/order_id/${row + 1}/key/abc/`
const view = (row: number) => `<a href="${title(row)}">View</a>`

interface TableParts {
  head?: (column: ModelColumn) => string
  cell?: (column: ModelColumn, row: number) => string
  rowAttributes?: (row: number) => string
  further?: string
  hasIds?: boolean
  attributes?: string
}

const headRow = (
  columns: readonly ModelColumn[],
  label = ({ label }: ModelColumn) => escaped(label),
  hasIds = false,
) =>
  `<tr>${join(columns, column => `<th${hasIds ? ` data-column="${column.id}"` : ''}${hidden(column)}>${label(column)}</th>`)}</tr>`
const bodyRow = (
  columns: readonly ModelColumn[],
  row: number,
  { cell = textAt, rowAttributes }: TableParts = {},
) =>
  `<tr data-model="${row}" ${rowAttributes?.(row) ?? ''}>${join(columns, column => `<td${hidden(column)}>${cell(column, row)}</td>`)}</tr>`

function table(model: Model, parts: TableParts = {}): string {
  const body = rowsOf(model, row => bodyRow(model.columns, row, parts))
  return `<table ${parts.attributes ?? ''}><thead>${headRow(model.columns, parts.head, parts.hasIds)}${parts.further ?? ''}</thead><tbody>${body}</tbody></table>`
}

const content = (column: ModelColumn, row: number) =>
  `<div class="data-grid-cell-content">${textAt(column, row)}</div>`

function magento2(model: Model): string {
  const ids = { meaning: undefined, label: '', id: 'ids', texts: [] }
  const action = { meaning: undefined, label: 'Action', id: 'actions', texts: [] }
  const all = { ...model, columns: [ids, ...model.columns, action] }
  const cell = (column: ModelColumn, row: number) => {
    if (column === ids) return `<input type="checkbox" data-action="select-row" value="${row + 1}">`
    return column === action ? view(row) : content(column, row)
  }
  const head = ({ label }: ModelColumn) => `<span class="data-grid-cell-content">${escaped(label)}</span>`
  const name = 'sales_order_grid.sales_order_grid'
  return `<div class="admin__data-grid-outer-wrap" data-bind="scope: '${name}'"><div data-component="${name}.columns"></div>
<div class="sticky-header"><table class="data-grid"><thead>${headRow(all.columns, head)}</thead><tbody></tbody></table></div>
${table(all, { cell, head, attributes: 'class="data-grid" data-role="grid"' })}</div>`
}

const widgetGrid =
  (id: string): Family =>
  model =>
    `<div id="${id}">${table(model, {
      attributes: `id="${id}_table"`,
      hasIds: true,
      rowAttributes: row => `title="${title(row)}"`,
      further: `<tr class="filter">${join(model.columns, column => `<td${hidden(column)}><input type="text"></td>`)}</tr>`,
    })}</div>`

const splitTables: Family = model => `<div class="dt-scroll">
<div class="dt-scroll-head"><table><thead>${headRow(model.columns, ({ label }) => `<span>${escaped(label)}</span><span class="dt-column-order"></span>`)}</thead></table></div>
<div class="dt-scroll-body"><table><tbody>${rowsOf(model, row => bodyRow(model.columns, row))}</tbody></table></div></div>`

const fixedColumns: Family = model => {
  const part = (isCopy: boolean) => {
    const gutter = '<th class="gutter"></th>'
    const covered = (column: ModelColumn) => (column.meaning === 'number') !== isCopy
    const body = rowsOf(
      model,
      row =>
        `<tr data-model="${row}">${join(model.columns, column => `<td class="${covered(column) ? 'is-hidden' : ''}"><div class="cell">${textAt(column, row)}</div></td>`)}</tr>`,
    )
    return `<div><table><thead>${headRow(model.columns).replace('</tr>', `${gutter}</tr>`)}</thead></table></div><div><table><tbody>${body}</tbody></table></div>`
  }
  return `<div class="el-table">${part(false)}<div class="el-table__fixed">${part(true)}</div></div>`
}

const childRows: Family = model => {
  const shown = model.columns.map((column, at) => ({
    ...column,
    isHidden: column.isHidden === true || at > 2,
  }))
  const child = (row: number) =>
    `<tr class="child" data-model="${row}"><td class="child" colspan="${shown.length}"><ul>${join(shown.slice(3), column => `<li><span class="dtr-title">${escaped(column.label)}</span> <span class="dtr-data">${textAt(column, row)}</span></li>`)}</ul></td></tr>`
  const body = rowsOf(model, row => bodyRow(shown, row) + child(row))
  return `<table class="dataTable"><thead>${headRow(shown)}</thead><tbody>${body}</tbody></table>`
}

type Cells = (columns: readonly ModelColumn[], row: number | undefined) => string
const roleCells: Cells = (columns, row) =>
  join(columns, column =>
    row === undefined
      ? `<div role="columnheader"${hidden(column)}>${escaped(column.label)}</div>`
      : `<div role="gridcell"${hidden(column)}>${textAt(column, row)}</div>`,
  )
const roleGrid: Family = model =>
  `<div role="grid"><div role="row">${roleCells(model.columns, undefined)}</div>${rowsOf(model, row => `<div role="row" data-model="${row}">${roleCells(model.columns, row)}</div>`)}</div>`

/** Boxes without roles, laid out by a style sheet. */
const plainBoxes: Family = model => {
  const row = (text: (column: ModelColumn) => string) =>
    join(model.columns, column => `<div class="td"${hidden(column)}>${text(column)}</div>`)
  return `<div class="list"><div class="tr head">${row(({ label }) => escaped(label))}</div>${rowsOf(model, at => `<div class="tr" data-model="${at}">${row(column => textAt(column, at))}</div>`)}</div>`
}

/** Columns pinned to the left stand in containers of their own, rows in no order, columns told by numbers. */
const pinnedGrid: Family = model => {
  const numbered = model.columns.map((column, at) => ({ column, at }))
  const pinned = numbered.filter(({ at }) => at < 2)
  const centre = numbered.filter(({ at }) => at >= 2).toReversed()
  const cells = (part: typeof numbered, row: number | undefined) =>
    join(part, ({ column, at }) => {
      const role = row === undefined ? 'columnheader' : 'gridcell'
      const text = row === undefined ? escaped(column.label) : textAt(column, row)
      return `<div role="${role}" aria-colindex="${at + 1}" col-id="c${at}"${hidden(column)}>${text}</div>`
    })
  const head = (part: typeof numbered) =>
    `<div role="rowgroup"><div role="row" aria-rowindex="1">${cells(part, undefined)}</div></div>`
  const body = (part: typeof numbered) =>
    `<div role="rowgroup">${Array.from(
      { length: model.rows },
      (_, row) =>
        `<div role="row" row-index="${row}" aria-rowindex="${row + 2}" data-model="${row}">${cells(part, row)}</div>`,
    )
      .toReversed()
      .join('')}</div>`
  return `<div class="ag-root" role="treegrid" aria-colcount="${numbered.length}">${head(pinned)}${head(centre)}${body(pinned)}${body(centre)}</div>`
}

const cards =
  (
    draw: (column: ModelColumn, row: number) => string,
    around: readonly [string, string] = ['', ''],
  ): Family =>
  model =>
    `<div class="list">${rowsOf(model, row => `<article class="card" data-model="${row}">${around[0]}${join(model.columns, column => draw(column, row))}${around[1]}</article>`)}</div>`

const titleCards: Family = model => {
  const number = model.columns.find(({ meaning }) => meaning === 'number')
  const others = model.columns.filter(column => column !== number)
  const fact = (column: ModelColumn, row: number) =>
    `<div><small>${escaped(column.label)}</small><b>${textAt(column, row)}</b></div>`
  const heading = (row: number) => (number ? `Order #${textAt(number, row)}` : 'Details')
  return `<div>${rowsOf(model, row => `<section data-model="${row}"><h3><a href="${title(row)}">${heading(row)}</a></h3>${join(others, column => fact(column, row))}</section>`)}</div>`
}

const narrow =
  (
    cell: (column: ModelColumn, row: number) => string,
    around: readonly [string, string] = ['', ''],
  ): Family =>
  model =>
    `<table><tbody>${rowsOf(model, row => `<tr data-model="${row}">${around[0]}${join(model.columns, column => cell(column, row))}${around[1]}</tr>`)}</tbody></table>`

/** Every kind of list, by name. */
export const families: Readonly<Record<string, Family>> = {
  'plain table': model => table(model),
  'linked table': model =>
    table(model, {
      cell: (column, row) =>
        column.meaning === 'number'
          ? `<a href="${title(row)}">${textAt(column, row)}</a>`
          : textAt(column, row),
    }),
  'header in the first row': model =>
    `<table><tbody>${headRow(model.columns)}${rowsOf(model, row => bodyRow(model.columns, row))}</tbody></table>`,
  'Magento 2 grid': magento2,
  'Magento 1 grid': widgetGrid('sales_order_grid'),
  'Magento customer orders': widgetGrid('customer_orders_grid'),
  'split tables': splitTables,
  'fixed columns': fixedColumns,
  'responsive child rows': childRows,
  'role grid': roleGrid,
  'plain boxes': plainBoxes,
  'pinned and numbered columns': pinnedGrid,
  'definition cards': cards(
    (column, row) =>
      `<div${hidden(column)}><dt>${escaped(column.label)}</dt><dd>${textAt(column, row)}</dd></div>`,
    ['<dl>', '</dl>'],
  ),
  'flat definition cards': cards(
    (column, row) =>
      `<dt${hidden(column)}>${escaped(column.label)}:</dt><dd${hidden(column)}>${textAt(column, row)}</dd>`,
    ['<dl>', '</dl>'],
  ),
  'span cards': cards(
    (column, row) =>
      `<p${hidden(column)}><span class="key">${escaped(column.label)}:</span> <span>${textAt(column, row)}</span></p>`,
  ),
  'bold label cards': cards(
    (column, row) => `<p${hidden(column)}><b>${escaped(column.label)}:</b> ${textAt(column, row)}</p>`,
  ),
  'line cards': cards(
    (column, row) => `<p${hidden(column)}>${escaped(column.label)}: ${textAt(column, row)}</p>`,
  ),
  'titled cards': titleCards,
  'cells with titles': narrow(
    (column, row) =>
      `<td${hidden(column)}><div class="title">${escaped(column.label)}</div><div class="value">${textAt(column, row)}</div></td>`,
  ),
  'card view in one cell': narrow(
    (column, row) =>
      `<div class="card-view"${hidden(column)}><span class="card-view-title">${escaped(column.label)}</span><span class="card-view-value">${textAt(column, row)}</span></div>`,
    ['<td colspan="5"><div class="card-views">', '</div></td>'],
  ),
  'cells with data-label': narrow(
    (column, row) => `<td data-label="${escaped(column.label)}"${hidden(column)}>${textAt(column, row)}</td>`,
  ),
  'cells with data-heading': narrow(
    (column, row) =>
      `<td data-heading="${escaped(column.label)}"${hidden(column)}>${textAt(column, row)}</td>`,
  ),
  'cells with data-content': narrow(
    (column, row) =>
      `<td data-content="${escaped(column.label)}"${hidden(column)}>${textAt(column, row)}</td>`,
  ),
}
