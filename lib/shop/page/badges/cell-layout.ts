import { isOwn } from '../find/text.ts'

/**
 * How a badge fits into its cell without making the row higher: `inline` after the number, or where a block fills the
 * cell's line, on that line at its `end` or, where the number stands there, at its `start`; `tight` is one small mark at
 * the end of a cell that would cut more off.
 */
export type Fit = 'inline' | 'end' | 'start' | 'tight'

/** Pixels that a badge with a word and a button takes, with its distance to the number. */
const maxBadgeWidth = 165

const fits = new WeakMap<Element, Fit>()

/** One cell speaks for its list, once: asking every cell for its style would cost more than all the rest. */
export function fitOf(root: Element, cell: Element): Fit {
  const known = fits.get(root)
  if (known) return known
  const fit = measuredFit(cell)
  fits.set(root, fit)
  return fit
}

function measuredFit(cell: Element): Fit {
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
