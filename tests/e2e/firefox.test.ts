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

  it.for([
    ['popup.html', 'popup'],
    ['workbench.html#/staff', 'staff'],
    ['workbench.html#/settings', 'settings'],
  ] as const)(
    'opens from “?” of %s its chapter of the help in a tab, by the keyboard',
    async (asked, ctx) => {
      if (firefox === undefined) return ctx.skip('no Firefox here')
      const [path, chapter] = asked
      const page = await firefox.openOwn(path)
      await expect.poll(() => page.evaluate(focusHelp, helpName), { timeout: 20_000 }).toBe(true)
      await page.keyboard.press('Enter')
      await expect.poll(() => page.evaluate(readHelp), { timeout: 20_000 }).toEqual(helpAt(chapter))
      await page.evaluate(closeHelp)
      await page.close()
    },
  )

  it('opens from “?” of the bar that teaches a page, which no page of a shop may open', async ctx => {
    if (firefox === undefined) return ctx.skip('no Firefox here')
    const own = await firefox.openOwn('popup.html')
    const page = await firefox.browser.newPage()
    await page.goto(`${shop.url}/sales/orders?size=20`)
    await own.evaluate(teach, shop.url)
    const isFocused = () =>
      page.evaluate(name => {
        const root = document.querySelector('nextech-sync-teach')?.shadowRoot
        const help = root?.querySelector<HTMLElement>(`[aria-label="${name}"]`)
        help?.focus()
        return help !== undefined && help !== null && root?.activeElement === help
      }, helpName)
    await expect.poll(isFocused, { timeout: 20_000 }).toBe(true)
    await page.keyboard.press('Enter')
    await expect.poll(() => own.evaluate(readHelp), { timeout: 20_000 }).toEqual(helpAt('teach'))
    await own.evaluate(closeHelp)
    await own.close()
    await page.close()
  })
})

const helpName = 'Help for this page (opens in a new tab)'
const helpAt = (chapter: string) => ({
  ...{ chapter: `#${chapter}`, language: 'en-US', heading: 'Help', focused: `#${chapter}` },
})

/** What the popup asks for where staff press its button. */
async function teach(shop: string): Promise<void> {
  const tab = (await chrome.tabs.query({})).find(({ active, url }) => active && url?.startsWith(shop))
  await chrome.runtime.sendMessage({ name: 'ext-bg/teach', body: { tabId: tab?.id } })
}

/** Gives the focus to the “?” of a page; whether it took it. */
function focusHelp(name: string): boolean {
  const all = [...document.querySelectorAll<HTMLAnchorElement>('a[target=_blank]')]
  const link = all.find(each => each.getAttribute('aria-label') === name)
  link?.focus()
  return link !== undefined && document.activeElement === link
}

/** What the help shows in its tab, of which no driver is told: pages of one add-on see each other. */
function readHelp() {
  const pages = chrome.extension.getViews({ type: 'tab' as chrome.extension.ViewType })
  const help = pages.find(({ location }) => location.pathname === '/help.html')
  const { documentElement, activeElement } = help?.document ?? {}
  return {
    chapter: help?.location.hash,
    language: documentElement?.lang,
    heading: documentElement?.querySelector('h1')?.textContent,
    focused: `#${activeElement?.id}`,
  }
}

async function closeHelp(): Promise<void> {
  const tabs = await chrome.tabs.query({ url: chrome.runtime.getURL('/help.html*') })
  await chrome.tabs.remove(tabs.flatMap(({ id }) => id ?? []))
}

function refusalOfPasskeys(): Promise<string> {
  const user = { id: new Uint8Array(16), name: 'a', displayName: 'a' }
  const pubKeyCredParams = [{ type: 'public-key' as const, alg: -7 }]
  const publicKey = { rp: { name: 'a' }, user, challenge: new Uint8Array(32), pubKeyCredParams }
  return navigator.credentials.create({ publicKey }).then(
    () => 'made one',
    (error: Error) => error.name,
  )
}
