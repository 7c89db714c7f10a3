import type { Arrival } from '../../sandbox/nextech/arrivals.ts'

/** An answer of 429, and what was around it: enough to tell a worker's fault from the machine's. */
export interface TooMany {
  name: string
  at: number
  /** Since the last kill, in ms. */
  sinceKillMs: number
  /** When those arrived that it came too close to, in ms before it. */
  beforeMs: readonly number[]
}

/** Each answer of 429 with the requests of the same name in the second and a half before it. */
export function tooManyOf(arrivals: readonly Arrival[], kills: readonly number[]): TooMany[] {
  return arrivals
    .filter(({ status }) => status === 429)
    .map(({ name, at }) => ({
      name,
      at,
      sinceKillMs: at - Math.max(...kills.filter(kill => kill <= at), Number.NEGATIVE_INFINITY),
      beforeMs: arrivals
        .filter(other => other.name === name && other.at <= at && other.at > at - 1_500)
        .map(other => at - other.at),
    }))
}
