import { labelTextOf } from '../find/actions.ts'
import type { BlockKind } from '../find/block-kinds.ts'
import { isHeadingOf } from '../find/blocks.ts'
import { linesOf } from '../find/text.ts'

/** A name alone may be that of another order's buyer. */
const minLines = 3

/** An address in a table: below a cell that heads it, or beside it. Only where no block of its own is headed so. */
export function addressCells(document: Document, kind: BlockKind): Element[] {
  for (const cell of document.querySelectorAll('th,td')) {
    if (!isHeadingOf(kind, labelTextOf(cell))) continue
    const row = cell.parentElement
    const below = row?.nextElementSibling ?? row?.parentElement?.nextElementSibling?.firstElementChild
    const place = [...(row?.children ?? [])].indexOf(cell)
    const isWhole = below?.childElementCount === row?.childElementCount
    const found = [isWhole ? below?.children[place] : undefined, cell.nextElementSibling].find(
      other => other && linesOf(other).length >= minLines,
    )
    if (found) return [found]
  }
  return []
}
