import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { netCents, todayRows } from '../../sandbox/practice/expectation.ts'
import { storedPostings } from '../../sandbox/run/outcome.ts'
import { badgesOn, importConfiguration, openOrders } from '../../sandbox/run/steps.ts'
import {
  first,
  newPayments,
  numbersOf,
  orderOf,
  startWorld,
  syncNow,
  tooltipOf,
  untilAtRest,
  type World,
} from './world.ts'

let world: World
let settings: Page
let list: Page
/** Order pages that the browser asked the shop for. */
const fetched: string[] = []

beforeAll(async () => {
  world = await startWorld()
  world.browser.context.on('request', request => {
    const { pathname } = new URL(request.url())
    if (/^\/sales\/orders\/\d+$/.test(pathname)) fetched.push(pathname)
  })
})
afterAll(() => world?.close())

const statuses = () => badgesOn(list)
const seen = async () => Object.values(await statuses()).filter(status => status !== 'unseen').length
const expectedStatuses = () =>
  Object.fromEntries([...world.expected].map(([number, { status }]) => [number, status]))

describe('the main job', { shuffle: false }, () => {
  it('begins with a configuration file in Settings, whose live region says that it was imported', async () => {
    settings = await importConfiguration(world.browser, world.configuration)
    const said = await settings.getByRole('status').innerText()
    expect(said).toMatch(/^Imported\n/)
    expect(said).toContain(`${world.practice.setup.name} is set up.`)
    expect(said).toContain('Signed in to Nextech.')
  })

  it('puts one badge beside every order, last in the cell of the order number', async () => {
    list = await openOrders(world.browser, world.shop.url, 100)
    await expect.poll(async () => Object.keys(await statuses()).length).toBe(world.practice.orders.length)
    const cells = await list.locator('table.orders tbody td.number').evaluateAll(all =>
      all.map(cell => ({
        text: cell.textContent,
        badges: cell.closest('tr')?.querySelectorAll('nextech-sync-badge').length,
        last: cell.lastElementChild?.localName,
        order: cell.lastElementChild?.getAttribute('data-order'),
        shadow: cell.lastElementChild?.shadowRoot?.mode,
      })),
    )
    for (const cell of cells) {
      const wanted = { badges: 1, last: 'nextech-sync-badge', order: cell.text, shadow: 'open' }
      expect(cell).toEqual({ ...wanted, text: cell.text })
    }
    const numbers = world.practice.orders.map(order => order.increment_id)
    expect(cells.map(cell => cell.text).sort()).toEqual(numbers.sort())
  })

  it('brings every order to rest with the status that the sync rules demand', async () => {
    await expect.poll(seen, { timeout: 30_000 }).toBe(world.practice.orders.length)
    await untilAtRest(world, settings)
    await expect.poll(statuses, { timeout: 5_000 }).toEqual(expectedStatuses())
    const stored = await storedPostings(settings, world.practice.setup.practiceId)
    for (const { number, reason, warnings } of stored) {
      const wanted = world.expected.get(number)
      const told = warnings.filter(warning => warning === 'adopted' || warning === 'new-patient')
      expect({ number, reason, told }).toEqual({ number, reason: wanted?.reason, told: wanted?.warnings })
    }
  })

  it('has met every kind of order that it was to meet', () => {
    const met = new Set([...world.expected.values()].map(({ status, reason }) => `${status} ${reason}`))
    for (const kind of ['synced null', 'resolve same-details', 'resolve possible-match', 'skipped cancelled'])
      expect(met).toContain(kind)
    for (const reason of ['card-type-missing', 'missing-birth-date', 'missing-phone', 'posted-twice'])
      expect(met).toContain(`attention ${reason}`)
    for (const kind of ['waiting on-hold', 'voided voided-in-nextech', 'refunded refund-to-record'])
      expect(met).toContain(kind)
  })

  it('leaves exactly one live payment per synced order in the ledger, and nothing else that is new', () => {
    const toPost = numbersOf(
      world,
      ({ status, warnings }) => status === 'synced' && !warnings.includes('adopted'),
    )
    const posted = newPayments(world)
    expect(Object.keys(posted).sort()).toEqual(toPost.sort())
    const ledger = new Map(world.nextech.ledger().map(payment => [payment.id, payment]))
    const known = new Set(world.practice.patients.map(patient => patient.id))
    for (const [number, ids] of Object.entries(posted)) {
      expect(ids, number).toHaveLength(1)
      const payment = ledger.get(first(ids))
      const wanted = world.expected.get(number)
      expect(payment).toMatchObject({ status: 'active', amountCents: netCents(orderOf(world, number)) })
      if (wanted?.patient) expect(payment?.patient).toBe(wanted.patient)
      else expect(known).not.toContain(payment?.patient)
    }
  })

  it('tells the evidence in the tooltip', async () => {
    const number = first(
      numbersOf(world, ({ status, warnings }) => status === 'synced' && warnings.length === 0),
    )
    const id = first(newPayments(world)[number] ?? [])
    const amount = (netCents(orderOf(world, number)) / 100).toFixed(2)
    expect((await tooltipOf(list, number)).replaceAll(',', '')).toContain(`$${amount} posted`)
    expect(await tooltipOf(list, number)).toContain(`payment ${id}`)
  })

  it('shows today’s orders and money in the popup, and that the sync is alive', async () => {
    const popup = await world.browser.openOwn('popup.html')
    await popup.getByText(/^Last proven good \d/).waitFor()
    const rows = popup.getByRole('region', { name: 'By status' }).locator('tbody tr')
    const shown = async () =>
      (await rows.allInnerTexts()).map(text => text.replaceAll(',', '').replaceAll(/\s+/g, ' ').trim()).sort()
    await expect.poll(shown).toEqual(todayRows(world.practice))
    await popup.close()
  })

  it('reads each order page once: a reload asks the shop for none again, and nothing is posted twice', async () => {
    expect(new Set(fetched).size).toBe(world.practice.orders.length)
    expect(fetched).toHaveLength(world.practice.orders.length)
    const posts = world.nextech.calls()['POST PaymentReconciliation']
    await list.reload()
    await expect.poll(statuses, { timeout: 10_000 }).toEqual(expectedStatuses())
    await (await syncNow(world)).close()
    expect(fetched).toHaveLength(world.practice.orders.length)
    expect(world.nextech.calls()['POST PaymentReconciliation']).toBe(posts)
  })

  it('shows the badge on the order’s own page too', async () => {
    const { entity_id, increment_id } = first(world.practice.orders)
    await list.goto(`${world.shop.url}/sales/orders/${entity_id}`)
    await expect.poll(statuses).toEqual({ [increment_id]: world.expected.get(increment_id)?.status })
    expect(await list.locator('nextech-sync-badge').count()).toBe(1)
  })
})
