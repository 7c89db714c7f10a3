import { createSentinel, type Sight, seenAfterMs, watchSight } from './panel-visibility.ts'
import { acceptOnlyTrusted } from './trusted-only.ts'

/** What a page of ours has that stands inside of a shop page, which may be hostile. */
export interface PanelGuard {
  /** What the script of the shop page hands over once this page has loaded; one that opens nothing where none does. */
  ticket: Promise<string>
  /** Asks the script that made the frame; nobody else hears it. */
  wish: (what: 'close' | 'again') => void
  /** Whether a person can have seen what they decide about. */
  sight: () => Sight
  /** Comes once a press may count: one that is made sooner is refused. */
  ready: Promise<void>
}

/** The script hands the ticket over as soon as the page has loaded. */
const ticketMs = 3_000
/** Refused by the background: then the page says that it is no longer valid. */
const noTicket = 'none'
const lookMs = 50
/** What a press begins with. */
const starting: ReadonlySet<string> = new Set(['pointerdown', 'keydown'])
/** What decides by itself, wherever the focus is. */
const decidingKey = /^(?:Enter|[1-9])$/
/** By these a person reads and goes about; any other, outside of a field, may be a word that the page asks for. */
const readingKey = /^(?:Tab|Arrow\w+|Page\w+|Home|End| )$/

/** The guard of every page that stands in a frame of a shop page (ADR 0016); Escape ends it from its first moment. */
export function guardPanel(view: Window & typeof globalThis): PanelGuard {
  acceptOnlyTrusted(view)
  // A page may ask for that: what stands here would leave with it, and what the page says would come in.
  for (const type of ['dragstart', 'drop'])
    view.addEventListener(type, event => event.preventDefault(), { capture: true })
  const isInSight = watchSight(createSentinel(view.document))
  const { pressed, hasSettled } = watchPresses(view, isInSight)
  let port: MessagePort | undefined
  let isEnded = false
  let isSteady = false
  const ticket = new Promise<string>(resolve => {
    const late = setTimeout(() => resolve(noTicket), ticketMs)
    const hear = ({ data, ports: [channel] }: MessageEvent<unknown>) => {
      const given = ticketIn(data)
      if (given === undefined || !channel) return
      view.removeEventListener('message', hear)
      clearTimeout(late)
      port = channel
      // The script tells it once: the panel stands still in its page.
      channel.onmessage = () => {
        isSteady = true
      }
      if (isEnded) port.postMessage('close')
      resolve(given)
    }
    view.addEventListener('message', hear)
  })
  // The frame has the focus before there is anything to see in it, and the page hears no key of it.
  view.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return
    isEnded = true
    port?.postMessage('close')
  })
  return {
    ticket,
    wish: what => port?.postMessage(what),
    sight: () => (isInSight() === 'seen' ? pressed() : isInSight()),
    ready: once(() => isSteady && isInSight() === 'seen' && hasSettled()),
  }
}

function once(isSo: () => boolean): Promise<void> {
  return new Promise(resolve => {
    const look = () => (isSo() ? resolve() : void setTimeout(look, lookMs))
    look()
  })
}

function ticketIn(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('type' in data) || !('ticket' in data)) return undefined
  const { type, ticket } = data
  return type === 'nextech-sync-panel' && typeof ticket === 'string' ? ticket : undefined
}

/**
 * Whether the last press can have been meant: its button is wholly in view; a key that decides is not the first
 * thing that a person does here, nor pressed on and on, for the panel has the focus as soon as it opens and a page may ask
 * for just that key;
 * and no other window lay over this one until just then, for which the first half of a double press was meant.
 */
function watchPresses(view: Window & typeof globalThis, isInSight: () => Sight) {
  let isAwake = false
  let isFresh = false
  let focusedAt = Number.NEGATIVE_INFINITY
  let refusedAt = Number.NEGATIVE_INFINITY
  let last: Event | undefined
  const hasSettled = () => performance.now() - focusedAt >= seenAfterMs
  view.addEventListener('focus', () => {
    focusedAt = performance.now()
  })
  const note = (event: Event) => {
    if (!event.isTrusted) return
    last = event
    // A press that gives this page the focus comes before it.
    if (starting.has(event.type)) isFresh = !hasSettled()
    const isMeant = !(event instanceof view.KeyboardEvent) || isReading(event, view)
    if (isMeant && isInSight() === 'seen') isAwake = true
  }
  for (const type of ['pointermove', 'pointerdown', 'wheel', 'keydown', 'click'])
    view.addEventListener(type, note, { capture: true, passive: true })
  const pressed = (): Sight => {
    const now = performance.now()
    // What is said of it is read first.
    const isKnown = isAwake && now - refusedAt >= seenAfterMs
    if (!isKnown) refusedAt = now
    isAwake = true
    if (!isKnown || isFresh) return 'too-soon'
    return isInView(last?.target, view) ? 'seen' : 'covered'
  }
  return { pressed, hasSettled }
}

function isReading({ key, target }: KeyboardEvent, view: Window & typeof globalThis): boolean {
  const isTyped = target instanceof view.Element && target.matches('input,textarea,select')
  return readingKey.test(key) || (isTyped && !decidingKey.test(key))
}

/** A press on the page itself is a key that names its candidate; a button may be no larger than the window. */
function isInView(target: EventTarget | null | undefined, view: Window & typeof globalThis): boolean {
  if (!(target instanceof view.Element)) return true
  const button = target.closest('button')
  if (!button) return true
  const { left, top, right, bottom } = button.getBoundingClientRect()
  const { clientWidth, clientHeight } = view.document.documentElement
  return left >= 0 && top >= 0 && right <= clientWidth && bottom <= clientHeight
}
