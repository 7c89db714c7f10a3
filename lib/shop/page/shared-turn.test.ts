import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSharedTurn, type TurnLocks } from './shared-turn.ts'

/** The browser's locks, as far as they are used: in the order of asking, and given up by a signal. */
function createLocks(): TurnLocks {
  let last = Promise.resolve()
  const request = (_name: string, { signal }: { signal: AbortSignal }, work: () => Promise<void>) => {
    const before = last
    const { promise: given, reject } = Promise.withResolvers<void>()
    signal.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')))
    const mine = Promise.race([before, given]).then(work)
    last = Promise.allSettled([before, mine]).then(() => {})
    return mine
  }
  return { request }
}
const never = new AbortController().signal

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a turn', () => {
  it('is one at a time for all tabs of a shop', async () => {
    const locks = createLocks()
    const tabs = [createSharedTurn('shop', never, locks), createSharedTurn('shop', never, locks)]
    let running = 0
    let most = 0
    const work = async () => {
      most = Math.max(most, ++running)
      await new Promise(done => setTimeout(done, 10))
      running -= 1
    }
    const all = Promise.all([...tabs, ...tabs].map(turn => turn(work)))
    await vi.advanceTimersByTimeAsync(100)
    await all
    expect(most).toBe(1)
  })

  it('comes after 15 s at the latest, though a page of the shop holds the lock; and then at once', async () => {
    const locks = createLocks()
    void locks.request('shop', { signal: never }, () => new Promise(() => {}))
    const turn = createSharedTurn('shop', never, locks)
    const work = vi.fn(async () => {})
    const first = turn(work)
    await vi.advanceTimersByTimeAsync(14_999)
    expect(work).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    await first
    await turn(work)
    expect(work).toHaveBeenCalledTimes(2)
  })

  it('does not come any more once the page is left', async () => {
    const locks = createLocks()
    void locks.request('shop', { signal: never }, () => new Promise(() => {}))
    const left = new AbortController()
    const work = vi.fn(async () => {})
    const waiting = createSharedTurn('shop', left.signal, locks)(work)
    left.abort()
    await waiting
    expect(work).not.toHaveBeenCalled()
  })

  it.each([
    ['no name is known', null, createLocks()],
    ['the browser has no locks', 'shop', undefined],
  ])('is a page’s own where %s', async (_, name, locks) => {
    const work = vi.fn(async () => {})
    await createSharedTurn(name, never, locks)(work)
    expect(work).toHaveBeenCalledTimes(1)
  })
})
