import type { OrderReading } from '../../protocol/readings.ts'
import type { Badge, Badges } from './badges.ts'
import { createCalmTimer } from './calm-timer.ts'
import { type Look, readChanges } from './changes.ts'
import type { OrdersList } from './orders-list.ts'
import { showsOwnStatus } from './own-status.ts'
import { createPace } from './pace.ts'
import { type BadgePlace, headingPlace, listPlaces, placesOf } from './places.ts'
import { orderHeading, readOrderPage } from './read-order-page.ts'

/** What a page was seen to be at the last look. */
export interface PageLook {
  lists: readonly OrdersList[]
  /** The order that the page is about. */
  order: OrderReading | null
  /** DermPRO's own Nextech status is on the page. */
  hasOwnStatus: boolean
}

export interface ShopPageOptions {
  document: Document
  badges: Badges
  /** The page was looked at, and its badges are in their places. */
  onLook: () => void
  /** A row may say something else of its order; its badge is right already. */
  onTouched: () => void
  now: () => number
}

/** `protocol/messages.ts` takes no more rows in one message. */
const mostRows = 5000
/** Changes outside of lists are waited out; what a page is about is read once it has come to rest. */
const calm = { ms: 200, mostMs: 1_000, overloadedMs: 5_000 }
/** One tenth of a restless page's time, and no more than one frame's worth of a quiet one's at once. */
const time = { burstMs: 50, share: 0.1 }
/** A page that gives back our change with one of its own could keep both of us busy for ever. */
const leastLookMs = 2
/** Beyond these there is no time to read what changed: all badges go until the page is calm. */
const most = { records: 40_000, overdraftMs: 200 }

const watched: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['href', 'value', 'title', 'hidden', 'style', 'colspan', 'aria-colindex'],
}
const turns = ['popstate', 'hashchange', 'pageshow']

/**
 * Watches a page for orders. Grids keep their rows and change only texts when staff turn the page, and do so inside
 * their own animation frames: a frame later is too late (order-pages notes B1). So every row that changed is read
 * inside of the observer's callback, which runs before the paint; the whole page is looked at only when rows or
 * headings came, and as often as the page's time allows. What cannot be read in time loses its badge.
 */
export class ShopPage {
  readonly #options: ShopPageOptions
  readonly #pace
  readonly #observer = new MutationObserver(records => this.#take(records))
  readonly #timer
  #lookCostMs = leastLookMs
  /** The page changed faster than it can be read, and all badges were taken away. */
  #isOverloaded = false
  #isRunning = false
  #look: PageLook = { lists: [], order: null, hasOwnStatus: false }
  #heading: BadgePlace | undefined
  /** Lists by the elements in which their rows stand. */
  #lists = new WeakMap<Node, OrdersList>()

  constructor(options: ShopPageOptions) {
    this.#options = options
    this.#pace = createPace({ ...time, now: options.now })
    this.#timer = createCalmTimer(this.lookNow, options.now)
  }

  get look(): PageLook {
    return this.#look
  }

