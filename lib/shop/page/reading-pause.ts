/** Holds the reading of order pages back while staff act in the shop. */
export interface ReadingPause {
  /** Milliseconds until reading may go on; zero = now. */
  leftMs(): number
}

export type ReadingChannel = Pick<BroadcastChannel, 'postMessage' | 'addEventListener' | 'close'>

export interface ReadingPauseOptions {
  window: Window
  signal: AbortSignal
  now: () => number
  /** Staff act: they may leave the page at once. */
  onPause: () => void
  /** Whether the browser itself made an event: what a page's script dispatches over and over is nobody's act. */
  isGenuine?: (event: Event) => boolean
  /** How tabs of one shop tell each other; null = this one alone. */
  channel: ReadingChannel | null
}

/** A press may start an action whose message the shop shows with the next page. */
const actMs = 2_000
/** A page that is left stays for no longer, or it has turned out to stay; a shop answers slowly now and then. */
const leaveMs = 10_000

const leaving = ['beforeunload', 'pagehide', 'submit'] as const
const acting = ['pointerdown', 'click', 'change', 'keydown'] as const
const controls =
  'a,button,input,select,summary,[onclick],[role="button"],[role="menuitem"],[role="option"],[type="submit"]'

/**
 * A shop keeps a message such as "1 order has been put on hold" for the next page it makes, and the order pages that are
 * read here are such pages: while staff act, none is asked for, in this tab and in the others of the shop (order pages D).
 */
export function createReadingPause(options: ReadingPauseOptions): ReadingPause {
  const { window, signal, now, onPause, channel, isGenuine = isTrusted } = options
  let until = 0
  const hold = (ms: number) => {
    until = Math.max(until, now() + ms)
    onPause()
  }
  const holdAll = (ms: number) => {
    hold(ms)
    channel?.postMessage(ms)
  }
  const listening = { capture: true, passive: true, signal }
  for (const type of leaving)
    window.addEventListener(type, event => isGenuine(event) && holdAll(leaveMs), listening)
  for (const type of acting)
    window.addEventListener(type, event => isGenuine(event) && isControl(event) && holdAll(actMs), listening)
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data === actMs || data === leaveMs) hold(data)
  })
  signal.addEventListener('abort', () => channel?.close(), { once: true })
  return { leftMs: () => Math.max(0, until - now()) }
}

const isTrusted = (event: Event) => event.isTrusted

function isControl(event: Event): boolean {
  const { target } = event
  if ('key' in event && event.key !== 'Enter' && event.key !== ' ') return false
  return target instanceof Element && target.closest(controls) !== null
}

/** The channel of this name; null where the browser has none, or no name is known. */
export function openChannel(name: string | null): BroadcastChannel | null {
  return name === null || typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
}
