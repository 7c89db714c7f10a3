import * as v from 'valibot'
import { stackWithoutMessage } from '../domain/safe-error.ts'
import type { SourceState } from '../domain/source-state.ts'
import type { Instant } from '../domain/units.ts'
import { firstUnread, isInOrder } from './first-unread.ts'
import type { IntakeStore } from './ports/intake.ts'
import type { Lock } from './ports/runtime.ts'
import type { OrderChanges, OrderSource, SourceOrder } from './ports/source.ts'
import { dueAt, noteSourceTrouble, pollTiming, type SourceStates, stateOf } from './source-state.ts'

/** What reading a shop's orders needs of the world. */
export interface Polling extends SourceStates {
  intake: Pick<IntakeStore, 'takeOrders' | 'records'>
  lock: Lock
}

type ReadOrder = Extract<SourceOrder, { ok: true }>

/** A reading ends here and goes on at the next wake-up: a worker may be stopped after some minutes. */
const maxPages = 40
const maxUnreadable = 50
/** As many states as are told in short at once; what is forgotten is only read again. */
const maxRead = 300
/** Orders that are stored together: what others write of the practice waits for them no longer than for a few writes. */
const maxTogether = 25

/**
 * Reads what changed in a shop since the last time, if it is due or a person asks for it, and answers how many orders
 * were taken. The mark moves only when all of a page is stored: if the worker is killed,
 * the next one reads that page again. Throws only on a bug or where the store fails.
 */
export async function pollOrders(world: Polling, source: OrderSource, asked = false): Promise<number> {
  const result = await world.lock.ifFree(`nextech-sync-poll ${source.shop}`, async () => {
    const now = world.clock.now()
    const state = await stateOf(world, source)
    if (!asked && dueAt(state, now) > now) return 0
    // Before the reading: one that ends in a bug is not begun again at once.
    const begun = { ...state, nextPollAt: now + pollTiming.again }
    await world.sources.saveSourceState(source.shop, begun)
    return readOverlap(world, source, begun, now + pollTiming.interval)
  })
  return result === 'busy' ? 0 : result
}

/** Begins before the mark, for what was written late, and leaves out what of that was read before. */
async function readOverlap(
  world: Polling,
  source: OrderSource,
  begun: SourceState,
  nextPollAt: Instant,
): Promise<number> {
  // A reading that ended early goes on without overlap: more changes than it holds may lie within one.
  if (begun.resume !== null) return readPages(world, source, begun, nextPollAt, begun.resume)
  const beginning = await firstUnread(source, begun, begun.mark - pollTiming.overlap)
  if ('ok' in beginning) {
    await noteSourceTrouble(world, source, begun, beginning)
    return 0
  }
  const { since, read } = beginning
  const state = { ...begun, read }
  if (since !== null) return readPages(world, source, state, nextPollAt, { since, page: 1 })
  const readAt = world.clock.now()
  await world.sources.saveSourceState(source.shop, { ...state, readAt, nextPollAt, trouble: null })
  return 0
}

async function readPages(
  world: Polling,
  source: OrderSource,
  begun: SourceState,
  nextPollAt: Instant,
  from: { since: Instant; page: number },
): Promise<number> {
  const save = (state: SourceState) => world.sources.saveSourceState(source.shop, state)
  let state = begun
  let place = from
  let taken = 0
  const seen = new Set<string>()
  let latest = begun.mark
  for (let count = 0; count < maxPages; count++) {
    const answer = await source.changes(place.since, place.page)
    if (!answer.ok) {
      await noteSourceTrouble(world, source, state, answer)
      return taken
    }
    const stored = await storePage(world, source, state, unseen(answer.value, seen))
    taken += stored.taken
    // What is in no order says nothing of what lies before its youngest until all of it was read.
    const isAsAsked = isInOrder(answer.value.orders, place.since)
    latest = Math.max(latest, stored.state.mark)
    state = isAsAsked ? stored.state : { ...stored.state, mark: state.mark }
    // A page that is given again and again would never end, whatever the shop says of its total.
    if (answer.value.last || (place.page > 1 && stored.fresh === 0)) {
      const readAt = world.clock.now()
      await save({ ...state, mark: latest, resume: null, readAt, nextPollAt, trouble: null })
      return taken
    }
    await save(state)
    place = placeAfter(place, isAsAsked ? latestChange(answer.value.orders) : null)
  }
  await save({ ...state, resume: place, nextPollAt: world.clock.now(), trouble: null })
  return taken
}

