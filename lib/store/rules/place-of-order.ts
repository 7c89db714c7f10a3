import { cannotBeOneOrder, isOneOrder } from '../../domain/identity.ts'
import { netCents, type Order } from '../../domain/order.ts'
import { isTaken, type OrderRecord, type Posting, postingKey } from '../../domain/posting.ts'
import { firstStore, normalStore } from '../../domain/stores.ts'
import type { Instant } from '../../domain/units.ts'
import { requeued } from './records.ts'

/** The store that a shop's orders belong to now (`storeOf` of the configuration). */
export type StoreOf = (origin: string) => string

/** A stored posting with its order; one that cannot be read proves nothing. */
export interface Stored {
  posting: Posting
  order: Order | undefined
  /** As it is stored. */
  row: Order | undefined
}

/** Where a reading belongs: to the posting that it is the order of, or in a place of its own. */
export interface OrderPlace {
  key: string
  /** As it was read first: a page may write its letters in another case. */
  number: string
  /** A known order stays in the store it is kept in. */
  store: string
  known: Stored | undefined
  /** Facts of the order that has the number, where this one cannot be it. */
  takenBy: Posting['takenBy']
  /** Other orders have this number too. */
  isShared: boolean
}

/**
 * Finds the place of a reading among what is stored with its number (rules 1). Undefined where orders stand in
 * each other's way that may have to move first: `settleNumber`.
 */
export function placeOfOrder(
  all: readonly Stored[],
  read: Order,
  storeOf: StoreOf,
  isSettled: boolean,
): OrderPlace | undefined {
  const store = storeOf(read.shop)
  const found = findIn(all, read, store)
  const isCrowded = found ? isTaken(found.posting) : all.some(each => isIn(each, store))
  if (isCrowded && !isSettled) return undefined
  const isShared = all.length > (found ? 1 : 0)
  if (found) {
    const { key, number } = found.posting
    return { key, number, store: storeIn(found), known: found, isShared, takenBy: undefined }
  }
  const number = all[0]?.posting.number ?? read.number
  const keys = new Set(all.map(({ posting }) => posting.key))
  const key = freeKey(keys, { store, number })
  const holder = all.find(each => isIn(each, store) && !isTaken(each.posting))
  const facts = holder && {
    placedAt: holder.posting.placedAt,
    amountCents: holder.order ? netCents(holder.order) : 0,
  }
  return { key, number, store, known: undefined, isShared, takenBy: isTaken({ key }) ? facts : undefined }
}

/** An order that goes to another key. */
export interface Move {
  before: OrderRecord
  after: OrderRecord
}

/** Which orders of a number go elsewhere (see `settleNumber`): who waits for a number goes home first; who has it makes room only where that does not help. */
export function movesAmong(
  all: readonly Stored[],
  storeOf: StoreOf,
  now: Instant,
  newcomer: string | undefined,
): Move[] {
  const places = new Map(all.map(each => [each, each.posting.key]))
  const go = (each: Stored) => {
    const { posting } = each
    const home = storeOf(posting.shop)
    const store = isIn(each, home) ? storeIn(each) : home
    const keys = new Set(places.values())
    const key = freeKey(keys, { store, number: posting.number })
    if (each.order && !isTaken({ key })) places.set(each, key)
  }
  const waiting = () => all.filter(each => isTaken({ key: places.get(each) ?? '' }))
  for (const each of waiting()) go(each)
  for (const each of all) {
    const isInTheWay = waiting().some(
      other => other !== each && keyStore(other.posting) === keyStore(each.posting),
    )
    const isWanted = isInTheWay || (newcomer !== undefined && isIn(each, newcomer))
    if (!isTaken(each.posting) && isWanted && !isIn(each, storeOf(each.posting.shop))) go(each)
  }
  for (const each of waiting()) go(each)
  return [...places].flatMap(([{ posting, order, ...each }, key]) => {
    if (!order || key === posting.key) return []
    const store = isStoreOfKey(key, posting) ? storeIn({ posting, order, ...each }) : storeOf(posting.shop)
    return [{ before: { order, posting }, after: movedTo(posting, order, { store, key }, now) }]
  })
}

const isStoreOfKey = (key: string, posting: Posting) => keyStore({ key }) === keyStore(posting)

/** The first key of this store and number that no order has. */
function freeKey(keys: ReadonlySet<string>, order: Pick<Order, 'store' | 'number'>): string {
  let again = 0
  while (keys.has(postingKey(order, again))) again += 1
  return postingKey(order, again)
}

/** The stored order that a reading is of: in its store unless it cannot be, in another one only if it must be. */
function findIn(all: readonly Stored[], read: Order, store: string): Stored | undefined {
  const maybe = all.filter(each => isIn(each, store) && (!each.order || !cannotBeOneOrder(each.order, read)))
  const certain = all.filter(({ order }) => order && isOneOrder(order, read))
  const apart = ({ posting }: Stored) => Math.abs(posting.placedAt - read.placedAt)
  const nearest = (some: readonly Stored[]) => [...some].sort((a, b) => apart(a) - apart(b))[0]
  return nearest(maybe) ?? nearest(certain)
}

function movedTo(
  before: Posting,
  order: Order,
  { store, key }: { store: string; key: string },
  now: Instant,
): OrderRecord {
  const waited = isTaken(before) && before.reason === 'number-taken'
  const free = waited ? { ...requeued(before, now), reason: null, takenBy: null } : before
  const { store: _store, ...rest } = order
  return {
    order: store === firstStore ? rest : { ...rest, store },
    posting: { ...free, key, revision: before.revision + 1 },
  }
}

function isIn({ posting }: Pick<Stored, 'posting'>, store: string): boolean {
  return keyStore(posting) === normalStore(store)
}

function storeIn({ posting, order }: Stored): string {
  return order?.store ?? keyStore(posting)
}

const keyStore = ({ key }: Pick<Posting, 'key'>) => key.slice(0, key.indexOf('/'))
