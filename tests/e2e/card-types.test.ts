import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  badge,
  first,
  newPayments,
  numbersOf,
  openList,
  orderOf,
  startConfigured,
  tooltipOf,
  untilAtRest,
  untilStatus,
  type World,
} from './world.ts'

const pictures = join(import.meta.dirname, '../../.output/run')
let world: World
let list: Page
let numbers: string[]

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  world = await startConfigured()
  list = await openList(world)
  const all = numbersOf(world, ({ reason }) => reason === 'card-type-missing')
  numbers = all.filter(number => orderOf(world, number).payment.cc_type === 'DI')
})
afterAll(() => world?.close())

async function shoot(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`), fullPage: true })
  }
}

// One journey: the label that is given here is that of the last test.
describe('a card of a brand that has no label', { shuffle: false }, () => {
  it('names its brand at the badge, whose button leads to Settings with it', async () => {
    const number = first(numbers)
    await untilStatus(list, number, 'attention')
    expect(await tooltipOf(list, number)).toContain('“Discover” (DI)')
    const opened = list.context().waitForEvent('page')
    await badge(list, number).getByRole('button', { name: 'Open' }).click()
    const settings = await opened
    await settings.getByLabel('Brand', { exact: true }).waitFor()
    expect(await settings.getByLabel('Brand', { exact: true }).inputValue()).toBe('DI')
    await shoot(settings, 'card-types')
    await settings.close()
  })

  it('is led there from the list of what waits, and posted once the brand has a label', async () => {
    const staff = await world.browser.openOwn('workbench.html#/staff')
    await staff.getByText('The card’s brand is “Discover” (DI)').first().waitFor()
    await staff.getByRole('link', { name: `Give the brand a label: order ${first(numbers)}` }).click()
    await staff.getByLabel('Label in Nextech').fill('Visa')
    await staff.keyboard.press('Enter')
    await staff.getByText('Discover (DI) is posted as Visa.').waitFor()
    await untilAtRest(world, staff)
    for (const number of numbers) await untilStatus(list, number, 'synced')
    const posted = newPayments(world)
    for (const number of numbers) {
      const [id, ...more] = posted[number] ?? []
      expect(more).toEqual([])
      expect(world.nextech.ledger().find(payment => payment.id === id)).toMatchObject({ cardType: 'Visa' })
    }
    await shoot(staff, 'card-types-saved')
  })
})
