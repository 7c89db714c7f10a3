import * as v from 'valibot'
import { placeOf } from '../domain/fault.ts'
import type { Instant, Order } from '../domain/order.ts'
import { passesByItself } from '../domain/source-trouble.ts'
import type { Clock, IntakeStore, Lock, Random } from './ports.ts'
import type { OrderSource, SourceOrder, SourceState, SourceStore, SourceTrouble } from './source-ports.ts'

/** What reading a shop's orders needs of the world. */
export interface Polling {
  intake: Pick<IntakeStore, 'takeOrder' | 'records'>
  sources: SourceStore
  clock: Clock
  random: Random
  lock: Lock
  /** How many days the first reading goes back. */
  firstDays: number
}

const dayMs = 24 * 60 * 60_000

/** Durations of the reading, in milliseconds. */
export const pollTiming = {
  interval: 5 * 60_000,
  /** A change may be written with a time that lies before one already read: its transaction took so long. */
  overlap: 10 * 60_000,
  shortestBackOff: 10_000,
  longestBackOff: 10 * 60_000,
  /** What a person must put right is looked at again after this, should it have been put right elsewhere. */
  recheck: 60 * 60_000,
} as const

/** A reading ends here and goes on at the next wake-up: a worker does not live for ever. */
const mostPages = 40
const mostUnreadable = 50

/**
 * Reads what changed in a shop since the last time, if it is due or a person asks for it, and answers how many orders
 * were taken. The mark moves only when all of a page is stored, so a worker that dies reads that page again.
 * Throws only on a bug or where the store fails.
 */
export async function pollOrders(world: Polling, source: OrderSource, asked = false): Promise<number> {
  const result = await world.lock.ifFree(`nextech-sync-poll ${source.shop}`, async () => {
    const now = world.clock.now()
    const state = await stateOf(world, source)
    if (!asked && state.nextPollAt > now) return 0
    // Before the reading: one that ends in a bug is not begun again at once.
    const begun = { ...state, nextPollAt: now + pollTiming.interval }
    await world.sources.saveSourceState(source.shop, begun)
    return readPages(world, source, begun)
  })
  return result === 'busy' ? 0 : result
}

/** When the next reading of any of these shops is due. */
export async function nextPollAt(
  world: Polling,
  sources: readonly OrderSource[],
): Promise<Instant | undefined> {
  const states = await Promise.all(sources.map(source => stateOf(world, source)))
  return states.length === 0 ? undefined : Math.min(...states.map(state => state.nextPollAt))
}

/** The configuration or a permission changed: every shop is read at the next occasion. */
export async function pollSoon(world: Polling, sources: readonly OrderSource[]): Promise<void> {
  for (const source of sources) {
    const state = await stateOf(world, source)
    await world.sources.saveSourceState(source.shop, { ...state, nextPollAt: world.clock.now() })
  }
}

/** How far the source was read; another address is read from the beginning. */
async function stateOf(world: Polling, source: OrderSource): Promise<SourceState> {
  const known = await world.sources.sourceState(source.shop)
  if (known?.address === source.address) return known
  const now = world.clock.now()
  const from = now - world.firstDays * dayMs
  return {
    address: source.address,
    placedFrom: from,
    mark: from,
    readAt: null,
    nextPollAt: now,
    trouble: null,
    unreadable: [],
  }
}

async function readPages(world: Polling, source: OrderSource, begun: SourceState): Promise<number> {
  let state = begun
  let since = state.mark - pollTiming.overlap
  let page = 1
  let taken = 0
  const seen = new Set<string>()
  for (let count = 0; count < mostPages; count++) {
    const answer = await source.changes(since, page)
    if (!answer.ok) {
      await noteTrouble(world, source, state, answer)
      return taken
    }
    const { orders, last } = answer.value
    const fresh = orders.filter(order => !seen.has(sightOf(order)))
    for (const order of fresh) seen.add(sightOf(order))
    const stored = await storeAll(world, source, fresh, state)
    taken += stored.taken
    const latest = latestChange(orders)
    state = {
      ...state,
      unreadable: stored.unreadable,
      mark: markAfter(state.mark, latest, world.clock.now()),
    }
    // A page that is given again and again would never end, whatever the shop says of its total.
    const ended = last || (page > 1 && fresh.length === 0)
    if (ended) {
      const readAt = world.clock.now()
      await world.sources.saveSourceState(source.shop, { ...state, readAt, trouble: null })
      return taken
    }
    await world.sources.saveSourceState(source.shop, state)
    // From the last change on rather than by page number: an order that changes meanwhile moves to the end, and the
    // one after it would move over the edge between two pages unread.
    if (latest !== null && latest > since) [since, page] = [latest, 1]
    else page++
  }
  await world.sources.saveSourceState(source.shop, { ...state, nextPollAt: world.clock.now(), trouble: null })
  return taken
}

const sightOf = ({ id, changedAt }: SourceOrder) => `${id} ${changedAt}`

function latestChange(orders: readonly SourceOrder[]): Instant | null {
  const changes = orders.flatMap(({ changedAt }) => changedAt ?? [])
  return changes.length === 0 ? null : Math.max(...changes)
}

/** A change dated into the future must not hide what comes before it. */
function markAfter(mark: Instant, latest: Instant | null, now: Instant): Instant {
  return Math.max(mark, Math.min(latest ?? mark, now))
}

async function storeAll(
  world: Polling,
  { shop }: OrderSource,
  orders: readonly SourceOrder[],
  state: SourceState,
): Promise<{ taken: number; unreadable: SourceState['unreadable'] }> {
  const known = await knownAmong(world, shop, orders, state.placedFrom)
  const bad = new Map(state.unreadable.map(entry => [entry.id, entry]))
  let taken = 0
  for (const each of orders) {
    bad.delete(each.id)
    if (!each.ok) bad.set(each.id, { id: each.id, number: each.number, field: each.field })
    else if (each.order.placedAt >= state.placedFrom || known.has(each.order.number)) {
      if (await take(world, each.order)) taken++
    }
  }
  return { taken, unreadable: [...bad.values()].slice(-mostUnreadable) }
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

/** A stored row that cannot be read keeps no other order back; a store that fails ends the reading. */
async function take({ intake, clock }: Polling, order: Order): Promise<boolean> {
  try {
    await intake.takeOrder(order, clock.now())
    return true
  } catch (error) {
    if (!(error instanceof v.ValiError)) throw error
    console.error('An order of the shop’s interface could not be stored.', placeOf(error))
    return false
  }
}

/** Remembers trouble for people to see. The wait grows with how long it has lasted, so it needs no counter. */
async function noteTrouble(
  { sources, clock, random }: Polling,
  { shop }: OrderSource,
  state: SourceState,
  { trouble: code, message, retryAfterMs = 0 }: SourceTrouble,
): Promise<void> {
  const now = clock.now()
  const since = state.trouble?.code === code ? state.trouble.since : now
  const lasted = Math.min(Math.max(now - since, pollTiming.shortestBackOff), pollTiming.longestBackOff)
  const wait = passesByItself(code)
    ? Math.max(retryAfterMs, lasted * (0.75 + random() / 2))
    : pollTiming.recheck
  const nextPollAt = now + Math.round(wait)
  await sources.saveSourceState(shop, { ...state, nextPollAt, trouble: { code, message, since } })
}
