import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SimulatedNextech, startNextech } from '../../sandbox/nextech/server.ts'
import { expectationsOf } from '../../sandbox/practice/expectation.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { configurationFor } from '../../sandbox/run/configuration.ts'
import { type FirefoxBrowser, importInFirefox, launchFirefox } from '../../sandbox/run/firefox.ts'
import { badgesOn } from '../../sandbox/run/steps.ts'
import { type SimulatedShop, startShop } from '../../sandbox/shop/server.ts'
import { built } from './world.ts'

const practice = makePractice({ seed: 11, now: new Date().toISOString(), patients: 60, orders: 45 })
let firefox: FirefoxBrowser | undefined
let shop: SimulatedShop
let nextech: SimulatedNextech

beforeAll(async () => {
  ;[firefox, shop, nextech] = await Promise.all([
    launchFirefox(built('firefox')),
    startShop(practice),
    startNextech(practice),
  ])
})
afterAll(async () => {
  await Promise.allSettled([firefox?.close(), shop?.close(), nextech?.close()])
})

describe('Firefox', { shuffle: false }, () => {
  it('takes the configuration in Settings', async ctx => {
    if (firefox === undefined) return ctx.skip('no Firefox here')
    const configuration = configurationFor(practice.setup, { ...nextech, shop: shop.url })
    const { said } = await importInFirefox(firefox, configuration)
    expect(said).toMatch(/^Imported.*Signed in to Nextech\.$/)
    expect(nextech.calls()['POST token']).toBe(1)
  })

  it('reads a list, posts each order once, and says so beside it', async ctx => {
    if (firefox === undefined) return ctx.skip('no Firefox here')
    const page = await firefox.browser.newPage()
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

  it('refuses every passkey of an extension’s page, and Settings says so in place of the button', async ctx => {
    if (firefox === undefined) return ctx.skip('no Firefox here')
    const page = await firefox.openOwn('workbench.html#/settings')
    // Once it takes one, `offersPasskeys` may say so.
    expect(await page.evaluate(refusalOfPasskeys)).toBe('SecurityError')
    const passphrase = 'correct horse battery'
    await page.evaluate(message => chrome.runtime.sendMessage(message), {
      name: 'ext-bg/vault-set',
      body: { passphrase },
    })
    const text = () => page.evaluate(() => document.body.innerText)
    await expect.poll(text, { timeout: 20_000 }).toContain('This browser lets no extension use passkeys.')
    expect(await text()).not.toContain('Add a passkey')
  })
})

function refusalOfPasskeys(): Promise<string> {
  const user = { id: new Uint8Array(16), name: 'a', displayName: 'a' }
  const pubKeyCredParams = [{ type: 'public-key' as const, alg: -7 }]
  const publicKey = { rp: { name: 'a' }, user, challenge: new Uint8Array(32), pubKeyCredParams }
  return navigator.credentials.create({ publicKey }).then(
    () => 'made one',
    (error: Error) => error.name,
  )
}
