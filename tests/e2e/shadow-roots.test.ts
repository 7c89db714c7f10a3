import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ExtensionBrowser, launchWithExtension } from '../../sandbox/run/browser.ts'
import { areTold, componentRows } from './component-rows.ts'
import { newTab, openPlain, type PlainServer, servePages } from './plain-pages.ts'
import { built } from './world.ts'

/** Lists inside of web components: a tree is read and watched, be it open or closed to the page's own scripts. */
let server: PlainServer
let browser: ExtensionBrowser
let page: Page
let complaints: string[]
let isRegistered = false

const rows = 6
/** A component that fills its tree with the list of the page `list`. */
const grid = (
  mode: 'open' | 'closed',
  waitMs: number,
  host = 'orders-grid',
) => `<h1>Start</h1><${host} id="host"></${host}><script>
setTimeout(async () => {
  const html = await (await fetch('/list')).text()
  const root = document.querySelector('#host').attachShadow({ mode: '${mode}' })
  root.innerHTML = html.slice(html.indexOf('<table'), html.indexOf('</html>'))
  window.root = root
}, ${waitMs})</script>`

declare global {
  interface Window {
    root: ShadowRoot | undefined
  }
}

beforeAll(async () => {
  server = await servePages({
    list: { rows },
    open: { body: grid('open', 0) },
    late: { body: grid('open', 4_000) },
    closed: { body: grid('closed', 0) },
    box: { body: grid('closed', 0, 'div') },
    lateBox: { body: grid('closed', 4_000, 'section') },
    rows: { body: componentRows },
    cells: { body: componentRows },
  })
  browser = await launchWithExtension(built('chrome'), { headless: true })
})
afterAll(async () => void (await Promise.allSettled([browser?.close(), server?.close()])))
beforeEach(async () => {
  // The worker may still be registering its script when the first page opens.
  if (!isRegistered) await (await openPlain(browser, server.url('list'))).page.close()
  isRegistered = true
  ;({ page, complaints } = await newTab(browser))
})
afterEach(() => page.close())

/** Each row's number, and the order that its one badge is of. */
const told = () =>
  page.evaluate(() =>
    [...(window.root?.querySelectorAll('tbody tr') ?? [])].map(row => {
      const badges = [...row.querySelectorAll('nextech-sync-badge')]
      return [
        row.querySelector('span')?.textContent,
        ...badges.map(badge => badge.getAttribute('data-order')),
      ]
    }),
  )
const areRight = async () => {
  const all = await told()
  return (
    all.length === rows && all.every(([number, ...orders]) => orders.length === 1 && orders[0] === number)
  )
}

describe('a list in the tree of a component', { timeout: 90_000 }, () => {
  it.each(['open', 'late', 'closed', 'box', 'lateBox'])('has a badge beside each order: %s', async name => {
    await page.goto(server.url(name))
    await expect.poll(areRight, { timeout: 40_000 }).toBe(true)
    // No locator reaches into a closed tree.
    const isSeen = () =>
      page.evaluate(() => {
        const button = window.root?.querySelector('nextech-sync-badge')?.shadowRoot?.querySelector('button')
        return button?.checkVisibility() === true && button.offsetWidth > 0
      })
    await expect.poll(isSeen).toBe(true)
    expect(complaints).toEqual([])
  })

  it('keeps them right while its rows are sorted, made again and written over', async () => {
    await page.goto(server.url('open'))
    await expect.poll(areRight, { timeout: 40_000 }).toBe(true)
    const wrong = await page.evaluate(async () => {
      const body = window.root?.querySelector('tbody')
      let wrong = 0
      for (let i = 0; body && i < 50; i += 1) {
        const rows = [...body.children].reverse()
        if (i % 2) body.replaceChildren(...rows)
        else
          body.innerHTML = rows
            .map(row => row.outerHTML.replace(/<nextech.*?<\/nextech-sync-badge>/g, ''))
            .join('')
        await new Promise(requestAnimationFrame)
        for (const row of body.children) {
          const order = row.querySelector('nextech-sync-badge')?.getAttribute('data-order') ?? undefined
          if (order !== undefined && order !== row.querySelector('span')?.textContent) wrong += 1
        }
      }
      return wrong
    })
    expect(wrong).toBe(0)
    await expect.poll(areRight).toBe(true)
    expect(complaints).toEqual([])
  })
})

describe('a list each of whose rows or cells is a component', { timeout: 90_000 }, () => {
  it.each(['rows', 'cells'])('has badges that keep to their orders: %s', async name => {
    await page.goto(server.url(name))
    const told = () => page.evaluate(() => window.told())
    await expect.poll(async () => areTold(await told()), { timeout: 40_000 }).toBe(true)
    expect(await page.evaluate(() => window.churn())).toBe(0)
    await expect.poll(async () => areTold(await told())).toBe(true)
    expect(complaints).toEqual([])
  })
})
