import type { Fact, Place, ShopProfile } from '../../domain/shop-profile.ts'
import { columnsIn, type Found, findAt, headingsOf, numberOf, selectorOf } from './profile-places.ts'
import { hrefOf, type OrderRow, sameOrigin } from './read-rows.ts'

/** What a taught profile makes of a page. */
export interface ProfileReading {
  rows: OrderRow[]
  /** Rows that hold an order's facts, but no number of the learned shape. */
  unreadable: number
  /** False where nothing is as it was taught: no list is there, or its numbers look different. */
  fits: boolean
}

/** One row as the profile finds it. */
export interface MatchedRow {
  element: Element
  number: string | undefined
  numberAt: Element | undefined
  facts: Record<Fact, string | null>
  href: string | null
}

const longestText = 2000

/** The orders of a page whose list staff have taught; none where the profile does not fit. */
export function readByProfile(document: Document, profile: ShopProfile): OrderRow[] {
  return applyProfile(document, profile).rows
}

/** Reads a page by a profile, and says whether the profile still fits it. */
export function applyProfile(document: Document, profile: ShopProfile): ProfileReading {
  const { rows: matched, isHeaded } = matchRows(document, profile)
  const rows = matched.flatMap(orderRow)
  const lost = matched.filter(({ number, facts }) => !number && (facts.date || facts.total) && facts.status)
  // Fewer than half with a number: what looks like rows are no orders any more.
  if (rows.length < lost.length) return { rows: [], unreadable: 0, fits: false }
  return { rows, unreadable: lost.length, fits: rows.length > 0 || isHeaded }
}

/** Every row of the profile's shape with what stands at its places, and whether the list's headings are there. */
export function matchRows(document: Document, profile: ShopProfile) {
  const headings = headingFinder(profile)
  const matched = [...document.body.querySelectorAll(profile.rows.map(selectorOf).join(' > '))].flatMap(
    element => {
      const columns = columnsIn(element, profile.cells ?? [])
      const named = headings.of(element, columns)
      return named ? [matchRow(element, profile, heading => columns.get(named.get(heading) ?? -1))] : []
    },
  )
  const lists = holdersOf(matched.filter(row => row.number).map(row => row.element))
  return { rows: matched.filter(row => !lists.has(row.element)), isHeaded: headings.seen() }
}

/** A list whose first rows have no heading over them has none. */
const triesPerList = 3

/** The headings over a row, looked for once a list; no headings are asked for where none were learned. */
function headingFinder({ number: { heading } }: ShopProfile) {
  const known = new Map<Element | null, ReadonlyMap<string, number>>()
  const tries = new Map<Element | null, number>()
  const none: ReadonlyMap<string, number> = new Map()
  return {
    of(row: Element, columns: ReadonlyMap<number, Element>): ReadonlyMap<string, number> | undefined {
      if (heading === null) return none
      const list = row.parentElement
      const tried = tries.get(list) ?? 0
      const found = known.get(list) ?? (tried < triesPerList ? headingsOf(row, columns, heading) : undefined)
      tries.set(list, tried + 1)
      if (found) known.set(list, found)
      return found
    },
    seen: () => known.size > 0,
  }
}

/** What holds rows is their list, and no row. */
function holdersOf(rows: readonly Element[]): ReadonlySet<Element> {
  const holders = new Set<Element>()
  for (const row of rows) {
    let above = row.parentElement
    while (above && !holders.has(above)) {
      holders.add(above)
      above = above.parentElement
    }
  }
  return holders
}

function matchRow(
  element: Element,
  profile: ShopProfile,
  cellOf: (heading: string) => Element | undefined,
): MatchedRow {
  const find = (place: Place | null): Found | undefined => {
    const base = place?.heading ? cellOf(place.heading) : element
    return place && base ? findAt(base, place.at) : undefined
  }
  const text = (fact: Fact) => find(profile[fact])?.text.slice(0, longestText) || null
  const at = find(profile.number)
  return {
    element,
    number: at && numberOf(at.text, profile.numbers),
    numberAt: at?.element,
    facts: { date: text('date'), customer: text('customer'), total: text('total'), status: text('status') },
    href: at ? linkOf(element, at.element, find(profile.link)?.element) : null,
  }
}

/** The link that was taught, else the number's own, else what is sure to show the order. */
function linkOf(row: Element, number: Element, taught: Element | undefined): string | null {
  const near = (element: Element) => element.closest('a[href]') ?? element.querySelector('a[href]')
  for (const link of [taught && near(taught), near(number)]) {
    const target = link?.getAttribute('href')
    if (target) return sameOrigin(target, row.ownerDocument)
  }
  return hrefOf(row, number)
}

function orderRow({ element, number, numberAt, facts, href }: MatchedRow): OrderRow[] {
  return number && numberAt
    ? [{ cell: badgeCell(element, numberAt), reading: { number, ...facts, href } }]
    : []
}

/** The cell that the number stands in; a badge must not stand inside of a link or a button of the page. */
function badgeCell(row: Element, number: Element): Element {
  const cell = number.closest('td,th,[role="gridcell"],[role="cell"]')
  if (cell && row.contains(cell)) return cell
  let place = number
  for (let up = number; up !== row; up = up.parentElement ?? row)
    if (up.matches('a,button,label,summary')) place = up.parentElement ?? row
  return place
}