/**
 * From the last change on rather than by page number: an order that changes meanwhile moves to the end, and the one
 * after it would move over the edge between two pages unread.
 */
function placeAfter(place: { since: Instant; page: number }, latest: Instant | null) {
  return latest !== null && latest > place.since
    ? { since: latest, page: 1 }
    : { since: place.since, page: place.page + 1 }
}

/** What this reading has not met yet in this very state. */
function unseen({ orders }: OrderChanges, seen: Set<string>): SourceOrder[] {
  const fresh = orders.filter(({ sight }) => !seen.has(sight))
  for (const { sight } of fresh) seen.add(sight)
  return fresh
}

function latestChange(orders: readonly SourceOrder[]): Instant | null {
  const changes = orders.flatMap(({ changedAt }) => changedAt ?? [])
  return changes.length === 0 ? null : Math.max(...changes)
}

/** Stores what a page brought, and answers the state with it. */
async function storePage(world: Polling, { shop }: OrderSource, state: SourceState, orders: SourceOrder[]) {
  const known = await knownAmong(world, shop, orders, state.placedFrom)
  const bad = new Map(state.unreadable.map(entry => [entry.id, entry]))
  const wanted: ReadOrder[] = []
  for (const each of orders) {
    bad.delete(each.id)
    if (!each.ok) bad.set(each.id, { id: each.id, number: each.number, field: each.field })
    else if (each.order.placedAt >= state.placedFrom || known.has(each.order.number)) wanted.push(each)
  }
  const refused: ReadOrder[] = []
  for (let at = 0; at < wanted.length; at += maxTogether)
    refused.push(...(await take(world, wanted.slice(at, at + maxTogether))))
  // A change dated into the future must not hide what comes before it.
  const latest = Math.min(latestChange(orders) ?? state.mark, world.clock.now())
  // What was not understood or not stored is met again, as long as the overlap holds it.
  const read = orders.filter(each => each.ok && !refused.includes(each)).map(({ sight }) => sight)
  return {
    taken: wanted.length - refused.length,
    fresh: orders.length,
    state: {
      ...state,
      unreadable: [...bad.values()].slice(-maxUnreadable),
      mark: Math.max(state.mark, latest),
      read: [...new Set([...state.read, ...read])].slice(-maxRead),
    },
  }
}

/** Old orders that are known are kept up to date; others are none of the sync's: they were there before it. */
async function knownAmong(
  { intake }: Polling,
  shop: string,
  orders: readonly SourceOrder[],
  placedFrom: Instant,
): Promise<ReadonlySet<string>> {
  const old = orders.flatMap(each => (each.ok && each.order.placedAt < placedFrom ? [each.order.number] : []))
  return old.length === 0 ? new Set() : new Set((await intake.records(shop, old)).keys())
}

/** A stored row that cannot be read keeps no other order back; a store that fails ends the reading. Answers what was refused. */
async function take(world: Polling, orders: ReadOrder[]): Promise<ReadOrder[]> {
  try {
    const told = orders.map(({ order }) => ({ ...order, byRest: true }))
    await world.intake.takeOrders(told, world.clock.now())
    return []
  } catch (error) {
    if (!(error instanceof v.ValiError)) throw error
    if (orders.length === 1) {
      console.error('An order of the shop’s interface could not be stored.', stackWithoutMessage(error))
      return orders
    }
    const refused: ReadOrder[] = []
    for (const each of orders) refused.push(...(await take(world, [each])))
    return refused
  }
}
