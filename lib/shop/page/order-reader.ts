import type { OrderReading } from '../../contract/readings.ts'
import { createOrderFetcher, type Fetched, type FetchOptions } from './fetch-orders.ts'
import { createMessageWatch } from './message-watch.ts'
import { createReadingPause, openChannel } from './reading-pause.ts'
import { createSharedTurn } from './shared-turn.ts'

export interface OrderReaderOptions extends Pick<FetchOptions, 'onFetched' | 'signal' | 'fetch'> {
  /** The page that staff look at. */
  document: Document
  now: () => number
  /** The order whose own page that is. */
  open: () => OrderReading | null
  /** The name by which the shop's pages tell each other that staff act; null = this page alone. */
  channel: string | null
  /** Messages of the shop that a page took which nobody looks at. */
  onMessages: (texts: string[]) => void
}

const lockName = 'nextech-sync-reading'

/** Reads order pages so that the shop and its staff do not feel it: one at a time, not while staff act (order pages D). */
export function createOrderReader(options: OrderReaderOptions) {
  const { document, signal, now, channel, fetch, open, onFetched, onMessages } = options
  const messages = createMessageWatch({ document, signal, tell: texts => onMessages([...texts]) })
  const pause = createReadingPause({
    window: document.defaultView ?? window,
    signal,
    now,
    onPause: () => messages.flush(),
    channel: openChannel(channel),
  })
  const fetcher = createOrderFetcher({
    signal,
    pausedMs: () => pause.leftMs(),
    turn: createSharedTurn(channel && lockName, signal),
    onPage: page => messages.look(page, pause.leftMs() > 0),
    onFetched: fetched => onFetched(orSeen(fetched, open(), document.URL)),
    ...(fetch && { fetch }),
  })
  return {
    ...fetcher,
    /** What staff look at may be changed since the shop sent it: the shop is asked for the page once more (rules 9). */
    wantOpen: (number: string, version: string) => fetcher.want([{ number, href: document.URL, version }]),
  }
}

/** A page that scripts make up in the browser is nothing at its address: what it shows is only seen. */
function orSeen(fetched: Fetched, open: OrderReading | null, href: string): Fetched {
  const { number } = fetched
  return 'cause' in fetched && open?.number === number
    ? { number, href, reading: { ...open, seen: true } }
    : fetched
}
