import type { OrderReading } from '../../contract/readings.ts'
import { createOrderFetcher, type Fetched, type FetchOptions } from './fetch-orders.ts'
import { isHarmless } from './find/order-link.ts'
import { createMessageWatch } from './message-watch.ts'
import { mayBeOfWorker } from './page-worker.ts'
import { createReadingPause, openChannel } from './reading-pause.ts'
import { createSharedTurn } from './shared-turn.ts'

export interface OrderReaderOptions extends Pick<FetchOptions, 'onFetched' | 'signal' | 'fetch'> {
  /** The page that staff look at. */
  document: Document
  now: () => number
  /** The name by which the shop's pages tell each other that staff act; null = this page alone. */
  channel: string | null
  /** Messages of the shop that a page took which nobody looks at. */
  onMessages: (texts: string[]) => void
}

const lockName = 'nextech-sync-reading'

/** Reads order pages so that the shop and its staff do not feel it: one at a time, not while staff act (order pages D). */
export function createOrderReader(options: OrderReaderOptions) {
  const { document, signal, now, channel, fetch, onFetched, onMessages } = options
  const messages = createMessageWatch({ document, signal, tell: texts => onMessages([...texts]) })
  const pause = createReadingPause({
    window: document.defaultView ?? window,
    signal,
    now,
    onPause: () => messages.flush(),
    channel: openChannel(channel),
  })
  /** What pages showed that staff had open, until the shop has answered for them; staff may be elsewhere by then. */
  const open = new Map<string, { reading: OrderReading; href: string }>()
  /** A page that scripts make up in the browser is nothing at its address: what it shows is only seen. */
  const orSeen = (fetched: Fetched): Fetched => {
    const { number } = fetched
    const shown = open.get(number)
    open.delete(number)
    const isNothing = shown && 'cause' in fetched
    return isNothing ? { number, ...shown, reading: { ...shown.reading, seen: true } } : fetched
  }
  const fetcher = createOrderFetcher({
    signal,
    pausedMs: () => pause.leftMs(),
    turn: createSharedTurn(channel && lockName, signal),
    mayBeForged: () => mayBeOfWorker(document.defaultView ?? window),
    onPage: page => messages.look(page, pause.leftMs() > 0),
    onFetched: fetched => onFetched(orSeen(fetched)),
    ...(fetch && { fetch }),
  })
  return {
    ...fetcher,
    /** What staff look at may be changed since the shop sent it: the shop is asked for the page once more (rules 9). */
    wantOpen(reading: OrderReading, version: string): void {
      const { number } = reading
      const href = document.URL
      // To ask for an address again that staff acted by would act again.
      if (!isHarmless(href)) {
        onFetched({ number, href, reading: { ...reading, seen: true } })
        return
      }
      open.set(number, { reading, href })
      fetcher.want([{ number, href, version }])
    },
  }
}
