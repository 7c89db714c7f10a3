import { isCalledOrder, isHeadedAsOrder } from '../read/read-order-page.ts'
import { type Headings, isOtherDocument } from './blocks.ts'
import { type Finding, lookForOrders } from './find-orders.ts'
import { copied, flatView, mayTell, type PageView, placeIn, plainView } from './flat-page.ts'
import { gridsIn } from './grid.ts'
import { headingLabel, placesOf } from './labels.ts'
import { once } from './once.ts'
import type { Holder, ListRow, OrdersList } from './orders-list.ts'

/** A page for its readers: where the open trees of its elements may tell something of orders, with these in their places. */
export function viewOf(document: Document, roots: readonly ShadowRoot[]): PageView {
  return mayTell(roots) ? flatView(document) : plainView(document)
}

/** Looks for orders in a page, and gives them as they stand in the page itself. */
export function lookEverywhere(view: PageView, headings: Headings): Finding {
  const { lists, ...finding } = lookForOrders(view.document, headings)
  return { lists: lists.map(list => realList(list, view)), ...finding }
}

/** Whether a list of orders or an order's page is there that is of another kind than those that are read. */
export function holdsUnread({ document, isMixed }: PageView, headings: Headings): boolean {
  if (isCalledOrder(document, headings)) return true
  if (!document.body || !isMixed(document.body)) return false
  const isList = gridsIn(document).some(grid => {
    const isFilled = isMixed(grid) && /\d{3}/.test(grid.textContent ?? '')
    const headers = isFilled ? [...grid.querySelectorAll('th,[role="columnheader"]')] : []
    return placesOf(headers.map(headingLabel)) !== undefined
  })
  return isList || (isHeadedAsOrder(headings) && !isOtherDocument(document, headings))
}

function realList(list: OrdersList, view: PageView): OrdersList {
  const root = view.realOf(list.root)
  if (root === list.root) return list
  const isMixed = list.rows.some(({ parts }) => parts.some(view.isMixed))
  if (isMixed) return { root, rows: list.rows.map(row => mixedRow(row, view)) }
  return { ...list, root, rows: list.rows.map(row => realRow(row, view.realOf)) }
}

type Real = (element: Element) => Element | undefined

function realRow({ parts, cell, number, holders, ...row }: ListRow, realOf: PageView['realOf']): ListRow {
  const facts = once(() => factsBy(row.facts, realOf))
  return {
    parts: parts.map(realOf),
    cell: realOf(cell),
    number,
    holders: holdersBy(holders, realOf),
    get facts() {
      return facts()
    },
  }
}

/** A row that stands in several trees: it is put together again each time that it is read. */
function mixedRow(row: ListRow, view: PageView): ListRow {
  const real = realRow(row, view.realOf)
  const again = () => {
    const copyOf = copied(real.parts, view.document)
    const parts = real.parts.flatMap(part => copyOf(part) ?? [])
    const cell = copyOf(real.cell) ?? (parts[0] as Element)
    const holders = holdersBy(real.holders, copyOf)
    const isWhole = holders.length === real.holders.length
    return {
      parts,
      cell,
      number: real.number,
      holders: isWhole ? holders : [],
      facts: factsBy(real.facts, copyOf),
    }
  }
  return { ...real, cell: placeIn(real.cell), again }
}

function factsBy(facts: ListRow['facts'], of: Real): ListRow['facts'] {
  const all = Object.entries(facts).map(([name, holders]) => [name, holdersBy(holders, of)])
  return Object.fromEntries(all) as ListRow['facts']
}

function holdersBy(holders: readonly Holder[], of: Real): Holder[] {
  return holders.flatMap(holder => (typeof holder === 'string' ? holder : (of(holder) ?? [])))
}
