/** Whether a person can have seen what they decide about. */
export type Sight = 'seen' | 'too-soon' | 'covered'

/** A decision sooner than this after the panel came into sight was not made by reading it. */
export const seenAfterMs = 500

/**
 * Watches whether the panel is in sight: wholly uncovered and undistorted, over all frames, where the browser can tell
 * (IntersectionObserver with `trackVisibility`, Chromium); elsewhere whether it is on the screen at all, and the shop
 * page is asked besides. Answers how it stands now.
 */
export function watchSight(element: Element, now: () => number = () => performance.now()): () => Sight {
  let since: number | null = null
  const see = (entries: readonly SightEntry[]) => {
    const entry = entries.at(-1)
    if (!entry) return
    const inSight = entry.isIntersecting && entry.isVisible !== false
    since = inSight ? (since ?? now()) : null
  }
  // `trackVisibility` is not in the DOM types; a browser that does not know it ignores it.
  const options = { threshold: [0, 0.25, 0.5, 0.75, 1], trackVisibility: true, delay: 100 }
  new IntersectionObserver(see, options as IntersectionObserverInit).observe(element)
  return () => {
    if (since === null) return 'covered'
    return now() - since < seenAfterMs ? 'too-soon' : 'seen'
  }
}

type SightEntry = Pick<IntersectionObserverEntry, 'isIntersecting'> & { isVisible?: boolean }
