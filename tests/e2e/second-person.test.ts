import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPanel } from '../../sandbox/run/steps.ts'
import {
  badge,
  first,
  newPayments,
  numbersOf,
  openList,
  startConfigured,
  untilStatus,
  type World,
} from './world.ts'

const pins = { Ana: '739146', Bo: '4401-bo' }
let world: World
let own: Page
let number: string

beforeAll(async () => {
  world = await startConfigured()
  number = first(numbersOf(world, ({ reason }) => reason === 'possible-match'))
  await (await openList(world)).waitForSelector('nextech-sync-badge')
  own = await world.browser.openOwn('workbench.html#/settings')
  await add('Add yourself as the manager', 'Ana')
  await add('Add a person', 'Bo')
})
afterAll(() => world?.close())

async function add(title: string, name: keyof typeof pins): Promise<void> {
  await own.getByText(title).click()
  const form = own.getByRole('form', { name: title })
  await form.getByLabel('Name').fill(name)
  await form.getByLabel('PIN').fill(pins[name])
  await form.getByRole('button', { name: 'Add' }).click()
  await own.getByText(name === 'Ana' ? 'Ana, Manager' : `${name} is set up.`).waitFor()
}

async function enter(page: Page, name: keyof typeof pins): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await page.getByLabel(`PIN of ${name}`).fill(pins[name])
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** All that a page and its frames show, and what stands in their fields. */
async function seenIn(page: Page): Promise<string> {
  const all = page.frames().map(frame =>
    frame.evaluate(() => {
      const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')]
      return [document.body.innerText, ...fields.map(({ value }) => value)].join(' ')
    }),
  )
  return (await Promise.all(all)).join(' ')
}

describe('two people at one station', { shuffle: false }, () => {
  let page: Page
  let panel: Frame

  it('what the first half typed is gone before the second is there', async () => {
    page = await world.browser.context.newPage()
    panel = await openPanel(page, world.shop.url, number)
    await panel.getByLabel(/^Name, phone, e-mail or chart/).fill('AnasSearch')
    await panel.getByRole('button', { name: 'None of these: new patient' }).click()
    await panel.getByLabel('First name').fill('AnasDraft')
    await own.goto(own.url().replace(/#.*/, '#/staff'))
    await own.getByLabel('Find an order').fill('AnasSearch')
    await own.getByRole('button', { name: 'Switch person' }).click()
    await own.getByRole('button', { name: /^Bo/ }).waitFor()
    await page.bringToFront()
    await panel.getByText('This panel is no longer valid').waitFor()
    expect(await seenIn(page)).not.toMatch(/AnasDraft|AnasSearch/)
    expect(await seenIn(own)).not.toMatch(/AnasSearch/)
  })

  it('a press while nobody is there leads to the names', async () => {
    // The panel goes with the press, and Playwright waits for its frame.
    void panel
      .getByRole('alert')
      .getByRole('button', { name: 'Close' })
      .click()
      .catch(() => undefined)
    await page.locator('nextech-sync-panel').waitFor({ state: 'detached' })
    await badge(page, number)
      .getByRole('button', { name: /^RESOLVE/ })
      .click()
    const active = () => own.evaluate(async () => (await chrome.tabs.query({ active: true }))[0]?.url ?? '')
    await expect.poll(active).toContain('workbench.html#/staff')
    await own.getByText('Choose your name, then type your PIN.').waitFor()
  })

  it('the second decides, and stands for it', async () => {
    await own.bringToFront()
    await enter(own, 'Bo')
    await own.getByText('Bo, Staff').waitFor()
    expect(await seenIn(own)).not.toMatch(/AnasSearch/)
    await page.close()
    page = await world.browser.context.newPage()
    panel = await openPanel(page, world.shop.url, number)
    await panel
      .getByRole('button', { name: /^Choose / })
      .first()
      .click()
    await untilStatus(page, number, 'synced')
    await page.close()
    await own.goto(own.url().replace(/#.*/, '#/activity'))
    await own
      .getByRole('row', { name: new RegExp(`Bo.*${number}|${number}.*Bo`) })
      .first()
      .waitFor()
    expect(
      await own
        .getByRole('row', { name: new RegExp(`Ana.*(chose|decided|Patient chosen).*${number}`, 'i') })
        .allInnerTexts(),
    ).toEqual([])
    expect(newPayments(world)[number]).toHaveLength(1)
  })
})
