import type { Frame, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { act, openFamily } from '../../sandbox/run/family-page.ts'
import { panelIn } from '../../sandbox/run/steps.ts'
import { type PlainServer, servePages } from './plain-pages.ts'
import { untilStill } from './wait.ts'
import { newPayments, numbersOf, startConfigured, type World } from './world.ts'

/** Lists in frames: the shop's own are read like pages, everybody else's get nothing (rules 2, architecture 6.2). */
let world: World
let page: Page
let foreign: PlainServer
let possible: string[]

beforeAll(async () => {
  world = await startConfigured({ undoSeconds: 2 })
  const list = `${world.shop.url}/sales/orders?size=20`
  foreign = await servePages({
    framing: { body: `<iframe src="${list}" width="900" height="500"></iframe>` },
  })
  possible = numbersOf(world, ({ reason }) => reason === 'possible-match', 3)
})
afterAll(async () => void (await Promise.allSettled([foreign?.close(), world?.close()])))
beforeEach(async () => {
  page = await world.browser.context.newPage()
  await openFamily(page, world.shop.url, 'framed?size=20')
})
afterEach(() => page.close())

const listFrame = (): Frame => {
  const frames = page.frames().filter(frame => frame.url().includes('/sales/orders'))
  return frames.at(-1) ?? expect.fail('no list in a frame')
}

/** Rows of the list, and those with their own badge that says something. */
const badgesIn = (frame: Frame) =>
  frame.evaluate(() => {
    const rows = [...document.querySelectorAll('table.orders tbody tr.row-link')]
    const read = rows.filter(row => {
      const badges = [...row.querySelectorAll('nextech-sync-badge')]
      const [number = '', status] = ['data-order', 'data-status'].map(name => badges[0]?.getAttribute(name))
      return badges.length === 1 && status !== 'unseen' && row.textContent?.includes(number ?? '')
    })
    return { rows: rows.length, read: read.length }
  })

async function expectRead(rows = 20): Promise<void> {
  await expect.poll(() => badgesIn(listFrame()), { timeout: 60_000 }).toEqual({ rows, read: rows })
}

const ownElements = (frame: Frame) =>
  frame.evaluate(() =>
    [...document.querySelectorAll('*')]
      .map(({ localName }) => localName)
      .filter(name => name.includes('nextech')),
  )

/** Long enough for a script of ours to come, ask, and read. */
async function expectNothing(): Promise<void> {
  await page.waitForTimeout(2_500)
  for (const frame of page.frames()) expect(await ownElements(frame), frame.url()).toEqual([])
}

describe('a frame of the shop’s own origin', { timeout: 120_000 }, () => {
  it('gets the badges of its list, and the page around it gets none', async () => {
    await expectRead()
    expect(await ownElements(page.mainFrame())).toEqual([])
  })

  it('gets them again when it reloads, when it is replaced, and on its next page', async () => {
    await expectRead()
    await listFrame().evaluate(() => location.reload())
    await expectRead()
    await act(page, 'reload')
    await expectRead()
    await listFrame().locator('a.page-step[rel=next]').first().click()
    await expectRead()
  })

  it('gets them in a frame of a frame', async () => {
    await page.goto(`${world.shop.url}/sales/subscriptions`)
    await page.evaluate(() => {
      const frame = Object.assign(document.createElement('iframe'), { src: '/pages/framed?size=20' })
      frame.style.cssText = 'width:1000px;height:600px'
      document.body.prepend(frame)
    })
    await expect.poll(() => page.frames().length, { timeout: 20_000 }).toBe(3)
    await expectRead()
  })

  it('gets RESOLVE: the panel has room in the tab, and the badge follows what staff chose', async () => {
    const number = possible[0] ?? ''
    const { frame, panel } = await openPanelIn(number)
    const at = await page.locator('nextech-sync-panel').boundingBox()
    const button = await resolveButton(frame, number).boundingBox()
    expect(at?.width).toBe(440)
    expect(at?.height).toBeGreaterThanOrEqual(560)
    // Under or over its button, or right beside it.
    expect(Math.abs((at?.x ?? 0) - (button?.x ?? 0))).toBeLessThan(440 + 100)
    await panel
      .getByRole('button', { name: /^Choose/ })
      .first()
      .click()
    await panel.getByText(/^Posting in \d s$/).waitFor()
    await panel.getByText('The payment is in Nextech').first().waitFor()
    const status = () => frame.locator(`[data-order="${number}"]`).getAttribute('data-status')
    await expect.poll(status, { timeout: 20_000 }).toBe('synced')
    expect(newPayments(world)[number]).toHaveLength(1)
  })

  it('takes its panel along when it goes', async () => {
    await openPanelIn(possible[1] ?? '')
    await page.evaluate(() => document.querySelector('#list')?.remove())
    await expect.poll(() => page.locator('nextech-sync-panel').count()).toBe(0)
    expect(newPayments(world)).not.toHaveProperty(possible[1] ?? '')
  })

  it('closes its panel with a press in the frame, on the page, and on Escape', async () => {
    const { frame } = await openPanelIn(possible[1] ?? '')
    await frame.locator('h1').first().click()
    await expect.poll(() => page.locator('nextech-sync-panel').count()).toBe(0)
    await openPanelIn(possible[1] ?? '')
    await page.locator('h1').first().click()
    await expect.poll(() => page.locator('nextech-sync-panel').count()).toBe(0)
  })

  it('decides nothing once the frame shows another order', async () => {
    const number = possible[2] ?? ''
    const { panel } = await openPanelIn(number)
    const frame = listFrame()
    await frame.evaluate(() => document.querySelector('table.orders tbody')?.replaceChildren())
    await panel
      .getByRole('button', { name: /^Choose/ })
      .first()
      .click({ timeout: 2_000 })
      .catch(() => undefined)
    await page.waitForTimeout(3_000)
    expect(newPayments(world)).not.toHaveProperty(number)
  })
})

const resolveButton = (frame: Frame, number: string) =>
  frame.locator(`nextech-sync-badge[data-order="${number}"]`).getByRole('button', { name: /^RESOLVE/ })

/** Shows one order alone in the framed list, and opens its panel. */
async function openPanelIn(number: string) {
  await openFamily(page, world.shop.url, 'framed?size=20')
  await listFrame().goto(`${world.shop.url}/sales/orders?q=${number}`)
  const frame = listFrame()
  await resolveButton(frame, number).click({ timeout: 60_000 })
  const panel = await panelIn(page)
  await panel
    .getByRole('button', { name: /^Choose/ })
    .first()
    .waitFor()
  await untilStill(page, 'nextech-sync-panel')
  return { frame, panel }
}

describe('nothing of ours comes into', { timeout: 60_000 }, () => {
  /** The list as the shop made it. */
  const table = () =>
    listFrame().evaluate(() => {
      const list = document.querySelector('table.orders')?.cloneNode(true) as Element
      for (const badge of list.querySelectorAll('nextech-sync-badge')) badge.remove()
      return list.outerHTML
    })
  /** The innermost frame shows the list. */
  const untilListed = () =>
    expect
      .poll(() => page.frames().at(-1)?.locator('table.orders tbody tr').count(), { timeout: 20_000 })
      .toBe(20)

  it('the shop in a foreign page', async () => {
    await page.goto(foreign.url('framing'))
    await untilListed()
    await expectNothing()
  })

  it('the shop in a foreign frame of the shop', async () => {
    await page.evaluate(
      src => document.querySelector('#list')?.setAttribute('src', src),
      foreign.url('framing'),
    )
    await expect.poll(() => page.frames().length, { timeout: 20_000 }).toBe(3)
    await untilListed()
    await expectNothing()
  })

  it.each([
    ['a frame of srcdoc', 'srcdoc'],
    ['a blank frame that is written into', 'blank'],
    ['a sandboxed frame', 'sandbox'],
    ['a blob', 'blob'],
  ])('%s', async (_, kind) => {
    const list = await table()
    await page.evaluate(
      ([html, how]) => {
        document.querySelector('#list')?.remove()
        const frame = document.createElement('iframe')
        if (how === 'srcdoc') frame.srcdoc = html
        if (how === 'blob') frame.src = URL.createObjectURL(new Blob([html], { type: 'text/html' }))
        if (how === 'sandbox') frame.setAttribute('sandbox', 'allow-scripts')
        if (how === 'sandbox') frame.src = '/sales/orders?size=20'
        document.body.append(frame)
        if (how === 'blank' && frame.contentDocument) frame.contentDocument.body.innerHTML = html
      },
      [`<h1>Orders</h1>${list}`, kind] as const,
    )
    await untilListed()
    await expectNothing()
  })
})
