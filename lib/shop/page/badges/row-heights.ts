import type { BadgeView } from '../../../contract/page-messages.ts'
import type { ListRow, OrdersList } from '../find/orders-list.ts'
import { type Form, layoutOf, type Step, setBadgeCell, setFitOver, setLayout } from './cell-layout.ts'
import { type CellStyle, cellStyleOf, roomIn } from './row-room.ts'

export interface RowHeightsOptions {
  view: Window | null
  lists: () => readonly OrdersList[]
  viewOf: (number: string) => BadgeView | null
  /** Draws the badges of a list by what `cell-layout.ts` says of it now. */
  refit: (list: OrdersList) => void
}

/** Rounding of the browser, and what nobody sees. */
const maxGrowth = 2
/** A cell with more room than this beside its badge stands in a table that has room for all its texts. */
const minRoom = 3
/** Rows that are asked which of their cells has most room. */
const sampleRows = 100
/** Cells of forms are for the page's own controls. */
const controls = 'input,select,textarea,button'
/** What a form is worth where it has room; one with a button, which staff must press, three times as much. */
const worth: Readonly<Record<Form, number>> = { whole: 4, short: 3, bare: 2, mark: 1 }
const buttonWorth = 3
/** A mark is 18 px wide and may stand on 8 px of the cell's padding. */
const markRoom = 10
/** Pixels of the parts of a badge without their letters, of a letter of each, and between the two. */
const widths = { icon: 18, pill: 29, pillLetter: 6.7, button: 12, buttonLetter: 7.4, gap: 8 }

/** A cell that might take a row's badge, with its free room and what would be seen there. */
interface Spot {
  row: ListRow
  cell: Element
  style: CellStyle
  room: number
  view: BadgeView | null
  form: Form
}

interface Size {
  width: number
  height: number
  rows: readonly number[]
}

/**
 * Keeps rows as high as they are without badges. In a table that has no width left, a badge's width makes other cells
 * break their lines. Badges of such a list show less, or take no width at all and lie on what is free in the cell with
 * most room. Measured before the browser paints, and only where the list's size has changed since.
 */
export class RowHeights {
  readonly #options: RowHeightsOptions
  readonly #tried = new WeakMap<Element, string>()
  #isAsked = false

  constructor(options: RowHeightsOptions) {
    this.#options = options
    options.view?.addEventListener('resize', this.#onResize)
  }

  /** Badges came or changed, or the text beside them did: looks with the next frame. */
  ask(): void {
    const { view } = this.#options
    if (this.#isAsked || !view) return
    this.#isAsked = true
    view.requestAnimationFrame(() => {
      this.#isAsked = false
      for (const list of this.#options.lists()) if (list.root.isConnected) this.#settle(list, view)
    })
  }

  stop(): void {
    this.#options.view?.removeEventListener('resize', this.#onResize)
  }

  /** There may be room again, or less. */
  readonly #onResize = () => {
    for (const list of this.#options.lists()) if (layoutOf(list.root)) this.#lay(list, 'whole')
    this.ask()
  }

  #settle(list: OrdersList, view: Window): void {
    if (!list.rows.some(({ number }) => number)) return
    const layout = layoutOf(list.root)
    if (layout && layout.columns !== columnsOf(list)) this.#lay(list, 'whole')
    if (layoutOf(list.root)?.step !== 'over') this.#narrow(list)
    if (layoutOf(list.root)?.step === 'over') this.#fill(list, view)
  }

  /** Lets badges take as much width as the rows' heights allow. Each try costs a layout, so a size is tried once. */
  #narrow(list: OrdersList): void {
    const { root } = list
    const now = sizeOf(list)
    const isTried = this.#tried.get(root) === keyOf(now) && !isCrowded(list)
    if (now.height === 0 || isTried || hasRoom(list)) return
    const step = layoutOf(root)?.step ?? 'whole'
    this.#lay(list, 'over')
    const bare = sizeOf(list)
    const steps: Step[] = step === 'whole' ? ['whole', 'short'] : ['short']
    for (const each of steps) {
      this.#lay(list, each)
      const size = sizeOf(list)
      this.#tried.set(root, keyOf(size))
      if (!hasGrown(bare, size) && !isCrowded(list)) return
    }
    this.#lay(list, 'over')
  }

  /** Lies on what is free: in the column that has most, or where a row has nothing there, in another of its cells. */
  #fill(list: OrdersList, view: Window): void {
    const layout = layoutOf(list.root)
    if (!layout) return
    const column = layout.column ?? this.#roomiest(list, view)
    setLayout(list.root, { ...layout, column })
    const spots = this.#spots(list, list.rows, column, view).map((spot, at) =>
      spot.room < markRoom && at < sampleRows ? this.#roomierThan(spot, list, view) : spot,
    )
    for (const { row, cell, style, form } of spots) {
      setBadgeCell(row.cell, cell)
      setFitOver(cell, style.side, form)
    }
    this.#options.refit(list)
  }

  #lay(list: OrdersList, step: Step): void {
    setLayout(list.root, { step, columns: columnsOf(list), column: undefined })
    this.#options.refit(list)
  }

  /** The column whose cells have room for most of what the badges say; the number's own where no other has more. */
  #roomiest(list: OrdersList, view: Window): number {
    const rows = list.rows.slice(0, sampleRows)
    const worthOf = (column: number) =>
      this.#spots(list, rows, column, view).reduce((all, spot) => all + worthOfSpot(spot), 0)
    const own = ownColumn(list)
    let best = { column: own, value: worthOf(own) }
    for (const column of otherColumns(list)) {
      const value = worthOf(column)
      if (value > best.value) best = { column, value }
    }
    return best.column
  }

  #roomierThan(spot: Spot, list: OrdersList, view: Window): Spot {
    const others = otherColumns(list).flatMap(column => this.#spots(list, [spot.row], column, view))
    return others.reduce((best, other) => (other.room > best.room ? other : best), spot)
  }

  /** What is free in the cells of one column. Reads the layout, and changes nothing. */
  #spots(list: OrdersList, rows: readonly ListRow[], column: number, view: Window): Spot[] {
    let style: CellStyle | undefined
    return rows.flatMap(row => {
      const { number, cell: own } = row
      const cell = own.parentElement?.children[column] ?? own
      if (!number || !list.root.contains(cell)) return []
      style ??= cellStyleOf(cell, view)
      const room = cell !== own && cell.querySelector(controls) ? 0 : roomIn(cell, style)
      const shown = this.#options.viewOf(number)
      return [{ row, cell, style, room, view: shown, form: formFor(room, shown) }]
    })
  }
}

