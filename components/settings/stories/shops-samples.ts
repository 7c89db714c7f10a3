import { say as said } from '../../../lib/words/background-words.ts'
import type { ShopRow, ShopsView } from '../shops-view.ts'

const shop: ShopRow = {
  origin: 'https://shop.example.com',
  dateOrder: null,
  timeZone: 'America/Chicago',
  statuses: [],
  unknown: [],
  proposal: null,
}
const explained: ShopRow = {
  ...shop,
  dateOrder: 'month-first',
  statuses: [
    { status: 'Ready to Ship', state: 'processing' },
    { status: 'Refunded by bank', state: 'closed' },
  ],
}
const asking: ShopRow = {
  ...explained,
  timeZone: null,
  unknown: [
    { status: 'Packed', orders: 3 },
    { status: 'Awaiting pickup at the front desk', orders: 1 },
  ],
  proposal: { timeZone: 'America/Los_Angeles', ground: 'pages' },
}

/** A made-up practice with one shop of which little is said. */
export const shopsView: ShopsView = {
  shops: [shop],
  practiceZone: 'America/Chicago',
  lock: null,
  wanted: null,
  busy: false,
  said: null,
}

/** Every state that the card can be in. */
export const shopsSamples: Readonly<Record<string, ShopsView>> = {
  'by evidence': shopsView,
  explained: { ...shopsView, shops: [explained] },
  'asking about statuses and a zone': { ...shopsView, shops: [asking] },
  'proposing the practice’s zone': {
    ...shopsView,
    shops: [{ ...shop, timeZone: null, proposal: { timeZone: 'America/Chicago', ground: 'practice' } }],
  },
  'led here by an order': {
    ...shopsView,
    shops: [asking],
    wanted: { origin: shop.origin, status: 'Packed' },
  },
  'led here by a date': { ...shopsView, wanted: { origin: shop.origin, status: null } },
  'two shops': {
    ...shopsView,
    shops: [explained, { ...asking, origin: 'https://two.example.com', statuses: [] }],
  },
  saved: {
    ...shopsView,
    shops: [explained],
    said: {
      change: { about: 'status', origin: shop.origin, status: 'Ready to Ship', state: 'processing' },
    },
  },
  refused: {
    ...shopsView,
    said: { problem: said('configuration.status-known', { status: 'Processing' }) },
  },
  busy: { ...shopsView, shops: [asking], busy: true },
  'for a manager alone': { ...shopsView, shops: [asking], lock: 'role' },
  'while the backend is away': { ...shopsView, shops: [asking], lock: 'away' },
  'supplied by an administrator': { ...shopsView, shops: [asking], lock: 'supplied' },
}
