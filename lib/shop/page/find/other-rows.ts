import { narrowRow } from './cards.ts'
import { cellsOf, gridTags, tableRows } from './grid.ts'
import { knownAs } from './known-grids.ts'
import { headingLabel, isKnownLabel, placesOf } from './labels.ts'
import { mayBeOrders } from './orders-by-evidence.ts'

/** Rows of tables whose headings are no orders', on a page where no order was found. */
export interface OtherRows {
  /** What holds them. What changes in there is no news that cannot wait: under the same headings they stay what they are. */
  bodies: ReadonlySet<Node>
  /** Whether the page must be looked at for what stands in them now: a test that costs next to nothing. */
  mayHoldOrders: () => boolean
}

export const noRows: OtherRows = { bodies: new Set(), mayHoldOrders: () => false }

/** What makes rows of such a table more than its rows: lists inside of them, a title of the page, a name for the grid. */
const telling = `${gridTags},h1,[data-component]`
/** Rows that `findOrders` looks at before it takes a table for one whose cells bring their own labels. */
const firstRows = 3

/** `isSettled` = nothing beside them is waiting for what they may say: no card, no order's blocks, no taught page. */
export function otherRows(document: Document, isSettled: () => boolean): OtherRows {
  const bodies = [...document.querySelectorAll('table > thead ~ tbody')]
  const others = bodies.filter(body => body.firstElementChild && isOther(body.parentElement))
  if (others.length === 0) return noRows
  const doubts = isSettled() ? others.map(doubtsAbout) : [() => true]
  return { bodies: new Set(others), mayHoldOrders: () => doubts.some(mayHold => mayHold()) }
}

function isOther(table: Element | null): boolean {
  const labels = labelsOf(table)
  return (
    labels.some(all => all.filter(Boolean).length > 1) &&
    labels.every(all => !placesOf(all) && !mayBeOrders(all))
  )
}

function labelsOf(table: Element | null): string[][] {
  return [...(table?.querySelectorAll(':scope > thead > tr') ?? [])].map(row =>
    cellsOf(row).map(headingLabel),
  )
}

/** Whether a look might find orders in these rows by now; what it asks of the headings stays as it is. */
function doubtsAbout(body: Element): () => boolean {
  const table = body.parentElement
  // A grid of orders is known by its rows where its headings cannot be read; texts of a table without headings count.
  if (!table || knownAs(table) === 'orders' || !table.querySelector('thead th')) return () => true
  const isHeaded = labelsOf(table).some(all => all.filter(isKnownLabel).length > 1)
  const isNarrow = () => tableRows(table, firstRows).rest.some(row => narrowRow(row))
  return () => !body.firstElementChild || body.querySelector(telling) !== null || (!isHeaded && isNarrow())
}
