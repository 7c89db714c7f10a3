import type { Page } from 'playwright-core'

declare global {
  interface Window {
    markedBadges: WeakSet<Element>
  }
}

const lookEveryMs = 50

/**
 * Looks again and again for `ms`, and fails with the first look that fails. For what must not happen: nothing comes
 * that could be awaited, and a single look at the end would miss what came and went.
 */
export async function throughout(ms: number, look: () => Promise<void> | void): Promise<void> {
  const end = performance.now() + ms
  while (performance.now() < end) {
    await look()
    await new Promise(done => setTimeout(done, lookEveryMs))
  }
  await look()
}

/**
 * Waits until an element of the page has stood in one place, of one size, for `ms`. Chromium drops a press on a frame
 * that moved in the last half second, and the panel refuses one that comes sooner after it came into sight.
 */
export async function untilStill(page: Page, selector: string, ms = 800): Promise<void> {
  await page.locator(selector).evaluate(async (element, ms) => {
    const place = () => JSON.stringify(element.getBoundingClientRect())
    let [last, since] = [place(), performance.now()]
    while (performance.now() - since < ms) {
      await new Promise(done => requestAnimationFrame(done))
      const now = place()
      if (now !== last) [last, since] = [now, performance.now()]
    }
  }, ms)
}

/** Marks the badges that stand in the page now; `countMarked` tells how many of them still stand. */
export async function markBadges(page: Page): Promise<void> {
  await page.evaluate(() => {
    const marked = new WeakSet(document.querySelectorAll('nextech-sync-badge'))
    Object.assign(window, { markedBadges: marked })
  })
}

export async function countMarked(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const { markedBadges } = window
    return [...document.querySelectorAll('nextech-sync-badge')].filter(badge => markedBadges.has(badge))
      .length
  })
}
