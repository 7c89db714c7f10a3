import type { ShownProfile } from '../../../lib/contract/taught-file.ts'
import type { ShopProfile } from '../../../lib/domain/shop-profile.ts'
import { checkView } from '../../teach-check/stories/samples.ts'
import type { TaughtShopView, WaitingProfile } from '../profiles-view.ts'

const taught: TaughtShopView = {
  origin: 'https://shop.example.com',
  pages: [
    { page: '/verkauf/bestellungen', facts: ['number', 'date', 'total', 'status'] },
    { page: '/clients/*/commandes', facts: ['number', 'date'] },
  ],
  offers: [],
  report: null,
  waiting: null,
}

/** Two made-up shops, of which one was taught. */
export const profilesView: readonly TaughtShopView[] = [
  taught,
  { origin: 'https://other.example.com', pages: [], offers: [], report: null, waiting: null },
]

const whole = (heading: string) => ({ heading, at: { by: 'whole' as const } })

/** How a page is read by the headings of its columns. */
const byHeadings: ShopProfile = {
  format: 'nextech-sync/shop-profile',
  version: 1,
  page: '/verkauf/bestellungen',
  first: false,
  rows: [{ tag: 'tr', classes: ['zeile'] }],
  cells: [],
  number: whole('bestellung'),
  numbers: { prefix: '', digits: [9, 9] },
  date: whole('datum'),
  customer: null,
  total: whole('summe'),
  status: whole('stand'),
  link: null,
}
const inFile: ShopProfile = {
  ...byHeadings,
  first: true,
  rows: [{ id: 'liste' }, { tag: 'tr', attributes: { 'data-art': 'bestellung' } }],
  numbers: { prefix: null, digits: [6, 9] },
  customer: { heading: null, at: { by: 'label', label: 'Kunde' } },
  total: { heading: 'punkte', at: { by: 'element', element: { tag: 'b' } } },
  status: { heading: null, at: { by: 'path', steps: [3, 0] } },
  link: { heading: 'tun', at: { by: 'element', element: { tag: 'a', classes: ['danger'] } } },
}
const { page, found, rows, leftOut, usable } = checkView
const check = { page, found, rows, leftOut, usable }
const view = { text: 'View', address: '/verkauf/bestellung/*/key/*', kind: 'shows' as const }

/** A file that reads a page well, for a page that was not taught. */
export const goodFile: ShownProfile = {
  kind: 'proposal',
  seen: 'a',
  origin: taught.origin,
  before: null,
  after: byHeadings,
  reads: { check, unreadable: 0, links: [view] },
}
/** A file that reads a wrong column, in place of what was taught. */
export const wrongFile: ShownProfile = {
  ...goodFile,
  before: byHeadings,
  after: inFile,
  reads: {
    check: {
      ...check,
      leftOut: ['date'],
      rows: rows.map(row => ({
        ...row,
        date: { text: 'gestern', understood: false },
        total: { text: '$9,999.00', understood: true },
      })),
    },
    unreadable: 2,
    links: [
      { text: 'Stornieren', address: '/sales/order/cancel/*?now=*', kind: 'never' },
      { text: 'Wysyłka', address: '/ship/*?do=*', kind: 'never' },
      { ...view, text: '' },
    ],
  },
}
const closed: ShownProfile = { ...goodFile, seen: null, reads: null }
const nothingRead: ShownProfile = {
  ...goodFile,
  seen: null,
  reads: { check: { ...check, found: 0, rows: [], usable: false }, unreadable: 0, links: [] },
}
const useless: ShownProfile = {
  ...goodFile,
  seen: null,
  reads: {
    check: {
      ...check,
      found: 1,
      usable: false,
      rows: rows.slice(0, 1).map(row => ({
        ...row,
        date: { text: null, understood: false },
        total: { text: 'frei', understood: false },
        status: { text: 'Offen', understood: false },
        hasLink: false,
      })),
    },
    unreadable: 1,
    links: [],
  },
}

const waitingFor = (waiting: WaitingProfile): readonly TaughtShopView[] => [{ ...taught, waiting }]
const shownAs = (shown: ShownProfile) => waitingFor({ shown, isBusy: false })

/** Every state that the card can be in. */
export const profilesSamples = {
  taught: profilesView,
  'offered by other computers': [
    {
      ...taught,
      offers: [
        { page: '/archiv/bestellungen', by: 'Robin Hale' },
        { page: '/retouren', by: null },
      ],
    },
  ],
  'looking at a file': waitingFor('reading'),
  'a file for a new page': shownAs(goodFile),
  'a file that replaces': shownAs(wrongFile),
  'a file while its page is closed': shownAs(closed),
  'a file that reads nothing': shownAs(nothingRead),
  'a file of no use': shownAs(useless),
  imported: [{ ...taught, report: { accepted: true, lines: ['/verkauf/bestellungen'] } }],
  refused: [
    {
      ...taught,
      report: { accepted: false, lines: ['version: must be 1', 'rows.0.selector: is not a known key'] },
    },
  ],
} as const satisfies Readonly<Record<string, readonly TaughtShopView[]>>
