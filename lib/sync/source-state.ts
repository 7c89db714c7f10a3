import type { SourceState } from '../domain/source-state.ts'
import { passesByItself } from '../domain/source-trouble.ts'
import { dayMs, type Instant } from '../domain/units.ts'
import type { Clock, Random } from './ports/runtime.ts'
import type { OrderSource, SourceStore, SourceTrouble } from './ports/source.ts'

/** What keeping count of the readings needs of the world. */
export interface SourceStates {
  sources: SourceStore
  clock: Clock
  random: Random
  /** How many days the first reading goes back. */
  firstDays: number
}

/** Durations of the reading, in milliseconds. */
export const pollTiming = {
  interval: 5 * 60_000,
  /** A reading whose end nobody noted, as of a killed worker, is begun again after this. */
  again: 60_000,
  /** A change may be written with a time that lies before one already read: its transaction took so long. */
  overlap: 10 * 60_000,
  minBackOff: 10_000,
  maxBackOff: 10 * 60_000,
  /** What a person must put right is looked at again after this, should it have been put right elsewhere; so is a busy shop. */
  recheck: 60 * 60_000,
} as const

/** How far the source was read; another address is read from the beginning. */
export async function stateOf(
  book: Pick<SourceStates, 'sources' | 'clock' | 'firstDays'>,
  source: Pick<OrderSource, 'shop' | 'address'>,
): Promise<SourceState> {
  const known = await book.sources.sourceState(source.shop)
  if (known?.address === source.address) return known
  const now = book.clock.now()
  const from = now - book.firstDays * dayMs
  return {
    address: source.address,
    placedFrom: from,
    mark: from,
    read: [],
    resume: null,
    readAt: null,
    nextPollAt: now,
    trouble: null,
    unreadable: [],
  }
}

/** When a shop is read next. What lies farther ahead than any wait was noted before the clock was put back: now. */
export function dueAt({ nextPollAt, trouble }: SourceState, now: Instant): Instant {
  const longest = trouble === null ? pollTiming.interval : pollTiming.recheck
  return nextPollAt > now + longest ? now : nextPollAt
}

/** When the next reading of any of these shops is due; undefined where there is no such shop. */
export async function nextPollAt(
  book: SourceStates,
  sources: readonly OrderSource[],
): Promise<Instant | undefined> {
  const states = await Promise.all(sources.map(source => stateOf(book, source)))
  const now = book.clock.now()
  return states.length === 0 ? undefined : Math.min(...states.map(state => dueAt(state, now)))
}

/** The configuration or a permission changed: every shop is read at the next occasion. */
export async function pollSoon(book: SourceStates, sources: readonly OrderSource[]): Promise<void> {
  for (const source of sources) {
    const state = await stateOf(book, source)
    await book.sources.saveSourceState(source.shop, { ...state, nextPollAt: book.clock.now() })
  }
}

/** Remembers trouble for people to see. The wait grows with how long it has lasted, so it needs no counter. */
export async function noteSourceTrouble(
  { sources, clock, random }: SourceStates,
  { shop }: OrderSource,
  state: SourceState,
  { trouble: code, message, retryAfterMs = 0 }: SourceTrouble,
): Promise<void> {
  const now = clock.now()
  const since = state.trouble?.code === code ? state.trouble.since : now
  const lasted = Math.min(Math.max(now - since, pollTiming.minBackOff), pollTiming.maxBackOff)
  const wait = passesByItself(code)
    ? Math.max(Math.min(retryAfterMs, pollTiming.recheck), lasted * (0.75 + random() / 2))
    : pollTiming.recheck
  const nextPollAt = now + Math.round(wait)
  await sources.saveSourceState(shop, { ...state, nextPollAt, trouble: { code, message, since } })
}
