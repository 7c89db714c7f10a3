import type { TaughtShopView } from './profiles-view.ts'

/** Two made-up shops, of which one was taught. */
export const profilesView: readonly TaughtShopView[] = [
  {
    origin: 'https://shop.example.com',
    pages: [
      { page: '/verkauf/bestellungen', facts: ['number', 'date', 'total', 'status'] },
      { page: '/clients/*/commandes', facts: ['number', 'date'] },
    ],
    report: null,
  },
  { origin: 'https://other.example.com', pages: [], report: null },
]

const [first] = profilesView

/** Every state that the card can be in. */
export const profilesSamples: Readonly<Record<string, readonly TaughtShopView[]>> = {
  taught: profilesView,
  imported: [{ ...first, report: { accepted: true, lines: ['/verkauf/bestellungen'] } } as TaughtShopView],
  refused: [
    {
      ...first,
      report: { accepted: false, lines: ['version: must be 1', 'rows.0.selector: is not a known key'] },
    } as TaughtShopView,
  ],
}
