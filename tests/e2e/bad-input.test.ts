import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { badgesOn, openPanel } from '../../sandbox/run/steps.ts'
import { first, openList, startConfigured, untilStatus, type World } from './world.ts'

const markup = '<img src=x onerror=alert(1)>'
let world: World
let page: Page
let number: string
/** Signs that markup came alive, in any page. */
const alive: string[] = []

beforeAll(async () => {
  world = await startConfigured({
    prepare: ({ orders }) => {
      const order = first(orders.filter(each => each.billing_address.lastname === markup))
      // Another phone: the customer only looks like the patient, so that the panel shows both names.
      order.billing_address.telephone = '(214) 201-0199'
      number = order.increment_id
    },
  })
  world.browser.context.on('dialog', dialog => {
    alive.push(dialog.message())
    void dialog.dismiss()
  })
  world.browser.context.on('weberror', error => alive.push(error.error().message))
  world.browser.context.on('request', request => /\/x$/.test(request.url()) && alive.push(request.url()))
  page = await openList(world, number)
})
afterAll(() => world?.close())

describe('bad input from the shop', { shuffle: false }, () => {
  describe('a customer whose name is markup', () => {
    it('is text in the list and in the panel, where both names can be read', async () => {
      await untilStatus(page, number, 'resolve')
      const panel = await openPanel(page, world.shop.url, number)
      await panel.getByRole('button', { name: `Choose Ann ${markup}` }).waitFor()
      expect(await panel.locator('.customer-name').innerText()).toBe(`Ann ${markup}`)
      await panel.getByRole('button', { name: 'None of these: new patient' }).click()
      // Told in one text of many words: nobody parts it by guessing.
      expect(await panel.getByLabel('First name').inputValue()).toBe(`Ann ${markup}`)
      expect(await panel.getByLabel('Last name').inputValue()).toBe('')
      await panel.getByRole('button', { name: `Choose Ann ${markup}` }).click()
      await panel
        .getByText('chosen.')
        .filter({ hasText: `Ann ${markup}` })
        .first()
        .waitFor()
      await untilStatus(page, number, 'synced')
    })

    it('has never come alive', async () => {
      const images = await Promise.all(page.frames().map(frame => frame.locator('img[src="x"]').count()))
      expect(images.length).toBeGreaterThan(1)
      expect(images.every(count => count === 0)).toBe(true)
      expect(alive).toEqual([])
    })
  })

  describe('rows that cannot be read', () => {
    it.each([
      ['a total that is no money', 'td.amount', 'ask'],
      ['a day that is none', 'td.date', 'Octember 45, 2026'],
      ['no order number', 'td.number', ''],
    ])('get no badge, the others theirs, and one quiet notice counts them: %s', async (_name, cell, text) => {
      await page.route('**/sales/orders?size=20', async route => {
        const response = await route.fetch()
        const [, tag = '', name = ''] = /^(\w+)\.(\w+)$/.exec(cell) ?? []
        let spoiled = 0
        const html = (await response.text()).replaceAll(
          new RegExp(`<${tag} class="${name}">[^<]*</${tag}>`, 'g'),
          found => (spoiled++ < 2 ? `<${tag} class="${name}">${text}</${tag}>` : found),
        )
        await route.fulfill({ response, body: html })
      })
      await page.goto(`${world.shop.url}/sales/orders?size=20`)
      const notice = page.locator('nextech-sync-notice').getByRole('status')
      await expect
        .poll(() => notice.innerText())
        .toBe('2 orders on this page could not be read by the Nextech sync.')
      await expect.poll(async () => Object.keys(await badgesOn(page)).length).toBe(18)
      const spoiltRows = page.locator('tbody tr').filter({ hasNot: page.locator('nextech-sync-badge') })
      expect(await spoiltRows.count()).toBe(2)
      for (const row of await spoiltRows.all())
        expect((await row.locator(cell).innerText()).trim()).toBe(text)
      expect(await page.locator('nextech-sync-notice').count()).toBe(1)
      await page.locator('nextech-sync-notice').getByRole('button', { name: 'Dismiss' }).click()
      await expect.poll(() => page.locator('nextech-sync-notice').count()).toBe(0)
      await page.unroute('**/sales/orders?size=20')
    })
  })
})
