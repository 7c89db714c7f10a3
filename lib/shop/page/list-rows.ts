import type { Badge } from './badges/badges.ts'
import type { OrdersList } from './find/orders-list.ts'

/** Takes out the badges of rows that left the page, by their orders: there is nothing beside them to be read. */
export function takeGone(touched: Set<Badge>): Map<string, Badge> {
  const gone = new Map<string, Badge>()
  for (const badge of touched) {
    const { row, number } = badge.place
    if (row.isConnected || gone.has(number)) continue
    touched.delete(badge)
    gone.set(number, badge)
  }
  return gone
}

/** A list by each of the elements in which its rows stand. */
export function heldBy(list: OrdersList): [Node, { list: OrdersList }][] {
  // What could not be read stands among the rows of another list, perhaps.
  const read = list.rows.filter(({ number }) => number !== undefined)
  const parents = new Set(read.flatMap(({ parts }) => parts.flatMap(part => part.parentNode ?? [])))
  const held = { list }
  return [...parents].map(parent => [parent, held])
}

/** Finds what holds a row of the page. Most rows have one parent: to ask each of hundreds whether it is in the page takes time. */
export function holdersBy<Holder>(lists: WeakMap<Node, Holder>): (row: Element) => Holder | undefined {
  let parent: Node | null | undefined
  let holder: Holder | undefined
  return ({ parentNode }) => {
    if (parentNode !== parent) holder = parentNode?.isConnected ? lists.get(parentNode) : undefined
    parent = parentNode
    return holder
  }
}
