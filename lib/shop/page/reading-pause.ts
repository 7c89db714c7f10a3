/** Holds the reading of order pages back while staff act in the shop. */
export interface ReadingPause {
  /** Milliseconds until reading may go on; zero = now. */
  leftMs(): number
}

export interface ReadingPauseOptions {
  window: Window
  signal: AbortSignal
  now: () => number
  /** Reading has to stop: what is under way is given up. */
  onPause: () => void
  /** Whether the browser itself made an event: what a page's script dispatches over and over is nobody's act. */
  isGenuine?: (event: Event) => boolean
  /** How tabs of one shop tell each other; tests give their own. */
  channel?: Pick<BroadcastChannel, 'postMessage' | 'addEventListener' | 'close'> | null
}

/** A press may start an action whose message the shop shows with the next page. */
const actMs = 2_000
/** A page that is left stays for no longer, or it has turned out to stay; a shop answers slowly now and then. */
const leaveMs = 10_000
/** Pages of the shop can send our words to other tabs too: they can hold reading back for so long, and then not for a while. */
const maxHeldMs = 60_000
const freeMs = 10_000

const channelName = 'nextech-sync-reading'
const leaving = ['beforeunload', 'pagehide', 'submit'] as const
const acting = ['pointerdown', 'click', 'change', 'keydown'] as const
const controls =
  'a,button,input,select,summary,[onclick],[role="button"],[role="menuitem"],[role="option"],[type="submit"]'

/**
 * A shop keeps a message such as "1 order has been put on hold" for the next page it makes, and the order pages that are
 * read here are such pages: while staff act, none is asked for, in this tab and in the others of the shop (order pages D).
 */
export function createReadingPause(options: ReadingPauseOptions): ReadingPause {
  const { window, signal, now, onPause, channel = openChannel(), isGenuine = isTrusted } = options
  const others = createLimit(now)
  let until = 0
  const hold = (ms: number) => {
    until = Math.max(until, now() + ms)
    channel?.postMessage(ms)
    onPause()
  }
  const listening = { capture: true, passive: true, signal }
  for (const type of leaving)
    window.addEventListener(type, event => isGenuine(event) && hold(leaveMs), listening)
  for (const type of acting)
    window.addEventListener(type, event => isGenuine(event) && isControl(event) && hold(actMs), listening)
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data !== actMs && data !== leaveMs) return
    others.hold(data)
    if (others.leftMs() > 0) onPause()
  })
  signal.addEventListener('abort', () => channel?.close(), { once: true })
  return { leftMs: () => Math.max(0, until - now(), others.leftMs()) }
}

/** What other tabs may hold back: never more than `maxHeldMs` in a row, however often they ask. */
function createLimit(now: () => number) {
  let from = Number.NEGATIVE_INFINITY
  let until = Number.NEGATIVE_INFINITY
  const end = () => Math.min(until, from + maxHeldMs)
  return {
    hold(ms: number): void {
      // A hold that follows at once belongs to the one before, and counts against the same limit.
      if (now() > end() + freeMs) from = now()
      until = Math.max(until, now() + ms)
    },
    leftMs: () => Math.max(0, end() - now()),
  }
}

const isTrusted = (event: Event) => event.isTrusted

function isControl(event: Event): boolean {
  const { target } = event
  if ('key' in event && event.key !== 'Enter' && event.key !== ' ') return false
  return target instanceof Element && target.closest(controls) !== null
}

function openChannel(): BroadcastChannel | null {
  return typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(channelName)
}
