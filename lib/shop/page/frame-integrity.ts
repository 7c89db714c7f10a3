import type { Standing } from '../../contract/page-messages.ts'

/** How the panel stands in the page, at this moment. */
export type PanelStateReader = () => Standing

/** What stands in the page: our element in it, its closed root, and the frame in that. */
export interface GuardedFrame {
  host: HTMLElement
  root: ShadowRoot
  frame: HTMLElement
  /** Whether the page has shown nothing over everything since. */
  isAlone: () => boolean
}

/** A panel that came to rest more recently than this may have been pushed under a press that was meant for the page. */
const restMs = 500
/** In one the page shows pictures of itself in any place, and lets the pointer through; `:is` bears what a browser does not know. */
const transition = ':is(:active-view-transition)'
/** So often it is looked at as at a press; that takes milliseconds. */
const lookMs = 200
/** Half a pixel is rounding. */
const tolerance = 2
/** Points looked at along each side; what covers less than a tenth of the panel hides no choice. */
const points = 9
/** Less than this is no panel that anybody can read. */
const minSize = { width: 280, height: 320 }
/** Share of the frame that must be inside of the window. */
const minRatio = 0.98

type Place = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>

/**
 * Remembers where the frame stands and tells whether it still does, whole and with nothing of the page over it. A move
 * is noted when it happens, not when it is asked for. The page may do with our element what it likes; it cannot change
 * what this script's own `elementFromPoint` answers.
 */
export function createPanelStateReader(
  { host, root, frame, isAlone }: GuardedFrame,
  signal: AbortSignal,
  now: () => number = () => performance.now(),
): PanelStateReader {
  const view = host.ownerDocument.defaultView
  const parent = host.parentNode
  // A page moves a window that it opened, without an event, under a press.
  const windowPlace = () => `${view?.screenX} ${view?.screenY}`
  let screen = windowPlace()
  let place = placeOf(frame)
  let restsSince = now() - restMs
  let lookedAt = restsSince
  const look = lookOf(host)
  const isSeen = () => {
    lookedAt = now()
    const isOpen =
      isAlone() &&
      isWhole(frame) &&
      !host.ownerDocument.querySelector(transition) &&
      lookOf(host) === look &&
      !isDistorted(host, frame) &&
      !isCovered(host, root, frame)
    if (!isOpen) restsSince = lookedAt
    return isOpen
  }
  const note = () => {
    // A page may hide it until a press takes the focus from the page, and show it before the press ends.
    if (now() - lookedAt >= lookMs) isSeen()
    const next = placeOf(frame)
    const nextScreen = windowPlace()
    if (isSame(place, next) && isSame(next, placeOf(host)) && screen === nextScreen) return
    ;[place, screen] = [next, nextScreen]
    restsSince = now()
  }
  if (view) noteWhenMoved(view, [host, frame], note, signal)
  // Another window lay over it until it has the focus: the second half of a double press was meant for that.
  for (const type of ['resize', 'focus']) view?.addEventListener(type, () => (restsSince = now()), { signal })
  return () => {
    if (!host.isConnected || host.parentNode !== parent || !root.contains(frame)) return 'closed'
    note()
    if (!isSeen()) return 'covered'
    return now() - restsSince < restMs ? 'moved' : 'ok'
  }
}

/** Looked at with each frame that is drawn, and once it is: a page may move it and back between two looks. */
function noteWhenMoved(
  view: Window & typeof globalThis,
  elements: readonly Element[],
  note: () => void,
  signal: AbortSignal,
): void {
  view.addEventListener('scroll', note, { signal, capture: true })
  const sizes = new view.ResizeObserver(note)
  for (const element of elements) sizes.observe(element)
  signal.addEventListener('abort', () => sizes.disconnect())
  const look = () => {
    if (signal.aborted) return
    note()
    setTimeout(() => signal.aborted || note())
    view.requestAnimationFrame(look)
  }
  view.requestAnimationFrame(look)
}

const placeOf = (element: Element): Place => element.getBoundingClientRect()

function isSame(a: Place, b: Place): boolean {
  return (['left', 'top', 'width', 'height'] as const).every(side => Math.abs(a[side] - b[side]) <= tolerance)
}

/** Large enough, and inside of the window. */
function isWhole(frame: HTMLElement): boolean {
  const { clientWidth, clientHeight } = frame.ownerDocument.documentElement
  const { left, top, width, height } = placeOf(frame)
  if (width < minSize.width || height < minSize.height) return false
  const inside = (from: number, length: number, room: number) =>
    Math.max(0, Math.min(from + length, room) - Math.max(from, 0))
  const seen = inside(left, width, clientWidth) * inside(top, height, clientHeight)
  return seen >= minRatio * width * height
}

/** What each of these says where nothing sees through, turns, cuts or blurs the element; '' = not known here. */
const plain: Readonly<Record<string, readonly string[]>> = {
  opacity: ['1'],
  visibility: ['visible'],
  'content-visibility': ['visible'],
  transform: ['none', 'matrix(1, 0, 0, 1, 0, 0)'],
  translate: ['none', '0px'],
  rotate: ['none'],
  scale: ['none', '1'],
  perspective: ['none'],
  filter: ['none'],
  'clip-path': ['none'],
  clip: ['auto'],
  'mask-image': ['none'],
  'mix-blend-mode': ['normal'],
}

/** Whether the frame, our element, or anything that they stand in is not as it is: what is pressed is not what is seen. */
function isDistorted(host: HTMLElement, frame: HTMLElement): boolean {
  const view = host.ownerDocument.defaultView
  const elements: Element[] = [frame]
  for (let at: Element | null = host; at; at = at.parentElement) elements.push(at)
  return elements.some(element => {
    const style = view?.getComputedStyle(element)
    return Object.entries(plain).some(([name, values]) => {
      const value = style?.getPropertyValue(name) ?? 'unknown'
      return value !== '' && !values.includes(value)
    })
  })
}

/** What says where and how large; that is looked at by itself. */
const geometry =
  /^(?:(?:min-|max-)?(?:width|height|inline-size|block-size)|top|left|right|bottom|inset-.*|.*-origin)$/

/**
 * All that our element shows, with what CSS can put before, after and behind it. It shows nothing of its own, and a page
 * that brings it in front of its frame must give it something to show: Firefox tells nobody which of the two is in front.
 */
function lookOf(host: HTMLElement): string {
  const view = host.ownerDocument.defaultView
  const parts = [undefined, '::before', '::after', '::backdrop'].map(part => {
    const style = view?.getComputedStyle(host, part)
    const names = Array.from(style ?? []).filter(name => !geometry.test(name))
    return names.map(name => style?.getPropertyValue(name)).join(';')
  })
  return parts.join('|')
}

/**
 * Whether anything else answers at a point of the frame that is inside of the window. Both are asked: in Firefox a root
 * looks through all that is not its own, and the document does not look into the root.
 */
function isCovered(host: HTMLElement, root: ShadowRoot, frame: HTMLElement): boolean {
  const { ownerDocument: document } = host
  const { clientWidth, clientHeight } = document.documentElement
  const { left, top, width, height } = placeOf(frame)
  const steps = Array.from({ length: points }, (_, at) => (at + 0.5) / points)
  const seen = steps
    .flatMap(x => steps.map(y => [left + x * width, top + y * height] as const))
    .filter(([x, y]) => x >= 0 && y >= 0 && x < clientWidth && y < clientHeight)
  const isFree = (x: number, y: number) =>
    document.elementFromPoint(x, y) === host && root.elementFromPoint(x, y) === frame
  return seen.length === 0 || !seen.every(([x, y]) => isFree(x, y))
}
