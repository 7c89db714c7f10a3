import { type Badge, type Badges, badgeTag } from './badges.ts'
import { gridTags } from './grid.ts'
import { ownTags } from './text.ts'

/**
 * What a change asks for beyond the rows that it touched: `calm` = a look at the page when it has come to rest; `now` = a
 * look before the next paint, if the page leaves time for it; `must` = headings changed, so columns may mean another thing.
 */
export type Look = 'none' | 'calm' | 'now' | 'must'

export interface Changes {
  /** Badges whose row or cell was touched: what they stand beside must be read anew. */
  touched: Set<Badge>
  /** Copies of our elements that the page made, e.g. with a row; they have no shadow and no use. */
  clones: Element[]
  look: Look
}

type KnownBadges = Pick<Badges, 'ofRow' | 'ofHost' | 'size'>

const looks: readonly Look[] = ['none', 'calm', 'now', 'must']
const headings = 'thead,th,[role="columnheader"]'

/** Sorts a batch of records; our own changes among them ask for nothing. */
export function readChanges(records: readonly MutationRecord[], badges: KnownBadges): Changes {
  return new ChangeReader(badges).read(records)
}

class ChangeReader {
  readonly #badges: KnownBadges
  readonly #changes: Changes = { touched: new Set(), clones: [], look: 'none' }
  readonly #rows = new Map<Node, Badge | undefined>()
  readonly #asked = new Map<Element, Look>()
  /** What left the page in this batch. It was watched all the while, so what came back is not news by itself. */
  readonly #removed = new Set<Node>()

  constructor(badges: KnownBadges) {
    this.#badges = badges
  }

  read(records: readonly MutationRecord[]): Changes {
    for (const record of records) this.#take(record)
    if (this.#badges.size > 0)
      for (const node of this.#removed) if (!node.isConnected) this.#touchWithin(node as Element)
    return this.#changes
  }

  #take(record: MutationRecord): void {
    const { target, type } = record
    const element = target.nodeType === 1 ? (target as Element) : target.parentElement
    if (!element || element.matches(ownTags)) return
    const isNews = type !== 'childList' || this.#takeMoved(record)
    if (!isNews) return
    const badge = this.#rowOf(target)
    if (badge) this.#changes.touched.add(badge)
    // A style outside of a row hides, moves and animates; what a row shows is not in it.
    else if (record.attributeName !== 'style') this.#ask(this.#lookAt(element))
  }

  /** Whether anything that is not ours came or went for good. */
  #takeMoved({ addedNodes, removedNodes, target }: MutationRecord): boolean {
    let isNews = false
    for (const node of removedNodes) {
      if (this.#takeOwn(node)) continue
      if (node.nodeType === 1) this.#removed.add(node)
      else isNews = true
    }
    for (const node of addedNodes) {
      if (this.#takeOwn(node)) continue
      if (node.nodeType !== 1) isNews = true
      else if (!this.#removed.has(node)) {
        isNews = true
        this.#touchWithin(node as Element)
        if (holdsGrid(node as Element)) this.#ask('now')
      }
    }
    // Rows that only went leave no badge behind, but perhaps a page about something else.
    if (!isNews && removedNodes.length > 0 && !this.#rowOf(target)) this.#ask('calm')
    return isNews || this.#hasMovedCells(target, removedNodes)
  }

  /** A row whose own cells went or changed places may show its number in another one. */
  #hasMovedCells(target: Node, removed: NodeList): boolean {
    return (
      removed.length > 0 && this.#rowOf(target) !== undefined && [...removed].some(node => !this.#isOwn(node))
    )
  }

  #isOwn(node: Node): boolean {
    return node.nodeType === 1 && (node as Element).matches(ownTags)
  }

  /** Our own elements: put back where the page took or moved them, taken away where it copied them. */
  #takeOwn(node: Node): boolean {
    if (!this.#isOwn(node)) return false
    const badge = this.#badges.ofHost(node)
    if (badge && node.parentNode !== badge.place.cell) this.#changes.touched.add(badge)
    if (!badge && (node as Element).localName === badgeTag && node.isConnected)
      this.#changes.clones.push(node as Element)
    return true
  }

  #touchWithin(element: Element): void {
    for (const host of element.getElementsByTagName(badgeTag)) {
      const badge = this.#badges.ofHost(host)
      if (badge) this.#changes.touched.add(badge)
      else if (host.isConnected) this.#changes.clones.push(host)
    }
  }

  #rowOf(node: Node): Badge | undefined {
    if (this.#badges.size === 0) return undefined
    if (this.#rows.has(node)) return this.#rows.get(node)
    const badge = this.#badges.ofRow(node) ?? (node.parentNode ? this.#rowOf(node.parentNode) : undefined)
    this.#rows.set(node, badge)
    return badge
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
