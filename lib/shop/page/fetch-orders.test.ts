// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { createOrderFetcher, type Fetched } from './fetch-orders.ts'
import type { SharedTurn } from './shared-turn.ts'

const page = (number: string) =>
  `<h1>#${number}</h1><h2>Order Information</h2><dl><dt>Status</dt><dd>Complete</dd></dl><h2>Order Totals</h2><dl><dt>Grand Total</dt><dd>$1.00</dd></dl>`
const wanted = (number: string, version = '1') => ({
  number,
  href: `https://shop.example/o/${number}`,
  version,
})
const reply = (html: string, status = 200) => new Response(html, { status })

function setUp(
  answer: (href: string, init?: RequestInit) => Promise<Response> | Response,
  timeoutMs = 1000,
  pausedMs = () => 0,
  onPage?: (page: Document) => void,
  turn?: SharedTurn,
) {
  const fetched: Fetched[] = []
  const aborter = new AbortController()
  const calls: string[] = []
  const request = vi.fn(async (href: unknown, init?: RequestInit) => {
    calls.push(String(href).slice(-4))
    return answer(String(href), init)
  })
  const fetcher = createOrderFetcher({
    signal: aborter.signal,
    fetch: request as typeof fetch,
    onFetched: one => fetched.push(one),
    timeoutMs,
    pausedMs,
    ...(onPage && { onPage }),
    ...(turn && { turn }),
  })
  return { fetcher, fetched, calls, aborter, request }
}

