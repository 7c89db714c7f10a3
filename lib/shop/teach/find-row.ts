import type { Fact } from '../../domain/shop-profile.ts'
import { ownTags, textOf } from '../page/find/text.ts'
import { atPath, childrenOf, numberTokens } from '../page/read/profile-places.ts'

/** What staff pointed at, all of one order. */
export type Pointed = { number: Element } & Partial<Record<Fact, Element>>

/** The row of an order that staff pointed at, and the rows like it. */
export interface FoundRow {
  row: Element
  /** Rows beside it with an order number at the same place, itself among them, in the order of the page. */
  peers: readonly Element[]
}

/** What a row is by its kind, even where it is the only one. */
const rowTags = 'tr,[role="row"],li,article'
const maxNumberTextLength = 120

/** Whether an element holds one order number and little else. */
export function holdsNumber(element: Element): boolean {
  const text = textOf(element)
  return text.length <= maxNumberTextLength && numberTokens(text).length === 1
}

/**
 * The row that holds all these elements: the widest part of the page that has its like beside it and holds no other
 * order. Undefined where nothing repeats, e.g. because the elements belong to different orders.
 */
export function findRow(number: Element, others: readonly Element[] = []): FoundRow | undefined {
  const levels: FoundRow[] = []
  let level: Element | null = number
  while (level && level.localName !== 'body') {
    const row: Element = level
    if (others.every(other => row.contains(other))) levels.push({ row, peers: peersOf(row, number) })
    level = row.parentElement
  }
  const single = levels.filter(({ row }) => isSingle(row, number))
  const repeated = single.filter(({ peers }) => peers.length > 1)
  // Its other columns may hold numbers too: of a table, the row is known by its kind.
  const tableRow = levels.find(({ row, peers }) => row.matches('tr,[role="row"]') && peers.length > 1)
  return (
    tableRow ??
    repeated.at(-1) ??
    most(levels.filter(({ peers }) => peers.length > 1)) ??
    single.find(({ row }) => row.matches(rowTags))
  )
}

function most(levels: readonly FoundRow[]): FoundRow | undefined {
  return [...levels].sort((one, other) => other.peers.length - one.peers.length)[0]
}

function peersOf(row: Element, number: Element): Element[] {
  const siblings = row.parentElement ? childrenOf(row.parentElement) : [row]
  return siblings.filter(
    each =>
      each === row || (each.localName === row.localName && counterpart(number, row, each) !== undefined),
  )
}

/** What the number's element is in another row: the same steps down, else the one element there that is like it. */
export function counterpart(number: Element, row: Element, other: Element): Element | undefined {
  const same = atPath(other, pathTo(row, number))
  if (same && same.localName === number.localName && holdsNumber(same)) return same
  const alike = likenesses(number, other)
  return alike.length === 1 ? alike[0] : undefined
}

/** Whether a part of the page holds this one order only. */
function isSingle(row: Element, number: Element): boolean {
  return row === number || likenesses(number, row).length <= 1
}

/** Elements that could be an order number of the same kind: same tag, same classes, same kind of parent. */
function likenesses(number: Element, inside: Element): Element[] {
  const kindOf = (element: Element) => {
    const classes = [...element.classList].filter(name => !/\d/.test(name)).sort()
    return `${element.localName}.${classes.join('.')}<${element.parentElement?.localName}`
  }
  const kind = kindOf(number)
  return [...inside.querySelectorAll(number.localName)].filter(
    each => kindOf(each) === kind && !each.closest(ownTags) && holdsNumber(each),
  )
}

/** How many children to go past at each step down. */
export function pathTo(from: Element, to: Element): number[] {
  const steps: number[] = []
  let element = to
  while (element !== from && element.parentElement) {
    steps.unshift(childrenOf(element.parentElement).indexOf(element))
    element = element.parentElement
  }
  return steps
}
