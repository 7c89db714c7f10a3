import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  numbersOf,
  offerConfiguration,
  openList,
  startWorld,
  tooltipOf,
  untilStatus,
  type World,
} from './world.ts'

let world: World

beforeAll(async () => {
  world = await startWorld()
  const settings = await world.browser.openOwn('workbench.html#/settings')
  await offerConfiguration(settings, JSON.stringify(world.configuration))
  await settings.close()
})
afterAll(() => world?.close())

describe('Spanish', { shuffle: false }, () => {
  it('is chosen in Settings, and the page is shown in it at once', async () => {
    const settings = await world.browser.openOwn('workbench.html#/settings')
    await settings.getByLabel('Language of this extension on this computer').selectOption('es')
    await settings.getByRole('heading', { level: 1, name: 'Ajustes' }).waitFor()
    expect(await settings.evaluate(() => document.documentElement.lang)).toBe('es-US')
    expect(await settings.getByRole('navigation').innerText()).toMatch(/Conciliación/)
    await settings.close()
  })

  it('is spoken by badges, and the button of an order that waits still begins with RESOLVE', async () => {
    const [number = ''] = numbersOf(world, ({ status }) => status === 'resolve', 1)
    const page = await openList(world, number)
    await untilStatus(page, number, 'resolve')
    const badge = page.locator(`nextech-sync-badge[data-order="${number}"]`)
    await badge.getByRole('button', { name: /^RESOLVER/ }).waitFor()
    expect(await tooltipOf(page, number)).toMatch(/paciente/)
    await page.close()
  })

  it('is spoken by the popup, with money and times as they are written in the United States', async () => {
    const popup = await world.browser.openOwn('popup.html')
    // What it says while it loads is in Spanish, too; the day's money comes after.
    await popup
      .getByText(/\$\d+\.\d\d/)
      .first()
      .waitFor()
    const text = await popup.locator('body').innerText()
    expect(text).toMatch(/pedidos?/)
    expect(text).toMatch(/\$\d+\.\d\d/)
    // Shop Manager's own page is named as it is there: Orders.
    expect(text).not.toMatch(/\b(orders|posted|waiting|today|the)\b/)
    await popup.close()
  })

  it.each(['reconciliation', 'staff', 'settings'])('has room in 320 pixels on the page %s', async route => {
    const page = await world.browser.openOwn(`workbench.html#/${route}`)
    await page.setViewportSize({ width: 320, height: 640 })
    await page.locator('main h1').waitFor()
    await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    await page.close()
  })

  it('is left again by the same choice', async () => {
    const settings = await world.browser.openOwn('workbench.html#/settings')
    await settings.getByLabel('Idioma de esta extensión en esta computadora').selectOption('en')
    await settings.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
    await settings.close()
  })
})
