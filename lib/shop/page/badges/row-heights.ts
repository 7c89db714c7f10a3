import type { OrdersList } from '../find/orders-list.ts'
import { isNarrow, setNarrow } from './cell-layout.ts'

export interface RowHeightsOptions {
  view: Window | null
  lists: () => readonly OrdersList[]
  /** Draws the badges of a list by what `setNarrow` says of it now. */
  refit: (list: OrdersList) => void
}

/** Rounding of the browser, and what nobody sees. */
const maxGrowth = 2
/** Rows that are measured one by one: where a list scrolls by itself, its own height says nothing. */
const sampleRows = 12
/** A cell with more room than this beside its badge stands in a table that has room for all its texts. */
const minRoom = 3

interface Size {
  width: number
  height: number
  rows: readonly number[]
}

/**
 * Keeps rows as high as they are without badges. In a table that is too narrow for its texts, a badge's width makes
 * other cells break their lines; such a list gets marks that take no width. Tried before the browser paints, and only
 * where the list's size has changed since.
 */
export class RowHeights {
  readonly #options: RowHeightsOptions
  readonly #tried = new WeakMap<Element, string>()
  #isAsked = false

  constructor(options: RowHeightsOptions) {
    this.#options = options
    options.view?.addEventListener('resize', this.#onResize)
  }

  /** Badges came or changed: looks with the next frame. */
  ask(): void {
    const { view } = this.#options
    if (this.#isAsked || !view) return
    this.#isAsked = true
    view.requestAnimationFrame(() => {
      this.#isAsked = false
      for (const list of this.#options.lists()) this.#settle(list)
    })
  }

  stop(): void {
    this.#options.view?.removeEventListener('resize', this.#onResize)
  }

  /** There may be room again. */
  readonly #onResize = () => {
    for (const list of this.#options.lists()) if (isNarrow(list.root)) this.#fit(list, false)
    this.ask()
  }

  #settle(list: OrdersList): void {
    const { root, rows } = list
    if (isNarrow(root) || !rows.some(({ number }) => number) || !root.isConnected) return
    const wide = sizeOf(list)
    const key = JSON.stringify([wide.width, wide.height, rows.length])
    if (wide.height === 0 || this.#tried.get(root) === key || hasRoom(list)) return
    this.#fit(list, true)
    if (hasGrown(sizeOf(list), wide)) return
    this.#fit(list, false)
    this.#tried.set(root, key)
  }

  #fit(list: OrdersList, narrow: boolean): void {
    setNarrow(list.root, narrow)
    this.#options.refit(list)
  }
}

function sizeOf({ root, rows }: OrdersList): Size {
  const { width, height } = root.getBoundingClientRect()
  const measured = rows.slice(0, sampleRows).map(({ parts }) => parts[0]?.getBoundingClientRect().height ?? 0)
  return { width, height, rows: measured }
}

function hasGrown(before: Size, now: Size): boolean {
  const isHigher = (height: number, at: number) => height > (before.rows[at] ?? height) + maxGrowth
  return now.height > before.height + maxGrowth || now.rows.some(isHigher)
}

/** An automatic table gives no column more than its texts need before all columns have that. */
function hasRoom({ rows, root }: OrdersList): boolean {
  const cells = rows.flatMap(({ number, cell }) => (number && cell.isConnected ? [cell] : []))
  const [first] = cells
  const view = root.ownerDocument.defaultView
  if (!first || !view || first.localName !== 'td' || first.lastElementChild?.hasAttribute('data-fit'))
    return false
  const { paddingLeft, paddingRight } = view.getComputedStyle(first)
  const padding = (Number.parseFloat(paddingLeft) || 0) + (Number.parseFloat(paddingRight) || 0)
  const range = root.ownerDocument.createRange()
  return cells.every(cell => {
    const badge = cell.lastElementChild
    if (!badge) return true
    range.selectNodeContents(cell)
    const all = range.getBoundingClientRect()
    range.setEndBefore(badge)
    // After a box in the line, such as Magento's cell content, the badge may have gone to a line of its own.
    const isBroken = badge.getBoundingClientRect().top >= range.getBoundingClientRect().bottom
    return !isBroken && cell.clientWidth - padding - all.width > minRoom
  })
}
