import type { Page } from 'playwright-core'
import type { Configuration } from '../../../lib/domain/configuration.ts'
import type { Posting } from '../../../lib/domain/posting.ts'
import type { Connections } from '../../../sandbox/nextech/hosts.ts'
import { type SimulatedNextech, startNextech } from '../../../sandbox/nextech/server.ts'
import type { Practice } from '../../../sandbox/practice/practice.ts'
import { configurationFor } from '../../../sandbox/run/configuration.ts'
import { isAtRest, storedPostings } from '../../../sandbox/run/outcome.ts'
import { type SimulatedShop, startShop } from '../../../sandbox/shop/server.ts'

/** A practice with its two servers, as a round finds it: nothing of it was synced yet. */
export interface Place {
  practice: Practice
  nextech: SimulatedNextech
  shop: SimulatedShop
  configuration: Configuration
  close(): Promise<void>
}

/** Over the internet an answer takes its time; without it hardly a kill would meet a request under way. */
const answerMs = 300

export async function openPlace(practice: Practice, connections: Connections): Promise<Place> {
  const [nextech, shop] = await Promise.all([
    startNextech(practice, { answerMs, connections }),
    startShop(practice),
  ])
  return {
    practice,
    nextech,
    shop,
    configuration: configurationFor(practice.setup, { ...nextech, shop: shop.url }),
    close: async () => void (await Promise.all([nextech.close(), shop.close()])),
  }
}

/** How far the sync is, by the extension's own store. */
export interface SyncState {
  postings: Posting[]
  atRest: number
  /** Every order of the practice is in the store. */
  isRead: boolean
  /** … and nothing moves any more before somebody acts. */
  isDone: boolean
  /** An order that was read can be moved on now; false while there is only a lease or a settle time to wait for. */
  isBusy: boolean
}

/** How a round ended. */
export interface End {
  state: SyncState
  /** What the list shows that was open all the time: order numbers with their badges. */
  badges: Record<string, string>
}

/** `page` is any page of the extension; one without a script wakes nobody. */
export async function syncState(page: Page, { practice }: Place): Promise<SyncState> {
  const postings = await storedPostings(page, practice.setup.practiceId)
  const moving = postings.filter(posting => !isAtRest(posting))
  const isRead = postings.length === practice.orders.length
  return {
    postings,
    atRest: postings.length - moving.length,
    isRead,
    isDone: isRead && moving.length === 0,
    isBusy: moving.some(({ dueAt }) => (dueAt ?? 0) <= Date.now()),
  }
}
