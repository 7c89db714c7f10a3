import { isOwn } from '../find/text.ts'

/** Boxes whose lower edges are nearer than this stand on one line: a status in a frame of its own reaches lower. */
const sameLine = 8
/** An element as wide as this part of its cell is a block: its box says nothing of its text's width. */
const blockWidth = 0.7
/** What is no text and takes room on a line. */
const pictures = 'img,svg,canvas,video'

/** How the cells of a column are laid out; one cell speaks for all of them. */
export interface CellStyle {
  /** What padding and border take at the left and at the right. */
  left: number
  right: number
  /** Where the free room of a line is, and whether that is its right. */
  side: 'end' | 'start'
  isAtRight: boolean
}

/** Reads the style of a column from one of its cells. */
export function cellStyleOf(cell: Element, view: Window): CellStyle {
  const style = view.getComputedStyle(cell)
  const isRightToLeft = style.direction === 'rtl'
  const isFull = isRightToLeft ? /left|end/.test(style.textAlign) : /right|end/.test(style.textAlign)
  return {
    left: pixels(style.paddingLeft) + pixels(style.borderLeftWidth),
    right: pixels(style.paddingRight) + pixels(style.borderRightWidth),
    side: isFull ? 'start' : 'end',
    isAtRight: isFull === isRightToLeft,
  }
}

function pixels(text: string): number {
  return Number.parseFloat(text) || 0
}

/** Pixels that are free beside the last line of a cell's text; 0 where it has no text. Reads the layout. */
export function roomIn(cell: Element, { left, right, isAtRight }: CellStyle): number {
  const around = cell.getBoundingClientRect()
  const found = boxesIn(cell, around.width)
  const bottom = Math.max(...found.map(box => box.bottom))
  const line = found.filter(box => box.bottom > bottom - sameLine)
  if (line.length === 0) return 0
  if (isAtRight) return around.right - right - Math.max(...line.map(box => box.right))
  return Math.min(...line.map(box => box.left)) - around.left - left
}

/** Boxes of all texts and pictures of the page's own. */
function boxesIn(cell: Element, width: number): DOMRect[] {
  const { ownerDocument: document } = cell
  const range = document.createRange()
  const texts = document.createTreeWalker(cell, 4)
  const found = [...cell.querySelectorAll(pictures)].map(box => box.getBoundingClientRect())
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const around = text.parentElement
    if (!around || isOwn(around) || !text.nodeValue?.trim()) continue
    range.selectNodeContents(text)
    found.push(...range.getClientRects())
    // A text in a frame of its own, such as a status, takes its padding too.
    if (around !== cell)
      found.push(...[...around.getClientRects()].filter(box => box.width < width * blockWidth))
  }
  return found.filter(box => box.width > 0)
}
