import type { ShopProfile } from '../../domain/shop-profile.ts'
import type { OrderReading } from '../../protocol/readings.ts'
import { findOrders } from './find-orders.ts'
import { gridTags } from './grid.ts'
import { orderHeading, readOrderPage } from './read-order-page.ts'
import { type OrderRow, readRows } from './read-rows.ts'
import { readTaught } from './read-taught.ts'
import { ownTags } from './text.ts'

/** What a page shows of orders at one moment. */
export interface PageReading {
  rows: readonly OrderRow[]
  unreadable: number
  /** The order that the page is about, and its heading: beside that, a badge would push the page's own buttons. */
  order: { reading: OrderReading; cell: Element } | null
  /** The page was taught, and looks different now. */
  misfit: boolean
}

export interface ShopPage {
  start(): void
  stop(): void
  /** Reads the page now; what it shows is told to `onReading` before this returns. */
  read(): void
}

/** `protocol/messages.ts` takes no more rows in one message. */
const mostRows = 5000
/** An order page redraws parts of itself; a list is read at once, because its badges must never be wrong. */
const calmMs = 200
const watched: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['href', 'value', 'title', 'hidden'],
}

/**
 * Watches a page for orders. Grids keep their rows and change only texts when staff turn the page, so that
 * `characterData` is all there is to see, and a frame later is too late (order-pages notes B1): lists are
 * read inside of the observer's callback, from nothing, every time.
 */
export function createShopPage(
  document: Document,
  onReading: (reading: PageReading) => void,
  profiles: () => readonly ShopProfile[] = () => [],
): ShopPage {
  let taught: Element | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let isRunning = false
  const observer = new MutationObserver(records => {
    const foreign = records.filter(isForeign)
    if (foreign.some(record => touchesGrid(record) || taught?.contains(record.target))) read()
    else if (foreign.length > 0) timer ??= setTimeout(read, calmMs)
  })
  const read = () => {
    clearTimeout(timer)
    timer = undefined
    if (!isRunning) return
    const reading = readPage(document, profiles())
    taught = reading.taughtRoot
    onReading(reading)
    // What was recorded meanwhile are our own badges.
    observer.takeRecords()
  }
  const turns = ['popstate', 'hashchange', 'pageshow', 'wxt:locationchange']
  const view = document.defaultView
  return {
    start() {
      if (isRunning) return
      isRunning = true
      observer.observe(document.body, watched)
      for (const turn of turns) view?.addEventListener(turn, read)
      read()
    },
    stop() {
      isRunning = false
      observer.disconnect()
      clearTimeout(timer)
      timer = undefined
      for (const turn of turns) view?.removeEventListener(turn, read)
    },
    read,
  }
}

function readPage(document: Document, profiles: readonly ShopProfile[]) {
  const lists = findOrders(document.body).map(readRows)
  const recognised = lists.flatMap(list => list.rows)
  const taught = readTaught(document, profiles, recognised.length > 0)
  const isTaught = taught.rows.length > 0
  const rows = (isTaught ? taught.rows : recognised).slice(0, mostRows)
  const unreadable = isTaught ? taught.unreadable : lists.reduce((sum, list) => sum + list.unreadable, 0)
  // An order's own tabs hold lists too; a page with a list of orders is about none of them.
  const reading = rows.length === 0 ? readOrderPage(document) : undefined
  const cell = reading && orderHeading(document)
  const order = reading && cell ? { reading, cell } : null
  return {
    rows,
    unreadable,
    order,
    misfit: taught.misfit,
    taughtRoot: isTaught ? around(rows.map(row => row.cell)) : null,
  }
}

/** The smallest part of the page that holds all of these. */
function around(elements: readonly Element[]): Element | null {
  let root = elements[0]?.parentElement ?? null
  while (root && !elements.every(element => root?.contains(element))) root = root.parentElement
  return root
}

function isForeign(record: MutationRecord): boolean {
  const isOwn = (node: Node) => node.nodeType === 1 && (node as Element).matches(ownTags)
  if (isOwn(record.target)) return false
  const moved = [...record.addedNodes, ...record.removedNodes]
  return record.type !== 'childList' || !moved.every(isOwn)
}

function touchesGrid(record: MutationRecord): boolean {
  const element = record.target.nodeType === 1 ? (record.target as Element) : record.target.parentElement
  if (element?.closest(gridTags)) return true
  return [...record.addedNodes, ...record.removedNodes].some(
    node => node.nodeType === 1 && holdsGrid(node as Element),
  )
}

function holdsGrid(element: Element): boolean {
  return element.matches(gridTags) || element.querySelector(gridTags) !== null
}