  start(): void {
    if (this.#isRunning) return
    this.#isRunning = true
    const { document } = this.#options
    // The document itself: pages replace their body, and some everything.
    this.#observer.observe(document, watched)
    for (const turn of turns) document.defaultView?.addEventListener(turn, this.lookNow)
    this.lookNow()
  }

  stop(): void {
    this.#isRunning = false
    this.#observer.disconnect()
    this.#timer.cancel()
    for (const turn of turns) this.#options.document.defaultView?.removeEventListener(turn, this.lookNow)
  }

  /** Reads what has changed up to this very moment, e.g. earlier in the script that calls. */
  catchUp(): void {
    const records = this.#observer.takeRecords()
    if (records.length > 0) this.#take(records)
  }

  /** Looks at everything anew: the lists, and what the page is about. */
  readonly lookNow = (): void => this.#lookAtPage(true)

  #take(records: MutationRecord[]): void {
    if (!this.#isRunning) return
    const { badges, onTouched, now } = this.#options
    const from = now()
    if (records.length > most.records) {
      this.#overload()
      return
    }
    const changes = readChanges(records, { badges, listIn: parent => this.#lists.get(parent) })
    for (const clone of changes.clones) clone.remove()
    const isSure = this.#check(changes.touched, from)
    if (!this.#isOverloaded) this.#addRows(changes.rows)
    this.#pace.spend(now() - from)
    if (changes.touched.size + changes.rows.size > 0) onTouched()
    if (isSure !== undefined) this.#plan(isSure || changes.look === 'must' ? changes.look : 'now')
  }

  /** False where a row lost its order, and may have it in another cell; undefined where there was no time to see. */
  #check(touched: ReadonlySet<Badge>, from: number): boolean | undefined {
    const { badges, now } = this.#options
    const until = from + Math.max(this.#pace.left(), leastLookMs)
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

  /** Rows that came under headings that are as they were; the next look sees whether it is still such a list. */
  #addRows(added: ReadonlyMap<OrdersList, readonly Element[]>): void {
    for (const [list, rows] of added) {
      const isHere = (row: Element) => this.#lists.get(row.parentNode ?? row) === list && row.isConnected
      const here = rows.filter(isHere).flatMap(row => list.rowOf?.(row) ?? [])
      this.#options.badges.add(placesOf({ ...list, rows: here }))
      const came = new Set(here.map(({ cell }) => cell))
      const stayed = list.rows.filter(({ cell }) => cell.isConnected && !came.has(cell))
      this.#keepList(list, { ...list, rows: [...stayed, ...here].slice(0, mostRows) })
    }
  }

  #overload(): void {
    this.#options.badges.place([])
    this.#isOverloaded = true
    this.#timer.ask(calm.ms, calm.overloadedMs)
  }

  #plan(look: Look): void {
    if (look === 'none') return
    const wait = this.#pace.waitMs(this.#lookCostMs)
    const isDue = look === 'must' && this.#pace.left() > -most.overdraftMs
    if (this.#isOverloaded) this.#timer.ask(calm.ms, calm.overloadedMs)
    else if (look === 'calm') this.#timer.ask(calm.ms, calm.mostMs)
    else if (wait === 0 || isDue) this.#lookAtPage(false)
    else if (look === 'must') this.#overload()
    else this.#timer.ask(wait, calm.mostMs)
  }

  /** `isWhole` = also what the page itself is about, which takes longer and need not be there with the next frame. */
  #lookAtPage(isWhole: boolean): void {
    if (!this.#isRunning) return
    const { document, badges, onLook, now } = this.#options
    const from = now()
    this.#isOverloaded = false
    this.#timer.cancel()
    const found = listPlaces(document)
    const places = found.flatMap(list => list.places).slice(0, mostRows)
    // An order's own tabs hold lists too; a page with a list of orders is about none of them.
    const order = places.length === 0 ? this.#orderOf(isWhole) : null
    if (order && this.#heading) places.push(this.#heading)
    const hasOwnStatus = places.length > 0 && showsOwnStatus(document)
    this.#look = { lists: found.map(({ list }) => list), order, hasOwnStatus }
    this.#lists = new WeakMap(
      found.flatMap(({ list }) => parentsOf(list).map(parent => [parent, list] as const)),
    )
    badges.place(places)
    onLook()
    this.#lookCostMs = Math.max(leastLookMs, now() - from)
    this.#pace.spend(this.#lookCostMs)
  }

  #keepList(old: OrdersList, list: OrdersList): void {
    this.#look = { ...this.#look, lists: this.#look.lists.map(each => (each === old ? list : each)) }
    for (const parent of parentsOf(list)) this.#lists.set(parent, list)
  }

  /** The order that the page is about; before the page has come to rest, the one that its heading still names. */
  #orderOf(isWhole: boolean): OrderReading | null {
    if (!isWhole) {
      this.#timer.ask(calm.ms, calm.mostMs)
      const stands = this.#heading?.cell.isConnected && this.#heading.numberOf(this.#heading.cell)
      return stands ? this.#look.order : null
    }
    const { document } = this.#options
    const reading = readOrderPage(document)
    const heading = reading && orderHeading(document)
    this.#heading = heading && headingPlace(reading.number, heading)
    return heading ? reading : null
  }
}

/** The elements in which a list's rows stand. */
function parentsOf({ rows }: OrdersList): Node[] {
  return [...new Set(rows.flatMap(({ parts }) => parts.flatMap(part => part.parentNode ?? [])))]
}
