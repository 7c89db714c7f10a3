import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectationsOf } from '../../sandbox/practice/expectation.ts'
import {
  badge,
  first,
  newPayments,
  openList,
  startConfigured,
  tooltipOf,
  untilStatus,
  type World,
} from './world.ts'

const pictures = join(import.meta.dirname, '../../.output/run')
let world: World
let list: Page
let settings: Page
let number: string

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  world = await startConfigured({
    prepare(practice) {
      const expected = expectationsOf(practice)
      const isPosted = (order: { increment_id: string; state: string }) => {
        const { status, warnings = [] } = expected.get(order.increment_id) ?? {}
        return status === 'synced' && warnings.length === 0 && order.state === 'processing'
      }
      const order = first(practice.orders.filter(isPosted))
      // The shop's own name for paid orders that are packed: Magento knows no such status.
      order.status = 'ready_to_ship'
      number = order.increment_id
    },
  })
  list = await openList(world, number)
})
afterAll(() => world?.close())

async function shoot(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`), fullPage: true })
  }
}

const focused = () => settings.evaluate(() => document.activeElement?.id ?? '')
const meaning = () => settings.getByLabel('“Ready To Ship” means', { exact: true })

// One journey: what is said here of the status is what the last test sees.
describe('a status of the shop’s own', { shuffle: false }, () => {
  it('is said beside its order, and the way out leads to its question in Settings', async () => {
    await expect
      .poll(() => tooltipOf(list, number), { timeout: 20_000 })
      .toContain('a status that the shop made up')
    expect(await badge(list, number).getAttribute('data-status')).toBe('unseen')
    expect(newPayments(world)[number]).toBeUndefined()
    const opened = list.context().waitForEvent('page')
    await badge(list, number).getByRole('button', { name: 'Open' }).click()
    settings = await opened
    await meaning().waitFor()
    expect(await meaning().inputValue()).toBe('')
    await expect.poll(focused).toBe(await meaning().getAttribute('id'))
    await settings.getByText('1 order shows it and is not posted.').waitFor()
    await shoot(settings, 'shops')
  })

  it('has its Save button beside the select, not beside the hint under it', async () => {
    const [select, save] = await Promise.all([
      meaning().boundingBox(),
      settings.getByRole('button', { name: 'Save what “Ready To Ship” means' }).boundingBox(),
    ])
    const middle = (box: { y: number; height: number } | null) => (box ? box.y + box.height / 2 : Number.NaN)
    expect(Math.abs(middle(select) - middle(save))).toBeLessThan(2)
  })

  it('is explained with the keyboard, and the order is posted', async () => {
    await settings.keyboard.type('Paid and in')
    expect(await meaning().inputValue()).toBe('processing')
    await settings.keyboard.press('Tab')
    await settings.keyboard.press('Enter')
    await settings.getByText('“Ready To Ship” now means: Paid and in progress (is posted).').waitFor()
    await shoot(settings, 'shops-saved')
    await untilStatus(list, number, 'synced', 40_000)
    expect(newPayments(world)[number]).toHaveLength(1)
    expect(await tooltipOf(list, number)).not.toContain('made up')
  })
})
