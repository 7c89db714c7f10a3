import * as v from 'valibot'

const whole = (max: number, otherwise: number) =>
  v.fallback(v.pipe(v.string(), v.transform(Number), v.integer(), v.minValue(1), v.maxValue(max)), otherwise)
const choice = <const T extends readonly string[]>(options: T, otherwise: T[number]) =>
  v.fallback(v.picklist(options), otherwise)

/** What the query of a page's address may ask for; anything else means the default. */
const PageSettingsSchema = v.object({
  /** Rows that the page shows at a time. */
  size: whole(5000, 20),
  /** The page of a list whose pages are loads of their own. */
  page: whole(5000, 1),
  /** Language of headings, statuses, dates and amounts. */
  lang: choice(['en', 'de', 'es'], 'en'),
  /** Newer Magento shows the time in 24 hours. */
  hours: choice(['12', '24'], '12'),
  /** With one store there is no column for it. */
  stores: choice(['many', 'one'], 'many'),
  /** With two, orders are placed in euros and kept in dollars; a list may tell of the buyer's own alone. */
  currencies: choice(['one', 'two', 'euro', 'yen'], 'one'),
  /** How the shop numbers its orders, as modules and several stores do. */
  numbers: choice(['plain', 'prefixed', 'underscore', 'store', 'letter'], 'plain'),
  /** An order's page with the name in parts, and with actions and a sort mark in its headings. */
  details: choice(['plain', 'full'], 'plain'),
  /** Dates of figures, the day first, as the footer's language makes them, or a year of two figures first. */
  dates: choice(['words', 'day-first', 'year-first'], 'words'),
  /** Statuses of the shop's own beside Magento's. */
  statuses: choice(['stock', 'own'], 'stock'),
  /** The customer's e-mail, a column that is hidden at first. */
  email: choice(['hidden', 'shown'], 'hidden'),
  /** A column that another module brings. */
  module: choice(['none', 'fraud'], 'none'),
})
export type PageSettings = v.InferOutput<typeof PageSettingsSchema>

export function parseSettings(query: Readonly<Record<string, string>>): PageSettings {
  return v.parse(PageSettingsSchema, query)
}
