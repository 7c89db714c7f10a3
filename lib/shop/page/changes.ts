import { type Badge, type Badges, badgeTag } from './badges/badges.ts'
import { gridTags } from './find/grid.ts'
import type { OrdersList } from './find/orders-list.ts'
import { isOwn } from './find/text.ts'

/**
 * What a change asks for beyond the rows that it touched: `calm` = a look at the page when it has come to rest; `now` = a
 * look before the next paint, if the page leaves time for it; `must` = headings changed, so columns may mean another thing.
 */
export type ScanUrgency = 'none' | 'calm' | 'now' | 'must'

export interface Changes {
  /** Badges whose row or cell was touched: what they stand beside must be read again. */
  touched: Set<Badge>
  /** Rows that came into lists that are known. With them, and rows that left, it is not yet told what they ask for. */
  rows: Map<OrdersList, Element[]>
  /** Copies of our elements that the page made, e.g. with a row; they have no shadow and no use. */
  clones: Element[]
  look: ScanUrgency
}

/** What is known of the page so far. */
export interface Known {
  badges: Pick<Badges, 'ofRow' | 'ofHost' | 'size'>
  /** The list whose rows stand in this element. */
  listIn: (parent: Node) => OrdersList | undefined
  /** The trees in which lists may stand beside those of the page itself. */
  roots?: readonly ParentNode[]
  /** Lists that staff taught: any elements may be their rows and headings. */
  taught: readonly OrdersList[]
}

const looks: readonly ScanUrgency[] = ['none', 'calm', 'now', 'must']
const headings = 'thead,th,[role="columnheader"]'

/** Sorts a batch of records; our own changes among them ask for nothing. */
export function readChanges(records: readonly MutationRecord[], known: Known): Changes {
  return new ChangeReader(known).read(records)
}

class ChangeReader {
  readonly #known: Known
  readonly #changes: Changes = { touched: new Set(), rows: new Map(), clones: [], look: 'none' }
  readonly #outside = new Set<Node>()
  readonly #asked = new Map<Element, ScanUrgency>()
  /** What left the page in this batch. It was watched all the while, so what came back is not news by itself. */
  readonly #removed = new Set<Element>()
  /** What was asked about last: a sort has one parent for all its rows. */
  #parent: { node: Node; isOrders: boolean } | undefined
  #target: { node: Node; isOwn: boolean } | undefined
  #areHosts: boolean | undefined

  constructor(known: Known) {
    this.#known = known
  }

  read(records: readonly MutationRecord[]): Changes {
    for (const record of records) this.#take(record)
    for (const element of this.#removed) {
      if (element.isConnected) continue
      const badge = this.#known.badges.ofRow(element)
      if (badge) this.#changes.touched.add(badge)
      else {
        this.#touchWithin(element)
        // It leaves no badge behind, but perhaps a page about something else.
        this.#ask('calm')
      }
    }
    return this.#changes
  }

