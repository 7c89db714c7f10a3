import { stackWithoutMessage } from '../domain/safe-error.ts'
import { pollOrders } from '../sync/poll-orders.ts'
import { nextPollAt, pollSoon } from '../sync/source-state.ts'
import type { BrowserPractice } from './browser-practice.ts'

/** Reads every shop that is due, or that a person asks for; a fault of ours in one keeps nothing else back. */
export async function readShops({ polling, sources }: BrowserPractice, asked: boolean): Promise<void> {
  const readings = await Promise.allSettled(sources.map(source => pollOrders(polling, source, asked)))
  for (const reading of readings) {
    if (reading.status === 'rejected')
      console.error('A shop could not be read.', stackWithoutMessage(reading.reason))
  }
}

/** When a shop is to be read next, if any is. */
export function nextReadingAt({ polling, sources }: BrowserPractice): Promise<number | undefined> {
  return nextPollAt(polling, sources)
}

/** What hindered a reading may have been put right: every shop is read at the next occasion. */
export async function readShopsSoon(practice: BrowserPractice | undefined): Promise<void> {
  if (practice) await pollSoon(practice.polling, practice.sources)
}
