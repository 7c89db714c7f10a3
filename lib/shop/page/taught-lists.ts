import type { Sheet } from './grid.ts'
import { labelPairsIn } from './label-pairs.ts'
import { type Fact, normalLabel, type Places } from './labels.ts'
import type { FactPlace, ListProfile } from './list-profile.ts'
import { type ListRow, listRows, type OrdersList, onlyNumber } from './orders-list.ts'

/** Lists as staff taught them, where nothing else has recognised any. */
export function findTaught(
  root: ParentNode,
  profiles: readonly ListProfile[],
  sheets: readonly Sheet[],
  found: readonly OrdersList[],
): OrdersList[] {
  return profiles.flatMap(profile =>
    select(root, profile.list).flatMap((element): OrdersList[] => {
      const isFound = found.some(list => list.root.contains(element) || element.contains(list.root))
      if (isFound) return []
      if (profile.rows !== undefined)
        return [{ root: element, rows: taughtRows(element, profile, profile.rows) }]
      const sheet = sheets.find(sheet => sheet.root === element)
      const list = sheet && taughtSheet(sheet, profile)
      return list ? [list] : []
    }),
  )
}

function taughtSheet({ root, headers }: Sheet, { number, facts }: ListProfile): OrdersList | undefined {
  for (const { labels, body } of headers) {
    const at = (place: FactPlace | undefined) =>
      place && 'label' in place
        ? labels.flatMap((label, at) => (label === normalLabel(place.label) ? [at] : []))
        : []
    const own = {
      date: at(facts.date),
      customer: at(facts.customer),
      total: at(facts.total),
      status: at(facts.status),
    }
    const places: Places = { score: 1, number: at(number), facts: own }
    if (places.number.length > 0) return { root, rows: listRows(body(), places) }
  }
  return undefined
}

function taughtRows(list: Element, { number, facts }: ListProfile, rows: string): ListRow[] {
  const places = [number, ...Object.values(facts)]
  const labels = new Set(places.flatMap(place => (place && 'label' in place ? normalLabel(place.label) : [])))
  return select(list, rows).flatMap(row => {
    const pairs = labels.size > 0 ? labelPairsIn(row, labels) : []
    const at = (place: FactPlace | undefined) => {
      if (!place) return []
      if ('within' in place) return select(row, place.within).map(element => ({ element, value: element }))
      return pairs.filter(({ label }) => label === normalLabel(place.label))
    }
    const values = (fact: Fact) => at(facts[fact]).map(({ value }) => value)
    const named = at(number)
    const [first] = named
    if (!first) return []
    const own = {
      date: values('date'),
      customer: values('customer'),
      total: values('total'),
      status: values('status'),
    }
    const holders = named.map(({ value }) => value)
    return [{ parts: [row], number: onlyNumber(holders), holders, cell: first.element, facts: own }]
  })
}

/** Elements by a selector that somebody may have written by hand: one that is none selects nothing. */
function select(root: ParentNode, selector: string): Element[] {
  try {
    return [...root.querySelectorAll(selector)]
  } catch {
    return []
  }
}
