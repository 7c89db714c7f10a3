import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { credentials } from '../../sandbox/nextech/server.ts'
import { storedPostings } from '../../sandbox/run/outcome.ts'
import { violations } from './axe.ts'
import { first, openList, startWorld, untilAtRest, type World } from './world.ts'

const pictures = join(import.meta.dirname, '../../.output/run')
let world: World
let guide: Page
/** Presses of a person from the first question on. */
let clicks = 0

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  world = await startWorld()
})
afterAll(() => world?.close())

async function press(target: Locator): Promise<void> {
  clicks++
  await target.click()
}
const button = (name: string) => guide.getByRole('button', { name })

const welcomePages = () => world.browser.context.pages().filter(page => page.url().endsWith('#/welcome'))

async function shoot(name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await guide.emulateMedia({ colorScheme })
    await guide.screenshot({ path: join(pictures, `welcome-${name}-${colorScheme}.png`), fullPage: true })
  }
  await guide.setViewportSize({ width: 320, height: 640 })
  const wider = await guide.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expect([name, wider]).toEqual([name, false])
  await guide.setViewportSize({ width: 1366, height: 900 })
}

async function fillIn(values: object): Promise<void> {
  for (const [label, value] of Object.entries(values)) await guide.getByLabel(label).fill(value)
}

const lateReasons: readonly string[] = ['possible-duplicate', 'refused', 'card-type-missing']
const between = (min: number, max: number) => (count: number | undefined) =>
  count !== undefined && count >= min && count <= max

const posted = () => world.nextech.ledger().filter(({ text }) => text.startsWith('DermPRO #')).length

