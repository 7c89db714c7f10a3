import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stopWorker } from './stop-worker.ts'
import {
  control,
  newPayments,
  numbersOf,
  openList,
  startConfigured,
  syncNow,
  untilAtRest,
  untilStatus,
  type World,
} from './world.ts'

/** Longer than a killed worker is waited for, and than a lost request could still arrive. */
const overMs = 61_000
const posting = 'POST PaymentReconciliation'

let world: World
let page: Page
/** A page of the extension, through which its worker is stopped and its store is read. */
let own: Page
/** Orders that are posted as soon as they are read; each test takes one. */
let numbers: string[]
let neverArrived: string
let diedUnderWay: string

beforeAll(async () => {
  world = await startConfigured()
  numbers = numbersOf(world, ({ status, warnings }) => status === 'synced' && warnings.length === 0, 8)
  page = await openList(world, 'no-such-order')
  own = await world.browser.openOwn('popup.html')
})
afterAll(() => world?.close())

async function showNext(): Promise<string> {
  const number = numbers.pop() ?? ''
  await page.goto(`${world.shop.url}/sales/orders?q=${number}`)
  return number
}

/** For the worker a minute has passed at once. */
async function letTimePass(): Promise<void> {
  const [worker] = world.browser.context.serviceWorkers()
  await worker?.evaluate(ms => {
    const now = Date.now.bind(Date)
    Date.now = () => now() + ms
  }, overMs)
}

const paymentsOf = (number: string) => newPayments(world)[number] ?? []

// In this order: what becomes of the first two is seen at the end.
describe('an order is posted exactly once', { shuffle: false }, () => {
  it('is verifying, not failed, when the request got lost on its way', async () => {
    await control(world, 'break', { endpoint: posting, fault: 'lost-before' })
    neverArrived = await showNext()
    await untilStatus(page, neverArrived, 'verifying')
    expect(paymentsOf(neverArrived)).toEqual([])
  })

  it('is not sent again at once when the worker is killed while the request is under way', async () => {
    await control(world, 'break', { endpoint: posting, fault: 'slow', ms: 1500 })
    diedUnderWay = await showNext()
    await untilStatus(page, diedUnderWay, 'posting')
    await stopWorker(own)
    await page.reload()
    await untilStatus(page, diedUnderWay, 'posting')
    await expect.poll(() => paymentsOf(diedUnderWay), { timeout: 5_000 }).toHaveLength(1)
  })

  it.each(['lost-after', '5xx-after', 'empty'])('is read back from the ledger: %s', async fault => {
    await control(world, 'break', { endpoint: posting, fault })
    const number = await showNext()
    // An answer of success without a payment's id is looked up at once.
    if (fault !== 'empty') await untilStatus(page, number, 'verifying')
    await untilStatus(page, number, 'synced')
    expect(paymentsOf(number)).toHaveLength(1)
  })

  it('is voided, and not posted again, when staff void the payment in Nextech', async () => {
    const number = await showNext()
    await untilStatus(page, number, 'synced')
    const [id] = paymentsOf(number)
    await control(world, `payments/${id}/void`)
    await (await syncNow(world)).close()
    await untilStatus(page, number, 'voided')
    const active = world.nextech
      .ledger()
      .filter(({ text, status }) => text.includes(number) && status === 'active')
    expect(active).toEqual([])
  })

  it('is posted once though Nextech says 429 and the worker is killed again and again', async () => {
    await control(world, 'break', { endpoint: posting, fault: '429', times: 6 })
    await page.goto(`${world.shop.url}/sales/orders?size=100`)
    for (const read of [10, 30, world.practice.orders.length]) {
      await expect.poll(seen, { timeout: 60_000, interval: 50 }).toBeGreaterThanOrEqual(read)
      await stopWorker(own)
    }
    await page.reload()
    const done = () => new Set(Object.keys(newPayments(world))).size
    await expect.poll(done, { timeout: 90_000 }).toBeGreaterThan(10)
    expect(world.nextech.calls()['429']).toBeGreaterThanOrEqual(6)
  }, 300_000)

  it('is posted once, whatever happened, when all has come to rest', async () => {
    for (const number of [neverArrived, diedUnderWay])
      expect(paymentsOf(number).length).toBe(Number(number === diedUnderWay))
    await letTimePass()
    await (await syncNow(world)).close()
    // A worker that starts again keeps real time: lease and settle time are then waited for.
    await untilAtRest(world, own, 180_000)
    const toPost = numbersOf(
      world,
      ({ status, warnings }) => status === 'synced' && !warnings.includes('adopted'),
    )
    const posted = newPayments(world)
    expect(Object.keys(posted).sort()).toEqual(toPost.sort())
    const live = world.nextech.ledger().filter(({ status }) => status === 'active')
    const twice = toPost.filter(
      number => live.filter(({ text }) => text.startsWith(`DermPRO #${number} `)).length > 1,
    )
    expect(twice).toEqual([])
    await page.reload()
    for (const number of [neverArrived, diedUnderWay]) await untilStatus(page, number, 'synced')
  }, 240_000)
})

/** How many orders have been read. */
function seen(): Promise<number> {
  return page.locator('nextech-sync-badge:not([data-status=unseen])').count()
}
