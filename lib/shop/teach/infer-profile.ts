import {
  facts,
  type NumberShape,
  type Place,
  type Shape,
  type ShopProfile,
} from '../../domain/shop-profile.ts'
import { badgeTag } from '../page/badges/badges.ts'
import { textOf } from '../page/find/text.ts'
import { addressPattern } from '../page/read/address-pattern.ts'
import { numberTokens } from '../page/read/profile-places.ts'
import { type MatchedRow, matchRows } from '../page/read/read-by-profile.ts'
import { findColumns } from './find-columns.ts'
import { counterpart, type FoundRow, findRow, holdsNumber, type Pointed } from './find-row.ts'
import { holderShapes, sharedShapes } from './shapes.ts'

export type Inference =
  | { ok: true; profile: ShopProfile }
  | { ok: false; reason: 'no-number' | 'no-rows' | 'not-same-order' | 'not-sure' }

const maxDepth = 4

/**
 * How to read a list of orders from what staff pointed at in one of them. The profile is tried on the very page
 * before it is given: it reads the order that was pointed at exactly, and every row like it.
 */
export function inferProfile(document: Document, pointed: Pointed): Inference {
  const { number, ...others } = pointed
  if (!holdsNumber(number)) return { ok: false, reason: 'no-number' }
  const given = Object.values(others)
  const found = findRow(number, given)
  if (!found) return { ok: false, reason: findRow(number) && given.length > 0 ? 'not-same-order' : 'no-rows' }
  const draft = draftOf(document, pointed, found)
  const rows =
    draft && surestRows(document, { ...draft, rows: [{ tag: found.row.localName }] }, found, pointed)
  return rows ? { ok: true, profile: { ...draft, rows } } : { ok: false, reason: 'not-sure' }
}

type Draft = Omit<ShopProfile, 'rows'>

function draftOf(document: Document, pointed: Pointed, found: FoundRow): Draft | undefined {
  const columns = findColumns(pointed, found)
  const placeOf = (target: Element | undefined): Place | null => (target && columns.placeOf(target)) ?? null
  const number = placeOf(pointed.number)
  const asked = Object.values(pointed)
  if (!number || asked.some(target => !placeOf(target))) return undefined
  const [date, customer, total, status] = facts.map(fact => placeOf(pointed[fact]))
  return {
    format: 'nextech-sync/shop-profile',
    version: 1,
    page: addressPattern(document.URL),
    first: document.querySelector(badgeTag) !== null,
    cells: columns.cells,
    number,
    numbers: shapeOf(found, pointed.number),
    date: date ?? null,
    customer: customer ?? null,
    total: total ?? null,
    status: status ?? null,
    // One that shows its order is found without being taught, and no other is followed.
    link: null,
  }
}

function shapeOf({ row, peers }: FoundRow, number: Element): NumberShape {
  const tokens = peers.flatMap(peer => {
    const element = peer === row ? number : counterpart(number, row, peer)
    return element ? numberTokens(textOf(element)) : []
  })
  const prefixes = new Set(tokens.map(token => token.prefix))
  const [prefix = ''] = prefixes
  const isOne = prefixes.size === 1 && prefix.length <= 12
  const digits = tokens.map(token => token.digits)
  return { prefix: isOne ? prefix : null, digits: [Math.min(...digits), Math.max(...digits)] }
}

/** The selector that reads these rows and as little else as can be; undefined where none reads them all. */
function surestRows(
  document: Document,
  draft: ShopProfile,
  found: FoundRow,
  pointed: Pointed,
): Shape[] | undefined {
  let best: { cost: number; rows: Shape[] } | undefined
  for (const rows of chainsOf(found)) {
    const matched = matchRows(document, { ...draft, rows }).rows
    const cost = costOf(matched, rows, found, pointed)
    if (cost !== undefined && (best === undefined || cost < best.cost)) best = { cost, rows }
  }
  return best?.rows
}

/** Rows by their own shape, and below one to four of the elements that hold them, by tag or by name. */
function chainsOf({ row, peers }: FoundRow): Shape[][] {
  let holders: Shape[][] = [[]]
  const chains: Shape[][] = []
  let above = row.parentElement
  for (let depth = 0; depth <= maxDepth; depth++) {
    for (const shape of sharedShapes(peers)) chains.push(...holders.map(chain => [...chain, shape]))
    if (!above || above.localName === 'html') break
    const shapes = holderShapes(above)
    // Only the outermost by name: what is between is told by its place.
    holders = shapes.map(shape => [shape, ...(holders[0] ?? [])])
    above = above.parentElement
  }
  return chains
}

/** Other orders that are read cost most, then rows without a number, then everything that a redesign may change. */
function costOf(
  matched: readonly MatchedRow[],
  rows: readonly Shape[],
  { row, peers }: FoundRow,
  pointed: Pointed,
): number | undefined {
  const byElement = new Map(matched.map(each => [each.element, each]))
  if (!peers.every(peer => byElement.get(peer)?.number) || !isExact(byElement.get(row), pointed))
    return undefined
  const others = matched.filter(each => !peers.includes(each.element))
  const strangers = others.filter(each => each.number).length
  const last = rows.at(-1) ?? {}
  const isTooled = last.classes?.some(name => /\d/.test(name)) ?? false
  const isBare = !last.classes && !last.attributes && !/^(tr|li|article)$/.test(last.tag ?? '')
  return (
    (strangers > 0 ? 1_000 : 0) +
    Math.min(others.length - strangers, 50) +
    (isTooled ? 30 : 0) +
    (isBare ? 10 : 0) +
    (last.classes?.length ?? 0) +
    rows.filter(shape => shape !== last && (shape.id || shape.classes)).length +
    3 * rows.length
  )
}

/** Whether the order that was pointed at is read as it stands there. */
function isExact(row: MatchedRow | undefined, pointed: Pointed): boolean {
  if (!row?.number || !textOf(pointed.number).includes(row.number)) return false
  return facts.every(fact => {
    const target = pointed[fact]
    const read = row.facts[fact]
    return target ? read !== null && textOf(target).endsWith(read) : read === null
  })
}
