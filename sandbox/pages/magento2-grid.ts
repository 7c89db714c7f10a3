import { html, raw } from 'hono/html'
import type { Html } from '../shop/format.ts'
import type { Control, Family, PageVisit } from './family.ts'
import { type GridColumn, type GridDefinition, orderGrid } from './magento2-listing.ts'
import { magentoOrderHref } from './magento2-order.ts'
import { controlBar, dataBlock, shell } from './shell.ts'

/** Knockout makes functions of its bindings, as in the real back-end. */
export const magentoPolicy = "default-src 'self'; script-src 'self' 'unsafe-eval'"

const controls: readonly Control[] = ['sort', 'nextPage', 'filter', 'scroll', 'hideColumn', 'moveColumn']

export const magento2Grid: Family = {
  id: 'magento2-grid',
  title: 'Magento 2: Sales > Orders',
  group: 'Order lists',
  about: 'Knockout keeps the rows and changes only their texts; the header has a sticky copy.',
  variants: [
    'lang=de',
    'lang=es',
    'numbers=underscore',
    'dates=day-first',
    'hours=24&stores=one',
    'currencies=two&email=shown&module=fraud',
    'size=200',
  ],
  controls,
  policy: magentoPolicy,
  page: ({ settings }) => gridPage('Orders', orderGrid(settings), settings.lang),
  data: gridRows,
}

/** A page with one grid of Magento 2's back-end. */
export function gridPage(title: string, definition: GridDefinition, lang = 'en'): Html {
  return shell({
    title: `${title} / Magento Admin`,
    lang,
    styles: ['page', 'magento2'],
    libraries: ['knockout'],
    scripts: ['magento2-grid'],
    bodyClass: 'page-layout-admin-1column',
    body: html`<header class="page-header"><h1 class="page-title">${title}</h1></header>
${controlBar(controls)}
<main id="anchor-content" class="page-content">${grid(definition)}</main>
${cellTemplates}
${dataBlock('grid-definition', definition)}`,
  })
}

function grid({ namespace }: GridDefinition): Html {
  const [name] = namespace.split('.')
  return html`<div class="admin__data-grid-outer-wrap" data-bind="scope: '${raw(namespace)}'">
<div class="admin__data-grid-loading-mask" data-role="spinner" data-component="${namespace}.${name}_columns" data-bind="visible: isLoading"><div class="spinner"><span></span><span></span></div></div>
<div class="admin__data-grid-header"><div class="sticky-header" data-role="sticky-el-root"><table class="data-grid"><thead>${headerRow}</thead><tbody></tbody></table></div></div>
<div class="admin__data-grid-wrap" data-role="grid-wrapper"><table class="data-grid data-grid-draggable" data-role="grid">
<thead>${headerRow}</thead>
<tbody>${bodyRow}<!-- ko if: !isLoading() && rows().length === 0 --><tr class="data-grid-tr-no-data"><td data-bind="attr: { colspan: visible().length }">We couldn't find any records.</td></tr><!-- /ko --></tbody>
</table></div>
</div>`
}

/** The check box heads its column alone; the other headings carry their state as classes. */
const headerRow = raw(
  '<tr data-bind="foreach: { data: visible, as: \'column\', noChildContext: true }"><!-- ko if: column.kind === \'ids\' --><th class="data-grid-multicheck-cell"><div class="action-multicheck-wrap"><input class="admin__control-checkbox" type="checkbox" aria-label="Select all"></div></th><!-- /ko --><!-- ko ifnot: column.kind === \'ids\' --><th class="data-grid-th" data-bind="css: { _sortable: column.sort, _draggable: true, _ascend: state(column) === \'_ascend\', _descend: state(column) === \'_descend\' }, click: () => sortBy(column)"><span class="data-grid-cell-content" data-bind="text: column.label"></span></th><!-- /ko --></tr>',
)

const bodyRow = raw(
  `<tr class="data-row" data-bind="repeat: rows" data-repeat-bind="css: { '_odd-row': $at % 2 }, template: { name: templateOf, foreach: visible, as: 'column', noChildContext: true }"></tr>`,
)

/** Cells by the kind of their column, in blocks that no browser runs as a script. */
const cells: Readonly<Record<GridColumn['kind'], string>> = {
  ids: `<td class="data-grid-checkbox-cell"><label class="data-grid-checkbox-cell-inner"><input class="admin__control-checkbox" type="checkbox" data-action="select-row" data-bind="value: $row().entity, attr: { id: 'idscheck' + $row().entity }"></label></td>`,
  text: `<td data-bind="click: () => open($row())"><div class="data-grid-cell-content" data-bind="text: $row()[column.field]"></div></td>`,
  html: `<td data-bind="click: () => open($row())"><div class="data-grid-cell-content" data-bind="html: $row()[column.field]"></div></td>`,
  actions: `<td class="data-grid-actions-cell"><a class="action-menu-item" data-bind="attr: { href: $row().href }">View</a></td>`,
}
const cellTemplates = raw(
  Object.entries(cells)
    .map(([kind, cell]) => `<script type="text/html" id="cell-${kind}">${cell}</script>`)
    .join('\n'),
)

function gridRows({ orders, rows }: PageVisit) {
  return rows().map((row, at) => ({
    ...row,
    shipTo: orders[at]?.is_virtual ? '' : row.customer,
    store:
      'Main Website<br>&nbsp;&nbsp;&nbsp;Main Website Store<br>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;Default Store View',
    decision: row.entity % 3 === 0 ? 'Approved' : 'Not Requested',
    href: magentoOrderHref(row.entity),
  }))
}
