import type { OrderReading } from '../../contract/readings.ts'
import { readOrderPage } from './read/read-order-page.ts'
import type { SharedTurn } from './shared-turn.ts'

/** How reading one order's page ended. */
export type Fetched =
  | { number: string; href: string; reading: OrderReading }
  | { number: string; cause: 'signed-out' | 'failed' | 'not-understood' }

export interface FetchOptions {
  onFetched: (fetched: Fetched) => void
  /** Any page that the shop answered, also one that is no order's. */
  onPage?: (page: Document) => void
  signal: AbortSignal
  fetch?: typeof fetch
  /** Whether something in the page may have answered in the shop's place. */
  mayBeForged?: () => boolean
  parse?: (html: string) => Document
  timeoutMs?: number
  /** Milliseconds for which nothing may be asked of the shop, because staff act there; zero = now. */
  pausedMs?: () => number
  /** Keeps the reading of the shop's other tabs apart from this one's. */
  turn?: SharedTurn
}

/** An order whose page is to be read; `version` changes with the row, so that a change is read again. */
export interface WantedOrder {
  number: string
  href: string
  version: string
}

/** A page that is given up is made to its end all the same, and takes the shop's messages with it: it is waited for. */
const timeoutMs = 30_000

/** Who wants the same page again by then knows why: a refund need not change the row. */
const againMs = 10 * 60_000

/**
 * Reads order pages with the session that staff have open: one at a time, each once per change of its row. What is under
 * way when staff act is not given up: the shop would not notice, and a message that it took would be lost.
 */
export function createOrderFetcher(options: FetchOptions) {
  const { onFetched, signal, turn = work => work() } = options
  const read = new Map<string, { version: string; at: number }>()
  const waiting = new Map<string, WantedOrder>()
  let isRunning = false
  let resume: ReturnType<typeof setTimeout> | undefined
  signal.addEventListener('abort', () => clearTimeout(resume), { once: true })

  const pausedMs = () => options.pausedMs?.() ?? 0
  const run = async (order: WantedOrder) => {
    const fetched = await fetchOrder(order, options)
    if (signal.aborted) return
    // Without a session every other page would answer the same; they are wanted again with the next rows.
    if ('cause' in fetched && fetched.cause === 'signed-out') waiting.clear()
    if ('cause' in fetched) read.delete(order.number)
    onFetched(fetched)
  }
  /** The turn may have come late: staff may act by now, and the order may be read no more. */
  const runNext = async () => {
    const [next] = waiting.values()
    if (!next || signal.aborted || pausedMs() > 0) return
    waiting.delete(next.number)
    await run(next)
  }
  const pump = () => {
    clearTimeout(resume)
    if (isRunning || waiting.size === 0 || signal.aborted) return
    const waitMs = pausedMs()
    if (waitMs > 0) {
      resume = setTimeout(pump, waitMs)
      return
    }
    isRunning = true
    void turn(runNext).finally(() => {
      isRunning = false
      pump()
    })
  }
  return {
    want(orders: readonly WantedOrder[]): void {
      for (const order of orders) {
        const { version, at } = read.get(order.number) ?? { version: null, at: 0 }
        if (version === order.version && Date.now() < at + againMs) continue
        read.set(order.number, { version: order.version, at: Date.now() })
        waiting.set(order.number, order)
      }
      pump()
    },
    /** What was read of the order, or of all, reached nobody: it is read again when it is wanted again. */
    forget(number?: string): void {
      if (number === undefined) read.clear()
      else read.delete(number)
    },
  }
}

const parseHtml = (html: string) => new DOMParser().parseFromString(html, 'text/html')

async function fetchOrder(order: WantedOrder, options: FetchOptions): Promise<Fetched> {
  const { number, href } = order
  const answer = await fetchText(href, options)
  if (answer === undefined) return { number, cause: 'failed' }
  const document = (options.parse ?? parseHtml)(answer.html)
  options.onPage?.(document)
  if (!answer.isPage) return { number, cause: 'failed' }
  const reading = readOrderPage(document)
  if (reading?.number === number) {
    return { number, href, reading: options.mayBeForged?.() ? { ...reading, seen: true } : reading }
  }
  const isSignIn = !reading && document.querySelector('input[type="password"]') !== null
  return { number, cause: isSignIn ? 'signed-out' : 'not-understood' }
}

/**
 * Undefined where the shop answered nothing: network, time-out, or another host that it leads to, whose word is not the
 * shop's. An error status that is no sign-in is no page.
 */
async function fetchText(
  href: string,
  options: FetchOptions,
): Promise<{ html: string; isPage: boolean } | undefined> {
  const { signal, fetch: request = (...args) => fetch(...args) } = options
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(options.timeoutMs ?? timeoutMs)])
    const response = await request(href, { mode: 'same-origin', credentials: 'same-origin', signal: limit })
    return { html: await response.text(), isPage: response.ok || [401, 403].includes(response.status) }
  } catch {
    return undefined
  }
}
