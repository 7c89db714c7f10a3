import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPanel } from '../../sandbox/run/steps.ts'
import { violations } from './axe.ts'
import { first, numbersOf, openList, startConfigured, type World } from './world.ts'

let world: World

beforeAll(async () => {
  world = await startConfigured()
  // Signed in to the shop from here on.
  await (await openList(world, 'no-such-order')).close()
})
afterAll(() => world?.close())

const name = 'Help for this page (opens in a new tab)'

/** What opens when the “?” is pressed. */
async function pressed(link: Locator, press: (link: Locator) => Promise<void>): Promise<Page> {
  const [help] = await Promise.all([world.browser.context.waitForEvent('page'), press(link)])
  await help.getByRole('heading', { level: 1, name: 'Help' }).waitFor()
  return help
}

/** The chapter at which a reader is: its address, the focus, and what is in sight. */
async function chapterIn(help: Page): Promise<string> {
  expect(new URL(help.url()).pathname).toBe('/help.html')
  const { focused, top, height } = await help.evaluate(() => ({
    focused: document.activeElement?.id ?? '',
    top: document.activeElement?.getBoundingClientRect().top ?? -1,
    height: innerHeight,
  }))
  expect(new URL(help.url()).hash).toBe(`#${focused}`)
  expect(top).toBeGreaterThanOrEqual(0)
  expect(top).toBeLessThan(height)
  return focused
}

describe('the “?”', () => {
  it('of the popup leads to its chapter by the keyboard', async () => {
    const popup = await world.browser.openOwn('popup.html')
    await popup.getByRole('button', { name: 'Sync now' }).waitFor()
    const help = await pressed(popup.getByRole('link', { name }), link => link.press('Enter'))
    expect(await chapterIn(help)).toBe('popup')
    await help.close()
    await popup.close()
  })

  it.each(['staff', 'reconciliation', 'duplicates', 'setup', 'activity', 'settings', 'welcome'])(
    'of the workbench’s page %s leads to its chapter',
    async page => {
      const workbench = await world.browser.openOwn(`workbench.html#/${page}`)
      const help = await pressed(workbench.getByRole('banner').getByRole('link', { name }), link =>
        link.click(),
      )
      expect(await chapterIn(help)).toBe(page)
      await help.close()
      await workbench.close()
    },
  )

  it('of the panel leads there from within the shop’s page', async () => {
    const number = first(numbersOf(world, ({ reason }) => reason === 'possible-match'))
    const shop = await world.browser.context.newPage()
    const panel = await openPanel(shop, world.shop.url, number)
    const help = await pressed(panel.getByRole('link', { name }), link => link.click())
    expect(await chapterIn(help)).toBe('resolve')
    await help.close()
    // The order is still being looked at.
    expect(await panel.getByRole('heading', { level: 1 }).innerText()).toContain(number)
    await shop.close()
  })
})

describe('the help', () => {
  it('goes to another chapter by its contents', async () => {
    const help = await world.browser.openOwn('help.html#badges')
    // Its heading is at the top, as where the browser itself goes to a fragment.
    await expect
      .poll(() => help.evaluate(() => document.getElementById('badges')?.getBoundingClientRect().top))
      .toBeLessThan(40)
    await help.getByRole('navigation').getByRole('link', { name: 'Who to call' }).click()
    await expect.poll(() => chapterIn(help)).toBe('who')
    await help.close()
  })

  it.each(['light', 'dark'] as const)(
    'has nothing that axe finds wrong, in %s colours',
    async colorScheme => {
      const help = await world.browser.openOwn('help.html')
      await help.emulateMedia({ colorScheme })
      await help.getByRole('heading', { level: 1 }).waitFor()
      expect(await violations(help)).toEqual([])
      await help.close()
    },
  )

  it('is no wider than a window of 320 pixels', async () => {
    const help = await world.browser.openOwn('help.html')
    await help.setViewportSize({ width: 320, height: 640 })
    await help.getByRole('heading', { level: 1 }).waitFor()
    expect(await help.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    await help.close()
  })

  it('asks the background for nothing, and is in no shop page’s reach', async () => {
    const help = await world.browser.openOwn('help.html')
    await help.getByRole('heading', { level: 1 }).waitFor()
    const address = help.url()
    const shop = await openList(world, 'no-such-order')
    const reach = await shop.evaluate(
      url =>
        fetch(url).then(
          () => 'reached',
          () => 'refused',
        ),
      address,
    )
    expect(reach).toBe('refused')
    await shop.close()
    const answer = await help.evaluate(() => chrome.runtime.sendMessage({ name: 'ext-bg/today', body: {} }))
    expect(answer).not.toMatchObject({ ok: true })
    await help.close()
  })

  it('speaks the language that is chosen', async () => {
    const settings = await world.browser.openOwn('workbench.html#/settings')
    await settings.getByLabel('Language of this extension on this computer').selectOption('es')
    await settings.getByRole('heading', { level: 1, name: 'Ajustes' }).waitFor()
    const help = await world.browser.openOwn('help.html#pause')
    await help.getByRole('heading', { level: 1, name: 'Ayuda' }).waitFor()
    expect(await chapterIn(help)).toBe('pause')
    expect(await help.locator('html').getAttribute('lang')).toBe('es-US')
    expect(await help.getByRole('main').innerText()).not.toMatch(/\b(the|press|was|posted)\b/)
    await help.close()
    await settings.getByLabel('Idioma de esta extensión en esta computadora').selectOption('en')
    await settings.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
    await settings.close()
  })
})
