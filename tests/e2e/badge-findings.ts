import type { Page } from 'playwright-core'

declare global {
  interface Window {
    wrongFrames?: string[]
  }
}

/** What stands on a page of the sandbox, by the page's own knowledge of where its orders are. */
export interface Findings {
  /** Orders that the page shows. */
  shown: number
  numbers: string[]
  /** Orders of the badges. */
  badges: string[]
  /** Badges in the row of another order. */
  wrong: string[]
  /** Badges in no row of an order. One in a row that the page puts away with its order is right where it is. */
  strays: string[]
  /** Orders in sight without a badge. */
  missing: string[]
  /** Orders whose badge, or whose button, is cut off by its cell. */
  cut: string[]
  /** Names of all elements of ours. */
  own: string[]
}

/** Compares badges and orders in one go, because some pages never rest. */
export function findingsOn(page: Page): Promise<Findings> {
  return page.evaluate(() => {
    const shown = window.sandboxPage?.shownOrders() ?? []
    const all = [...document.querySelectorAll('nextech-sync-badge')]
    const orderOf = (badge: Element) => badge.getAttribute('data-order') ?? ''
    const placed = new Set<Element>()
    const isLeaving = (badge: Element) =>
      badge.parentElement?.closest('tr,[role="row"]')?.textContent?.includes(orderOf(badge))
    const wrong: string[] = []
    const missing: string[] = []
    for (const { number, row } of shown) {
      const places = [...document.querySelectorAll(row)]
      const inside = all.filter(badge => places.some(place => place.contains(badge)))
      for (const badge of inside) placed.add(badge)
      wrong.push(
        ...inside.filter(badge => orderOf(badge) !== number).map(badge => `${orderOf(badge)} at ${number}`),
      )
      const isInSight = places.some(place => place.getClientRects().length > 0)
      if (isInSight && inside.length === 0) missing.push(number)
    }
    const isCut = (badge: Element) => {
      const cell = badge.parentElement
      const mark = badge.shadowRoot?.querySelector('button') ?? badge.shadowRoot?.querySelector('.pill')
      if (!cell || !mark || getComputedStyle(cell).overflowX === 'visible') return false
      const [of, around] = [mark.getBoundingClientRect(), cell.getBoundingClientRect()]
      return of.left < around.left - 1 || of.right > around.right + 1
    }
    return {
      shown: shown.length,
      numbers: shown.map(({ number }) => number),
      badges: all.map(orderOf),
      wrong,
      strays: all.filter(badge => !placed.has(badge) && !isLeaving(badge)).map(orderOf),
      missing,
      cut: all.filter(isCut).map(orderOf),
      own: [...document.querySelectorAll('*')]
        .map(({ localName }) => localName)
        .filter(name => name.includes('nextech')),
    }
  })
}

/** From now on looks after each painted frame whether a badge stands in a row that does not name its order. */
export async function sampleFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: string[] = []
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      for (const badge of document.querySelectorAll('nextech-sync-badge')) {
        const number = badge.getAttribute('data-order') ?? ''
        const row = badge.parentElement?.closest('tr,[role="row"],li,article')
        if (row && !row.textContent?.includes(number))
          seen.push(`${number} in: ${row.textContent?.slice(0, 60)}`)
      }
    }
    const frame = () => {
      port2.postMessage(null)
      requestAnimationFrame(frame)
    }
    Object.assign(window, { wrongFrames: seen })
    requestAnimationFrame(frame)
  })
}

/** What `sampleFrames` saw since; nothing where the page was replaced meanwhile. */
export function wrongFrames(page: Page): Promise<string[]> {
  return page.evaluate(() => window.wrongFrames ?? [])
}
