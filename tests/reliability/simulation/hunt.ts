import { fork } from 'node:child_process'
import type { Task } from './child.ts'
import type { DiskKind } from './disk.ts'
import type { Outcome } from './run-schedule.ts'

export interface HuntOptions {
  first: number
  schedules: number
  workers: number
  mutation: string | null
  /** The store that the product runs on; the browser's where nothing is said. */
  store?: DiskKind
  /** A calm schedule: a worker of it is killed before or after each statement in turn. */
  killsWithin?: number
  isTold?: boolean
  /** Looks no further than the first failure of which this is true. */
  isEnough?: (failure: Outcome) => boolean
  onProgress?: (done: number, failing: number, outcome: Outcome) => void
}

export interface Hunt {
  done: number
  seconds: number
  steps: number
  failures: Outcome[]
}

/** Runs schedules in processes of their own: each has its own virtual time and its own globals. */
export async function hunt(options: HuntOptions): Promise<Hunt> {
  const {
    first,
    schedules,
    workers,
    mutation,
    store = 'dexie',
    killsWithin = null,
    isTold = false,
    isEnough = () => false,
  } = options
  const began = performance.now()
  const failures: Outcome[] = []
  let [done, steps] = [0, 0]
  const children: ReturnType<typeof fork>[] = []
  const share = (index: number) =>
    new Promise<void>((resolve, reject) => {
      const count = Math.ceil((schedules - index) / workers)
      const task: Task = {
        first: first + index,
        count,
        stride: workers,
        mutation,
        store,
        killsWithin,
        isTold,
      }
      const child = fork(new URL('child.ts', import.meta.url), [JSON.stringify(task)])
      children.push(child)
      child.on('message', (outcome: Outcome) => {
        done += 1
        steps += outcome.steps
        if (outcome.violations.length > 0) {
          failures.push(outcome)
          if (isEnough(outcome)) for (const each of children) each.send(outcome.seed, () => {})
        }
        options.onProgress?.(done, failures.length, outcome)
      })
      child.on('exit', code => (code === 0 ? resolve() : reject(new Error(`a process ended with ${code}`))))
    })
  await Promise.all(Array.from({ length: Math.min(workers, schedules) }, (_, index) => share(index)))
  failures.sort((a, b) => a.seed - b.seed)
  return { done, steps, failures, seconds: (performance.now() - began) / 1000 }
}
