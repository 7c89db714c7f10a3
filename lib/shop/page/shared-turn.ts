/** Does work when it is its turn among the pages of one shop. */
export type SharedTurn = (work: () => Promise<void>) => Promise<void>

/** What of the browser's locks is used. */
export interface TurnLocks {
  request(name: string, options: { signal: AbortSignal }, work: () => Promise<void>): Promise<void>
}

/** A page of the shop may hold the lock for good: after this long in vain, the page reads by itself. */
const maxWaitMs = 15_000

/**
 * One order page at a time for all tabs of a shop: pages of one session are made one after the other (PHP), and the one
 * that staff ask for must not wait behind several of ours. Without the browser's locks each tab has turns of its own.
 */
export function createSharedTurn(
  name: string | null,
  signal: AbortSignal,
  locks: TurnLocks | null | undefined = globalThis.navigator?.locks,
): SharedTurn {
  let isShared = true
  return async work => {
    if (!isShared || name === null || !locks) return work()
    const limit = new AbortController()
    const timer = setTimeout(() => limit.abort(), maxWaitMs)
    let isOurs = false
    try {
      await locks.request(name, { signal: AbortSignal.any([signal, limit.signal]) }, () => {
        isOurs = true
        clearTimeout(timer)
        return work()
      })
    } catch (error) {
      if (isOurs) throw error
      if (signal.aborted) return
      isShared = false
      await work()
    } finally {
      clearTimeout(timer)
    }
  }
}