// One journey: from the install to the first payment.
describe('the guided set-up', { shuffle: false }, () => {
  let before: number

  it('opens by itself once, behind the page that a person looks at', async () => {
    await expect.poll(() => welcomePages().length).toBe(1)
    const worker = await world.browser.worker()
    const active = await worker.evaluate(async () => {
      const tabs = await chrome.tabs.query({ active: true })
      return tabs.map(({ url }) => url)
    })
    expect(active.filter(url => url?.includes('welcome'))).toEqual([])
    guide = first(welcomePages())
    await guide.bringToFront()
    await guide.getByRole('heading', { name: 'The way in to Nextech' }).waitFor()
    before = posted()
  })

  it('says what fails at Nextech, and keeps what was typed', async () => {
    const { nextech, practice } = world
    await fillIn({
      'Client id': credentials.clientId,
      'Practice id': 'another',
      'API user’s name': credentials.username,
      'API user’s password': 'wrong',
    })
    await guide.getByText('Addresses of Nextech').click()
    await fillIn({
      'API address': nextech.apiBaseUrl,
      'Sign-in address': nextech.tokenUrl,
      Resource: credentials.resource,
    })
    await button('Test and go on').click()
    await guide.getByRole('alert').getByText('Nextech does not let this user in').waitFor()
    expect(await violations(guide)).toEqual([])
    await shoot('refused')
    await guide.getByLabel('API user’s password').fill(credentials.password)
    await guide.keyboard.press('Enter')
    await guide
      .getByRole('alert')
      .getByText(/refuses this practice/)
      .waitFor()
    expect(await guide.getByLabel('Practice id').inputValue()).toBe('another')
    await guide.getByLabel('Practice id').fill(practice.setup.practiceId)
  })

  it('is left, and goes on where it was without the password', async () => {
    await guide.reload()
    await guide.getByText(/^You were here before/).waitFor()
    expect(await guide.getByLabel('Practice id').inputValue()).toBe(world.practice.setup.practiceId)
    expect(await guide.getByLabel('API user’s password').inputValue()).toBe('')
    const worker = await world.browser.worker()
    const kept = await worker.evaluate(() => chrome.storage.local.get(null))
    expect(JSON.stringify(kept)).not.toContain(credentials.password)
  })

  it('takes four questions, with all but the four values proposed', async () => {
    await guide.getByLabel('API user’s password').fill(credentials.password)
    await press(button('Test and go on'))
    await guide.getByText('Nextech lets the sync in').waitFor()
    expect(await guide.getByLabel('Name of the practice').inputValue()).toContain('Cedar Springs')
    const zone = await guide.evaluate(() => Temporal.Now.timeZoneId())
    expect(await guide.getByLabel('Time zone').inputValue()).toBe(zone)
    await guide.getByLabel('Time zone').selectOption(world.practice.setup.timeZone)
    await guide.getByLabel('Address of the shop').fill(`${world.shop.url}/sales/orders`)
    expect(await violations(guide)).toEqual([])
    await shoot('practice')
    await press(button('Go on'))
    await guide.getByRole('heading', { name: 'Card types in Nextech' }).waitFor()
    expect(await guide.getByLabel('Visa').inputValue()).toBe('Visa')
    await guide.getByLabel('Discover').fill('')
    expect(await violations(guide)).toEqual([])
    await press(button('Go on'))
    await guide.getByText(world.nextech.apiBaseUrl).waitFor()
    expect(await violations(guide)).toEqual([])
    await shoot('confirm')
    await press(button('Use this configuration'))
    await guide.getByText(/is set up, and the sync observes/).waitFor()
  })

  it('ends in what would be posted, with nothing posted', { timeout: 120_000 }, async () => {
    const opened = guide.context().waitForEvent('page')
    await press(guide.getByRole('link', { name: 'Open Shop Manager' }))
    await (await opened).close()
    const list = await openList(world)
    const read = async () => (await storedPostings(guide, world.practice.setup.practiceId)).length
    await expect.poll(read, { timeout: 60_000 }).toBe(world.practice.orders.length)
    const wanted = [...world.expected.values()].filter(
      ({ status, warnings }) => status === 'synced' && !warnings.includes('adopted'),
    )
    const news = wanted.filter(({ warnings }) => warnings.includes('new-patient'))
    // What only the posting itself can tell counts until then: a refusal, or a payment that looks like the order's.
    const late = [...world.expected.values()].filter(
      ({ reason }) => reason !== null && lateReasons.includes(reason),
    )
    const said = /^(\d+) orders, \$[\d,.]+, (\d+) new patients? would be posted; nothing is posted yet\.$/
    await guide.bringToFront()
    const sum = async () =>
      said
        .exec(await guide.locator('.welcome-sum').innerText())
        ?.slice(1)
        .map(Number)
    const [min, max] = [wanted.length, wanted.length + late.length]
    await expect.poll(async () => (await sum())?.[0], { timeout: 40_000 }).toSatisfy(between(min, max))
    await expect.poll(async () => (await sum())?.[1]).toBe(news.length)
    expect(posted()).toBe(before)
    expect(clicks).toBeLessThanOrEqual(8)
    await guide.getByText(/orders need staff first/).waitFor()
    expect(await violations(guide)).toEqual([])
    await shoot('dry-run')
    await list.close()
  })

  it('posts after a yes of its own, at the eighth press at most', async () => {
    await press(button('Begin posting…'))
    await press(guide.getByRole('checkbox', { name: /^Post / }))
    await press(button('Use this configuration'))
    expect(clicks).toBeLessThanOrEqual(8)
    await guide.getByText(/posts paid orders by itself/).waitFor()
    // Until the sync takes them up, orders rest as it left them while it observed.
    await expect.poll(posted, { timeout: 60_000 }).toBeGreaterThan(before)
    await untilAtRest(world, guide)
    await shoot('posting')
  })

  it('is not opened again by the next start of the worker', async () => {
    await guide.close()
    expect(welcomePages()).toEqual([])
    await world.browser.openOwn('workbench.html#/settings')
    expect(welcomePages()).toEqual([])
  })
})

describe('a browser that is set up by a file', () => {
  it('is left alone: the page that nobody has looked at goes', async () => {
    const other = await startWorld({ seed: 12 })
    try {
      const pages = () => other.browser.context.pages().filter(page => page.url().endsWith('#/welcome'))
      await expect.poll(() => pages().length).toBe(1)
      const { importConfiguration } = await import('../../sandbox/run/steps.ts')
      await importConfiguration(other.browser, other.configuration)
      await expect.poll(() => pages().length).toBe(0)
    } finally {
      await other.close()
    }
  })
})