  #take(record: MutationRecord): void {
    const { target, type } = record
    if (type !== 'characterData' && this.#isOwn(target as Element)) return
    if (type === 'childList' && !this.#takeMoved(record, target)) return
    const badge = this.#rowOf(target)
    if (badge) this.#changes.touched.add(badge)
    // A style outside of a row hides, moves and animates; what a row shows is not in it.
    else if (type !== 'attributes' || record.attributeName !== 'style') this.#ask(this.#lookAt(target))
  }

  /** Whether what came or went changes what is around it. */
  #takeMoved({ addedNodes, removedNodes }: MutationRecord, target: Node): boolean {
    let isNews = false
    // By index, and known rows first: a sort tells of every row, many times a second.
    for (let at = 0, count = removedNodes.length; at < count; at += 1) {
      const node = removedNodes[at] as Node
      const isRow = this.#known.badges.ofRow(node) !== undefined
      if (!isRow && node.nodeType !== 1) isNews = true
      else if (isRow || !this.#takeOwn(node as Element)) {
        this.#removed.add(node as Element)
        // A row whose cells go or change places may show its number in another one.
        isNews ||= this.#isOrders(target)
      }
    }
    for (let at = 0, count = addedNodes.length; at < count; at += 1) {
      const node = addedNodes[at] as Node
      if (this.#removed.has(node as Element)) continue
      if (node.nodeType !== 1) isNews = true
      else if (!this.#takeOwn(node as Element)) isNews = this.#takeNew(node as Element, target) || isNews
    }
    return isNews
  }

  /** Whether an element that came is anything but a row of a list that is known. */
  #takeNew(element: Element, parent: Node): boolean {
    if (!element.isConnected || this.#hasHosts(element)) this.#touchWithin(element)
    const list = this.#known.listIn(parent)
    if ((list && !list.rowOf) || this.#mayBeTrees(element)) this.#ask('now')
    else if (list) {
      const rows = this.#changes.rows.get(list) ?? []
      this.#changes.rows.set(list, rows)
      rows.push(element)
    } else if (holdsGrid(element)) this.#ask('now')
    return list === undefined
  }

  /** What happens in a tree of its own is heard of once the page was looked at with it. */
  #mayBeTrees(element: Element): boolean {
    if ((this.#known.roots?.length ?? 0) === 0) return false
    return [element, ...element.getElementsByTagName('*')].some(({ localName }) => localName.includes('-'))
  }

  /** Our own elements: put back where the page took or moved them, taken away where it copied them. */
  #takeOwn(element: Element): boolean {
    if (!isOwn(element)) return false
    const badge = this.#known.badges.ofHost(element)
    if (badge && element.parentNode !== badge.place.cell) this.#changes.touched.add(badge)
    if (!badge && element.localName === badgeTag && element.isConnected) this.#changes.clones.push(element)
    return true
  }

  /** Whether any badge is on the page: a list that was made again has left all of its own behind. */
  #hasHosts({ ownerDocument }: Element): boolean {
    const { roots = [] } = this.#known
    this.#areHosts ??=
      ownerDocument.getElementsByTagName(badgeTag).length > 0 ||
      roots.some(root => root.querySelector(badgeTag) !== null)
    return this.#areHosts
  }

  #touchWithin(element: Element): void {
    const badge = this.#known.badges.ofRow(element)
    if (badge) this.#changes.touched.add(badge)
    const hosts = element.getElementsByTagName(badgeTag)
    for (let at = 0; at < hosts.length; at += 1) {
      const host = hosts[at] as Element
      const badge = this.#known.badges.ofHost(host)
      if (badge) this.#changes.touched.add(badge)
      else if (host.isConnected) this.#changes.clones.push(host)
    }
  }

  #rowOf(node: Node): Badge | undefined {
    const { badges } = this.#known
    if (badges.size === 0) return undefined
    // A text is no row, and most changes are of texts.
    let at: Node | null = node.nodeType === 3 ? node.parentNode : node
    while (at && !this.#outside.has(at)) {
      const badge = badges.ofRow(at)
      if (badge) return badge
      at = at.parentNode ?? (at as Partial<ShadowRoot>).host ?? null
    }
    this.#outside.add(node)
    return undefined
  }

  #lookAt(node: Node): ScanUrgency {
    const element = node.nodeType === 1 ? (node as Element) : node.parentElement
    if (!element) return 'calm'
    const known = this.#asked.get(element)
    if (known) return known
    if (isOwn(element)) return 'none'
    const look = this.#known.taught.map(list => lookAtTaught(list, element)).reduce(higher, lookAt(element))
    this.#asked.set(element, look)
    return look
  }

  #isOwn(target: Element): boolean {
    if (this.#target?.node !== target) this.#target = { node: target, isOwn: isOwn(target) }
    return this.#target.isOwn
  }

  /** Whether what comes and goes here may change what an order shows. */
  #isOrders(parent: Node): boolean {
    if (this.#parent?.node !== parent) {
      const isTaught = this.#known.taught.some(({ root }) => root.contains(parent))
      this.#parent = { node: parent, isOrders: isTaught || this.#rowOf(parent) !== undefined }
    }
    return this.#parent.isOrders
  }

  #ask(look: ScanUrgency): void {
    this.#changes.look = higher(this.#changes.look, look)
  }
}

function higher(one: ScanUrgency, other: ScanUrgency): ScanUrgency {
  return looks.indexOf(one) < looks.indexOf(other) ? other : one
}

function lookAtTaught({ root, headings }: OrdersList, element: Element): ScanUrgency {
  if (headings?.some(heading => heading.contains(element))) return 'must'
  return root.contains(element) ? 'now' : 'none'
}

function lookAt(element: Element): ScanUrgency {
  if (!element.closest(gridTags)) return 'calm'
  if (element.closest(headings)) return 'must'
  // A table without a head says its headings in its first row.
  const row = element.closest('tr,[role="row"]')
  return row && row === row.parentElement?.firstElementChild ? 'must' : 'now'
}

function holdsGrid(element: Element): boolean {
  return element.matches(gridTags) || element.querySelector(gridTags) !== null
}
