import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPanel, panelIn } from '../../sandbox/run/steps.ts'
import { throughout, untilStill } from './wait.ts'
import { newPayments, numbersOf, openList, startConfigured, untilStatus, type World } from './world.ts'

let world: World
let page: Page
let possible: string[]

beforeAll(async () => {
  world = await startConfigured({ undoSeconds: 2 })
  possible = numbersOf(world, ({ reason }) => reason === 'possible-match', 3)
  page = await openList(world)
  await page.locator('nextech-sync-badge[data-status="resolve"]').nth(2).waitFor({ timeout: 60_000 })
})
afterAll(() => world?.close())

const choose = (panel: Frame) => panel.getByRole('button', { name: /^Choose/ }).first()

/** Chromium drops a press on a frame that it takes for moving, without a word: a person presses again. */
async function pressUntilCounting(panel: Frame): Promise<void> {
  const counting = panel.getByText(/^Posting in \d s$/)
  for (let tries = 0; tries < 5 && (await counting.count()) === 0; tries++) {
    await choose(panel).click()
    await counting.waitFor({ timeout: 1_500 }).catch(() => undefined)
  }
}

/** The panel's address in the page: the ticket is not in it. */
const frameUrl = async () => {
  const element = await (await panelIn(page)).frameElement()
  return element.evaluate(frame => (frame as HTMLIFrameElement).src)
}

/** The same tab on a page that allows every frame, unlike the shop's. */
async function openHostile(): Promise<void> {
  const address = 'http://127.0.0.1:9/hostile'
  await page.route(address, route =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>hostile' }),
  )
  await page.goto(address)
}

/** Puts a frame of an address into the page; the answer tells what stands in it. */
async function framed(url: string): Promise<() => Promise<string>> {
  const element = await page.evaluateHandle(async src => {
    const frame = document.createElement('iframe')
    const loaded = new Promise(done => frame.addEventListener('load', done))
    frame.src = src
    document.body.append(frame)
    await loaded
    return frame
  }, url)
  const frame = await element.contentFrame()
  return async () => {
    const text = (await frame?.evaluate(() => document.body.innerText)) ?? 'no frame'
    return /blocked by Chromium/.test(text) ? 'blocked' : text
  }
}

describe('the panel inside of a page that may be hostile', { shuffle: false }, () => {
  it('is reached by no lasting address, and shows nothing to a frame without its ticket', async () => {
    await openPanel(page, world.shop.url, possible[0] ?? '')
    const url = await frameUrl()
    const lasting = `chrome-extension://${world.browser.extensionId}/resolve.html`
    expect(url).not.toContain(world.browser.extensionId)
    await openHostile()
    await expect.poll(await framed(lasting)).toBe('blocked')
    // Neither its address alone nor one with an invented ticket opens anything: nobody hands these frames one.
    const alone = await framed(url)
    const invented = await framed(`${url}#${crypto.randomUUID()}`)
    await expect.poll(alone, { timeout: 10_000 }).toContain('no longer valid')
    await expect.poll(invented, { timeout: 10_000 }).toContain('no longer valid')
  })

  it('takes no decision while something covers it, be it transparent to the pointer', async () => {
    const number = possible[0] ?? ''
    const panel = await openPanel(page, world.shop.url, number)
    await choose(panel).waitFor()
    await page.evaluate(() => {
      const cover = document.body.appendChild(document.createElement('div'))
      cover.id = 'cover'
      // Nothing else reaches over a panel in the top layer.
      cover.popover = 'manual'
      cover.style.cssText =
        'position:fixed;inset:0;width:100vw;height:100vh;pointer-events:none;background:#fffd'
      cover.showPopover()
    })
    await untilStill(page, 'nextech-sync-panel')
    await choose(panel).click()
    await panel.getByRole('alert').getByText('Something covers this panel').waitFor()
    await page.evaluate(() => document.querySelector('#cover')?.remove())
    await throughout(3_000, () => expect(newPayments(world)).not.toHaveProperty(number))
    await untilStatus(page, number, 'resolve')
  })

  it('takes no decision once it was moved under the press', async () => {
    const number = possible[0] ?? ''
    const panel = await openPanel(page, world.shop.url, number)
    await choose(panel).waitFor()
    await untilStill(page, 'nextech-sync-panel')
    await page.locator('nextech-sync-panel').evaluate(host => {
      ;(host as HTMLElement).style.left = '12px'
    })
    // Chromium drops the press, or the panel refuses it: in either case nothing is decided.
    await choose(panel).click()
    await throughout(3_000, async () => {
      expect(await panel.getByRole('timer').count()).toBe(0)
      expect(newPayments(world)).not.toHaveProperty(number)
    })
    await untilStatus(page, number, 'resolve')
  })

  it('closed while the choice counts down, it posts once the time is over, and not before', async () => {
    const number = possible[0] ?? ''
    const panel = await openPanel(page, world.shop.url, number)
    await choose(panel).waitFor()
    await untilStill(page, 'nextech-sync-panel')
    await pressUntilCounting(panel)
    // The frame goes with the key: the browser may never say that the key came up again.
    void page.keyboard.press('Escape').catch(() => undefined)
    await page.locator('nextech-sync-panel').waitFor({ state: 'detached' })
    expect(newPayments(world)).not.toHaveProperty(number)
    await untilStatus(page, number, 'synced')
    expect(newPayments(world)[number]).toHaveLength(1)
  })
})

describe('Needs staff', () => {
  it('resolves without the shop’s page, and goes on to the next', async () => {
    const staff = await world.browser.openOwn('workbench.html#/staff?reason=possible-match')
    const number = possible[1] ?? ''
    await staff.getByRole('button', { name: `RESOLVE: order ${number}` }).click()
    await staff.getByRole('heading', { name: `Order ${number}` }).waitFor()
    await staff
      .getByRole('button', { name: /^Choose/ })
      .first()
      .waitFor()
    await staff.keyboard.press('Enter')
    await staff.getByText(/^Posting in \d s$/).waitFor()
    await staff.getByRole('heading', { name: 'The payment is in Nextech' }).waitFor()
    await expect.poll(() => newPayments(world)[number]?.length, { timeout: 20_000 }).toBe(1)
    await staff.getByRole('button', { name: /^Next to RESOLVE/ }).click()
    await staff.getByRole('heading', { name: /^Order \d/ }).waitFor()
    await staff.getByRole('heading', { name: `Order ${number}` }).waitFor({ state: 'detached' })
    await staff.getByRole('heading', { name: /^Order \d/ }).waitFor()
    await staff.close()
  })

  it('tells the second of two windows who has the order open, and who settled it', async () => {
    const number = possible[2] ?? ''
    const one = await world.browser.openOwn('workbench.html#/staff')
    const two = await world.browser.openOwn('workbench.html#/staff')
    for (const each of [one, two]) {
      await each.getByRole('button', { name: `RESOLVE: order ${number}` }).click()
      await each
        .getByRole('button', { name: /^Choose/ })
        .first()
        .waitFor()
    }
    await two.getByText(/^Open in another window of this browser too/).waitFor()
    await one.getByText(/^Open in another window of this browser too/).waitFor()
    await one
      .getByRole('button', { name: /^Choose/ })
      .first()
      .click()
    await two
      .getByText(/another window of this browser/)
      .first()
      .waitFor()
    await expect.poll(() => two.getByRole('button', { name: /^Choose/ }).count()).toBe(0)
    await expect.poll(() => newPayments(world)[number]?.length, { timeout: 20_000 }).toBe(1)
  })
})
