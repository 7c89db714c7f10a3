import type { Page } from 'playwright-core'
import type { Control } from '../pages/family.ts'
import { shopLogin } from '../shop/server.ts'

/** Where the page itself says that an order stands. */
export interface ShownOrder {
  number: string
  /** CSS selectors of the order's row, card or page, and of the cell with its number. */
  row: string
  cell: string
}

/** What every page of a family offers its tests: see sandbox/pages/README.md. */
interface SandboxPage extends Record<Control, (input?: string | number) => Promise<void>> {
  shownOrders(): ShownOrder[]
  isSettled(): boolean
}

declare global {
  interface Window {
    sandboxPage?: SandboxPage
  }
}

/** Opens `path` of the shop, signs in where that is asked for, and waits until the page has settled. */
export async function openFamily(page: Page, shop: string, path: string): Promise<void> {
  await page.goto(`${shop}/pages/${path}`)
  if (new URL(page.url()).pathname === '/login') {
    await page.locator('[name=username]').fill(shopLogin.username)
    await page.locator('[name=password]').fill(shopLogin.password)
    await page.locator('form button[type=submit]').click()
  }
  await untilSettled(page)
}

/** Does what a control of the page does, and waits until the page, or the next one, has settled. */
export async function act(page: Page, control: Control, input?: string | number): Promise<void> {
  await page.evaluate(
    ([name, value]) => {
      const sandbox = window.sandboxPage
      if (!sandbox?.[name]) throw new Error(`the page has no ${name}`)
      // Not awaited: the next page of some families is a document of its own.
      void sandbox[name](value)
    },
    [control, input] as const,
  )
  await untilSettled(page)
}

/** The orders in the page with their places, as the page knows them. */
export function shownOrders(page: Page): Promise<ShownOrder[]> {
  return page.evaluate(() => window.sandboxPage?.shownOrders() ?? [])
}

async function untilSettled(page: Page): Promise<void> {
  await page.waitForFunction(() => window.sandboxPage?.isSettled(), undefined, { polling: 50 })
}
