import { userInfo } from 'node:os'
import { expect, it, onTestFinished } from 'vitest'
import { smallDisk } from '../backend/small-disk.ts'
import { newPayments, numbersOf, openList, startConfigured, untilStatus } from './world.ts'

it.skipIf(userInfo().uid !== 0)(
  'a disk that is full in the middle of the day calls people, and each order is posted once when there is room',
  { timeout: 240_000 },
  async () => {
    const disk = smallDisk(400)
    const world = await startConfigured({ profile: disk.folder })
    onTestFinished(() => world.close())
    const numbers = numbersOf(
      world,
      ({ status, warnings }) => status === 'synced' && warnings.length === 0,
      6,
    ).slice(0, 6)
    const own = await world.browser.openOwn('popup.html')
    const title = () => own.evaluate(() => chrome.action.getTitle({}))
    const page = await openList(world, 'no-such-order')
    const show = (number = '') => page.goto(`${world.shop.url}/sales/orders?q=${number}`)
    await show(numbers[0])
    await untilStatus(page, numbers[0] ?? '', 'synced')
    disk.fill()
    for (const number of numbers.slice(1)) await show(number)
    await page.locator('nextech-sync-alarm').waitFor({ timeout: 60_000 })
    expect(await title()).toMatch(/cannot write to this computer’s disk/)
    expect(Object.keys(newPayments(world))).toEqual(numbers.slice(0, 1))
    disk.free()
    for (const number of numbers) {
      await show(number)
      await untilStatus(page, number, 'synced', 120_000)
      expect([number, newPayments(world)[number]?.length]).toEqual([number, 1])
    }
    await expect.poll(title, { timeout: 90_000 }).not.toMatch(/cannot write/)
    await page.locator('nextech-sync-alarm').waitFor({ state: 'detached' })
  },
)
