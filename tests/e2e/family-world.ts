import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import type { MagentoOrder } from '../../sandbox/practice/practice.ts'
import { launchPlain } from '../../sandbox/run/browser.ts'
import { openFamily, shownOrders } from '../../sandbox/run/family-page.ts'
import { type SimulatedShop, startShop } from '../../sandbox/shop/server.ts'

declare global {
  interface Window {
    kept: Element[]
  }
}

/** The sandbox's pages in a browser without any extension. */
export interface FamilyWorld {
  shop: SimulatedShop
  browser: Browser
  context: BrowserContext
  close(): Promise<void>
}

/** Starts the world for a test file, and a visit for each of its tests. */
export function withFamilies(): { readonly world: FamilyWorld; readonly visit: FamilyVisit } {
  const used = {} as { world: FamilyWorld; visit: FamilyVisit }
  beforeAll(async () => {
    used.world = await startFamilies()
  })
  afterAll(() => used.world?.close())
  beforeEach(async () => {
    used.visit = await FamilyVisit.start(used.world)
  })
  afterEach(() => used.visit.page.close())
  return used
}

async function startFamilies(): Promise<FamilyWorld> {
  const practice = makePractice({ seed: 11, now: new Date().toISOString(), patients: 60, orders: 45 })
  const [shop, browser] = await Promise.all([startShop(practice), launchPlain()])
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 } })
  const close = async () => void (await Promise.allSettled([browser.close(), shop.close()]))
  return { shop, browser, context, close }
}

/** One page, and what it complained of: errors, warnings and dialogs. */
export class FamilyVisit {
  readonly complaints: string[] = []
  readonly page: Page
  readonly #shop: SimulatedShop

  private constructor(page: Page, shop: SimulatedShop) {
    this.page = page
    this.#shop = shop
    page.on('pageerror', error => this.complaints.push(error.message))
    page.on('dialog', dialog => {
      this.complaints.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('console', message => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text())
    })
  }

  static async start({ context, shop }: FamilyWorld): Promise<FamilyVisit> {
    return new FamilyVisit(await context.newPage(), shop)
  }

  open(path: string): Promise<void> {
    return openFamily(this.page, this.#shop.url, path)
  }

  async numbers(): Promise<string[]> {
    return (await shownOrders(this.page)).map(({ number }) => number)
  }

  /**
   * Places of which the page's own word and its cell's text differ, of some fifty where there are more. Asked in one
   * go, because some pages never rest.
   */
  falsePlaces(): Promise<string[]> {
    return this.page.evaluate(() => {
      const shown = window.sandboxPage?.shownOrders() ?? []
      const step = Math.ceil(shown.length / 50)
      return shown.flatMap(({ number, row, cell }, at) => {
        if (at % step !== 0) return []
        const rows = [...document.querySelectorAll(row)]
        const cells = [...document.querySelectorAll(cell)]
        const isTrue = rows.length === 1 && cells.length === 1 && cells[0]?.textContent?.includes(number)
        return isTrue && rows[0]?.contains(cells[0] ?? null) ? [] : [`${number} at ${cell}`]
      })
    })
  }

  /** Keeps the elements that the selector finds now, for `keptElements`. */
  keepElements(selector: string): Promise<void> {
    return this.page.evaluate(wanted => {
      Object.assign(window, { kept: [...document.querySelectorAll(wanted)] })
    }, selector)
  }

  /** For each element that the selector finds now, whether it is the one kept at its place. */
  keptElements(selector: string): Promise<boolean[]> {
    return this.page.evaluate(wanted => {
      const { kept } = window
      return [...document.querySelectorAll(wanted)].map((element, at) => element === kept[at])
    }, selector)
  }
}

/** The grand total in cents of an order, or of what it is the like of. */
export function centsOf(shop: SimulatedShop, number = ''): number {
  const orders = shop.orders().toSorted((one, other) => (one.created_at < other.created_at ? 1 : -1))
  const at = Number(number) - 900_000_000
  const isNamed = (order: MagentoOrder) => order.increment_id === number
  const order = at >= 0 ? orders[at % orders.length] : orders.find(isNamed)
  if (!order) throw new Error(`The shop has no order ${number}.`)
  return Math.round(order.grand_total * 100)
}
