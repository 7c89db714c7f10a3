/** Whether a person can have seen what they decide about. */
export type Sight = 'seen' | 'too-soon' | 'covered'

/** A decision sooner than this after the panel came into sight was not made by reading it. */
export const seenAfterMs = 500

/** Less than this is no panel that anybody can read. */
const minSize = { width: 280, height: 320 }
/** Share of the panel that must be on the screen, over all frames around it. */
const minRatio = 0.98

/** An element as large as the window that the panel has, which shows nothing: what is true of it is true of all of it. */
export function createSentinel(document: Document): HTMLElement {
  const sentinel = document.createElement('div')
  sentinel.setAttribute('aria-hidden', 'true')
  sentinel.style.cssText = 'position:fixed;inset:0;pointer-events:none;z-index:2147483647'
  document.body.append(sentinel)
  return sentinel
}

/**
 * Watches whether the panel is in sight: whole, large enough, uncovered and undistorted, over all frames, where the browser can tell
 * (IntersectionObserver with `trackVisibility`, Chromium); elsewhere whether it is on the screen, and the shop page is
 * asked besides. Answers how it stands now.
 */
export function watchSight(element: Element, now: () => number = () => performance.now()): () => Sight {
  let since: number | null = null
  const see = (entries: readonly SightEntry[]) => {
    const entry = entries.at(-1)
    if (!entry) return
    const { width, height } = entry.boundingClientRect
    const isWhole = entry.intersectionRatio >= minRatio && width >= minSize.width && height >= minSize.height
    const inSight = entry.isIntersecting && isWhole && entry.isVisible !== false
    since = inSight ? (since ?? now()) : null
  }
  // `trackVisibility` is not in the DOM types; a browser that does not know it ignores it.
  const options = { threshold: [0, 0.25, 0.5, 0.75, minRatio, 1], trackVisibility: true, delay: 100 }
  new IntersectionObserver(see, options as IntersectionObserverInit).observe(element)
  return () => {
    if (since === null) return 'covered'
    return now() - since < seenAfterMs ? 'too-soon' : 'seen'
  }
}

type SightEntry = Pick<
  IntersectionObserverEntry,
  'isIntersecting' | 'intersectionRatio' | 'boundingClientRect'
> & { isVisible?: boolean }
