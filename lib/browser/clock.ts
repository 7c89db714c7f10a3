import type { Instant } from '../domain/units.ts'

/** This browser's clocks and timers, as the ports want them. */
export const clock = {
  now: (): Instant => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms: number) => new Promise<void>(done => setTimeout(done, ms)),
}
