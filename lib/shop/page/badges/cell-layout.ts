import { isOwn } from '../find/text.ts'

/**
 * Where a badge stands in its cell: `inline` after the number, or where a block fills the cell's line, on that line at
 * its `end` or, where the number stands there, at its `start`.
 */
type Place = 'inline' | 'end' | 'start'
/**
 * Where a badge lies that has no place of its own, because rows would get higher: `below` the number, in smaller letters
 * and without a height, or `beside` it, with one word. A `narrow` one takes no width of the cell either, a `low` one the
 * height of a row that has it; a `slim` one has its word cut, and `over` takes no width for that either.
 */
export type Lying = 'below' | 'beside' | 'below narrow' | 'below narrow low' | 'beside slim' | 'over'
/** A lying badge is at the side of its cell where lines start (`end`), or where they end (`start`). */
export type Fit = Place | `${Lying} ${'end' | 'start'}`

interface Layout {
  place: Place
  side: 'end' | 'start'
}

const layouts = new WeakMap<Element, Layout>()
/** How badges lie, by their lists, and by their cells where those differ. */
const lying = new WeakMap<Element, Lying>()

/** How the badge in this cell of a list is to be drawn now. */
export function fitOf(root: Element, cell: Element): Fit {
  const { place, side } = layoutOf(root, cell)
  const lies = lying.get(root) && (lying.get(cell) ?? lying.get(root))
  return lies ? `${lies} ${side}` : place
}

/** How all badges of a list lie, or the one of a cell; undefined = as the list does, or they stand in their places. */
export function lyingOf(rootOrCell: Element): Lying | undefined {
  return lying.get(rootOrCell)
}

/** Lets badges lie otherwise, from their next drawing on. */
export function setLying(rootOrCell: Element, lies: Lying | undefined): void {
  if (lies) lying.set(rootOrCell, lies)
  else lying.delete(rootOrCell)
}

/** One cell speaks for its list, once: asking every cell for its style would cost more than all the rest. */
function layoutOf(root: Element, cell: Element): Layout {
  const known = layouts.get(root)
  if (known) return known
  const layout = measured(cell)
  layouts.set(root, layout)
  return layout
}

function measured(cell: Element): Layout {
  const view = cell.ownerDocument.defaultView
  const content = [...cell.children].findLast(child => !isOwn(child))
  if (!view) return { place: 'inline', side: 'end' }
  const { textAlign, direction } = view.getComputedStyle(cell)
  const isRight = direction === 'rtl' ? !/left|end/.test(textAlign) : /right|end/.test(textAlign)
  const side = isRight ? 'start' : 'end'
  return { place: content && fillsLine(content, view) ? side : 'inline', side }
}

/** An inline block fills it only where it is wide, which is left to `row-heights.ts`: only a layout could tell. */
function fillsLine(content: Element, view: Window): boolean {
  const { display, position, float } = view.getComputedStyle(content)
  const isInFlow = position !== 'absolute' && position !== 'fixed' && float === 'none'
  return isInFlow && /^(block|flex|grid|table|list-item|flow-root)/.test(display)
}
