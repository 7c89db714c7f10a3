import type { Standing } from '../../contract/page-messages.ts'

/** How the panel stands in the page, at this moment. */
export type PanelStateReader = () => Standing

/** A panel that came to rest more recently than this may have been pushed under a press that was meant for the page. */
const restMs = 500
/** Half a pixel is rounding. */
const tolerance = 2
/** Points looked at along each side; what covers less than a tenth of the panel hides no choice. */
const points = 9

interface Place {
  left: number
  top: number
  width: number
  height: number
}

/**
 * Remembers where the panel stands and tells whether it still does, with nothing of the page over it. The page may do
 * with our element what it likes; it cannot change what this script's own `elementFromPoint` answers.
 */
export function createPanelStateReader(
  host: HTMLElement,
  frame: HTMLElement,
  signal: AbortSignal,
  now: () => number = () => performance.now(),
): PanelStateReader {
  const view = host.ownerDocument.defaultView
  let place = placeOf(host)
  let restsSince = now() - restMs
  const note = () => {
    const next = placeOf(host)
    if (isSame(place, next)) return
    place = next
    restsSince = now()
  }
  view?.addEventListener('scroll', note, { signal, capture: true, passive: true })
  view?.addEventListener('resize', note, { signal })
  return () => {
    if (!host.isConnected || !host.shadowRoot?.contains(frame)) return 'closed'
    const stood = isSame(place, placeOf(host)) && now() - restsSince >= restMs
    note()
    if (!stood) return 'moved'
    return isDistorted(host) || isDistorted(frame) || isCovered(host) ? 'covered' : 'ok'
  }
}

function placeOf(host: HTMLElement): Place {
  const { left, top, width, height } = host.getBoundingClientRect()
  return { left, top, width, height }
}

function isSame(a: Place, b: Place): boolean {
  return (['left', 'top', 'width', 'height'] as const).every(side => Math.abs(a[side] - b[side]) <= tolerance)
}

/** Seen through, turned, clipped or blurred: what is pressed is not what is seen. */
function isDistorted(element: HTMLElement): boolean {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element)
  if (!style) return true
  const { opacity, transform, filter, clipPath, visibility, mixBlendMode } = style
  const isPlain = (value: string, plain: string) => value === plain || value === ''
  return !(
    (opacity === '' || Number(opacity) === 1) &&
    isPlain(transform, 'none') &&
    isPlain(filter, 'none') &&
    isPlain(clipPath, 'none') &&
    isPlain(visibility, 'visible') &&
    isPlain(mixBlendMode, 'normal')
  )
}

/** Whether anything else answers at a point of the panel that is inside of the window. */
function isCovered(host: HTMLElement): boolean {
  const { ownerDocument: document } = host
  const { clientWidth, clientHeight } = document.documentElement
  const { left, top, width, height } = host.getBoundingClientRect()
  const steps = Array.from({ length: points }, (_, at) => (at + 0.5) / points)
  const seen = steps
    .flatMap(x => steps.map(y => [left + x * width, top + y * height] as const))
    .filter(([x, y]) => x >= 0 && y >= 0 && x < clientWidth && y < clientHeight)
  return seen.length === 0 || seen.some(([x, y]) => document.elementFromPoint(x, y) !== host)
}
