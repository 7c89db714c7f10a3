import { beforeEach, expect, it, vi } from 'vitest'
import { aRecord } from '../../tests/fixtures/builders.ts'
import { openStore } from '../../tests/fixtures/store.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { createBadgePusher, pushAtBirth } from './badge-pusher.ts'
import type { BrowserPractice } from './browser-practice.ts'

const shop = 'https://shop.example.com'
const tabs = [
  { id: 1, url: `${shop}/sales/orders` },
  { id: 2, url: 'https://elsewhere.example.com' },
]
const sent = vi.fn()
const badgeText = vi.fn()

async function startWorld(): Promise<BrowserPractice> {
  const { store, intake, put } = openStore()
  await put(aRecord())
  const configuration = { shops: [{ origin: shop }], practice: { timeZone: 'America/Chicago' } }
  const engine = { store, clock: { now: () => 1_000 } }
  return {
    configuration,
    engine,
    intake,
    overview: { countStaff: async () => 3 },
  } as unknown as BrowserPractice
}

beforeEach(() => {
  vi.spyOn(browser.tabs, 'query').mockResolvedValue(tabs as never)
  vi.spyOn(browser.tabs, 'sendMessage').mockImplementation(sent)
  vi.spyOn(browser.action, 'setBadgeText').mockImplementation(badgeText)
})

it('tells shop pages of changed orders, many in one message, and the icon its count', async () => {
  const practice = await startWorld()
  const noteChanged = createBadgePusher(async () => practice)
  noteChanged([aRecord().posting.key])
  noteChanged(['another'])
  await vi.waitFor(() => expect(sent).toHaveBeenCalledOnce())
  const badges = [expect.objectContaining({ number: aRecord().posting.number, status: 'pending' })]
  expect(sent).toHaveBeenCalledWith(1, { name: 'bg-cs/badges', badges }, { frameId: 0 })
  expect(badgeText).toHaveBeenCalledWith({ text: '3' })
})

it('tells shop pages that a worker was born: what the one before changed last it may never have told', async () => {
  await pushAtBirth(await startWorld())
  expect(sent).toHaveBeenCalledExactlyOnceWith(1, { name: 'bg-cs/born' }, { frameId: 0 })
  expect(badgeText).toHaveBeenCalledWith({ text: '3' })
})
