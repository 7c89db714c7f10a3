import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPanel, panelIn, restOfPanel, signInAtSettings } from '../../sandbox/run/steps.ts'
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
  world = await startConfigured({ undoSeconds: 6 })
  waiting = numbersOf(world, ({ reason }) => reason === 'possible-match', 5)
  page = await openList(world, 'no-such-order')
})
afterAll(() => world?.close())

const choices = (panel: Frame) => panel.getByRole('button', { name: /^Choose / })
const numberAt = (at: number) => waiting[at] ?? ''
const posted = (number: string) => newPayments(world)[number]?.length ?? 0
/** The frame vanishes under the key: the page's keyboard does not wait for an answer from it. */
const pressEscape = () => void page.keyboard.press('Escape').catch(() => undefined)

describe('an odd press', { shuffle: false }, () => {
  it('of Escape right after the choice leaves Undo at the badge, which posts nothing', async () => {
    const number = numberAt(0)
    const panel = await openPanel(page, world.shop.url, number)
    await choices(panel).first().click()
    await panel.getByText(/Posting in \d s/).waitFor()
    pressEscape()
    await badge(page, number).getByRole('button', { name: /^Undo/ }).click()
    await untilStatus(page, number, 'resolve')
    await page.waitForTimeout(7_000)
    expect([posted(number), await badge(page, number).getAttribute('data-status')]).toEqual([0, 'resolve'])
  })

  it('of Escape while the choice is saved ends in one of two things that the badge tells', async () => {
    const number = numberAt(0)
    const panel = await openPanel(page, world.shop.url, number)
    await control(world, 'break', { endpoint: 'GET Patient', fault: 'slow', ms: 1_500, times: 1 })
    await choices(panel).first().click()
    pressEscape()
    await expect.poll(() => page.locator('nextech-sync-panel').count()).toBe(0)
    // Where Escape is first the panel is gone before the choice can be let through: nothing is chosen, nothing posted.
    const told = () => badge(page, number).getAttribute('data-status')
    const change = expect.poll(told, { timeout: 12_000 }).not.toBe('resolve')
    const isChosen = await change.then(
      () => true,
      () => false,
    )
    if (isChosen) await untilStatus(page, number, 'synced', 30_000)
    expect([await told(), posted(number)]).toEqual(isChosen ? ['synced', 1] : ['resolve', 0])
  })

  it('of two in two windows at once is one choice, and the other window says whose', async () => {
    const number = numberAt(1)
    const other = await openList(world, 'no-such-order')
    const [first, second] = [
      await openPanel(page, world.shop.url, number),
      await openPanel(other, world.shop.url, number),
    ]
    await Promise.all([choices(first).first().waitFor(), choices(second).first().waitFor()])
    await restOfPanel(other)
    await Promise.all([choices(first).first().click(), choices(second).first().click()])
    for (const panel of [first, second])
      await panel
        .getByText(/Posting in \d s|another window of this browser/)
        .first()
        .waitFor()
    await untilStatus(page, number, 'synced', 30_000)
    await untilStatus(other, number, 'synced')
    expect(posted(number)).toBe(1)
    await other.close()
  })

  it('after which Nextech signed everybody out says so, keeps the order, and goes on after the sign-in', async () => {
    const number = numberAt(2)
    const panel = await openPanel(page, world.shop.url, number)
    await choices(panel).first().waitFor()
    await restOfPanel(page)
    await control(world, 'password', { expired: true, signOut: true })
    await choices(panel).first().click()
    const alert = panel.getByRole('alert')
    await alert.getByText('The choice could not be saved').waitFor({ timeout: 40_000 })
    expect(await alert.innerText()).toMatch(/[Ss]ign(ed)? (in|out)/)
    expect(await badge(page, number).getAttribute('data-status')).toBe('resolve')
    await control(world, 'password', { expired: false })
    const password = world.configuration.nextech?.password ?? ''
    await (await signInAtSettings(world.browser, password)).close()
    await page.bringToFront()
    const again = await openPanel(page, world.shop.url, number)
    await choices(again).first().click()
    await untilStatus(page, number, 'synced', 40_000)
    expect(posted(number)).toBe(1)
  })

  it('needs no pointer at all: from the badge through the choice and Undo, and back to the badge', async () => {
    const number = numberAt(3)
    await page.goto(`${world.shop.url}/sales/orders?q=${number}`)
    const button = badge(page, number).getByRole('button', { name: /^RESOLVE/ })
    await button.focus()
    await page.keyboard.press('Enter')
    const panel = await panelIn(page)
    await choices(panel).first().waitFor()
    await restOfPanel(page)
    const at = () => panel.evaluate(() => document.activeElement?.textContent ?? '')
    const stops: string[] = []
    for (let tab = 0; tab < 30 && !/^Choose /.test(stops.at(-1) ?? ''); tab++) {
      await page.keyboard.press('Tab')
      stops.push(await at())
    }
    expect(stops.at(-1)).toMatch(/^Choose /)
    await page.keyboard.press('Enter')
    await panel.getByText(/Posting in \d s/).waitFor()
    expect(await at()).toBe('Undo')
    await restOfPanel(page)
    await page.keyboard.press('Enter')
    await panel.getByText('Undone: nothing was posted. Choose again.').first().waitFor()
    expect(await at()).toContain(number)
    pressEscape()
    const focus = () =>
      page.evaluate(() => {
        const host = document.activeElement
        return [host?.getAttribute('data-order'), host?.shadowRoot?.activeElement?.textContent]
      })
    await expect.poll(focus).toEqual([number, 'RESOLVE'])
    expect(posted(number)).toBe(0)
  })

  it('while the page sorts its list under an open panel meets the order that the panel names, or none', async () => {
    const number = numberAt(4)
    await page.goto(`${world.shop.url}/sales/orders?size=100`)
    await badge(page, number)
      .getByRole('button', { name: /^RESOLVE/ })
      .click()
    const panel = await panelIn(page)
    await choices(panel).first().waitFor()
    // The page writes other orders into the rows that it has, as grids do that keep their rows.
    await page.evaluate(() => {
      const body = document.querySelector('tbody')
      const rows = [...(body?.rows ?? [])]
      const texts = rows.map(row =>
        [...row.cells].map(cell => [...cell.childNodes].map(node => node.cloneNode(true))),
      )
      rows.forEach((row, index) => {
        const from = texts[rows.length - 1 - index] ?? []
        ;[...row.cells].forEach((cell, column) => {
          for (const node of [...cell.childNodes])
            if (!(node instanceof HTMLElement && node.localName === 'nextech-sync-badge')) node.remove()
          for (const node of from[column] ?? [])
            if (!(node instanceof HTMLElement && node.localName === 'nextech-sync-badge')) cell.prepend(node)
        })
      })
    })
    await page.waitForTimeout(1_000)
    const isOpen = (await page.locator('nextech-sync-panel').count()) > 0
    if (isOpen) {
      expect(await panel.locator('h1').innerText()).toContain(number)
      await choices(panel).first().click()
      await panel
        .getByText(/Posting in \d s|Nothing was done|could not be saved/)
        .first()
        .waitFor()
    }
    await page.waitForTimeout(8_000)
    const all = newPayments(world)
    expect(Object.keys(all).filter(each => !waiting.includes(each) && posted(each) > 1)).toEqual([])
    expect(posted(number)).toBeLessThanOrEqual(1)
  })
})
