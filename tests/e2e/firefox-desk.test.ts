import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type SimulatedNextech, startNextech } from '../../sandbox/nextech/server.ts'
import { expectationsOf } from '../../sandbox/practice/expectation.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { configurationFor } from '../../sandbox/run/configuration.ts'
import { type FirefoxBrowser, importInFirefox, launchFirefox } from '../../sandbox/run/firefox.ts'
import { badgesOn } from '../../sandbox/run/steps.ts'
import { type SimulatedShop, startShop } from '../../sandbox/shop/server.ts'
import { pdfPages } from './pdf-pages.ts'
import { atFocus, edgeless, moving, tooSmall } from './screen-checks.ts'
import { built } from './world.ts'

const practice = makePractice({ seed: 11, now: new Date().toISOString(), patients: 60, orders: 45 })
const number = [...expectationsOf(practice)].find(([, { reason }]) => reason === 'possible-match')?.[0] ?? ''
let firefox: FirefoxBrowser
let shop: SimulatedShop
let nextech: SimulatedNextech
let list: Page

/** A tablet whose person wants the system's colours in high contrast, and that nothing moves. */
const preferences = {
  'browser.display.document_color_use': 2,
  'ui.prefersReducedMotion': 1,
  'ui.primaryPointerCapabilities': 1,
  'ui.allPointerCapabilities': 1,
}

beforeAll(async () => {
  const launched = await launchFirefox(built('firefox'), { preferences })
  if (!launched) return
  firefox = launched
  ;[shop, nextech] = await Promise.all([startShop(practice), startNextech(practice)])
  const { page } = await importInFirefox(
    firefox,
    configurationFor(practice.setup, { ...nextech, shop: shop.url }),
  )
  await page.close()
  list = await firefox.browser.newPage()
  await list.goto(`${shop.url}/sales/orders?size=50`)
  await Promise.all([list.waitForNavigation(), list.click('form button')])
}, 120_000)
afterAll(async () => void (await Promise.allSettled([firefox?.close(), shop?.close(), nextech?.close()])))
beforeEach(ctx => ctx.skip(firefox === undefined, 'no Firefox here'))

const isShown = () =>
  document.querySelector('main h1, .popup button') !== null &&
  document.querySelector('[aria-busy="true"]') === null

async function open(path: string): Promise<Page> {
  const page = await firefox.openOwn(path)
  await page.setViewport({ width: 1366, height: 900 })
  await expect.poll(() => page.evaluate(isShown), { timeout: 20_000 }).toBe(true)
  return page
}

/** How far the page is to be scrolled sideways; a scroll bar beside it takes some of its width. */
const hiddenWidth = () => document.documentElement.scrollWidth - document.documentElement.clientWidth

function openAllDetails(): void {
  for (const details of document.querySelectorAll('details')) details.open = true
}

describe('a tablet in high contrast', () => {
  it('is one', async () => {
    const page = await open('workbench.html#/staff')
    const asked = ['(pointer: coarse)', '(forced-colors: active)', '(prefers-reduced-motion: reduce)']
    expect(await page.evaluate(all => all.map(each => matchMedia(each).matches), asked)).toEqual(
      asked.map(() => true),
    )
    await page.close()
  })

  it.each(['staff', 'reconciliation', 'duplicates', 'setup', 'activity', 'settings', 'welcome'])(
    'shows its edges on the page %s, nothing moves, every control can be hit, and 320 pixels are enough',
    async route => {
      const page = await open(`workbench.html#/${route}`)
      expect(await page.evaluate(moving)).toEqual([])
      expect(await page.evaluate(edgeless)).toEqual([])
      await page.evaluate(openAllDetails)
      expect(await page.evaluate(tooSmall)).toEqual([])
      await page.setViewport({ width: 320, height: 640 })
      expect(await page.evaluate(hiddenWidth)).toBe(0)
      await page.close()
    },
  )

  it('prints the sheet of a day on one page of Letter', async () => {
    const moving = async () =>
      Object.values(await badgesOn(list)).filter(each => /unseen|pending|posting/.test(each))
    await expect.poll(moving, { timeout: 60_000, interval: 500 }).toEqual([])
    const { timeZone, now } = practice.setup
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(now))
    const page = await open(`workbench.html#/reconciliation?from=${day}&to=${day}&view=summary`)
    const isSummed = () => document.querySelector('.rec-signatures') !== null
    await expect.poll(() => page.evaluate(isSummed), { timeout: 20_000 }).toBe(true)
    expect(pdfPages(await page.pdf({ format: 'letter' }))).toBe(1)
    await page.close()
  })

  it('has a popup whose controls can be hit, and which the keyboard alone uses', async () => {
    const popup = await open('popup.html')
    expect(await popup.evaluate(tooSmall)).toEqual([])
    const stops: string[] = []
    for (let tab = 0; tab < 40; tab++) {
      await popup.keyboard.press('Tab')
      const at = await popup.evaluate(atFocus)
      if (!at || stops.includes(at.name)) break
      stops.push(at.name)
      expect([at.name, at.isSeen]).toEqual([at.name, true])
      expect(at.outline, at.name).toMatch(/^(solid|auto) [1-9]/)
    }
    expect(stops).toEqual(expect.arrayContaining(['Sync now', 'Pause posting', 'Reconciliation', 'Settings']))
    await popup.close()
  })
})

