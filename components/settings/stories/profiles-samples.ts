import type { TaughtShopView } from '../profiles-view.ts'

const taught: TaughtShopView = {
  origin: 'https://shop.example.com',
  pages: [
    { page: '/verkauf/bestellungen', facts: ['number', 'date', 'total', 'status'] },
    { page: '/clients/*/commandes', facts: ['number', 'date'] },
  ],
  report: null,
}

/** Two made-up shops, of which one was taught. */
export const profilesView: readonly TaughtShopView[] = [
  taught,
  { origin: 'https://other.example.com', pages: [], report: null },
]

/** Every state that the card can be in. */
export const profilesSamples: Readonly<Record<string, readonly TaughtShopView[]>> = {
  taught: profilesView,
  imported: [{ ...taught, report: { accepted: true, lines: ['/verkauf/bestellungen'] } }],
  refused: [
    {
      ...taught,
      report: { accepted: false, lines: ['version: must be 1', 'rows.0.selector: is not a known key'] },
    },
  ],
}
