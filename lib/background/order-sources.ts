import type { SourceReport } from '../contract/today.ts'
import { stackWithoutMessage } from '../domain/safe-error.ts'
import { pollOrders } from '../sync/poll-orders.ts'
import { nextPollAt, pollSoon, stateOf } from '../sync/source-state.ts'
import type { World } from './world.ts'

/** Reads every shop that is due, or that a person asks for; a fault of ours in one keeps nothing else back. */
export async function readShops({ polling, sources }: World, asked: boolean): Promise<void> {
  const readings = await Promise.allSettled(sources.map(source => pollOrders(polling, source, asked)))
  for (const reading of readings) {
    if (reading.status === 'rejected')
      console.error('A shop could not be read.', stackWithoutMessage(reading.reason))
  }
}

/** When a shop is to be read next, if any is. */
export function nextReadingAt({ polling, sources }: World): Promise<number | undefined> {
  return nextPollAt(polling, sources)
}

/** What hindered a reading may have been put right: every shop is read at the next occasion. */
export async function readShopsSoon(world: World | undefined): Promise<void> {
  if (world) await pollSoon(world.polling, world.sources)
}

/** Where each shop's orders come from, and how the last reading went. */
export async function sourceReports({ configuration, polling }: World): Promise<SourceReport[]> {
  return Promise.all(
    configuration.shops.map(async ({ origin, rest }): Promise<SourceReport> => {
      if (!rest) return { kind: 'page', origin }
      const state = await stateOf(polling, { shop: origin, address: rest.baseUrl })
      const { readAt, nextPollAt, trouble, unreadable } = state
      return {
        kind: 'rest',
        origin,
        address: rest.baseUrl,
        readAt,
        nextTryAt: nextPollAt,
        trouble,
        unreadable: unreadable.map(({ number, field }) => ({ number, field })),
      }
    }),
  )
}
