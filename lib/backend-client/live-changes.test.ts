import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LiveChanges, type LiveDeps } from './live-changes.ts'

type Listener = (event: { data: unknown }) => void

class FakeSocket {
  readonly listeners = new Map<string, Listener>()
  isClosed = false
  readonly url: string
  readonly protocols: string[]
  constructor(url: string, protocols: string[]) {
    this.url = url
    this.protocols = protocols
  }
  addEventListener(type: string, listener: Listener): void {
    this.listeners.set(type, listener)
  }
  close(): void {
    this.isClosed = true
    this.listeners.get('close')?.({ data: undefined })
  }
  async say(message: unknown): Promise<void> {
    this.listeners.get('message')?.({ data: JSON.stringify(message) })
    await vi.advanceTimersByTimeAsync(0)
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A station and a backend whose answers are set by path. */
function startLive() {
  const sockets: FakeSocket[] = []
  const answers: Record<string, unknown> = {
    '/v1/live-ticket': { ticket: 'once', heartbeatMs: 20_000 },
    '/v1/changes': { cursor: '7', keys: [], isComplete: false },
    '/v1/changes?since=7': { cursor: '9', keys: ['a', 'b'], isComplete: true },
  }
  const state = { cursor: undefined as string | undefined, isWatched: true, isAway: false }
  const listener = {
    onKeys: vi.fn(async () => undefined),
    onChanged: vi.fn(async () => undefined),
    onGap: vi.fn(async () => undefined),
    onTrouble: vi.fn(async () => undefined),
    onBeat: vi.fn(),
  }
  const deps: LiveDeps = {
    client: {
      send: async (_, path) =>
        state.isAway
          ? { ok: false, error: { trouble: 'backend-unreachable', code: 'backend-unreachable', message: '' } }
          : { ok: true, value: answers[path] },
    },
    url: 'https://sync.example.com',
    openSocket(url, protocols) {
      const socket = new FakeSocket(url, protocols)
      sockets.push(socket)
      return socket
    },
    isWatched: async () => state.isWatched,
    cursor: {
      read: async () => state.cursor,
      async write(cursor) {
        state.cursor = cursor
      },
    },
    random: () => 1,
    listener,
  }
  const live = new LiveChanges(deps)
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
  return { live, sockets, state, listener, pass }
}

describe('changes at other stations', () => {
  it('are heard over one socket, opened with a ticket that is in no address', async () => {
    const { live, sockets, listener, state, pass } = startLive()
    live.wake()
    live.wake()
    await pass(0)
    expect(sockets.map(({ url, protocols }) => [url, protocols])).toEqual([
      ['wss://sync.example.com/v1/live', ['nextech-sync.1', 'ticket.once']],
    ])
    await sockets[0]?.say({ type: 'badges', cursor: '12', keys: ['k'] })
    expect(listener.onKeys).toHaveBeenCalledExactlyOnceWith(['k'])
    expect(state.cursor).toBe('12')
    await sockets[0]?.say({ type: 'changed' })
    expect(listener.onChanged).toHaveBeenCalledOnce()
    expect(listener.onBeat).toHaveBeenCalledTimes(2)
  })

  it('that came while no socket was open are asked for when it opens', async () => {
    const { live, sockets, listener, state, pass } = startLive()
    state.cursor = '7'
    live.wake()
    await pass(0)
    await sockets[0]?.say({ type: 'hello', cursor: '9' })
    expect(listener.onKeys).toHaveBeenCalledExactlyOnceWith(['a', 'b'])
    expect(state.cursor).toBe('9')
  })

  it('that nobody can list are a gap: everything is asked for again', async () => {
    const { live, listener, state } = startLive()
    await live.ask()
    expect([state.cursor, listener.onGap.mock.calls.length]).toEqual(['7', 1])
    await live.ask()
    expect(listener.onKeys).toHaveBeenCalledExactlyOnceWith(['a', 'b'])
  })

  it('are heard again after a connection that fell silent', async () => {
    const { live, sockets, pass } = startLive()
    live.wake()
    await pass(0)
    await pass(44_000)
    await sockets[0]?.say({ type: 'beat' })
    await pass(44_000)
    expect(sockets).toHaveLength(1)
    await pass(2_500)
    expect(sockets[0]?.isClosed).toBe(true)
    expect(sockets).toHaveLength(2)
  })

  it('are waited for longer and longer while the backend is away, however much pages ask', async () => {
    const { live, state, listener, sockets, pass } = startLive()
    state.isAway = true
    live.wake()
    await pass(0)
    for (let n = 0; n < 20; n++) live.wake()
    await pass(0)
    expect(listener.onTrouble).toHaveBeenCalledTimes(1)
    await pass(10 * 60_000)
    expect(listener.onTrouble.mock.calls.length).toBeLessThan(30)
    state.isAway = false
    await pass(30_000)
    expect(sockets).toHaveLength(1)
  })

  it('are no longer listened to where nobody looks', async () => {
    const { live, sockets, state, pass } = startLive()
    live.wake()
    await pass(0)
    state.isWatched = false
    await sockets[0]?.say({ type: 'beat' })
    expect(sockets[0]?.isClosed).toBe(true)
    await pass(120_000)
    expect(sockets).toHaveLength(1)
    state.isWatched = true
    live.wake()
    await pass(0)
    expect(sockets).toHaveLength(2)
  })

  it('of a station that was disconnected are told as such, and nothing strange is believed', async () => {
    const { live, sockets, listener, pass } = startLive()
    live.wake()
    await pass(0)
    for (const strange of ['text', { type: 'other' }, { type: 'badges', keys: 'k' }, 7])
      await sockets[0]?.say(strange)
    expect(listener.onKeys).not.toHaveBeenCalled()
    await sockets[0]?.say({ type: 'revoked' })
    expect(listener.onTrouble).toHaveBeenCalledExactlyOnceWith('backend-not-paired')
  })

  it('end with the practice', async () => {
    const { live, sockets, pass } = startLive()
    live.wake()
    await pass(0)
    live.close()
    live.wake()
    await pass(120_000)
    expect([sockets.length, sockets[0]?.isClosed]).toEqual([1, true])
  })
})
