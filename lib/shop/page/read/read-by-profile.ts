import type { Place, ShopProfile } from '../../../domain/shop-profile.ts'
import { type Fact, facts } from '../find/labels.ts'
import type { ListRow, OrdersList, TaughtRow } from '../find/orders-list.ts'
import {
  columnsIn,
  type Found,
  findAt,
  type Headings,
  headingsOf,
  numberOf,
  selectorOf,
} from './profile-places.ts'
import { type OrderRow, readRows } from './read-rows.ts'

/** What a taught profile makes of a page. */
export interface ProfileReading {
  /** Undefined where nothing of it is on the page; without rows where its headings are. */
  list: OrdersList | undefined
  /** False where nothing is as it was taught: no list is there, or its numbers look different. */
  fits: boolean
}

/** One row as the profile finds it, and finds it again. */
export interface MatchedRow extends TaughtRow {
  element: Element
  read: () => TaughtRow
}

const maxTextLength = 2000

/** The orders of a page whose list staff have taught; none where the profile does not fit. */
export function readByProfile(document: Document, profile: ShopProfile): OrderRow[] {
  const { list } = findByProfile(document, profile)
  return list ? readRows(list).rows : []
}

/** Finds the list of a profile, and says whether the profile still fits the page. */
export function findByProfile(document: Document, profile: ShopProfile): ProfileReading {
  const { rows: matched, headings } = matchRows(document, profile)
  const numbered = matched.filter(({ number }) => number).length
  const lost = matched.filter(row => !row.number && isOrder(row))
  // Fewer than half with a number: what looks like rows are no orders any more.
  if (numbered < lost.length) return { list: undefined, fits: false }
  const rows = matched.filter(row => row.number || isOrder(row)).map(listRow)
  const root = around([...headings, ...rows.flatMap(({ parts }) => parts)])
  return { list: root && { root, rows, headings }, fits: numbered > 0 || headings.length > 0 }
}

function isOrder({ facts }: MatchedRow): boolean {
  return Boolean((facts.date || facts.total) && facts.status)
}

function listRow({ element, number, numberAt, cell = element, read }: MatchedRow): ListRow {
  const none = { date: [], customer: [], total: [], status: [] }
  return {
    parts: [element],
    number,
    holders: numberAt ? [numberAt] : [],
    cell,
    facts: none,
    readTaught: read,
  }
}

/** The smallest part of the page that holds all of these, and is more than one of them. */
function around(elements: readonly Element[]): Element | undefined {
  let root = elements[0]?.parentElement
  while (root && !elements.every(element => root?.contains(element))) root = root.parentElement
  return root ?? undefined
}

/** Every row of the profile's shape with what stands at its places, and the headings that are over them. */
export function matchRows(document: Document, profile: ShopProfile) {
  const headings = headingFinder(profile)
  const selector = profile.rows.map(selectorOf).join(' > ')
  const columnsOf = (element: Element) => columnsIn(element, profile.cells ?? [])
  // Between two bodies a page has none.
  const elements: Element[] = [...(document.body?.querySelectorAll(selector) ?? [])]
  const matched = elements.flatMap((element): MatchedRow[] => {
    const columns = columnsOf(element)
    const named = headings.of(element, columns)
    if (named === undefined) return []
    const read = () => {
      const now = columnsOf(element)
      // Headings mean nothing to a row that has other columns by now.
      return named && now.size !== columns.size ? nothing : matchRow(element, profile, named, now)
    }
    return [{ ...matchRow(element, profile, named, columns), element, read }]
  })
  const lists = holdersOf(matched.filter(row => row.number).map(row => row.element))
  return { rows: matched.filter(row => !lists.has(row.element)), headings: headings.seen() }
}

const nothing: TaughtRow = {
  number: undefined,
  numberAt: undefined,
  cell: undefined,
  facts: { date: null, customer: null, total: null, status: null },
  link: null,
}

/** A list whose first rows have no heading over them has none. */
const triesPerList = 3

/** The headings over a row, looked for once a list; null where none were learned, undefined where they are missing. */
function headingFinder({ number: { heading } }: ShopProfile) {
  const known = new Map<Element | null, Headings>()
  const tries = new Map<Element | null, number>()
  return {
    of(row: Element, columns: ReadonlyMap<number, Element>): Headings | null | undefined {
      if (heading === null) return null
      const list = row.parentElement
      const tried = tries.get(list) ?? 0
      const found = known.get(list) ?? (tried < triesPerList ? headingsOf(row, columns, heading) : undefined)
      tries.set(list, tried + 1)
      if (found) known.set(list, found)
      return found
    },
    seen: () => [...new Set([...known.values()].map(({ header }) => header))],
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
  headings: Headings | null,
  columns: ReadonlyMap<number, Element>,
): TaughtRow {
  const cellOf = (heading: string) => columns.get(headings?.columns.get(heading) ?? -1)
  const find = (place: Place | null): Found | undefined => {
    const base = place?.heading ? cellOf(place.heading) : element
    return place && base ? findAt(base, place.at) : undefined
  }
  const at = find(profile.number)
  const number = at && numberOf(at.text, profile.numbers)
  const said = facts.map(fact => [fact, find(profile[fact])?.text.slice(0, maxTextLength) || null])
  return {
    number,
    numberAt: at?.element,
    cell: number && at ? badgeCell(element, at.element) : undefined,
    facts: Object.fromEntries(said) as Record<Fact, string | null>,
    link: find(profile.link)?.element ?? null,
  }
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
