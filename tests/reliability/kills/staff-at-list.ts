import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { badgesOn, waitUntilRead } from '../../../sandbox/run/steps.ts'

/** Staff who look through the list of orders. */
export interface StaffAtList {
  /** Rejects when a badge stayed without its order although the page was open all the time. */
  failed: Promise<never>
  /** They turn no more pages; the list stays open. */
  stop(): Promise<void>
}

/** How long they look at a page whose badges are all there. */
const lookMs = 2_000
/** Nobody waits longer for a badge. */
const patienceMs = 150_000

/** Turns the list's pages over and over, each once every badge on it knows its order; never reloads one. */
export function browse(list: Page): StaffAtList {
  const { promise: failed, reject } = Promise.withResolvers<never>()
  // A round that does not await it has closed the browser.
  failed.catch(() => undefined)
  const leaving = new AbortController()
  const walk = async () => {
    while (!leaving.signal.aborted) {
      await seeAll(list)
      await delay(lookMs, undefined, { signal: leaving.signal }).catch(() => undefined)
      if (!leaving.signal.aborted) await turn(list)
    }
  }
  const walking = walk().catch(reject)
  return {
    failed,
    async stop() {
      leaving.abort()
      await walking
    },
  }
}

async function seeAll(list: Page): Promise<void> {
  await waitUntilRead(list, patienceMs).catch(async error => {
    const badges = Object.entries(await badgesOn(list))
    const unseen = badges.filter(([, status]) => status === 'unseen').map(([number]) => number)
    const seconds = patienceMs / 1000
    throw new Error(`After ${seconds} s on ${list.url()} these orders are unread: ${unseen}`, {
      cause: error,
    })
  })
}

async function turn(list: Page): Promise<void> {
  const next = list.locator('a.page-step[rel=next]')
  const isLast = (await next.count()) === 0
  if (isLast) await list.goto(list.url().replace(/([?&])page=\d+/, '$1page=1'))
  else await Promise.all([list.waitForEvent('domcontentloaded'), next.first().click()])
}
