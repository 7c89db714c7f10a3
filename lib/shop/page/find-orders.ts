import { isOtherList } from './blocks.ts'
import { cardRow, findCards } from './cards.ts'
import { gridsIn, type Sheet, tableRows } from './grid.ts'
import { knownAs, labelsById, placesByContent } from './known-grids.ts'
import { labelPairsIn } from './label-pairs.ts'
import { placesOf } from './labels.ts'
import type { ListProfile } from './list-profile.ts'
import { isConfirmed, listRows, type OrdersList, withoutCopies } from './orders-list.ts'
import { isOrderPage } from './read-order-page.ts'
import { roleSheets } from './role-sheets.ts'
import { tableSheets } from './table-sheets.ts'
import { findTaught } from './taught-lists.ts'

/** Rows that are looked at before a table is taken for one whose cells bring their own labels. */
const firstRows = 3

/**
 * The lists of orders on a page, chosen by evidence: a grid's own name, then the labels of its columns or
 * cards, then what staff taught; and confirmed by what the cells hold (order-pages notes C and D). Computed
 * anew each time: staff move, hide and sort columns as they like.
 */
export function findOrders(root: ParentNode, profiles: readonly ListProfile[] = []): OrdersList[] {
  const grids = gridsIn(root)
  const isTable = (grid: Element) => grid.localName === 'table'
  const sheets = [...tableSheets(grids.filter(isTable)), ...roleSheets(grids.filter(grid => !isTable(grid)))]
  const isOther = isOtherList(root)
  const found = sheets.flatMap(sheet => {
    const name = knownAs(sheet.root)
    if (name === 'orders') return knownList(sheet) ?? []
    return name === 'other' || isOther ? [] : (labelledList(sheet) ?? [])
  })
  const roots = found.map(list => list.root)
  const cards = isOther ? [] : findCards(root, roots, () => isOrderPage(documentOf(root)))
  const lists = [...found, ...cards].filter(isConfirmed)
  const taught = findTaught(root, profiles, sheets, lists)
  return withoutCopies([...lists, ...taught.filter(isConfirmed)])
}

function documentOf(root: ParentNode): Document {
  return root.ownerDocument ?? (root as Document)
}

function knownList({ root, headers }: Sheet): OrdersList | undefined {
  const readings = headers.map(header => ({
    header,
    places: placesOf(labelsById(header.labels, header.columnIds), true),
  }))
  const best = readings.find(({ places }) => places) ?? readings[0]
  if (!best) return undefined
  const rows = best.header.body()
  const list = best.places && { root, rows: listRows(rows, best.places) }
  if (list && isConfirmed(list)) return list
  const places = placesByContent(rows, placesOf(['order #', ...best.header.labels], true))
  return places && { root, rows: listRows(rows, places) }
}

function labelledList(sheet: Sheet): OrdersList | undefined {
  const readings = sheet.headers.flatMap(({ labels, body }) => {
    const places = placesOf(labels)
    return places ? [{ places, body }] : []
  })
  const [best] = readings.toSorted((one, other) => other.places.score - one.places.score)
  return best ? { root: sheet.root, rows: listRows(best.body(), best.places) } : narrowList(sheet)
}

/** On a narrow window many tables write each heading beside its cell, and have no header (order-pages notes C). */
function narrowList({ root }: Sheet): OrdersList | undefined {
  if (root.localName !== 'table') return undefined
  const rows = tableRows(root).rest
  const read = (row: Element) => cardRow([row], labelPairsIn(row)) ?? []
  if (rows.slice(0, firstRows).flatMap(read).length === 0) return undefined
  return { root, rows: rows.flatMap(read) }
}