function worthOfSpot({ room, form, view }: Spot): number {
  if (room < markRoom) return 0
  return worth[form] * (view?.button ? buttonWorth : 1)
}

/** How much of a badge has room, by the width of its letters. */
function formFor(room: number, view: BadgeView | null): Form {
  const { icon, pill, pillLetter, button, buttonLetter, gap } = widths
  const said = view?.word ? pill + pillLetter * view.word.length : icon
  const pressed = view?.button ? button + buttonLetter * view.button.label.length : 0
  if (room >= said + (pressed && pressed + gap)) return 'whole'
  if (pressed > 0 && room >= icon + pressed + 2) return 'short'
  return pressed > 0 && room >= pressed ? 'bare' : 'mark'
}

/** Columns of a table, of which each row has a cell. */
function otherColumns(list: OrdersList): number[] {
  return ownColumn(list) < 0 ? [] : Array.from({ length: columnsOf(list) }, (_, column) => column)
}

function columnsOf({ rows }: OrdersList): number {
  return rows[0]?.cell.parentElement?.children.length ?? 0
}

/** The place of the number's cell in its row; -1 = the list is no table, and a cell may be anything. */
function ownColumn({ rows }: OrdersList): number {
  const cell = rows[0]?.cell
  if (cell?.localName !== 'td' || rows[0]?.readTaught) return -1
  return [...(cell.parentElement?.children ?? [])].indexOf(cell)
}

function sizeOf({ root, rows }: OrdersList): Size {
  const { width, height } = root.getBoundingClientRect()
  return { width, height, rows: rows.map(({ parts }) => parts[0]?.getBoundingClientRect().height ?? 0) }
}

function keyOf({ width, height, rows }: Size): string {
  return JSON.stringify([width, height, rows.length])
}

function hasGrown(before: Size, now: Size): boolean {
  const isHigher = (height: number, at: number) => height > (before.rows[at] ?? height) + maxGrowth
  return now.rows.some(isHigher)
}

/** Columns of fixed width grow for no badge: what has no room there lies on the next cell. */
function isCrowded({ root, rows }: OrdersList): boolean {
  const view = root.ownerDocument.defaultView
  const [first] = rows
  if (!first || !view || view.getComputedStyle(root).tableLayout !== 'fixed') return false
  const style = cellStyleOf(first.cell, view)
  return rows.some(({ number, cell }) => {
    const parts = [...(cell.lastElementChild?.shadowRoot?.querySelectorAll('.pill,button') ?? [])]
    const width = parts.reduce((all, part) => all + part.getBoundingClientRect().width + minRoom, 0)
    return number !== undefined && roomIn(cell, style) < width
  })
}

/** An automatic table gives no column more than its texts need before all columns have that. */
function hasRoom({ rows, root }: OrdersList): boolean {
  const cells = rows.flatMap(({ number, cell }) => (number && cell.isConnected ? [cell] : []))
  const [first] = cells
  const view = root.ownerDocument.defaultView
  if (!first || !view || first.localName !== 'td' || first.lastElementChild?.hasAttribute('data-fit'))
    return false
  const { left, right } = cellStyleOf(first, view)
  const range = root.ownerDocument.createRange()
  return cells.every(cell => {
    const badge = cell.lastElementChild
    if (!badge) return true
    range.selectNodeContents(cell)
    const all = range.getBoundingClientRect()
    range.setEndBefore(badge)
    // After a box in the line, such as Magento's cell content, the badge may have gone to a line of its own.
    const isBroken = badge.getBoundingClientRect().top >= range.getBoundingClientRect().bottom
    return !isBroken && cell.getBoundingClientRect().width - left - right - all.width > minRoom
  })
}
