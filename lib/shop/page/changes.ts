import { type Badge, type Badges, badgeTag } from './badges.ts'
import { gridTags } from './grid.ts'
import type { OrdersList } from './orders-list.ts'
import { ownTags } from './text.ts'

/**
 * What a change asks for beyond the rows that it touched: `calm` = a look at the page when it has come to rest; `now` = a
 * look before the next paint, if the page leaves time for it; `must` = headings changed, so columns may mean another thing.
 */
export type Look = 'none' | 'calm' | 'now' | 'must'

export interface Changes {
  /** Badges whose row or cell was touched: what they stand beside must be read anew. */
  touched: Set<Badge>
  /** Rows that came into lists that are known. */
  rows: Map<OrdersList, Element[]>
  /** Copies of our elements that the page made, e.g. with a row; they have no shadow and no use. */
  clones: Element[]
  look: Look
}

/** What is known of the page so far. */
export interface Known {
  badges: Pick<Badges, 'ofRow' | 'ofHost' | 'size'>
  /** The list whose rows stand in this element. */
  listIn: (parent: Node) => OrdersList | undefined
}

const looks: readonly Look[] = ['none', 'calm', 'now', 'must']
const headings = 'thead,th,[role="columnheader"]'
const ownNames = new Set(ownTags.split(','))

/** Sorts a batch of records; our own changes among them ask for nothing. */
export function readChanges(records: readonly MutationRecord[], known: Known): Changes {
  return new ChangeReader(known).read(records)
}

class ChangeReader {
  readonly #known: Known
  readonly #changes: Changes = { touched: new Set(), rows: new Map(), clones: [], look: 'none' }
  readonly #outside = new Set<Node>()
  readonly #asked = new Map<Element, Look>()
  /** What left the page in this batch. It was watched all the while, so what came back is not news by itself. */
  readonly #removed = new Set<Element>()

  constructor(known: Known) {
    this.#known = known
  }

  read(records: readonly MutationRecord[]): Changes {
    for (const record of records) this.#take(record)
    for (const element of this.#removed) {
      if (element.isConnected) continue
      this.#touchWithin(element)
      // It leaves no badge behind, but perhaps a page about something else.
      this.#ask('calm')
    }
    return this.#changes
  }

  #take(record: MutationRecord): void {
    const { target, type } = record
    const element = target.nodeType === 1 ? (target as Element) : target.parentElement
    if (element && isOwn(element)) return
    if (type === 'childList' && !this.#takeMoved(record)) return
    const badge = this.#rowOf(target)
    if (badge) this.#changes.touched.add(badge)
    // A style outside of a row hides, moves and animates; what a row shows is not in it.
    else if (record.attributeName !== 'style') this.#ask(element ? this.#lookAt(element) : 'calm')
  }

  /** Whether what came or went changes what is around it. */
  #takeMoved({ addedNodes, removedNodes, target }: MutationRecord): boolean {
    let isNews = false
    for (const node of removedNodes) {
      if (node.nodeType !== 1) isNews = true
      else if (!this.#takeOwn(node as Element)) {
        this.#removed.add(node as Element)
        // A row whose cells go or change places may show its number in another one.
        isNews ||= this.#rowOf(target) !== undefined
      }
    }
    for (const node of addedNodes) {
      if (node.nodeType !== 1) isNews = true
      else if (!this.#takeOwn(node as Element) && !this.#removed.has(node as Element))
        isNews = this.#takeNew(node as Element, target) || isNews
    }
    return isNews
  }

  /** Whether an element that came is anything but a row of a list that is known. */
  #takeNew(element: Element, parent: Node): boolean {
    this.#touchWithin(element)
    const list = this.#known.listIn(parent)
    if (list && !list.rowOf) this.#ask('now')
    else if (list) {
      const rows = this.#changes.rows.get(list) ?? []
      this.#changes.rows.set(list, rows)
      rows.push(element)
      this.#ask('calm')
    } else if (holdsGrid(element)) this.#ask('now')
    return list === undefined
  }

  /** Our own elements: put back where the page took or moved them, taken away where it copied them. */
  #takeOwn(element: Element): boolean {
    if (!isOwn(element)) return false
    const badge = this.#known.badges.ofHost(element)
    if (badge && element.parentNode !== badge.place.cell) this.#changes.touched.add(badge)
    if (!badge && element.localName === badgeTag && element.isConnected) this.#changes.clones.push(element)
    return true
  }

  #touchWithin(element: Element): void {
    const badge = this.#known.badges.ofRow(element)
    if (badge) this.#changes.touched.add(badge)
    for (const host of element.getElementsByTagName(badgeTag)) {
      const badge = this.#known.badges.ofHost(host)
      if (badge) this.#changes.touched.add(badge)
      else if (host.isConnected) this.#changes.clones.push(host)
    }
  }

  #rowOf(node: Node): Badge | undefined {
    const { badges } = this.#known
    if (badges.size === 0) return undefined
    let at: Node | null = node
    while (at && !this.#outside.has(at)) {
      const badge = badges.ofRow(at)
      if (badge) return badge
      at = at.parentNode
    }
    this.#outside.add(node)
    return undefined
  }

  #lookAt(element: Element): Look {
    const known = this.#asked.get(element)
    if (known) return known
    const look = lookAt(element)
    this.#asked.set(element, look)
    return look
  }

  #ask(look: Look): void {
    if (looks.indexOf(look) > looks.indexOf(this.#changes.look)) this.#changes.look = look
  }
}

function isOwn(element: Element): boolean {
  return ownNames.has(element.localName)
}

function lookAt(element: Element): Look {
  if (!element.closest(gridTags)) return 'calm'
  if (element.closest(headings)) return 'must'
  // A table without a head says its headings in its first row.
  const row = element.closest('tr,[role="row"]')
  return row && row === row.parentElement?.firstElementChild ? 'must' : 'now'
}

function holdsGrid(element: Element): boolean {
  return element.matches(gridTags) || element.querySelector(gridTags) !== null
}
