import { html } from 'hono/html'
import { type Control, type Family, linkedRows } from './family.ts'
import { controlBar, dataBlock, shell } from './shell.ts'

const controls: readonly Control[] = ['sort', 'nextPage', 'filter', 'scroll']

export const frozenColumns: Family = {
  id: 'frozen-columns',
  title: 'Frozen columns',
  group: 'Order lists',
  about:
    'Number and customer stay in a table of their own while the other columns scroll; headings stand in two more.',
  controls,
  page: ({ settings }) =>
    shell({
      title: 'Orders / Shop Manager',
      scripts: ['frozen-columns'],
      body: html`<h1>Orders</h1>${controlBar(controls)}<div id="grid" class="frozen">
<div class="frozen-head"><table><thead><tr><th>Order #</th><th>Customer</th></tr></thead></table></div>
<div class="moving-head"><table><thead><tr><th>Purchased On</th><th>Total</th><th>Status</th></tr></thead></table></div>
<div class="frozen-rows"><table><tbody></tbody></table></div>
<div class="moving-rows"><table><tbody></tbody></table></div></div>${dataBlock('settings', settings)}`,
    }),
  data: linkedRows,
}

export const flatGrid: Family = {
  id: 'flat-grid',
  title: 'Cells without rows',
  group: 'Order lists',
  about: 'Headings and cells stand in one element; only a style lays them out in rows.',
  controls,
  page: ({ settings }) =>
    shell({
      title: 'Orders / Shop Manager',
      scripts: ['flat-grid'],
      body: html`<h1>Orders</h1>${controlBar(controls)}<div id="grid" class="flat-grid"></div>${dataBlock('settings', settings)}`,
    }),
  data: linkedRows,
}
