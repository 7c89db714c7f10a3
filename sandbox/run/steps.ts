import type { Frame, Page } from 'playwright-core'
import type { BrowserConfiguration } from '../../lib/domain/configuration.ts'
import { shopLogin } from '../shop/server.ts'
import type { ExtensionBrowser } from './browser.ts'

/** Imports a configuration as a person does: the file input of Settings, a look at it, and a yes. Throws with what Settings said. */
export async function importConfiguration(
  browser: ExtensionBrowser,
  configuration: BrowserConfiguration,
): Promise<Page> {
  const page = await browser.openOwn('workbench.html#/settings')
  await page.getByLabel('Import configuration').setInputFiles({
    name: 'nextech-sync.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(configuration)),
  })
  const use = page.getByRole('button', { name: 'Use this configuration' })
  const refused = page.getByText(/^Refused/)
  await use.or(refused).first().waitFor()
  if (await use.isVisible()) await acceptConfiguration(page)
  await page
    .getByText(/^(Imported|Refused)/)
    .first()
    .waitFor()
  const said = await page.locator('main').innerText()
  if (/Refused/.test(said)) throw new Error(`Settings refused the configuration:\n${said}`)
  return page
}

/** Says yes to the file that Settings shows, and that it may post where it would. */
export async function acceptConfiguration(settings: Page): Promise<void> {
  const posts = settings.getByRole('checkbox', { name: /^Post/ })
  if (await posts.isVisible()) await posts.check()
  await settings.getByRole('button', { name: 'Use this configuration' }).click()
}

/** Asks for a sign-in to Nextech on the Settings page; what comes of it is said there. */
export async function signIn(settings: Page, username: string, password: string): Promise<void> {
  await settings.getByLabel(`Password of ${username}`).fill(password)
  await settings.getByRole('button', { name: 'Sign in' }).click()
}

/** Signs in to Nextech as a person does after the browser was closed: the card in Settings. The page stays open. */
export async function signInAtSettings(browser: ExtensionBrowser, password: string): Promise<Page> {
  const page = await browser.openOwn('workbench.html#/settings')
  await page.getByLabel(/^Password of /).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('Signed in to Nextech.').first().waitFor()
  return page
}

/** Signs in to the simulated Shop Manager and opens Sales > Orders; `search` shows only what is searched for. */
export async function openOrders(
  browser: ExtensionBrowser,
  shop: string,
  pageSize: number,
  search = '',
): Promise<Page> {
  const page = await browser.context.newPage()
  await page.goto(`${shop}/sales/orders?${new URLSearchParams({ size: String(pageSize), q: search })}`)
  if (new URL(page.url()).pathname === '/login') {
    await page.locator('[name=username]').fill(shopLogin.username)
    await page.locator('[name=password]').fill(shopLogin.password)
    await page.locator('form button[type=submit], form button:not([type])').first().click()
    await page.waitForURL(/sales\/orders/)
  }
  return page
}

/** Order numbers with the status of their badge, as a person sees them on the page; whichever driver shows it. */
export function badgesOn(page: { evaluate<T>(read: () => T): Promise<T> }): Promise<Record<string, string>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('nextech-sync-badge')].map(badge => [
        badge.getAttribute('data-order') ?? '',
        badge.getAttribute('data-status') ?? '',
      ]),
    ),
  )
}

/** Waits until every order of the list has a badge whose order was read. */
export async function waitUntilRead(page: Page, timeoutMs = 120_000): Promise<void> {
  await page.waitForFunction(
    () => {
      const rows = document.querySelectorAll('table.orders tbody tr.row-link').length
      const badges = [...document.querySelectorAll('nextech-sync-badge')]
      return badges.length === rows && badges.every(badge => badge.getAttribute('data-status') !== 'unseen')
    },
    undefined,
    { timeout: timeoutMs, polling: 100 },
  )
}

/** Walks the whole list, page after page, until every order on it was read. */
export async function readWholeList(
  page: Page,
  onPage: (badges: Record<string, string>) => void,
): Promise<void> {
  for (;;) {
    await waitUntilRead(page)
    onPage(await badgesOn(page))
    const next = page.locator('a.page-step[rel=next]')
    if ((await next.count()) === 0) return
    await Promise.all([page.waitForEvent('domcontentloaded'), next.first().click()])
  }
}

/** A press in a panel that came into sight more recently than this is refused, or dropped by the browser itself. */
const panelRestMs = 800

/** A panel that has just come into sight takes presses after this. */
export const restOfPanel = (page: Page): Promise<void> => page.waitForTimeout(panelRestMs)

/** Our page in a frame of a shop page. Its root is closed: only the browser itself lists its frame. */
export async function panelIn(page: Page, path = '/resolve.html'): Promise<Frame> {
  const find = () => page.frames().find(frame => URL.parse(frame.url())?.pathname === path)
  const isLate = () => performance.now() > end
  const end = performance.now() + 20_000
  while (!find() && !isLate()) await page.waitForTimeout(50)
  const frame = find()
  if (!frame) throw new Error(`No ${path} in the page.`)
  return frame
}

/** Shows one order alone in the list and opens its resolve panel by a real click, until it takes presses. */
export async function openPanel(
  page: Page,
  shop: string,
  number: string,
  prepare: () => void = () => {},
): Promise<Frame> {
  await page.goto(`${shop}/sales/orders?q=${number}`)
  await page.evaluate(prepare)
  await page
    .locator(`nextech-sync-badge[data-order="${number}"]`)
    .getByRole('button', { name: /^RESOLVE/ })
    .click()
  const panel = await panelIn(page)
  await panel.getByRole('heading').first().waitFor()
  await restOfPanel(page)
  return panel
}
