import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SimulatedNextech, startNextech } from '../../sandbox/nextech/server.ts'
import { expectationsOf } from '../../sandbox/practice/expectation.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { configurationFor } from '../../sandbox/run/configuration.ts'
import { type SimulatedShop, startShop } from '../../sandbox/shop/server.ts'
import { findFirefox } from '../../scripts/find-browser.mjs'
import { built } from './world.ts'

const executablePath = findFirefox()
/** Firefox gives every add-on another address in every profile, unless it is told beforehand. */
const uuid = 'c0ffee00-0000-4000-8000-000000000001'
const addOn = 'companion@nextech-sync.example'

const practice = makePractice({ seed: 11, now: new Date().toISOString(), patients: 60, orders: 45 })
let browser: Browser
let shop: SimulatedShop
let nextech: SimulatedNextech

beforeAll(async () => {
  if (executablePath === undefined) return
  ;[shop, nextech] = await Promise.all([startShop(practice), startNextech(practice)])
  browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    // Without it a driver may not open an add-on's page.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: { 'extensions.webextensions.uuids': JSON.stringify({ [addOn]: uuid }) },
  })
  await browser.installExtension(built('firefox'))
})
afterAll(async () => {
  await Promise.allSettled([browser?.close(), shop?.close(), nextech?.close()])
})

describe('Firefox', { shuffle: false }, () => {
  it('takes the configuration in Settings', async ctx => {
    if (executablePath === undefined) return ctx.skip('no Firefox here')
    const settings = await browser.newPage()
    // Firefox tells nobody that a page of an add-on has loaded: what is in it must be asked for.
    void settings.goto(`moz-extension://${uuid}/workbench.html#/settings`).catch(() => undefined)
    const isThere = () => settings.evaluate(() => document.querySelector('input[type=file]') !== null)
    await expect.poll(isThere, { timeout: 20_000 }).toBe(true)
    const json = JSON.stringify(configurationFor(practice.setup, { ...nextech, shop: shop.url }))
    await settings.evaluate(chooseFile, json)
    const said = () => settings.evaluate(() => document.querySelector('[role=status]')?.textContent)
    await expect.poll(said, { timeout: 20_000 }).toMatch(/^Imported.*Signed in to Nextech\.$/)
    expect(nextech.calls()['POST token']).toBe(1)
  })

  it('reads a list, posts each order once, and says so beside it', async ctx => {
    if (executablePath === undefined) return ctx.skip('no Firefox here')
    const page = await browser.newPage()
    await page.goto(`${shop.url}/sales/orders?size=50`)
    await Promise.all([page.waitForNavigation(), page.click('form button')])
    const expected = Object.fromEntries(
      [...expectationsOf(practice)].map(([number, { status }]) => [number, status]),
    )
    await expect.poll(() => badgesOn(page), { timeout: 50_000, interval: 500 }).toEqual(expected)
    const before = new Set(practice.ledger.map(({ id }) => id))
    const posted = nextech.ledger().filter(({ id }) => !before.has(id))
    const numbers = posted.map(({ text }) => text.slice(0, text.indexOf(' |')))
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers.length).toBeGreaterThan(10)
  })
})

/** What the file dialogue does, which no driver opens in a page of an add-on. */
function chooseFile(json: string): void {
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  const chosen = new DataTransfer()
  chosen.items.add(new File([json], 'nextech-sync.json', { type: 'application/json' }))
  if (input) input.files = chosen.files
  input?.dispatchEvent(new Event('change', { bubbles: true }))
}

function badgesOn(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('nextech-sync-badge')].map(badge => [
        badge.getAttribute('data-order') ?? '',
        badge.getAttribute('data-status') ?? '',
      ]),
    ),
  )
}
