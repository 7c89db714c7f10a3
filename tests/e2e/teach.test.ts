import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { badgesOn, panelIn, restOfPanel } from '../../sandbox/run/steps.ts'
import { throughout } from './wait.ts'
import { openList, startConfigured, type World } from './world.ts'

let world: World
let page: Page
let popup: Page
const path = '/sprzedaz/zamowienia'

beforeAll(async () => {
  world = await startConfigured()
  // Signed in to the shop from here on.
  page = await openList(world, 'no-such-order')
})
afterAll(() => world?.close())

const surface = () => page.locator('nextech-sync-teach')
const cell = (row: number, column: number) => page.locator('.zeile').nth(row).locator('> div').nth(column)
const text = (row: number, column: number) => cell(row, column).locator('span, a').last()
/** What is asked for after each column. */
const asked = [
  [0, 'Click the date of the same order.'],
  [1, 'Click the customer’s name of the same order.'],
  [2, 'Click the total of the same order.'],
  [3, 'Click the status of the same order.'],
] as const
const check = () => panelIn(page, '/teach-check.html')
const numbers = () => page.locator('.zeile .nr').allInnerTexts()
const presses = () => page.evaluate(() => document.documentElement.dataset.presses)

/**
 * The popup in a small window of its own behind the shop page. The toolbar's own is out of a test's reach, and in a tab
 * it would be what staff look at itself.
 */
async function openPopup(): Promise<Page> {
  await page.bringToFront()
  const worker = await world.browser.worker()
  const [opened] = await Promise.all([
    world.browser.context.waitForEvent('page'),
    worker.evaluate(async () => {
      const url = chrome.runtime.getURL('popup.html')
      await chrome.windows.create({ url, type: 'popup', focused: false, width: 420, height: 640 })
    }),
  ])
  return opened
}

async function startTeaching(name: string): Promise<void> {
  popup = await openPopup()
  await popup.getByRole('button', { name }).click()
  await surface().getByText('Click an order number.').waitFor()
}

/** A press of the real mouse on what lies under the glass. */
async function press(row: number, column: number): Promise<void> {
  const box = await text(row, column).boundingBox()
  if (!box) throw new Error('There is nothing to press.')
  await pressAt(box.x + box.width / 2, box.y + box.height / 2)
}

/** A press into a cell, at its end, where nothing is written. */
async function pressBeside(row: number, column: number): Promise<void> {
  const box = await cell(row, column).boundingBox()
  if (!box) throw new Error('There is nothing to press.')
  await pressAt(box.x + box.width - 2, box.y + box.height / 2)
}

async function pressAt(x: number, y: number): Promise<void> {
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.up()
}

