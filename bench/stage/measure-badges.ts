import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { badgeCss } from '../../components/badge/badge-css.ts'
import { ownTime } from './own-time.ts'

declare global {
  /** What `assets/list-page.js` offers to the bench. */
  interface Window {
    list: {
      timeBadges(from: number, count: number): Promise<number>
      timeFloor(from: number, count: number, html: string, css: string): Promise<number>
      keepAtLeast(html: string, css: string): void
      sortMany(kind: Sort, times: number): Promise<void>
    }
    longTasks: number[]
  }
}

export type Sort = 'move' | 'text' | 'html'

/** What a page cost, in milliseconds of its main thread's own time. */
export interface Cost {
  /** Scripts, the page's and ours. */
  loadScript: number
  sortScript: number
  /** Everything, with style, layout and painting. */
  loadAll: number
  sortAll: number
  /** The part of `loadAll` and `sortAll` that was layout and style. */
  loadLayout: number
  sortLayout: number
  /** The longest task above 50 ms by the clock; 0 where there was none. */
  longestTask: number
}

export interface Held {
  nodes: number
  listeners: number
  heapBytes: number
}

const firstNumber = 100_000_002
const settleMs = 900

/** Milliseconds from rows in the page until all their badges are on the screen. */
export async function timeBadges(context: BrowserContext, url: string, rows: number): Promise<number> {
  return onPage(context, `${url}/?rows=1`, async page => {
    await untilDrawn(page)
    return page.evaluate(([from, count]) => window.list.timeBadges(from, count), [firstNumber, rows] as const)
  })
}

/** The same where the page itself appends as many equal elements in one pass; `html` is what a badge holds. */
export async function timeFloor(
  context: BrowserContext,
  url: string,
  rows: number,
  html: string,
): Promise<number> {
  return onPage(context, `${url}/?rows=1`, page =>
    page.evaluate(([from, count, html, css]) => window.list.timeFloor(from, count, html, css), [
      firstNumber,
      rows,
      html,
      badgeCss,
    ] as const),
  )
}

/** What the badge of a row that was just put in holds. */
export async function badgeHtml(context: BrowserContext, url: string): Promise<string> {
  return onPage(context, `${url}/?rows=1`, async page => {
    await untilDrawn(page)
    return page.evaluate(async () => {
      const table = document.querySelector<HTMLTableElement>('#list')
      const row = table?.tBodies[0]?.rows[0]?.cloneNode(true) as HTMLElement
      row.querySelector('nextech-sync-badge')?.remove()
      const number = row.querySelector('span')
      if (number) number.textContent = '100000009'
      table?.tBodies[0]?.append(row)
      await Promise.resolve()
      return row.querySelector('nextech-sync-badge')?.shadowRoot?.innerHTML ?? ''
    })
  })
}

/**
 * Main-thread time of loading a page of 200 rows and of 50 re-sorts, one in each frame; where html of a badge is given, the
 * page keeps such elements itself, by the least work there is.
 */
export async function measureCost(
  context: BrowserContext,
  url: string,
  sort: Sort,
  html?: string,
): Promise<Cost> {
  return onPage(context, 'about:blank', async (page, cdp) => {
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    const before = await spent(cdp)
    await page.goto(url)
    if (html !== undefined)
      await page.evaluate(([html, css]) => window.list.keepAtLeast(html, css), [html, badgeCss] as const)
    await page.waitForTimeout(settleMs)
    const loaded = await spent(cdp)
    await page.evaluate(kind => window.list.sortMany(kind, 50), sort)
    await page.waitForTimeout(settleMs)
    const sorted = await spent(cdp)
    const longTasks = await page.evaluate(() => window.longTasks)
    return {
      loadScript: loaded.script - before.script,
      sortScript: sorted.script - loaded.script,
      loadAll: loaded.all - before.all,
      sortAll: sorted.all - loaded.all,
      loadLayout: loaded.layout - before.layout,
      sortLayout: sorted.layout - loaded.layout,
      longestTask: Math.max(0, ...longTasks),
    }
  })
}

/** The same of scripts of ours, or of the floor, alone: sampled, so that what else the page does is not in it. */
export async function measureOwn(
  context: BrowserContext,
  url: string,
  sort: Sort,
  html?: string,
): Promise<{ load: number; sort: number }> {
  return onPage(context, 'about:blank', async (page, cdp) => {
    const load = await ownTime(cdp, async () => {
      await page.goto(url)
      if (html !== undefined)
        await page.evaluate(([html, css]) => window.list.keepAtLeast(html, css), [html, badgeCss] as const)
      await page.waitForTimeout(settleMs)
    })
    const sorted = await ownTime(cdp, async () => {
      await page.evaluate(kind => window.list.sortMany(kind, 50), sort)
      await page.waitForTimeout(settleMs)
    })
    return { load, sort: sorted }
  })
}

/** What the page holds before and after 50 re-sorts, garbage aside. */
export async function measureHeld(context: BrowserContext, url: string, sort: Sort): Promise<[Held, Held]> {
  return onPage(context, url, async (page, cdp) => {
    await page.waitForTimeout(settleMs)
    const sortMany = () => page.evaluate(kind => window.list.sortMany(kind, 50), sort)
    // The first round fills caches of the browser's own.
    await sortMany()
    await page.waitForTimeout(settleMs)
    const before = await held(cdp)
    await sortMany()
    await page.waitForTimeout(settleMs)
    return [before, await held(cdp)]
  })
}

async function held(cdp: CDPSession): Promise<Held> {
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('HeapProfiler.collectGarbage')
  const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  return { nodes, listeners: jsEventListeners, heapBytes: usedSize }
}

async function spent(cdp: CDPSession): Promise<{ script: number; all: number; layout: number }> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  const of = (wanted: string) => (metrics.find(({ name }) => name === wanted)?.value ?? 0) * 1000
  const layout = of('LayoutDuration') + of('RecalcStyleDuration')
  return { script: of('ScriptDuration'), all: of('TaskDuration'), layout }
}

async function untilDrawn(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('#list tbody td')?.lastElementChild?.shadowRoot?.childElementCount,
  )
  // The first answer of the background, which would otherwise fall into what is measured.
  await page.waitForTimeout(250)
}

async function onPage<T>(
  context: BrowserContext,
  url: string,
  use: (page: Page, cdp: CDPSession) => Promise<T>,
): Promise<T> {
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await page.goto(url)
  try {
    return await use(page, cdp)
  } finally {
    await page.close()
  }
}
