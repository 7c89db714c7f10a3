import { untilQuiet } from './quiet.ts'

/** A thing that happens at a moment; `cancel` takes it back. */
export interface Alarm {
  cancel(): void
}

/** True time, the world's own: it moves only when nothing can run. The machine's clock may show another one. */
export interface Time {
  now(): number
  after(ms: number, job: () => void): Alarm
  sleep(ms: number): Promise<void>
  /** Lets things happen, in order, until `isOver` or nothing is left to happen. */
  run(isOver: () => boolean): Promise<void>
}

interface Entry {
  at: number
  job: (() => void) | undefined
}

export function createTime(start: number): Time {
  let now = start
  const queue: Entry[] = []

  function after(ms: number, job: () => void): Alarm {
    const entry: Entry = { at: now + Math.max(0, ms), job }
    let place = queue.length
    while (place > 0 && (queue[place - 1]?.at ?? 0) > entry.at) place -= 1
    queue.splice(place, 0, entry)
    return {
      cancel() {
        entry.job = undefined
      },
    }
  }

  return {
    now: () => now,
    after,
    sleep: ms => new Promise(done => after(ms, done)),
    async run(isOver) {
      for (;;) {
        await untilQuiet()
        if (isOver()) return
        let entry = queue.shift()
        while (entry !== undefined && entry.job === undefined) entry = queue.shift()
        if (entry?.job === undefined) return
        now = entry.at
        entry.job()
      }
    },
  }
}
