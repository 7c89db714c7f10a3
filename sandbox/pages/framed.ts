import { html } from 'hono/html'
import type { Control, Family } from './family.ts'
import { controlBar, shell } from './shell.ts'

const controls: readonly Control[] = ['reload']

/** A back-end that keeps its menu and loads its lists into a frame beside it. */
export const framed: Family = {
  id: 'framed',
  title: 'A list in a frame',
  group: 'In frames',
  about:
    'The shop’s own list stands in a frame of the same origin; “Draw again” puts a new frame in its place.',
  controls,
  // Pages of payment gateways stand in such a back-end, too.
  policy: "default-src 'self'; frame-src * blob: data:",
  page: ({ settings }) =>
    shell({
      title: 'Orders / Shop Manager',
      scripts: ['framed'],
      body: html`<h1>Sales</h1>${controlBar(controls)}
<iframe id="list" title="Orders" src="/sales/orders?size=${settings.size}" width="100%" height="420"></iframe>`,
    }),
}
