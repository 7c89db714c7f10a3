import type { Clocks } from '../../domain/stopwatch.ts'

export interface Clock extends Clocks {
  sleep(ms: number): Promise<void>
}

/** Numbers in [0, 1). */
export type Random = () => number

/** One holder at a time over all contexts of this installation; `busy` when another holds it. */
export interface Lock {
  ifFree<T>(name: string, job: () => Promise<T>): Promise<T | 'busy'>
}
