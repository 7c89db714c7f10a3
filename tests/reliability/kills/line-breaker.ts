import { setTimeout as delay } from 'node:timers/promises'
import type { Arrival } from '../../../sandbox/nextech/arrivals.ts'
import type { Break } from '../../../sandbox/nextech/break.ts'
import type { SimulatedNextech } from '../../../sandbox/nextech/server.ts'

const creations = ['POST PaymentReconciliation', 'POST Patient']
const faults: readonly Break['fault'][] = [
  'lost-after',
  'reset-after',
  'goaway-after',
  'refused-stream-after',
]
const maxRestMs = 3_000
/** Sooner than this nobody sends again who waits for the settle time: only a browser does, by itself. */
const soonMs = 10_000
/** Refused without being worked on: the product may ask again at once. */
const refusals = [401, 429]

/** While the practice syncs, a connection ends now and then after a payment or a patient was made, in every way there is. */
export function breakLines(nextech: SimulatedNextech, random: () => number): { stop(): Promise<void> } {
  const stop = new AbortController()
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)]
  const run = async () => {
    for (;;) {
      await delay(random() * maxRestMs, undefined, stop)
      const body = JSON.stringify({ endpoint: pick(creations), fault: pick(faults) })
      const answer = await fetch(`${nextech.url}/control/break`, { method: 'POST', body })
      if (!answer.ok) throw new Error(`control break: ${answer.status} ${await answer.text()}`)
    }
  }
  const running = run().catch((error: unknown) => {
    if (!stop.signal.aborted) throw error
  })
  return {
    async stop() {
      stop.abort()
      await running
    },
  }
}

/** How many creations met a line that broke. */
export function brokenLines(arrivals: readonly Arrival[]): number {
  return arrivals.filter(({ name, fault }) => creations.includes(name) && fault !== null).length
}

/** Creations that came again sooner than anybody asked for them, a line each. */
export function repeatFaults(arrivals: readonly Arrival[]): string[] {
  const own = arrivals.filter(({ name, about }) => creations.includes(name) && about !== null)
  const groups = Map.groupBy(own, ({ name, about }) => `${name} "${about}"`)
  return [...groups].flatMap(([what, all]) =>
    all.slice(1).flatMap((arrival, at) => {
      const before = all[at]
      const isAsked = !before || refusals.includes(before.status ?? 0) || arrival.at - before.at > soonMs
      return isAsked ? [] : [`${what} arrived again after ${arrival.at - before.at} ms`]
    }),
  )
}