describe('two people at one station', { shuffle: false }, () => {
  let own: Page
  const text = () => own.evaluate(() => document.body.innerText)
  const says = (words: string) => expect.poll(text, { timeout: 20_000 }).toContain(words)

  async function press(words: string): Promise<void> {
    const isPressed = () => own.evaluate(pressButton, words)
    await expect.poll(isPressed, { timeout: 20_000 }).toBe(true)
  }

  async function type(label: string, typed: string): Promise<void> {
    await expect.poll(() => own.evaluate(focusField, label), { timeout: 20_000 }).toBe(true)
    await own.keyboard.type(typed)
  }

  async function add(title: string, name: string, pin: string): Promise<void> {
    await expect.poll(() => own.evaluate(openForm, title), { timeout: 20_000 }).toBe(true)
    await type('Name', name)
    await type('PIN', pin)
    await press('Add')
  }

  it('have an order between them', async () => {
    const status = async () => (await badgesOn(list))[number]
    await expect.poll(status, { timeout: 50_000, interval: 500 }).toBe('resolve')
  })

  it('what the first typed is gone before the second is there', async () => {
    own = await open('workbench.html#/settings')
    await add('Add yourself as the manager', 'Ana', '739146')
    await says('Ana, Manager')
    await add('Add a person', 'Bo', '4401-bo')
    await says('Bo is set up.')
    await own.evaluate(() => {
      location.hash = '#/staff'
    })
    await says('Find an order')
    await type('Find an order', 'AnasSearch')
    await press('Switch person')
    await says('Choose your name, then type your PIN.')
    expect(await own.evaluate(typedIn)).not.toContain('AnasSearch')
  })

  it('a press in the shop while nobody is there leads to the names', async () => {
    await list.bringToFront()
    expect((await badgesOn(list))[number]).toBe('resolve')
    const at = await list.evaluate(placeOfResolve, number)
    await list.mouse.click(at.x, at.y)
    const active = () => own.evaluate(async () => (await chrome.tabs.query({ active: true }))[0]?.url ?? '')
    await expect.poll(active, { timeout: 20_000 }).toContain('workbench.html#/staff')
  })

  it('the second is there under a name of their own, and finds nothing of the first', async () => {
    await own.bringToFront()
    await press('Bo')
    await type('PIN of Bo', '4401-bo')
    await press('Sign in')
    await says('Bo, Staff')
    await says('Find an order')
    expect(await own.evaluate(typedIn)).not.toContain('AnasSearch')
  })
})

/** Presses the button with these words, or else one that begins with them. */
function pressButton(words: string): boolean {
  const all = [...document.querySelectorAll('button')].filter(each => each.checkVisibility())
  const said = (each: HTMLButtonElement) => each.innerText.trim()
  const button = all.find(each => said(each) === words) ?? all.find(each => said(each).startsWith(words))
  button?.click()
  return button !== undefined
}

/** Gives the focus to the field with this label. */
function focusField(label: string): boolean {
  const all = [...document.querySelectorAll('label')].filter(each => each.checkVisibility())
  const found = all.find(each => each.innerText.trim().startsWith(label))
  const field = found?.control
  field?.focus()
  return field !== undefined && field !== null && document.activeElement === field
}

function openForm(title: string): boolean {
  const summary = [...document.querySelectorAll('summary')].find(each => each.innerText.trim() === title)
  if (summary?.parentElement instanceof HTMLDetailsElement) summary.parentElement.open = true
  return summary !== undefined
}

/** All that the page shows, and what stands in its fields. */
function typedIn(): string {
  const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')]
  return [document.body.innerText, ...fields.map(({ value }) => value)].join(' ')
}

function placeOfResolve(order: string): { x: number; y: number } {
  const badge = document.querySelector(`nextech-sync-badge[data-order="${order}"]`)
  const buttons = [...(badge?.shadowRoot?.querySelectorAll('button') ?? [])]
  const button = buttons.find(each => /^RESOLVE/.test(each.getAttribute('aria-label') ?? each.innerText))
  button?.scrollIntoView({ block: 'center' })
  const { x = 0, y = 0, width = 0, height = 0 } = button?.getBoundingClientRect() ?? {}
  return { x: x + width / 2, y: y + height / 2 }
}
