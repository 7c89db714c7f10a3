import { join } from 'node:path'
import type { ExtensionBrowser } from './browser.ts'
import { openPanel } from './steps.ts'

/** Pictures of what staff see, into `folder`: the list, an order page, the resolve panel, the popup. */
export async function takeScreenshots(
  browser: ExtensionBrowser,
  shop: string,
  folder: string,
  resolvable: string | undefined,
): Promise<void> {
  const page = await browser.context.newPage()
  const shoot = (name: string) => page.screenshot({ path: join(folder, `${name}.png`) })
  await page.goto(`${shop}/sales/orders`)
  await page.locator('nextech-sync-badge').first().waitFor()
  await shoot('orders')
  await page.locator('table.orders tbody a').first().click()
  await page.locator('nextech-sync-badge').first().waitFor()
  await shoot('order')
  if (resolvable !== undefined) {
    const panel = await openPanel(page, shop, resolvable)
    await panel
      .getByRole('button', { name: /^Choose/ })
      .first()
      .waitFor()
    await shoot('resolve')
  }
  await page.close()
  const popup = await browser.openOwn('popup.html')
  await popup.getByText('Last proven good').waitFor()
  // The popup's own box: a viewport of its size would shrink the whole window where there is one.
  await popup.locator('.popup').screenshot({ path: join(folder, 'popup.png') })
  await popup.close()
}
