import { html } from 'hono/html'
import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { layout } from '../../backend/http/page-layout.ts'
import { openPanel } from '../../sandbox/run/steps.ts'
import { atFocus, edgeless, moving } from './screen-checks.ts'
import { first, numbersOf, openList, startConfigured, type World } from './world.ts'

let world: World

beforeAll(async () => {
  world = await startConfigured()
  await (await openList(world)).locator('nextech-sync-badge').first().waitFor()
})
afterAll(() => world?.close())

const routes = ['staff', 'reconciliation', 'duplicates', 'setup', 'activity', 'settings', 'welcome'] as const

async function openRoute(route: (typeof routes)[number]): Promise<Page> {
  const page = await world.browser.openOwn(`workbench.html#/${route}`)
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  await page.locator('main h1').waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
  return page
}

describe.each(routes)('the page %s', route => {
  it('shows its edges in the system’s colours, and nothing moves', async () => {
    const page = await openRoute(route)
    expect(await page.evaluate(moving)).toEqual([])
    expect(await page.evaluate(edgeless)).toEqual([])
    await page.close()
  })

  it('needs no scrolling sideways at 320 pixels', async () => {
    const page = await openRoute(route)
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    await page.close()
  })
})

describe('the panel', () => {
  it('shows its edges in the system’s colours, and nothing moves', async () => {
    const page = await world.browser.context.newPage()
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
    const number = first(numbersOf(world, each => each.reason === 'possible-match'))
    const panel: Frame = await openPanel(page, world.shop.url, number)
    await panel.getByRole('heading', { name: 'New patient' }).waitFor()
    expect(await panel.evaluate(moving)).toEqual([])
    expect(await panel.evaluate(edgeless)).toEqual([])
    await page.close()
  })
})

describe('the popup', () => {
  it('is used by keyboard alone: each stop has a name and shows where it is', async () => {
    const popup = await world.browser.openOwn('popup.html')
    await popup.getByRole('button', { name: 'Sync now' }).waitFor()
    const stops: string[] = []
    for (let tab = 0; tab < 40; tab++) {
      await popup.keyboard.press('Tab')
      const at = await popup.evaluate(atFocus)
      if (!at || stops.includes(at.name)) break
      stops.push(at.name)
      expect(at.name.trim()).not.toBe('')
      expect([at.name, at.isSeen]).toEqual([at.name, true])
      expect(at.outline, at.name).toMatch(/^(solid|auto) [1-9]/)
    }
    expect(stops).toEqual(expect.arrayContaining(['Sync now', 'Pause posting', 'Reconciliation', 'Settings']))
    await popup.close()
  })
})

describe('a page of the backend', () => {
  it('needs no scrolling sideways at 320 pixels, however long a name is', async () => {
    const page = await world.browser.context.newPage()
    const name = 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewiss'
    const body = html`<ul><li>${name}, ${name}@${name}.example.com <button>Make ${name} a manager</button></li></ul>`
    await page.setViewportSize({ width: 320, height: 640 })
    await page.setContent(String(await layout(name, body)))
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    await page.close()
  })
})
