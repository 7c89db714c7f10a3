import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Configuration } from '../../lib/domain/configuration.ts'
import { startNextech } from '../../sandbox/nextech/server.ts'
import { signIn as askToSignIn } from '../../sandbox/run/steps.ts'
import {
  control,
  newPayments,
  numbersOf,
  offerConfiguration,
  openList,
  startWorld,
  syncNow,
  tooltipOf,
  untilStatus,
  type World,
} from './world.ts'

let world: World
let settings: Page
let page: Page
/** Orders that are posted as soon as Nextech lets us; each test takes one. */
let numbers: string[]

beforeAll(async () => {
  world = await startWorld()
  numbers = numbersOf(world, ({ status, warnings }) => status === 'synced' && warnings.length === 0, 5)
  settings = await world.browser.openOwn('workbench.html#/settings')
  page = await openList(world, 'no-such-order')
})
afterAll(() => world?.close())

const configure = (change: Partial<Configuration['nextech']>) =>
  offerConfiguration(
    settings,
    JSON.stringify({ ...world.configuration, nextech: { ...world.configuration.nextech, ...change } }),
  )

async function show(): Promise<string> {
  const number = numbers.pop() ?? ''
  await page.goto(`${world.shop.url}/sales/orders?q=${number}`)
  return number
}

/** The order waits, and its tooltip gives cause and cure. */
async function untilTooltip(number: string, ...words: RegExp[]): Promise<void> {
  await untilStatus(page, number, 'pending')
  for (const said of words)
    await expect.poll(() => tooltipOf(page, number), { timeout: 15_000 }).toMatch(said)
}

async function popupSays(heading: string, ...words: RegExp[]): Promise<void> {
  const popup = await world.browser.openOwn('popup.html')
  await popup.getByRole('heading', { name: heading }).waitFor()
  const text = await popup.locator('body').innerText()
  for (const said of words) expect(text).toMatch(said)
  await popup.close()
}

const signIn = (password: string) => askToSignIn(settings, world.configuration.nextech.username, password)

async function isPosted(number: string): Promise<void> {
  await untilStatus(page, number, 'synced')
  expect(newPayments(world)[number]).toHaveLength(1)
}

describe('orders wait and go on by themselves', { shuffle: false }, () => {
  it('with a wrong password: they say so, and the right one in Settings is enough', async () => {
    expect(await configure({ password: 'wrong' })).toMatch(/user name or the password is wrong/)
    const number = await show()
    await untilTooltip(number, /signed out of Nextech/, /Sign in with the password/)
    await popupSays('Signed out of Nextech', /Payments wait and none is lost/, /Sign in with the password/)
    await signIn('still wrong')
    await settings
      .getByText(/user name or the password is wrong/)
      .last()
      .waitFor()
    expect(newPayments(world)).toEqual({})
    await signIn(world.configuration.nextech.password ?? '')
    await settings.getByText('Signed in to Nextech.').first().waitFor()
    await isPosted(number)
  })

  it('while Nextech is down: they say so, and go on without anybody’s doing', async () => {
    await control(world, 'break', { fault: '5xx-before', times: 3 })
    const number = await show()
    await untilTooltip(number, /Nextech cannot be reached/, /the sync goes on by itself/)
    await popupSays('Nextech does not answer', /Next try \d/)
    await isPosted(number)
  })

  it('with a password that has expired: Settings says so, and a sign-in after its renewal is enough', async () => {
    await control(world, 'password', { expired: true, signOut: true })
    const number = await show()
    await untilTooltip(number, /signed out of Nextech/)
    await signIn(world.configuration.nextech.password ?? '')
    await settings
      .getByText(/password has expired/)
      .first()
      .waitFor()
    await control(world, 'password', { expired: false })
    await signIn(world.configuration.nextech.password ?? '')
    await isPosted(number)
  })

  it('with the id of another practice, until the right one is imported', async () => {
    await configure({ practiceId: 'no-such-practice' })
    const number = await show()
    await untilTooltip(number, /Payments wait and none is lost/)
    expect(newPayments(world)).not.toHaveProperty(number)
    await configure({})
    await page.reload()
    await isPosted(number)
  })

  it('when Nextech could not be reached at the import: the password is used when it can', async () => {
    const { port } = world.nextech
    await world.nextech.close()
    expect(await configure({})).toMatch(/^Imported/)
    await popupSays('Nextech does not answer')
    world.nextech = await startNextech(world.practice, { port })
    await (await syncNow(world)).close()
    await isPosted(await show())
  })
})
