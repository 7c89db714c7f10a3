import type { OrderReading } from '../../contract/readings.ts'
import type { ShopProfile } from '../../domain/shop-profile.ts'
import { anchorsOf, type BadgeAnchor } from './badges/anchors.ts'
import type { Badge, Badges } from './badges/badges.ts'
import { showsNativeStatus } from './badges/native-status.ts'
import { readChanges, type ScanUrgency } from './changes.ts'
import { createDebounce } from './debounce.ts'
import { type Headings, headingsIn } from './find/blocks.ts'
import { holdsUnread, lookEverywhere, viewOf } from './find/everywhere.ts'
import type { PageView } from './find/flat-page.ts'
import { once } from './find/once.ts'
import type { ListRow, OrdersList } from './find/orders-list.ts'
import { noRows, type OtherRows, otherRows } from './find/other-rows.ts'
import { heldBy, holdersBy, takeGone } from './list-rows.ts'
import { OpenRoots } from './open-roots.ts'
import { orderOn } from './order-on-page.ts'
import { PageWatch } from './page-watch.ts'
import { isHeadedAsOrder } from './read/read-order-page.ts'
import { readTaught } from './read/read-taught.ts'
import { createTimeBudget } from './time-budget.ts'

/** What a page was seen to be at the last look. */
export interface PageSnapshot {
  lists: readonly OrdersList[]
  /** The order that the page is about. */
  order: OrderReading | null
  /** DermPRO's own Nextech status is on the page. */
  hasNativeStatus: boolean
  /** The page was taught, and looks different now. */
  staleProfile: boolean
  /** Its orders stand in trees of elements, and none of them can be read. */
  isSplit: boolean
}

export interface ShopPageOptions {
  document: Document
  badges: Badges
  /** How staff taught pages of this shop to be read; asked for with every look. */
  profiles?: () => readonly ShopProfile[]
  /** The page was looked at, and its badges are in their places. */
  onLook: () => void
  /** A row may say something else of its order; its badge is right already. */
  onTouched: () => void
  now: () => number
}

/** `contract/page-messages.ts` takes no more rows in one message. */
const maxRows = 5000
/** Changes outside of lists are waited out; what a page is about is read once it has come to rest. */
const calm = { ms: 200, maxMs: 1_000, overloadedMs: 5_000 }
/** One tenth of a restless page's time, and no more than one frame's worth of a quiet one's at once. */
const time = { burstMs: 50, share: 0.1 }
/** A page that answers each change of ours with one of its own could keep both busy without end. */
const minScanMs = 2
/** Beyond these there is no time to read what changed: all badges go until the page is calm. */
const maxRecords = 40_000
const maxOverdraftMs = 200

const turns = ['popstate', 'hashchange', 'pageshow']

/**
 * Watches a page for orders. Grids keep their rows and change only texts when staff turn the page, and do so inside
 * their own animation frames: a frame later is too late (order pages B1). So every row that changed is read
 * inside of the observer's callback, which runs before the paint; the whole page is looked at only when rows or
 * headings came, and as often as the page's time allows. What cannot be read in time loses its badge.
 */
