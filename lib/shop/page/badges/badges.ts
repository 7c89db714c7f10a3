import type { BadgeView } from '../../../contract/page-messages.ts'
import { holds } from '../find/holds.ts'
import type { BadgeAnchor } from './anchors.ts'
import { keyOf } from './badge-view-cache.ts'
import type { Fit } from './cell-layout.ts'
import { keepRowHeights } from './row-heights.ts'

export const badgeTag = 'nextech-sync-badge'

/** Draws a view into a badge's host; false = the page makes that impossible. */
export type RenderBadge = (host: HTMLElement, view: BadgeView) => boolean

/** The badge of one row. Its host is absent while nothing may be shown there. */
export interface Badge {
  place: BadgeAnchor
  host: HTMLElement | undefined
}

/** A badge that stands, and what it says. */
export interface ShownBadge {
  host: HTMLElement
  /** All that shows its order. */
  parts: readonly Element[]
  view: BadgeView
}

/** What a host shows. */
interface Drawn {
  view: BadgeView
  fit: Fit
}

export interface BadgesOptions {
  document: Document
  render: RenderBadge
  /** What to show of an order; null = no badge at all. */
  viewOf: (number: string) => BadgeView | null
  /** Badges came, went or say something else; told once for all that change at once. */
  onChange?: ((badges: { shown(): Iterable<ShownBadge> }) => void) | undefined
  now: () => number
}

/** A page that takes our badge away again and again is left alone for a while: no fight for a cell. */
const fight = { soonMs: 1_000, most: 5, truceMs: 30_000 }
/** Hosts kept for rows to come, so that a page which makes its rows again costs no new shadow roots. */
const maxSpare = 500

/**
 * One badge per order, in a cell that the page already has: a column of our own makes Magento's sticky header
 * throw, and inside a framework's content element it would be wiped (order pages B1, D).
 */
export class Badges {
  readonly #options: BadgesOptions
  readonly #byCell = new Map<Element, Badge>()
  readonly #byRow = new WeakMap<Node, Badge>()
  readonly #byHost = new WeakMap<Node, Badge>()
  readonly #drawn = new WeakMap<Node, Drawn>()
  readonly #spare = new Map<string, HTMLElement>()
  readonly #losses = new WeakMap<Element, { at: number; count: number }>()
  readonly #keepHeights
  readonly #tellChange
  #isRefused = false
  #moves = 0
  #roots: readonly ParentNode[] = []

  constructor(options: BadgesOptions) {
    this.#options = options
    const keepHeights = keepRowHeights({
      view: options.document.defaultView,
      badges: () => this.#byCell.values(),
      draw: badge => this.check(badge),
    })
    this.#keepHeights = oncePerBatch(keepHeights)
    this.#tellChange = oncePerBatch(() => options.onChange?.(this))
  }

  get size(): number {
    return this.#byCell.size
  }

  /** How often an observer of the page was told of badges that came and went, since this was asked last. */
  takeMoves(): number {
    const moves = this.#moves
    this.#moves = 0
    return moves
  }

  /** In no order. */
  *shown(): Generator<ShownBadge> {
    for (const { host, place } of this.#byCell.values()) {
      const view = host && this.#drawn.get(host)?.view
      if (view) yield { host, parts: place.parts, view }
    }
  }

  ofRow(row: Node): Badge | undefined {
    return this.#byRow.get(row)
  }

  ofHost(host: Node): Badge | undefined {
    return this.#byHost.get(host)
  }

