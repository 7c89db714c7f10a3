import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type SimulatedNextech, startNextech } from '../../sandbox/nextech/server.ts'
import { expectationsOf } from '../../sandbox/practice/expectation.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { configurationFor } from '../../sandbox/run/configuration.ts'
import { type FirefoxBrowser, importInFirefox, launchFirefox } from '../../sandbox/run/firefox.ts'
import { type SimulatedShop, startShop } from '../../sandbox/shop/server.ts'
import { addStyle, coverAttacks, prepareCover, raiseCover, styleAttacks } from './panel-attacks.ts'
import { built } from './world.ts'

const practice = makePractice({ seed: 11, now: new Date().toISOString(), patients: 60, orders: 45 })
const number = [...expectationsOf(practice)].find(([, { reason }]) => reason === 'possible-match')?.[0] ?? ''
let firefox: FirefoxBrowser | undefined
let shop: SimulatedShop
let nextech: SimulatedNextech
let page: Page

beforeAll(async () => {
  firefox = await launchFirefox(built('firefox'))
  if (!firefox) return
  ;[shop, nextech] = await Promise.all([startShop(practice), startNextech(practice)])
  const configuration = configurationFor(practice.setup, { ...nextech, shop: shop.url })
  const policy = { ...configuration.policy, undoSeconds: 1, decideIn: 'panel' as const }
  await importInFirefox(firefox, { ...configuration, policy })
  page = await firefox.browser.newPage()
  await page.setViewport({ width: 1200, height: 800 })
  await page.goto(`${shop.url}/sales/orders?q=${number}`)
  await Promise.all([page.waitForNavigation(), page.click('form button')])
})
afterAll(async () => {
  await Promise.allSettled([firefox?.close(), shop?.close(), nextech?.close()])
})

const isPosted = () => nextech.ledger().some(({ text }) => text.startsWith(`DermPRO #${number} `))

/** Opens the panel by a press on its button. No driver can look into its frame: it is given time instead. */
async function openPanel(prepare: () => void = () => {}): Promise<void> {
  await page.goto(`${shop.url}/sales/orders?q=${number}`)
  await page.evaluate(prepare)
  const button = () =>
    page.evaluate(() => {
      const all = [...document.querySelectorAll('nextech-sync-badge[data-status="resolve"]')]
      const box = all[0]?.shadowRoot?.querySelector('button')?.getBoundingClientRect()
      return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    })
  await expect.poll(button, { timeout: 30_000 }).toBeTruthy()
  const at = await button()
  if (at) await page.mouse.click(at.x, at.y)
  await expect.poll(() => page.$('nextech-sync-panel'), { timeout: 10_000 }).not.toBeNull()
  await delay(1_500)
}

/** A person looks at it, scrolls with a key, and takes the best patient. */
async function decide(): Promise<void> {
  await page.keyboard.press('ArrowDown')
  await delay(200)
  await page.keyboard.press('Enter')
}

/** Longer than a choice can be taken back. */
async function expectNothingPosted(): Promise<void> {
  await delay(2_500)
  expect(isPosted()).toBe(false)
}

describe('a hostile page in Firefox', { timeout: 60_000 }, () => {
  beforeEach(ctx => ctx.skip(firefox === undefined, 'no Firefox here'))

  it.each(styleAttacks)('gets no decision: %s', async (_, style) => {
    await openPanel()
    await page.evaluate(addStyle, style)
    await delay(900)
    await decide()
    await expectNothingPosted()
  })

  it.each(Object.entries(coverAttacks))('gets no decision: %s', async (_, act) => {
    await openPanel()
    await page.evaluate(act)
    await delay(900)
    await decide()
    await expectNothingPosted()
  })

  it('D: gets no decision under a cover that was there first, and is shown once more', async () => {
    await openPanel(prepareCover)
    await page.evaluate(raiseCover)
    await delay(900)
    await decide()
    await expectNothingPosted()
  })

  it('E: gets no decision by one key that it asks for', async () => {
    await openPanel()
    await page.keyboard.press('Enter')
    await expectNothingPosted()
  })

  it('B1, D: has no root, no frame, no window and no ticket of the panel', async () => {
    await openPanel()
    const found = await page.evaluate(() => {
      const host = document.querySelector('nextech-sync-panel')
      const heard = performance.getEntries().map(({ name }) => name)
      return {
        root: host?.shadowRoot === null,
        frames: window.length + document.querySelectorAll('iframe').length,
        tickets: [...heard, document.documentElement.outerHTML].filter(each => /resolve\.html#/.test(each))
          .length,
      }
    })
    expect(found).toEqual({ root: true, frames: 0, tickets: 0 })
  })

  it('the plain press passes all the same', async () => {
    expect(isPosted()).toBe(false)
    await openPanel()
    await decide()
    await expect.poll(isPosted, { timeout: 20_000 }).toBe(true)
  })
})
