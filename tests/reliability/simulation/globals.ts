import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { type Seeded, seededUuid } from './random.ts'
import type { Alarm, Time } from './time.ts'

const alarms = new WeakMap<AbortSignal, Alarm>()

/** The request has ended: its time-out need not ring. */
export function forgetTimeout(signal: AbortSignal | null | undefined): void {
  if (signal) alarms.get(signal)?.cancel()
}

/**
 * What the product and the simulated Nextech take from the machine, taken from the seed instead: time-outs, UUIDs, and the
 * running clock, by which writes share a transaction for so long and no longer.
 * Answers how to put it back, and what the product complained of on the console.
 */
export function borrowGlobals(time: Time, random: Seeded, complain: (words: string) => void) {
  const before = { timeout: AbortSignal.timeout, randomUUID: crypto.randomUUID, error: console.error }
  const { setInterval, clearInterval } = globalThis
  const uuids = random.fork()
  AbortSignal.timeout = ms => {
    const controller = new AbortController()
    const ring = () => controller.abort(new DOMException('the time is over', 'TimeoutError'))
    alarms.set(controller.signal, time.after(ms, ring))
    return controller.signal
  }
  Object.assign(crypto, { randomUUID: () => seededUuid(uuids) })
  syncBuiltinESMExports()
  Object.assign(globalThis, intervalsOf(time))
  performance.now = () => time.now()
  console.error = (...words: unknown[]) => complain(words.map(String).join(' '))
  return () => {
    AbortSignal.timeout = before.timeout
    Object.assign(crypto, { randomUUID: before.randomUUID })
    syncBuiltinESMExports()
    console.error = before.error
    Object.assign(globalThis, { setInterval, clearInterval })
    Reflect.deleteProperty(performance, 'now')
  }
}

/** Intervals of the virtual time: a lease that is renewed while the work runs. */
function intervalsOf(time: Time) {
  const running = new Map<number, Alarm>()
  let last = 0
  return {
    setInterval(job: () => void, ms: number) {
      const id = ++last
      const ring = () => {
        running.set(id, time.after(ms, ring))
        job()
      }
      running.set(id, time.after(ms, ring))
      return id
    },
    clearInterval(id: number) {
      running.get(id)?.cancel()
      running.delete(id)
    },
  }
}
