import { html } from 'hono/html'
import { type Control, type Family, linkedRows } from './family.ts'
import { controlBar, dataBlock, shell } from './shell.ts'

const headings = ['Order #', 'Date', 'Customer', 'Email', 'Total', 'Status']

/** DataTables writes `style` attributes of its own. */
const policy = "default-src 'self'; style-src 'self' 'unsafe-inline'"

interface Variant extends Pick<Family, 'id' | 'title' | 'about' | 'size' | 'variants' | 'controls'> {
  plugins: readonly string[]
}

const paged: readonly Control[] = ['sort', 'nextPage', 'filter', 'scroll']

const variants: readonly Variant[] = [
  {
    id: 'datatables-scroll',
    title: 'DataTables, scrolling',
    about: 'The header is split off into a table of its own, over the body’s.',
    variants: ['size=200'],
    controls: paged,
    plugins: [],
  },
  {
    id: 'datatables-scroller',
    title: 'DataTables, Scroller',
    about: 'Split header, and only the rows near the window are in the page.',
    size: 200,
    controls: ['sort', 'filter', 'scroll'],
    plugins: ['datatables-scroller'],
  },
  {
    id: 'datatables-responsive',
    title: 'DataTables, Responsive',
    about: 'On a narrow page columns are hidden, and their cells copied into a row below.',
    variants: ['size=200'],
    controls: paged,
    plugins: ['datatables-responsive'],
  },
]

export const dataTables: readonly Family[] = variants.map(({ plugins, ...own }) => ({
  ...own,
  group: 'Order lists',
  policy,
  page: ({ settings }) =>
    shell({
      title: 'Orders / Shop Manager',
      styles: ['page', 'datatables'],
      libraries: ['datatables', ...plugins],
      scripts: ['datatables'],
      body: html`<h1>Orders</h1>
${controlBar(own.controls)}
<div class="${own.id}"><table id="orders" class="display nowrap"><thead><tr>${headings.map(label => html`<th>${label}</th>`)}</tr></thead></table></div>
${dataBlock('table-kind', { kind: own.id, size: settings.size })}`,
    }),
  data: linkedRows,
}))