describe('fetching order pages', () => {
  it('reads one at a time, never more', async () => {
    let running = 0
    let most = 0
    const { fetcher, fetched } = setUp(async href => {
      running += 1
      most = Math.max(most, running)
      await new Promise(resolve => setTimeout(resolve, 2))
      running -= 1
      return reply(page(href.slice(-4)))
    })
    fetcher.want(['1001', '1002', '1003', '1004', '1005'].map(number => wanted(number)))
    await vi.waitFor(() => expect(fetched).toHaveLength(5))
    expect(most).toBe(1)
    expect(fetched[0]).toMatchObject({ number: '1001', reading: { number: '1001', status: 'Complete' } })
  })

  it('tells what something else in the page may have answered as only seen', async () => {
    const fetched: Fetched[] = []
    const { signal } = new AbortController()
    const fetch = async () => reply(page('1001'))
    const onFetched = (one: Fetched) => void fetched.push(one)
    createOrderFetcher({ signal, fetch, onFetched, mayBeForged: () => true }).want([wanted('1001')])
    await vi.waitFor(() => expect(fetched).toMatchObject([{ reading: { number: '1001', seen: true } }]))
  })

  it('sends the session and nothing else, and goes to no other host that the shop leads to', async () => {
    const { fetcher, fetched, request } = setUp(() => reply(page('1001')))
    fetcher.want([wanted('1001')])
    await vi.waitFor(() => expect(fetched).toHaveLength(1))
    expect(request).toHaveBeenCalledWith('https://shop.example/o/1001', {
      mode: 'same-origin',
      credentials: 'same-origin',
      signal: expect.any(AbortSignal),
    })
  })

  it('reads a page once for each change of its row', async () => {
    const { fetcher, fetched, calls } = setUp(href => reply(page(href.slice(-4))))
    fetcher.want([wanted('1001'), wanted('1001')])
    await vi.waitFor(() => expect(fetched).toHaveLength(1))
    fetcher.want([wanted('1001')])
    fetcher.want([wanted('1001', '2')])
    await vi.waitFor(() => expect(fetched).toHaveLength(2))
    expect(calls).toEqual(['1001', '1001'])
  })

  it('reads the page of the same row again where it is wanted after ten minutes', async () => {
    const clock = vi.spyOn(Date, 'now').mockReturnValue(1_000_000)
    const { fetcher, fetched, calls } = setUp(href => reply(page(href.slice(-4))))
    fetcher.want([wanted('1001')])
    await vi.waitFor(() => expect(fetched).toHaveLength(1))
    clock.mockReturnValue(1_599_999)
    fetcher.want([wanted('1001')])
    expect(calls).toEqual(['1001'])
    clock.mockReturnValue(1_600_000)
    fetcher.want([wanted('1001')])
    await vi.waitFor(() => expect(fetched).toHaveLength(2))
    clock.mockRestore()
  })

  it('tries again when it failed and the page is wanted again', async () => {
    const { fetcher, fetched, calls } = setUp(() => reply('', 500))
    fetcher.want([wanted('1001')])
    await vi.waitFor(() => expect(fetched).toEqual([{ number: '1001', cause: 'failed' }]))
    fetcher.want([wanted('1001')])
    await vi.waitFor(() => expect(calls).toHaveLength(2))
  })

  it.each([
    ['a network failure', () => Promise.reject(new TypeError('offline')), 'failed'],
    ['a page that is gone', () => reply(page('1001'), 404), 'failed'],
    ['another order', () => reply(page('1002')), 'not-understood'],
    ['no order', () => reply('<h1>Hello</h1>'), 'not-understood'],
    ['a sign-in page', () => reply('<form><input type="password"></form>'), 'signed-out'],
  ])('says that %s was the answer', async (_, answer, cause) => {
    const { fetcher, fetched } = setUp(answer)
    fetcher.want([wanted('1001')])
    await vi.waitFor(() => expect(fetched).toEqual([{ number: '1001', cause }]))
  })

  it('asks no more once it is signed out', async () => {
    const { fetcher, fetched, calls } = setUp(() => reply('<input type="password">'))
    fetcher.want(['1001', '1002', '1003', '1004'].map(number => wanted(number)))
    await vi.waitFor(() => expect(fetched).toHaveLength(1))
    await new Promise(resolve => setTimeout(resolve, 5))
    expect(calls).toHaveLength(1)
  })

  it('shows each page that came, also one that is no order’s, before anything is made of it', async () => {
    const shown: string[] = []
    const { fetcher, fetched } = setUp(
      href =>
        href.endsWith('1001')
          ? reply('<div role="alert">Gone</div>', 404)
          : reply(`<div role="alert">Held</div>${page('1002')}`),
      1000,
      () => 0,
      document => void shown.push(document.querySelector('[role=alert]')?.textContent ?? ''),
    )
    fetcher.want([wanted('1001'), wanted('1002')])
    await vi.waitFor(() => expect(fetched).toHaveLength(2))
    expect(shown).toEqual(['Gone', 'Held'])
  })

  it('gives up a page that takes too long', async () => {
    const hang = (_: string, init?: RequestInit) =>
      new Promise<Response>((_, reject) =>
        init?.signal?.addEventListener('abort', () => reject(new Error('late'))),
      )
    const { fetcher, fetched } = setUp(hang, 5)
    fetcher.want([wanted('1001')])
    await vi.waitFor(() => expect(fetched).toEqual([{ number: '1001', cause: 'failed' }]))
  })

  it('starts nothing while staff act, and goes on by itself', async () => {
    let pausedMs = 20
    const { fetcher, fetched, calls } = setUp(
      href => reply(page(href.slice(-4))),
      1000,
      () => pausedMs,
    )
    fetcher.want([wanted('1001'), wanted('1002'), wanted('1003')])
    await new Promise(resolve => setTimeout(resolve, 10))
    expect(calls).toEqual([])
    pausedMs = 0
    await vi.waitFor(() => expect(fetched).toHaveLength(3))
  })

  it('reads what is under way to its end when staff act, and starts the next one after that', async () => {
    let pausedMs = 0
    let answer: (response: Response) => void = () => {}
    const { fetcher, fetched, calls, request } = setUp(
      () => new Promise<Response>(resolve => (answer = resolve)),
      1000,
      () => pausedMs,
    )
    fetcher.want([wanted('1001'), wanted('1002')])
    pausedMs = 10
    expect(request.mock.calls[0]?.[1]?.signal?.aborted).toBe(false)
    answer(reply(page('1001')))
    await vi.waitFor(() => expect(fetched).toMatchObject([{ number: '1001', reading: {} }]))
    await new Promise(resolve => setTimeout(resolve, 2))
    expect(calls).toEqual(['1001'])
    pausedMs = 0
    await vi.waitFor(() => expect(calls).toEqual(['1001', '1002']))
  })

  it('starts nothing when its turn comes late and staff act by then, and tries again', async () => {
    let pausedMs = 0
    const turns: (() => void)[] = []
    const { fetcher, fetched, calls } = setUp(
      href => reply(page(href.slice(-4))),
      1000,
      () => pausedMs,
      undefined,
      async work => {
        await new Promise<void>(resolve => turns.push(resolve))
        await work()
      },
    )
    fetcher.want([wanted('1001')])
    pausedMs = 5
    turns[0]?.()
    await vi.waitFor(() => expect(turns.length).toBeGreaterThan(0))
    await new Promise(resolve => setTimeout(resolve, 2))
    expect(calls).toEqual([])
    pausedMs = 0
    await vi.waitFor(() => {
      turns.at(-1)?.()
      expect(fetched).toHaveLength(1)
    })
  })

  it('says nothing after it was ended', async () => {
    const { fetcher, fetched, aborter } = setUp(() => reply(page('1001')))
    fetcher.want([wanted('1001'), wanted('1002'), wanted('1003')])
    aborter.abort()
    await new Promise(resolve => setTimeout(resolve, 5))
    expect(fetched).toEqual([])
  })
})
