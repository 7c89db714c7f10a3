import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { Connections } from '../../../sandbox/nextech/hosts.ts'
import type { Practice } from '../../../sandbox/practice/practice.ts'
import type { Expected } from '../../../sandbox/run/expected.ts'
import { type Outcomes, outcomesOf } from '../../../sandbox/run/outcome.ts'
import { badgesOn } from '../../../sandbox/run/steps.ts'
import { breakLines, brokenLines } from './line-breaker.ts'
import { type End, openPlace, type Place, type SyncState, syncState } from './place.ts'
import { faultsOf } from './verdict.ts'

export interface RoundOptions {
  practice: Practice
  /** The folder of the built extension. */
  extension: string
  expected: Expected | undefined
  connections: Connections
  /** Whether connections also end by themselves after a payment or a patient was made. */
  breaksLines: boolean
  /** Not more than so many; fewer where the sync is over before. */
  maxKills: number
  /** In [0, 1), seeded. */
  random: () => number
  tell(text: string): void
}

/** What the kills of a round did. */
export interface Damage {
  kills: number
  /** Kills that left at least one payment under way. */
  whilePosting: number
  /** Payments whose sender was killed: each was read back from the ledger. */
  readBack: number
  /** Seconds from a kill while nobody touched a page to the worker's next start. */
  restartedAfter?: number
}

export interface Round extends Damage {
  seconds: number
  /** Answers of Nextech that met nobody any more, by endpoint. */
  lost: Record<string, number>
  calls: Record<string, number>
  /** Requests for a payment beyond the first of its order. */
  sentAgain: number
  /** Creations whose connection ended before the answer. */
  broken: number
  outcomes: Outcomes
  faults: string[]
}

/** What a round does to a practice; comes back when the sync has ended. */
export type Disturb = (place: Place, options: RoundOptions) => Promise<{ damage: Damage; end: End }>

/** One sync of a fresh practice from nothing to its end, disturbed, and the verdict. */
export async function runRound(options: RoundOptions, disturb: Disturb): Promise<Round> {
  const place = await openPlace(options.practice, options.connections)
  const { nextech } = place
  const begun = performance.now()
  const breaker = options.breaksLines ? breakLines(nextech, options.random) : undefined
  try {
    const { damage, end } = await disturb(place, options)
    return {
      ...damage,
      seconds: (performance.now() - begun) / 1000,
      lost: nextech.lost(),
      calls: nextech.calls(),
      sentAgain: end.state.postings.reduce((sum, { attempt }) => sum + Math.max(0, attempt - 1), 0),
      broken: brokenLines(nextech.arrivals()),
      outcomes: outcomesOf(end.state.postings, nextech),
      faults: faultsOf(place, end, options.expected),
    }
  } finally {
    await breaker?.stop()
    await place.close()
  }
}

/** Lease, settle time and alarms together, more than once: only a sync that was forgotten takes longer. */
const patienceMs = 10 * 60_000
const lookMs = 1_000
/** A change is pushed to the pages within a moment. */
const pushMs = 3_000

/** Waits until every order of the practice was read. */
export async function untilAllRead(own: Page, place: Place): Promise<void> {
  while (!(await syncState(own, place)).isRead) await delay(lookMs)
}

/** Waits until the sync has ended, or gives up: then the verdict says so. */
export async function untilDone(
  own: Page,
  list: Page,
  place: Place,
  tell: (text: string) => void,
): Promise<End> {
  for (const end = Date.now() + patienceMs; ; await delay(lookMs)) {
    const state = await syncState(own, place)
    tell(progress(place, state))
    if (!state.isDone && Date.now() < end) continue
    await delay(pushMs)
    return { state, badges: await badgesOn(list) }
  }
}

export function progress({ practice }: Place, { postings, atRest }: SyncState): string {
  return `${postings.length} of ${practice.orders.length} orders read, ${atRest} at rest`
}
