import { html } from 'hono/html'
import { type Control, type Family, linkedRows } from './family.ts'
import { controlBar, shell } from './shell.ts'

const controls: readonly Control[] = ['sort', 'filter', 'scroll']
const headings = ['Order ID', 'Order Date', 'Customer Name', 'Order Total', 'Order Status']

export const ariaGrid: Family = {
  id: 'aria-grid',
  title: 'ARIA grid with recycled rows',
  group: 'Order lists',
  size: 200,
  about: 'A virtual scroller: some twenty divs show all orders in turn, drawn in frames of the page’s own.',
  controls,
  page: () =>
    shell({
      title: 'Orders / Shop Manager',
      scripts: ['aria-grid'],
      body: html`<h1>Orders</h1>
${controlBar(controls)}
<div id="grid" class="aria-grid" role="grid" aria-label="Orders"><div role="rowgroup"><div role="row" class="aria-row aria-head">${headings.map(label => html`<div role="columnheader" class="aria-cell">${label}</div>`)}</div></div>
<div class="aria-view" tabindex="0"><div role="rowgroup" class="aria-body"></div></div></div>`,
    }),
  data: linkedRows,
}