  has(number: string): boolean {
    for (const { place } of this.#byCell.values()) if (place.number === number) return true
    return false
  }

  /**
   * Makes the page's badges exactly these: none missing, none twice, none beside another order. `roots` = the trees in which
   * some of them stand.
   */
  place(places: readonly BadgeAnchor[], roots: readonly ParentNode[] = []): void {
    this.#roots = roots
    const cells = new Set(places.map(({ cell }) => cell))
    for (const badge of this.#byCell.values()) if (!cells.has(badge.place.cell)) this.drop(badge)
    this.add(places)
    for (const host of this.#hostsOnPage()) if (!this.ofHost(host)) this.#remove(host)
  }

  #hostsOnPage(): Element[] {
    const inRoots = this.#roots.flatMap(root => [...root.querySelectorAll(badgeTag)])
    return [...this.#options.document.getElementsByTagName(badgeTag), ...inRoots]
  }

  /**
   * Puts badges in places that may be new; the others stay. `gone` = badges of rows that left the page, by their orders: a
   * list that is made again gets its own ones back. What is taken of them is no longer in there.
   */
  add(places: readonly BadgeAnchor[], gone?: Map<string, Badge>): void {
    for (const place of places) {
      const own = this.#byCell.get(place.cell)
      const moved = own ? undefined : gone?.get(place.number)
      const badge = own ?? moved ?? { place, host: undefined }
      if (moved) {
        gone?.delete(place.number)
        this.#byCell.delete(moved.place.cell)
      }
      if (badge.place.row !== place.row) this.#forgetRow(badge)
      badge.place = place
      this.#byCell.set(place.cell, badge)
      this.#byRow.set(place.row, badge)
      this.#settle(badge, moved !== undefined)
    }
  }

  /**
   * Reads the number beside a badge and makes the badge that order's, or takes it away where there is none any more.
   * Answers whether the cell still holds an order.
   */
  check(badge: Badge): boolean {
    const { place } = badge
    const isHere = this.#byCell.get(place.cell) === badge && place.cell.isConnected
    const number = isHere && holds(place.row, place.cell) ? place.numberOf(place.cell) : undefined
    if (number === undefined) {
      this.drop(badge)
      return false
    }
    if (number !== place.number) badge.place = { ...place, number }
    this.#settle(badge)
    return true
  }

  /** Takes a badge away; its row is unknown until the page is looked at again. */
  drop(badge: Badge): void {
    if (this.#byCell.get(badge.place.cell) === badge) this.#byCell.delete(badge.place.cell)
    this.#forgetRow(badge)
    this.#hide(badge)
  }

  #forgetRow(badge: Badge): void {
    if (this.#byRow.get(badge.place.row) === badge) this.#byRow.delete(badge.place.row)
  }

  /** Draws the badges of these orders, each after a look at its own cell. */
  show(numbers: ReadonlySet<string>): void {
    const keys = new Set([...numbers].map(keyOf))
    for (const badge of [...this.#byCell.values()]) if (keys.has(keyOf(badge.place.number))) this.check(badge)
  }

  /** Draws all badges again, each after a look at its own cell. */
  showAll(): void {
    for (const badge of [...this.#byCell.values()]) this.check(badge)
  }

  /** Takes all badges away, also those that another script left behind. */
  clear(): void {
    for (const badge of [...this.#byCell.values()]) this.drop(badge)
    this.#spare.clear()
    for (const host of this.#hostsOnPage()) host.remove()
  }

  #settle(badge: Badge, isMoved = false): void {
    const { cell, number, fit } = badge.place
    const view = this.#options.viewOf(number)
    const isLast = badge.host !== undefined && !isMoved && cell.lastElementChild === badge.host
    const isLost = !isLast && badge.host !== undefined && !isMoved && badge.host.parentNode !== cell
    if (view === null || this.#isRefused || (isLost && this.#isFight(cell))) {
      this.#hide(badge)
      return
    }
    badge.host ??= this.#isFight(cell, false) ? undefined : this.#takeHost(number)
    if (!badge.host) return
    const before = this.#drawn.get(badge.host)
    if (!isMoved) this.#byHost.set(badge.host, badge)
    if (!this.#draw(badge.host, view, fit)) this.#hide(badge)
    else if (!isLast) this.#append(cell, badge.host, isMoved)
    // The same badge in a row that was made again needs no other place in it: to measure costs the page a layout.
    if (!isMoved || this.#drawn.get(badge.host ?? cell) !== before) this.#keepHeights()
    this.#tellChange()
  }

  #append(cell: Element, host: HTMLElement, isGone: boolean): void {
    this.#moves += !isGone && host.isConnected ? 2 : 1
    cell.append(host)
  }

  #draw(host: HTMLElement, view: BadgeView, fit: Fit): boolean {
    const drawn = this.#drawn.get(host)
    if (drawn?.view === view && drawn.fit === fit) return true
    // Drawn before it is named: a badge never says of one order what is known of another.
    if (!this.#options.render(host, view)) {
      this.#isRefused = true
      return false
    }
    this.#drawn.set(host, { view, fit })
    if (drawn?.view.number !== view.number) host.setAttribute('data-order', view.number)
    if (drawn?.view.status !== view.status) host.setAttribute('data-status', view.status)
    if (drawn?.fit === fit) return true
    if (fit !== 'inline') host.setAttribute('data-fit', fit)
    else if (drawn) host.removeAttribute('data-fit')
    return true
  }

  #hide(badge: Badge): void {
    const { host } = badge
    if (!host) return
    badge.host = undefined
    this.#tellChange()
    this.#byHost.delete(host)
    this.#remove(host)
    const drawn = this.#drawn.get(host)
    if (drawn && !this.#isRefused) this.#spare.set(drawn.view.number, host)
  }

  #remove(host: Element): void {
    if (host.isConnected) this.#moves += 1
    host.remove()
  }

  /** The order's own spare host, which needs no drawing; when there are too many, the oldest; else a new one. */
  #takeHost(number: string): HTMLElement {
    const [oldest] = this.#spare.size > maxSpare ? this.#spare.keys() : []
    const key = this.#spare.has(number) ? number : oldest
    const host = key === undefined ? undefined : this.#spare.get(key)
    if (key !== undefined) this.#spare.delete(key)
    return host ?? this.#options.document.createElement(badgeTag)
  }

  /** Whether the page has lately taken too many badges out of this cell; `isLoss` counts one more. */
  #isFight(cell: Element, isLoss = true): boolean {
    const losses = this.#losses.get(cell)
    if (!losses && !isLoss) return false
    const now = this.#options.now()
    if (!losses) {
      this.#losses.set(cell, { at: now, count: 1 })
      return false
    }
    const pause = now - losses.at
    if (losses.count >= fight.most && pause < fight.truceMs) return true
    if (isLoss) this.#losses.set(cell, { at: now, count: pause < fight.soonMs ? losses.count + 1 : 1 })
    return false
  }
}

/** Each badge of a batch asks, many times a second: timers for each of them would cost more than to place it. */
function oncePerBatch(run: () => void): () => void {
  let isAsked = false
  return () => {
    if (isAsked) return
    isAsked = true
    queueMicrotask(() => {
      isAsked = false
    })
    run()
  }
}
