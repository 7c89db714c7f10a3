import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPanel, restOfPanel } from '../../sandbox/run/steps.ts'
import {
  badge,
  control,
  newPayments,
  numbersOf,
  openList,
  startConfigured,
  untilStatus,
  type World,
} from './world.ts'

let world: World
let page: Page
let waiting: string[]

beforeAll(async () => {
  world = await startConfigured({ undoSeconds: 2 })
  waiting = numbersOf(world, ({ reason }) => reason === 'possible-match', 5)
  page = await openList(world, 'no-such-order')
})
afterAll(() => world?.close())

const choices = (panel: Frame) => panel.getByRole('button', { name: /^Choose / })
const chosenTwice = () => Object.entries(newPayments(world)).filter(([, ids]) => ids.length > 1)

describe('a clerk in a hurry', { shuffle: false }, () => {
  it('who clicks twice chooses once', async () => {
    const number = waiting[0] ?? ''
    const panel = await openPanel(page, world.shop.url, number)
    await choices(panel).first().dblclick()
    await panel.getByText(/Posting in \d s/).waitFor()
    await untilStatus(page, number, 'synced')
    expect([number, newPayments(world)[number]?.length]).toEqual([number, 1])
  })

  it('who holds Enter down from the badge on chooses nobody by it', async () => {
    const number = waiting[1] ?? ''
    await page.goto(`${world.shop.url}/sales/orders?q=${number}`)
    const button = badge(page, number).getByRole('button', { name: /^RESOLVE/ })
    await button.focus()
    await page.keyboard.down('Enter')
    for (let repeat = 0; repeat < 60; repeat++) {
      await page.keyboard.down('Enter')
      await page.waitForTimeout(50)
    }
    await page.keyboard.up('Enter')
    expect(await badge(page, number).getAttribute('data-status')).toBe('resolve')
    expect(newPayments(world)).not.toHaveProperty(number)
  })

  it('who goes back in the middle of the undo window finds the order posted once, and the page without a panel', async () => {
    const number = waiting[2] ?? ''
    await page.goto(`${world.shop.url}/sales/orders?q=no-such-order`)
    const panel = await openPanel(page, world.shop.url, number)
    await choices(panel).first().click()
    await panel.getByText(/Posting in \d s/).waitFor()
    await page.goBack()
    expect(await page.locator('nextech-sync-panel').count()).toBe(0)
    await page.goForward()
    await untilStatus(page, number, 'synced')
    expect([number, newPayments(world)[number]?.length]).toEqual([number, 1])
  })

  it('who presses while the network is gone reads that it was not saved, and one press goes on', async () => {
    const number = waiting[3] ?? ''
    const panel = await openPanel(page, world.shop.url, number)
    await choices(panel).first().waitFor()
    await restOfPanel(page)
    await control(world, 'break', { fault: '5xx-before', times: 4 })
    await choices(panel).first().click()
    const alert = panel.getByRole('alert')
    await alert.getByText('The choice could not be saved').waitFor({ timeout: 40_000 })
    expect(await alert.innerText()).toMatch(/Nextech cannot be reached.*try again/s)
    expect(await alert.innerText()).not.toMatch(/Nothing to do|by itself/)
    expect(await badge(page, number).getAttribute('data-status')).toBe('resolve')
    await restOfPanel(page)
    await choices(panel).first().click()
    await panel.getByText(/Posting in \d s/).waitFor({ timeout: 30_000 })
    await untilStatus(page, number, 'synced')
    expect([number, newPayments(world)[number]?.length]).toEqual([number, 1])
  })

  it('whose network was away between a look and a press chooses all the same', async () => {
    const number = waiting[4] ?? ''
    const panel = await openPanel(page, world.shop.url, number)
    await choices(panel).first().waitFor()
    await world.browser.context.setOffline(true)
    await page.waitForTimeout(1500)
    await world.browser.context.setOffline(false)
    await restOfPanel(page)
    await choices(panel).first().click()
    await untilStatus(page, number, 'synced', 40_000)
    expect([number, newPayments(world)[number]?.length]).toEqual([number, 1])
  })

  it('has posted nothing twice', () => expect(chosenTwice()).toEqual([]))
})
