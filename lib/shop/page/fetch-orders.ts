import type { OrderReading } from '../../contract/readings.ts'
import { readOrderPage } from './read/read-order-page.ts'

/** How reading one order's page ended. */
export type Fetched =
  | { number: string; href: string; reading: OrderReading }
  | { number: string; cause: 'signed-out' | 'failed' | 'not-understood' }

export interface FetchOptions {
  onFetched: (fetched: Fetched) => void
  signal: AbortSignal
  fetch?: typeof fetch
  parse?: (html: string) => Document
  timeoutMs?: number
  /** Milliseconds for which nothing may be asked of the shop, because staff act there; zero = now. */
  pausedMs?: () => number
}

/** An order whose page is to be read; `version` changes with the row, so that a change is read again. */
export interface WantedOrder {
  number: string
  href: string
  version: string
}

const atOnce = 2

/** Reads order pages with the session that staff have open: two at a time, each once per change of its row. */
export function createOrderFetcher(options: FetchOptions) {
  const { onFetched, signal } = options
  const read = new Map<string, string>()
  const waiting = new Map<string, WantedOrder>()
  let running = 0
  let stopped = new AbortController()
  let resume: ReturnType<typeof setTimeout> | undefined
  signal.addEventListener('abort', () => clearTimeout(resume), { once: true })

  const run = async (order: WantedOrder) => {
    const pause = stopped.signal
    const fetched = await fetchOrder(order, { ...options, signal: AbortSignal.any([signal, pause]) })
    if (signal.aborted) return
    // Given up for staff: it comes again, unless a newer reading of its row is wanted by now.
    if (pause.aborted && 'cause' in fetched) {
      if (!waiting.has(order.number)) waiting.set(order.number, order)
      return
    }
    // Without a session every other page would answer the same; they are wanted again with the next rows.
    if ('cause' in fetched && fetched.cause === 'signed-out') waiting.clear()
    if ('cause' in fetched) read.delete(order.number)
    onFetched(fetched)
  }
  const pump = () => {
    clearTimeout(resume)
    const waitMs = waiting.size > 0 && !signal.aborted ? (options.pausedMs?.() ?? 0) : 0
    if (waitMs > 0) {
      resume = setTimeout(pump, waitMs)
      return
    }
    for (const [number, order] of waiting) {
      if (running >= atOnce || signal.aborted) return
      waiting.delete(number)
      running += 1
      void run(order).finally(() => {
        running -= 1
        pump()
      })
    }
  }
  return {
    want(orders: readonly WantedOrder[]): void {
      for (const order of orders) {
        if (read.get(order.number) === order.version) continue
        read.set(order.number, order.version)
        waiting.set(order.number, order)
      }
      pump()
    },
    /** Staff act: gives up what is under way; it is asked for again when the pause is over. */
    pause(): void {
      stopped.abort()
      stopped = new AbortController()
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
  const html = await fetchText(href, options)
  if (html === undefined) return { number, cause: 'failed' }
  const document = (options.parse ?? parseHtml)(html)
  const reading = readOrderPage(document)
  if (reading?.number === number) return { number, href, reading }
  const isSignIn = !reading && document.querySelector('input[type="password"]') !== null
  return { number, cause: isSignIn ? 'signed-out' : 'not-understood' }
}

/** Undefined where the shop gave no page: network, time-out, or an error status that is no sign-in. */
async function fetchText(href: string, options: FetchOptions): Promise<string | undefined> {
  const { signal, timeoutMs = 10_000, fetch: request = (...args) => fetch(...args) } = options
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
    const response = await request(href, { credentials: 'same-origin', signal: limit })
    return response.ok || [401, 403].includes(response.status) ? await response.text() : undefined
  } catch {
    return undefined
  }
}
