import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Configuration } from '../../lib/domain/configuration.ts'
import { type SimulatedNextech, startNextech } from '../../sandbox/nextech/server.ts'
import { type Expectation, expectationsOf } from '../../sandbox/practice/expectation.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import type { MagentoOrder, Practice } from '../../sandbox/practice/practice.ts'
import { type ExtensionBrowser, launchWithExtension } from '../../sandbox/run/browser.ts'
import { configurationFor } from '../../sandbox/run/configuration.ts'
import { isAtRest, storedPostings } from '../../sandbox/run/outcome.ts'
import { acceptConfiguration, importConfiguration, openOrders } from '../../sandbox/run/steps.ts'
import { type ShopOptions, type SimulatedShop, startShop } from '../../sandbox/shop/server.ts'

/** A practice with every kind of order, its shop, its Nextech, and a real browser with the built extension. */
export interface World {
  practice: Practice
  /** What must become of each order by the sync rules, told from how the practice was made. */
  expected: ReadonlyMap<string, Expectation>
  shop: SimulatedShop
  nextech: SimulatedNextech
  browser: ExtensionBrowser
  configuration: Configuration
  close(): Promise<void>
}

export interface WorldOptions {
  seed?: number
  /** The window in which staff may take a choice back; short, because tests wait it out. */
  undoSeconds?: number
  /** Changes the practice before anything starts. */
  prepare?: (practice: Practice) => void
  /** How the shop answers. */
  shop?: ShopOptions
  /** Folder of the browser's profile; one of its own that is removed, unless given. */
  profile?: string
  /** Folder of another extension, without a worker, that is installed beside ours. */
  beside?: string
}

/** Where `node scripts/build.ts sandbox` puts the extension. */
export const built = (browser: 'chrome' | 'firefox') =>
  join(import.meta.dirname, `../../.output/sandbox-${browser}-mv3`)

/** Starts servers and browser. Nothing is configured and nobody is signed in to the shop yet. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const { seed = 11, undoSeconds = 1, prepare } = options
  const practice = makePractice({ seed, now: new Date().toISOString(), patients: 60, orders: 45 })
  prepare?.(practice)
  const [shop, nextech] = await Promise.all([startShop(practice, options.shop), startNextech(practice)])
  const folders = [built('chrome'), ...(options.beside === undefined ? [] : [options.beside])]
  const browser = await launchWithExtension(folders.join(), {
    headless: true,
    ...(options.profile !== undefined && { profile: options.profile }),
  })
  const configuration = configurationFor(practice.setup, { ...nextech, shop: shop.url })
  return {
    practice,
    expected: expectationsOf(practice),
    shop,
    nextech,
    browser,
    configuration: { ...configuration, policy: { ...configuration.policy, undoSeconds } },
    close: async () => void (await Promise.allSettled([browser.close(), shop.close(), nextech.close()])),
  }
}

/** A world whose extension is set up already. */
export async function startConfigured(options: WorldOptions = {}): Promise<World> {
  const world = await startWorld(options)
  const settings = await importConfiguration(world.browser, world.configuration)
  await settings.close()
  return world
}

/** Pulls a lever of the simulated Nextech. */
export async function control(world: World, path: string, body: object = {}): Promise<void> {
  const response = await fetch(`${world.nextech.url}/control/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`control ${path}: ${response.status} ${await response.text()}`)
}

/** Sales > Orders in a new tab, signed in to the shop; `q` shows only what is searched for. */
export function openList(world: World, q = ''): Promise<Page> {
  return openOrders(world.browser, world.shop.url, 100, q)
}

/** Numbers of the orders of one kind, in the order of the practice; at least `count`. */
export function numbersOf(world: World, fits: (expectation: Expectation) => boolean, count = 1): string[] {
  const numbers = [...world.expected].filter(([, wanted]) => fits(wanted)).map(([number]) => number)
  if (numbers.length < count)
    throw new Error('The practice has too few orders of this kind: change its seed.')
  return numbers
}

/** The first of what must exist. */
export function first<T>(items: readonly T[]): T {
  const [item] = items
  if (item === undefined) throw new Error('There is none.')
  return item
}

export function orderOf(world: World, number: string): MagentoOrder {
  return first(world.practice.orders.filter(order => order.increment_id === number))
}

export const badge = (page: Page, number: string) =>
  page.locator(`nextech-sync-badge[data-order="${number}"]`)

/** Waits until the badge of an order has a status. */
export async function untilStatus(page: Page, number: string, status: string, timeout = 20_000) {
  const now = () => badge(page, number).getAttribute('data-status', { timeout })
  await expect.poll(now, { timeout, interval: 50 }).toBe(status)
}

/** Waits until nothing moves any more before somebody acts; `own` is any page of the extension. */
export async function untilAtRest({ practice }: World, own: Page, timeout = 50_000): Promise<void> {
  const moving = async () => {
    const postings = await storedPostings(own, practice.setup.practiceId)
    return postings.filter(each => !isAtRest(each)).map(({ number, state }) => `${number} ${state}`)
  }
  await expect.poll(moving, { timeout, interval: 250 }).toEqual([])
}

/** What a person reads when the pointer rests on a badge. */
export async function tooltipOf(page: Page, number: string): Promise<string> {
  return (await badge(page, number).locator('.pill').getAttribute('title')) ?? ''
}

/** Ids of payments that Nextech did not hold at the start, by the order that their description names. */
export function newPayments({ practice, nextech }: World): Record<string, string[]> {
  const before = new Set(practice.ledger.map(payment => payment.id))
  const added = nextech.ledger().filter(payment => !before.has(payment.id))
  const numbers = added.map(({ text }) => /^DermPRO #(\d+) /.exec(text)?.[1] ?? `unmarked: ${text}`)
  return Object.fromEntries(
    [...new Set(numbers)].map(number => [
      number,
      added.filter((_, at) => numbers[at] === number).map(({ id }) => id),
    ]),
  )
}

/** Presses "Sync now" in the popup and waits until the sync has ended. The popup stays open. */
export async function syncNow(world: World): Promise<Page> {
  const popup = await world.browser.openOwn('popup.html')
  await popup.getByRole('button', { name: 'Sync now' }).click()
  await popup.getByRole('button', { name: 'Sync now' }).waitFor()
  return popup
}

/** Gives Settings a file as a person does and answers what it says: the status when taken, the alert when refused. */
export async function offerConfiguration(settings: Page, text: string): Promise<string> {
  const said = settings.locator('.import-result .notice, [role=alert]')
  const before = await said.elementHandles()
  await settings
    .getByLabel('Import configuration')
    .setInputFiles({ name: 'nextech-sync.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  for (const old of before) await old.waitForElementState('hidden')
  const use = settings.getByRole('button', { name: 'Use this configuration' })
  await said.or(use).first().waitFor()
  if (await use.isVisible()) await acceptConfiguration(settings)
  await said.waitFor()
  return said.innerText()
}
