import { html } from 'hono/html'
import { type Control, type Family, orderHref, type PageVisit } from './family.ts'
import { controlBar, shell } from './shell.ts'

const controls: readonly Control[] = ['sort', 'filter', 'scroll']

/** Its theme is a style sheet that it writes into the page. */
const policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src data:; img-src 'self' data:"

export const agGrid: Family = {
  id: 'ag-grid',
  title: 'AG Grid Community',
  group: 'Order lists',
  size: 200,
  about: 'Roles on divs instead of a table; only rows and columns near the window are in the page.',
  controls,
  policy,
  page: () =>
    shell({
      title: 'Orders / Shop Manager',
      libraries: ['ag-grid'],
      scripts: ['ag-grid'],
      body: html`<h1>Orders</h1>${controlBar(controls)}<div id="grid" class="ag-frame"></div>`,
    }),
  data: ({ orders, rows }: PageVisit) =>
    rows().map((row, at) => {
      const address = orders[at]?.billing_address
      const { city = '', region = '', postcode = '', telephone = '' } = address ?? {}
      return {
        ...row,
        href: orderHref(row.entity),
        city,
        region,
        postcode,
        telephone,
        country: address?.country_id,
      }
    }),
}
