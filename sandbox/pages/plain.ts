import { html } from 'hono/html'
import type { Family } from './family.ts'
import { plainControls, plainPage } from './plain-page.ts'

export const plain: Family = {
  id: 'plain',
  title: 'Plain server HTML',
  group: 'Order lists',
  about: 'A table with Bootstrap’s classes; sorting moves the rows, the next page is a load of its own.',
  variants: [
    ...['size=200', 'size=1000', 'lang=de', 'lang=es', 'currencies=euro', 'currencies=yen&lang=es'],
    ...['numbers=prefixed', 'numbers=underscore', 'numbers=store', 'numbers=letter'],
    ...['dates=day-first', 'dates=day-first&lang=es', 'dates=year-first', 'statuses=own'],
  ],
  controls: plainControls,
  page: visit => plainPage(visit),
}

/** What DermPRO's own integration might look like; its wording is not known (order pages A4). */
export const ownIntegration: Family = {
  id: 'own-integration',
  title: 'With DermPRO’s own integration',
  group: 'Order lists',
  about: 'A Nextech column and RESOLVE buttons are there already: ours must stand down.',
  controls: plainControls,
  page: visit =>
    plainPage(visit, {
      further: {
        label: 'Nextech',
        cell: (_row, at) =>
          at % 4 === 1
            ? html`<button class="btn btn-sm" type="button" data-resolve>RESOLVE</button>`
            : html`<span class="pill">${at % 4 === 3 ? 'Pending' : 'Synced'}</span>`,
      },
    }),
}
