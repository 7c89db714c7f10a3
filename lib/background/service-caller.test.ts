import { beforeEach, describe, expect, it, vi } from 'vitest'
import { uidAt } from '../../tests/acceptance/held-practice.ts'
import { declined, openKnown, openStaffed, readingOf } from '../../tests/acceptance/service-practice.ts'
import { keyOf } from '../../tests/acceptance/staff-world.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { readOrderAddresses } from '../browser/order-addresses.ts'
import type { From } from '../browser/router.ts'
import { writeStaffName } from '../browser/staff-name.ts'
import { ownService } from '../service/answer.ts'
import { createServiceCaller } from './service-caller.ts'
import { issueTicket } from './tickets.ts'

vi.setConfig({ testTimeout: 60_000 })

const shop: From = { kind: 'shop', origin: 'https://shop.example', tabId: 7, frameId: 0 }
const own: From = { kind: 'ext', origin: 'chrome-extension://us', tabId: 8, frameId: 0 }
const panel: From = { kind: 'panel', origin: 'chrome-extension://us', tabId: 7, frameId: 5 }
const standing = vi.fn()

beforeEach(() => {
  browser.storage.resetState()
  standing.mockResolvedValue('ok')
  vi.spyOn(browser.tabs, 'sendMessage').mockImplementation(standing)
  vi.spyOn(browser.runtime, 'sendMessage').mockResolvedValue(undefined)
})

const storeFailed = vi.fn()

/** The browser's host around a practice where an order waits, with a ticket for the panel of that order. */
async function startHost() {
  const { world, practice } = await openStaffed()
  const call = createServiceCaller({ service: async () => ownService(practice), storeFailed })
  const { number } = world
  const ticket = await issueTicket({ key: keyOf(number), number, tabId: 7 })
  return { world, call, ticket }
}

describe('a panel’s request', () => {
  it('is answered by its ticket, in its tab and frame alone', async () => {
    const { world, call, ticket } = await startHost()
    expect(await call('panel-bg/load', { ticket }, panel)).toMatchObject({ number: world.number })
    for (const [id, from] of [
      ['stolen', panel],
      [ticket, { ...panel, tabId: 9 }],
      [ticket, { ...panel, frameId: 6 }],
    ] as const) {
      await expect(call('panel-bg/load', { ticket: id }, from)).rejects.toEqual(declined('expired'))
    }
  })

  it.each(['closed', 'covered', 'moved', 'other-order', undefined])(
    'decides nothing where the panel is %s, and still shows the order',
    async how => {
      const { world, call, ticket } = await startHost()
      standing.mockResolvedValue(how)
      const body = { ticket, question: 'any', uid: uidAt(0), others: [], paymentId: '1' }
      for (const name of ['panel-bg/choose', 'panel-bg/link', 'panel-bg/deny'] as const) {
        await expect(call(name, body, panel)).rejects.toEqual(declined('not-standing'))
      }
      expect(await call('panel-bg/load', { ticket }, panel)).toMatchObject({ memory: { never: [] } })
      expect(await world.postingOf(world.number)).toMatchObject({ state: 'resolve', decision: null })
    },
  )

  it('asks the page whether it shows this very order', async () => {
    const { world, call, ticket } = await startHost()
    await call('panel-bg/deny', { ticket, uid: uidAt(1) }, panel)
    const asked = { name: 'bg-cs/check-panel', number: world.number }
    expect(standing).toHaveBeenCalledExactlyOnceWith(7, asked, { frameId: 0 })
  })

  it('asks the frame that opened it how it stands, whichever frames there are', async () => {
    const { world, call } = await startHost()
    const ticket = await issueTicket({
      key: keyOf(world.number),
      number: world.number,
      tabId: 7,
      shopFrameId: 3,
    })
    await call('panel-bg/deny', { ticket, uid: uidAt(1) }, panel)
    const asked = { name: 'bg-cs/check-panel', number: world.number }
    expect(standing).toHaveBeenCalledExactlyOnceWith(7, asked, { frameId: 3 })
  })

  it('of our own workbench has no page around it that could be asked', async () => {
    const { world, call } = await startHost()
    const ticket = await issueTicket({ key: keyOf(world.number), tabId: 8, frameId: 0 })
    await call('panel-bg/deny', { ticket, uid: uidAt(1) }, own)
    expect(standing).not.toHaveBeenCalled()
  })

  it('while nothing is configured has no ticket', async () => {
    const call = createServiceCaller({ service: async () => undefined, storeFailed })
    const ticket = await issueTicket({ key: 'k', tabId: 7 })
    await expect(call('panel-bg/load', { ticket }, panel)).rejects.toEqual(declined('expired'))
  })
})

describe('other requests', () => {
  it('of a shop’s page carry its origin as the browser tells it', async () => {
    const { world, order, practice } = await openKnown()
    const call = createServiceCaller({ service: async () => ownService(practice), storeFailed })
    const body = { reading: readingOf(order, world.configuration.practice.timeZone), href: null }
    await call('cs-bg/order', body, { ...shop, origin: 'https://other.example' })
    const number = order.increment_id
    expect((await practice.intake.records('https://other.example', [number])).size).toBe(1)
  })

  it('of our own pages carry the name that this browser goes by', async () => {
    const { call } = await startHost()
    await writeStaffName('Front desk')
    expect(await call('ext-bg/queue', {}, own)).toMatchObject({ staffName: 'Front desk' })
  })

  it('are answered without a practice too', async () => {
    const call = createServiceCaller({ service: async () => undefined, storeFailed })
    expect(await call('ext-bg/today', {}, own)).toBeNull()
    await expect(call('ext-bg/remembered', {}, own)).rejects.toEqual(declined('not-configured'))
  })
})

it('a list tells where its orders have their pages', async () => {
  const { call } = await startHost()
  const href = `${shop.origin}/order/7`
  const row = { number: '100000007', date: null, customer: null, total: null, status: null, href }
  await call('cs-bg/rows', { rows: [row] }, shop)
  await vi.waitFor(async () =>
    expect(await readOrderAddresses()).toEqual({ [`${shop.origin} 100000007`]: href }),
  )
})
