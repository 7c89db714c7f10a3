import { type Headings, headingsIn } from './blocks.ts'
import { type Finding, lookForOrders } from './find-orders.ts'
import { gridsIn } from './grid.ts'
import { headingLabel, placesOf } from './labels.ts'

export interface Findings extends Finding {
  /** A list of orders is there whose rows are trees of their own: nobody can tell which cell belongs to which heading. */
  isSplit: boolean
}

/** Looks for orders in a page, and in the open trees of its elements. */
export function lookEverywhere(
  document: Document,
  roots: readonly ShadowRoot[],
  headings: Headings = headingsIn(document),
): Findings {
  const own = lookForOrders(document, headings)
  if (roots.length === 0) return { ...own, isSplit: false }
  const found = [own, ...roots.map(root => lookForOrders(root, headings))]
  const lists = found.flatMap(each => each.lists)
  const isSplit = lists.length === 0 && [document, ...roots].some(root => holdsSplit(root, roots))
  return { lists, hasTraces: found.some(each => each.hasTraces), isSplit }
}

function holdsSplit(root: ParentNode, roots: readonly ShadowRoot[]): boolean {
  return gridsIn(root).some(grid => {
    const rows = roots.filter(({ host }) => grid.contains(host))
    const isFilled = rows.some(({ textContent }) => /\d{3}/.test(textContent ?? ''))
    const headers = isFilled ? [...grid.querySelectorAll('th,[role="columnheader"]')] : []
    return placesOf(headers.map(headingLabel)) !== undefined
  })
}