describe('teach this page', { shuffle: false }, () => {
  describe('teaching a page that nothing recognises', () => {
    it('is offered by the popup, on shop pages only', async () => {
      await page.goto(world.shop.url + path)
      popup = await openPopup()
      await popup.getByText('No orders recognised on this page.').waitFor()
      await popup.close()
      expect(Object.keys(await badgesOn(page))).toEqual([])
    })

    it('takes real presses, none of which reach the page', async () => {
      await startTeaching('Teach this page')
      await page.evaluate(() => {
        const root = document.querySelector('nextech-sync-teach')?.shadowRoot
        root?.querySelector('.glass')?.dispatchEvent(new MouseEvent('click', { clientX: 300, clientY: 160 }))
        root?.querySelector('button')?.click()
      })
      await surface().getByText('Click an order number.').waitFor()
      for (const [column, next] of asked) {
        await press(2, column)
        await surface().getByText(next).waitFor()
      }
      expect(await presses()).toBe('0')
      expect(new URL(page.url()).pathname).toBe(path)
    })

    it('leads to the help beside the shop’s page, and goes on where it was', async () => {
      const asks = await surface().locator('.ask').innerText()
      const [help] = await Promise.all([
        world.browser.context.waitForEvent('page'),
        surface()
          .getByRole('button', { name: /^Help for this page/ })
          .click(),
      ])
      await help.getByRole('heading', { level: 2, name: 'Teach this page' }).waitFor()
      expect(help.url()).toMatch(/^chrome-extension:.*\/help\.html#teach$/)
      await help.close()
      expect(await surface().locator('.ask').innerText()).toBe(asks)
      expect(await presses()).toBe('0')
    })

    it('refuses what belongs to another order', async () => {
      await press(4, 4)
      await surface()
        .getByText(/^That belongs to another order/)
        .waitFor()
    })

    it('shows five orders as they were understood, in our own page', async () => {
      await press(2, 4)
      await (await check()).getByRole('heading', { name: 'What was understood' }).waitFor()
      // The heading comes first, the rows once they were read.
      const rows = (await check()).getByRole('row')
      await rows.nth(5).waitFor()
      const read = await rows.evaluateAll(rows =>
        rows.map(row => [...row.children].map(each => (each as HTMLElement).innerText)),
      )
      const shown = await page
        .locator('.zeile')
        .evaluateAll(rows =>
          rows
            .slice(0, 5)
            .map(row => [...row.children].slice(0, 5).map(each => (each as HTMLElement).innerText)),
        )
      expect(read[0]).toEqual(['Number', 'Date', 'Customer', 'Total', 'Status'])
      expect(read.slice(1).map(([...texts]) => texts.map(text => text.replace(/\n.*/, '')))).toEqual(shown)
    })

    it('saves, and the badges appear beside the right orders', async () => {
      await restOfPanel(page)
      await (await check()).getByRole('button', { name: 'Save' }).click()
      await (await check()).getByText('Saved. The badges appear by themselves.').waitFor()
      // The frame goes with the press, and who pressed may wait in it until the time is over.
      void (await check())
        .getByRole('button', { name: 'Close' })
        .click()
        .catch(() => undefined)
      await expect.poll(() => surface().count()).toBe(0)
      await expectBadges()
      expect(await presses()).toBe('0')
    })

    it('lasts: a reload shows the badges again', async () => {
      await page.reload()
      await expectBadges()
    })

    it('can be taught again beside its badges, by presses beside the texts', async () => {
      await startTeaching('Teach this page')
      for (const [column, next] of asked) {
        await pressBeside(3, column)
        await surface().getByText(next).waitFor()
      }
      await press(3, 5)
      await (await check()).getByText(/^25 orders were found/).waitFor()
      // The frame goes with the press, and who pressed may wait in it until the time is over.
      void (await check())
        .getByRole('button', { name: 'Cancel' })
        .click()
        .catch(() => undefined)
      await expect.poll(() => surface().count()).toBe(0)
    })

    it('follows rows that change only their texts, before the next frame', async () => {
      const wrong = await page.evaluate(async () => {
        const [one, other] = [...document.querySelectorAll('.zeile .nr')].map(each => each.firstChild)
        if (!one || !other) return 'nothing to change'
        const [first, second] = [one.nodeValue, other.nodeValue]
        one.nodeValue = second
        other.nodeValue = first
        await new Promise(done => requestAnimationFrame(done))
        const beside = (node: Node) =>
          node.parentElement?.closest('div')?.querySelector('nextech-sync-badge')?.getAttribute('data-order')
        return [one, other].filter(node => beside(node) !== node.nodeValue).length
      })
      expect(wrong).toBe(0)
    })

    it('says so when the page is not any more as it was taught, and offers to teach it again', async () => {
      await page.goto(`${world.shop.url + path}?form=2`)
      const notice = page.locator('nextech-sync-notice')
      await notice.getByText(/finds no orders where it was taught to look/).waitFor()
      expect(Object.keys(await badgesOn(page))).toEqual([])
      popup = await openPopup()
      await popup.getByText('This page looks different from what was taught.').waitFor()
      await popup.getByRole('button', { name: 'Teach again' }).waitFor()
      await popup.close()
    })

    it('does nothing on other pages of the shop', async () => {
      await page.goto(`${world.shop.url}/customers`)
      await page.locator('h1').first().waitFor()
      expect(Object.keys(await badgesOn(page))).toEqual([])
      expect(await page.locator('nextech-sync-notice').count()).toBe(0)
    })
  })

  describe('with the keys alone', () => {
    it('a page can be taught, and Escape leaves without a trace', async () => {
      await page.goto(world.shop.url + path)
      await startTeaching('Teach this page')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await surface().getByText('Click the date of the same order.').waitFor()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
      await surface().getByText('Click the customer’s name of the same order.').waitFor()
      await page.keyboard.press('Escape')
      await expect.poll(() => surface().count()).toBe(0)
      expect(await presses()).toBe('0')
    })
  })

  describe('Settings', () => {
    let settings: Page

    it('gives the taught page as a file that holds nothing of an order, and takes it back', async () => {
      settings = await world.browser.openOwn('workbench.html#/settings')
      const [download] = await Promise.all([
        settings.waitForEvent('download'),
        settings.getByRole('button', { name: `Export ${path}` }).click(),
      ])
      const text = await readFile((await download.path()) ?? '', 'utf8')
      expect(text).toContain('zamówienie')
      const said = world.practice.orders.flatMap(order => [
        order.increment_id,
        order.billing_address.firstname,
        order.billing_address.lastname,
        order.grand_total.toFixed(2),
      ])
      expect(
        said.filter(each => text.includes(`"${each}"`) || (each.length > 5 && text.includes(each))),
      ).toEqual([])
      await settings.getByRole('button', { name: `Delete ${path}` }).click()
      await settings.getByText('No page of this shop was taught.').waitFor()
      await page.reload()
      await throughout(500, async () => expect(Object.keys(await badgesOn(page))).toEqual([]))
      await offer(text)
      await settings.getByRole('button', { name: 'Use this taught page' }).click()
      await settings.getByText('Reads number, date, customer, total, status').waitFor()
      await page.bringToFront()
      await expectBadges()
    })

    it('refuses a file that is none, with the path and the reason', async () => {
      await offer(JSON.stringify({ format: 'nextech-sync/shop-profile', version: 2, selector: 'tr' }))
      const alert = settings.getByRole('alert')
      await alert.getByText('version: must be 1: this is the only version there is').waitFor()
      await alert.getByText('selector: is not a known key').waitFor()
      await settings.getByRole('button', { name: `Delete ${path}` }).waitFor()
    })

    async function offer(text: string): Promise<void> {
      await settings
        .getByLabel(`Import a taught page for ${world.shop.url}`)
        .setInputFiles({ name: 'page.json', mimeType: 'application/json', buffer: Buffer.from(text) })
    }
  })
})

async function expectBadges(): Promise<void> {
  const expected = await numbers()
  expect(expected.length).toBeGreaterThan(5)
  await expect.poll(async () => Object.keys(await badgesOn(page)).sort()).toEqual([...expected].sort())
  const beside = await page
    .locator('.zeile')
    .evaluateAll(rows =>
      rows.map(row => [
        row.querySelector('.nr')?.firstChild?.nodeValue,
        row.querySelector('nextech-sync-badge')?.getAttribute('data-order'),
      ]),
    )
  expect(beside.filter(([number, order]) => number !== order)).toEqual([])
  await expect
    .poll(async () => Object.values(await badgesOn(page)).filter(status => status === 'unseen'), {
      timeout: 30_000,
    })
    .toEqual([])
}