export class ShopPage {
  readonly #options: ShopPageOptions
  readonly #pace
  readonly #watch
  readonly #roots
  readonly #timer
  #lookCostMs = minScanMs
  /** The page changed faster than it can be read, and all badges were taken away. */
  #isOverloaded = false
  #isRunning = false
  #look: PageSnapshot = {
    lists: [],
    order: null,
    hasNativeStatus: false,
    staleProfile: false,
    isSplit: false,
  }
  #heading: BadgeAnchor | undefined
  /** Lists by the elements in which their rows stand; elements of one list share what holds it. */
  #lists = new WeakMap<Node, { list: OrdersList }>()
  /** Where a page without orders may change as it likes, until it has come to rest. */
  #others: OtherRows = noRows

  constructor(options: ShopPageOptions) {
    this.#options = options
    this.#pace = createTimeBudget({ ...time, now: options.now })
    this.#timer = createDebounce(this.scanNow, options.now)
    this.#roots = new OpenRoots(options.document, this.scanNow)
    this.#watch = new PageWatch({
      document: options.document,
      roots: () => this.#roots.all,
      onChange: records => this.#take(records),
      onOther: () => this.#others.mayHoldOrders() && this.scanNow(),
      now: options.now,
    })
  }

  get look(): PageSnapshot {
    return this.#look
  }

  start(): void {
    if (this.#isRunning) return
    this.#isRunning = true
    const { document } = this.#options
    this.#watch.watchAll()
    for (const turn of turns) document.defaultView?.addEventListener(turn, this.scanNow)
    this.scanNow()
  }

  stop(): void {
    this.#isRunning = false
    this.#watch.stop()
    this.#roots.stop()
    this.#timer.cancel()
    for (const turn of turns) this.#options.document.defaultView?.removeEventListener(turn, this.scanNow)
  }

  /** Reads what has changed up to this very moment, e.g. earlier in the script that calls. */
  catchUp(): void {
    const records = this.#watch.takeRecords()
    if (records.length > 0) this.#take(records)
  }

  /** Looks at everything again: the lists, and what the page is about. */
  readonly scanNow = (): void => this.#lookAtPage(true)

  #take(records: MutationRecord[]): void {
    if (!this.#isRunning) return
    if (this.#others.bodies.size > 0 && this.#areOfOthers(records)) {
      this.#timer.ask(calm.ms, calm.maxMs)
      return
    }
    const { badges, onTouched, now } = this.#options
    const from = now()
    badges.takeMoves()
    if (records.length > maxRecords) {
      this.#overload()
      return
    }
    const taught = this.#look.lists.filter(({ headings }) => headings)
    const changes = readChanges(records, {
      badges,
      taught,
      roots: this.#roots.all,
      listIn: parent => this.#lists.get(parent)?.list,
    })
    for (const clone of changes.clones) clone.remove()
    const hasTouched = changes.touched.size + changes.rows.size > 0
    const gone = takeGone(changes.touched)
    const isSure = this.#check(changes.touched, from)
    const areSame = this.#isOverloaded || this.#addRows(changes.rows, gone)
    for (const badge of gone.values()) badges.drop(badge)
    this.#pace.spend(now() - from)
    if (hasTouched) onTouched()
    // Where other orders are listed, a look at rest sees whether it is still such a list.
    const look = changes.look === 'none' && !(areSame && gone.size === 0) ? 'calm' : changes.look
    if (isSure !== undefined) this.#plan(isSure || look === 'must' ? look : 'now')
    this.#skipOwn()
  }

  #areOfOthers(records: readonly MutationRecord[]): boolean {
    let last: Node | undefined
    for (const { target } of records) {
      if (target === last) continue
      let at: Node | null = target
      while (at && !this.#others.bodies.has(at)) at = at.parentNode
      // A row that has left the page in the meantime takes what happened in it along.
      if (!at && target.isConnected) return false
      last = target
    }
    return true
  }

  /** What the observer was told of our own changes needs no reading, unless the page answered one on the spot. */
  #skipOwn(): void {
    const records = this.#watch.takeRecords()
    if (records.length !== this.#options.badges.takeMoves()) queueMicrotask(() => this.#take(records))
  }

  /** False where a row lost its order, and may have it in another cell; undefined where there was no time to see. */
  #check(touched: ReadonlySet<Badge>, from: number): boolean | undefined {
    const { badges, now } = this.#options
    const until = from + Math.max(this.#pace.left(), minScanMs)
    let isSure = true
    let read = 0
    for (const badge of touched) {
      if (!badges.check(badge) && badge.place.row.isConnected) isSure = false
      if (++read % 32 === 0 && now() > until) {
        this.#overload()
        return undefined
      }
    }
    return isSure
  }

  /**
   * Rows that came under headings that are as they were. Answers whether all of them are of orders whose rows have gone: a
   * list that was made again is what it was.
   */
  #addRows(added: ReadonlyMap<OrdersList, readonly Element[]>, gone: Map<string, Badge>): boolean {
    let areSame = true
    for (const [list, elements] of added) {
      const rows: ListRow[] = []
      let held: { list: OrdersList } | undefined
      const holderOf = holdersBy(this.#lists)
      for (const element of elements) {
        const holder = holderOf(element)
        if (holder?.list !== list) continue
        held = holder
        const row = list.rowOf?.(element)
        if (row) rows.push(row)
      }
      areSame &&= rows.length === elements.length && rows.every(row => gone.has(row.number ?? ''))
      if (!held) continue
      this.#options.badges.add(anchorsOf({ ...list, rows }), gone)
      const came = new Set(rows.map(({ cell }) => cell))
      const stayed = list.rows.filter(({ cell }) => cell.isConnected && !came.has(cell))
      const known = { ...list, rows: [...stayed, ...rows].slice(0, maxRows) }
      held.list = known
      const lists = this.#look.lists.map(each => (each === list ? known : each))
      this.#look = { ...this.#look, lists }
    }
    return areSame
  }

  #overload(): void {
    this.#options.badges.place([])
    this.#isOverloaded = true
    this.#timer.ask(calm.ms, calm.overloadedMs)
  }

  #plan(look: ScanUrgency): void {
    if (look === 'none') return
    const wait = this.#pace.waitMs(this.#lookCostMs)
    const isDue = look === 'must' && this.#pace.left() > -maxOverdraftMs
    if (this.#isOverloaded) this.#timer.ask(calm.ms, calm.overloadedMs)
    else if (look === 'calm') this.#timer.ask(calm.ms, calm.maxMs)
    else if (wait === 0 || isDue) this.#lookAtPage(false)
    else if (look === 'must') this.#overload()
    else this.#timer.ask(wait, calm.maxMs)
  }

  /** `isWhole` = also what the page itself is about, which takes longer and need not be there with the next frame. */
  #lookAtPage(isWhole: boolean): void {
    if (!this.#isRunning) return
    const { document, badges, onLook, now, profiles } = this.#options
    const from = now()
    this.#isOverloaded = false
    this.#timer.cancel()
    const taught = profiles?.() ?? []
    const roots = this.#roots.find()
    const view = viewOf(document, roots)
    const headings = headingsIn(view.document)
    const found = lookEverywhere(view, headings)
    const { lists, staleProfile } = readTaught(document, taught, found.lists)
    const places = lists.flatMap(anchorsOf).slice(0, maxRows)
    const order = this.#orderOf(isWhole, view, headings, lists)
    if (order && this.#heading) places.push(this.#heading)
    const hasNativeStatus = places.length > 0 && [document, ...roots].some(showsNativeStatus)
    const isHeaded = once(() => isHeadedAsOrder(headings))
    const isUnread = isWhole
      ? () => holdsUnread(view, headings) || found.holdsUnread()
      : () => this.#look.isSplit
    const isSplit = lists.length === 0 && order === null && isUnread()
    this.#look = { lists, order, hasNativeStatus, staleProfile, isSplit }
    this.#lists = new WeakMap(lists.flatMap(heldBy))
    const isOrders = order !== null || staleProfile || lists.length > 0
    const isSettled = () => taught.length === 0 && !found.hasTraces && !isHeaded()
    this.#others = isOrders ? noRows : otherRows(document, isSettled)
    const { bodies } = this.#others
    if (bodies.size === 0) this.#watch.watchAll()
    badges.place(places, roots)
    if (bodies.size > 0) this.#watch.watchAround(bodies)
    onLook()
    this.#lookCostMs = Math.max(minScanMs, now() - from)
    this.#pace.spend(this.#lookCostMs)
  }

  /** The order that the page is about; before the page has come to rest, the one that its heading still names. */
  #orderOf(
    isWhole: boolean,
    view: PageView,
    headings: Headings,
    lists: readonly OrdersList[],
  ): OrderReading | null {
    if (!isWhole) {
      this.#timer.ask(calm.ms, calm.maxMs)
      const stands = this.#heading?.cell.isConnected && this.#heading.numberOf(this.#heading.cell)
      return stands ? this.#look.order : null
    }
    const found = orderOn(view, headings, lists)
    this.#heading = found?.place
    return found?.order ?? null
  }
}
