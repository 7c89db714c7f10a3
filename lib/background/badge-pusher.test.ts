import { beforeEach, expect, it, vi } from 'vitest'
import { openStaffed } from '../../tests/acceptance/service-practice.ts'
import { keyOf } from '../../tests/acceptance/staff-world.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { createBadgePusher, pushOnWorkerStart } from './badge-pusher.ts'

const shop = 'https://shop.example'
const tabs = [
  { id: 1, url: `${shop}/sales/orders` },
  { id: 2, url: 'https://elsewhere.example.com' },
]
const sent = vi.fn()
const badgeText = vi.fn()

beforeEach(async () => {
  await browser.storage.resetState()
  vi.spyOn(browser.tabs, 'query').mockResolvedValue(tabs as never)
  vi.spyOn(browser.tabs, 'sendMessage').mockImplementation(sent)
  vi.spyOn(browser.action, 'setBadgeText').mockImplementation(badgeText)
})

it('tells shop pages of changed orders, many in one message, and the icon its count', async () => {
  const { world, practice } = await openStaffed(undefined, ['900000001'])
  const noteChanged = createBadgePusher(async () => practice)
  noteChanged([keyOf(world.number)])
  noteChanged([keyOf('900000001'), 'another'])
  await vi.waitFor(() => expect(sent).toHaveBeenCalledOnce())
  const badges = [world.number, '900000001'].map(number =>
    expect.objectContaining({ number, status: 'resolve' }),
  )
  const push = { name: 'bg-cs/badges', badges: expect.arrayContaining(badges) }
  expect(sent).toHaveBeenCalledWith(1, push, { frameId: 0 })
  expect(badgeText).toHaveBeenCalledWith({ text: '2' })
})

it('tells shop pages that a worker started: what the one before changed last it may never have told', async () => {
  const { practice } = await openStaffed()
  await pushOnWorkerStart(practice)
  expect(sent).toHaveBeenCalledExactlyOnceWith(1, { name: 'bg-cs/worker-started' }, { frameId: 0 })
  expect(badgeText).toHaveBeenCalledWith({ text: '1' })
})
