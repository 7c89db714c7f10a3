import type { Clock } from '../sync/ports/runtime.ts'
import type { AccessToken, StoredTokens, TokenVault } from './access.ts'
import type { Throttle } from './throttle.ts'

/** A clock that stands still until somebody sleeps: then that time has passed at once. */
export function createFakeClock(start = 0): Clock & { slept: number[]; advance(ms: number): void } {
  let now = start
  const slept: number[] = []
  return {
    slept,
    now: () => now,
    monotonic: () => now,
    advance(ms) {
      now += ms
    },
    async sleep(ms) {
      slept.push(ms)
      now += ms
    },
  }
}

/** Of so many seconds on it one is real: for waits that prove nothing by their length. */
export function createFastClock(times = 20): Clock {
  const start = Date.now()
  return {
    now: () => start + (Date.now() - start) * times,
    monotonic: () => performance.now() * times,
    sleep: ms => new Promise(wake => setTimeout(wake, ms / times)),
  }
}

/** A clock with many sleepers, who wake in the order of their times while `run` goes on. */
export function createVirtualClock(): Clock & { run(): Promise<void> } {
  let now = 0
  const sleepers: { at: number; wake: () => void }[] = []
  const settle = () => new Promise(resolve => setImmediate(resolve))
  return {
    now: () => Math.floor(now),
    monotonic: () => now,
    sleep: ms => new Promise(wake => sleepers.push({ at: now + ms, wake })),
    async run() {
      for (await settle(); sleepers.length > 0; await settle()) {
        sleepers.sort((a, b) => a.at - b.at)
        const next = sleepers.shift()
        now = next?.at ?? now
        next?.wake()
      }
    },
  }
}

/** A vault in memory that tells what was done to it, in order. */
export function createFakeVault(
  first?: StoredTokens,
): TokenVault & { held: StoredTokens | undefined; log: string[] } {
  const vault = {
    held: first,
    log: [] as string[],
    read: async () => vault.held,
    async write(tokens: StoredTokens) {
      vault.log.push(`write ${tokens.accessToken}`)
      vault.held = tokens
    },
    async clear() {
      vault.log.push('clear')
      vault.held = undefined
    },
  }
  return vault
}

/** Access that always has a token; `renew` counts in its name. */
export function createFakeAccess(): AccessToken & { renewals: string[] } {
  const renewals: string[] = []
  return {
    renewals,
    bearer: async () => ({ ok: true, value: 'A1' }),
    async renew(stale) {
      renewals.push(stale)
      return { ok: true, value: `A${renewals.length + 1}` }
    },
  }
}

/** Starts everything at once and remembers the pauses. */
export function createOpenThrottle(): Throttle & { pauses: [string, number][]; endpoints: string[] } {
  const pauses: [string, number][] = []
  const endpoints: string[] = []
  return {
    pauses,
    endpoints,
    run(endpoint, job) {
      endpoints.push(endpoint)
      return job(() => undefined)
    },
    pause: (endpoint, ms) => void pauses.push([endpoint, ms]),
    pausedFor: () => 0,
  }
}

export interface Call {
  url: string
  init: RequestInit
}

/** Answers each call with the next of the list, the last one forever; an Error is thrown. */
export function createFakeFetch(...answers: (() => Response | Error | Promise<Response>)[]) {
  const calls: Call[] = []
  const fake: typeof fetch = async (url, init = {}) => {
    const answer = await answers[Math.min(calls.length, answers.length - 1)]?.()
    calls.push({ url: String(url), init })
    if (answer === undefined || answer instanceof Error) throw answer ?? new TypeError('no answer')
    return answer
  }
  return { fetch: fake, calls }
}

/** A JSON answer. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): () => Response {
  return () => new Response(JSON.stringify(value), { status, headers })
}
