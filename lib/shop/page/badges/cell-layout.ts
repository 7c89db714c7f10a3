import { isOwn } from '../find/text.ts'

/**
 * Where a badge stands in its cell without making the row higher: `inline` after the number, or where a block fills the
 * cell's line, on that line at its `end` or, where the number stands there, at its `start`; `tight` is one small mark at
 * the end of a cell that would cut more off. `over` lies on what is free of the line, and the cell gets no wider for it.
 */
type Place = 'inline' | 'end' | 'start' | 'tight' | 'over end' | 'over start'
/**
 * How much of a badge is seen: all; `short` = no word where there is a button; `bare` = the button alone; `mark` = one
 * letter or icon.
 */
export type Form = 'whole' | 'short' | 'bare' | 'mark'
export type Fit = Place | `${Place} ${Exclude<Form, 'whole'>}`

/** What the badges of one list take: their whole width, less, or only what cells have left (`over`). */
export type Step = 'whole' | 'short' | 'over'
/** How the badges of a list are laid out; `RowHeights` decides it. */
export interface ListLayout {
  step: Step
  /** Cells of a row when this was decided. */
  columns: number
  /** The place of the cell that has most room, among those of its row; undefined = the number's own cell. */
  column: number | undefined
}

/** Pixels that a badge with a word and a button takes, with its distance to the number. */
const maxBadgeWidth = 165

const places = new WeakMap<Element, Place>()
const layouts = new WeakMap<Element, ListLayout>()
const fitsOver = new WeakMap<Element, Fit>()
/** Cells that take the badge of a row whose number stands in another. */
const roomier = new WeakMap<Element, Element>()

/** How a list's badges are laid out by now. */
export function layoutOf(root: Element): ListLayout | undefined {
  return layouts.get(root)
}

/** Lays out the badges of a list otherwise, from their next drawing on. */
export function setLayout(root: Element, layout: ListLayout): void {
  layouts.set(root, layout)
}

/** What the badge of a cell is like while its list's step is `over`. */
export function setFitOver(cell: Element, side: 'end' | 'start', form: Form): void {
  fitsOver.set(cell, form === 'whole' ? `over ${side}` : `over ${side} ${form}`)
}

/** Puts the badge of a row whose number stands in `cell` into another one, while its list's step is `over`. */
export function setBadgeCell(cell: Element, other: Element): void {
  roomier.set(cell, other)
}

/** The cell that takes a row's badge, where its number stands in `cell`. */
export function badgeCell(root: Element, cell: Element): Element {
  const other = layouts.get(root)?.step === 'over' ? roomier.get(cell) : undefined
  return other && other.parentNode === cell.parentNode ? other : cell
}

/** How the badge in this cell of a list is to be drawn. */
export function fitOf(root: Element, cell: Element): Fit {
  const step = layouts.get(root)?.step
  if (step === 'over') return fitsOver.get(cell) ?? 'over end mark'
  const place = placeOf(root, cell)
  return step === 'short' ? `${place} short` : place
}

/** One cell speaks for its list, once: asking every cell for its style would cost more than all the rest. */
function placeOf(root: Element, cell: Element): Place {
  const known = places.get(root)
  if (known) return known
  const place = measuredPlace(cell)
  places.set(root, place)
  return place
}

function measuredPlace(cell: Element): Place {
  const view = cell.ownerDocument.defaultView
  const content = [...cell.children].findLast(child => !isOwn(child))
  if (!view) return 'inline'
  const { textAlign, direction, overflowX } = view.getComputedStyle(cell)
  const isCutOff = /hidden|clip|auto|scroll/.test(overflowX)
  if (isCutOff && roomBeside(cell, direction === 'rtl') < maxBadgeWidth) return 'tight'
  if (!content || !fillsLine(content, view)) return 'inline'
  const isRight = direction === 'rtl' ? !/left|end/.test(textAlign) : /right|end/.test(textAlign)
  return isRight ? 'start' : 'end'
}

function fillsLine(content: Element, view: Window): boolean {
  const { display, position, float } = view.getComputedStyle(content)
  if (display === 'none' || position === 'absolute' || position === 'fixed' || float !== 'none') return false
  if (/^(block|flex|grid|table|list-item|flow-root)/.test(display)) return true
  return display === 'inline-block' && isFullWidth(content)
}

/** Magento's cell content is an inline block of `width: 100%`; the computed value is there without a layout. */
function isFullWidth(content: Element): boolean {
  const { computedStyleMap } = content as Element & { computedStyleMap?: () => StylePropertyMapReadOnly }
  if (computedStyleMap) return computedStyleMap.call(content).get('width')?.toString() === '100%'
  const around = content.parentElement?.clientWidth ?? 0
  return around > 0 && content.getBoundingClientRect().width > around * 0.7
}

/** What is free of the cell's width at the end of its text; a column that is narrow cuts what stands there. */
function roomBeside(cell: Element, isRightToLeft: boolean): number {
  const around = cell.getBoundingClientRect()
  const range = cell.ownerDocument.createRange()
  range.selectNodeContents(cell)
  const badge = [...cell.children].find(isOwn)
  if (badge) range.setEndBefore(badge)
  const text = range.getBoundingClientRect()
  return isRightToLeft ? text.left - around.left : around.right - text.right
}
