import { cellsOf } from './grid.ts'
import { headingLabel, placesOf } from './labels.ts'

/**
 * The bodies of tables whose headings are no orders', on a page where no order was found. What changes in there is no
 * news that cannot wait until the page has come to rest: under the same headings the rows stay what they are.
 */
export function otherRows(document: Document): Set<Node> {
  const bodies = [...document.querySelectorAll('table > thead ~ tbody')]
  return new Set(bodies.filter(body => body.firstElementChild && isOther(body.parentElement)))
}

function isOther(table: Element | null): boolean {
  const rows = [...(table?.querySelectorAll(':scope > thead > tr') ?? [])]
  const labels = rows.map(row => cellsOf(row).map(headingLabel))
  return labels.some(all => all.filter(Boolean).length > 1) && labels.every(all => !placesOf(all))
}
