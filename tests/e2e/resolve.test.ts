import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chartNumberOf } from '../../sandbox/practice/expectation.ts'
import { openPanel, panelIn, waitUntilRead } from '../../sandbox/run/steps.ts'
import { untilStill } from './wait.ts'
import {
  badge,
  first,
  newPayments,
  numbersOf,
  openList,
  orderOf,
  startConfigured,
  syncNow,
  untilStatus,
  type World,
} from './world.ts'

declare global {
  interface Window {
    opened: string[]
  }
}

let world: World
let page: Page
let possible: string[]
/** Documents that the page has shown since the test began. */
let shown: string[] = []

beforeAll(async () => {
  world = await startConfigured({ undoSeconds: 2 })
  possible = numbersOf(world, ({ reason }) => reason === 'possible-match', 3)
  page = await openList(world, 'no-such-order')
  page.on('framenavigated', (frame: Frame) => frame === page.mainFrame() && shown.push(frame.url()))
})
afterAll(() => world?.close())

const panels = () => page.locator('nextech-sync-panel').count()
const resolveButton = (number: string) => badge(page, number).getByRole('button', { name: /^RESOLVE/ })
const [toChoose, toUndo, toPress] = [0, 1, 2].map(at => () => possible[at] ?? '')

async function openAll(): Promise<void> {
  await page.goto(`${world.shop.url}/sales/orders?size=100`)
  // An order that a page left unread is read by no other page for a minute.
  await waitUntilRead(page)
  for (const number of possible) await resolveButton(number).waitFor()
  shown = []
}

describe('RESOLVE', { shuffle: false }, () => {
  it('opens for a person only: a press made by a script of the page opens nothing', async () => {
    await openAll()
    await page.evaluate(() => {
      const opened = Object.assign(window, { opened: [] as string[] }).opened
      const watch = new MutationObserver(records => {
        for (const node of records.flatMap(record => [...record.addedNodes]))
          if (node instanceof Element && node.localName === 'nextech-sync-panel') opened.push(node.localName)
      })
      watch.observe(document.documentElement, { childList: true, subtree: true })
    })
    await badge(page, toUndo?.() ?? '').evaluate(host => {
      const button = host.shadowRoot?.querySelector('button')
      button?.click()
      button?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }))
      button?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }))
    })
    // A real press afterwards: had one of those before it counted, its panel would have come first.
    await resolveButton(toPress?.() ?? '').click()
    await (await panelIn(page)).getByRole('heading', { level: 1 }).waitFor()
    expect(await page.evaluate(() => window.opened)).toHaveLength(1)
    const title = await (await (await panelIn(page)).frameElement()).getAttribute('title')
    expect(title).toContain(toPress?.())
  })

  it('closes on Escape pressed inside of the panel, and gives the focus back to the button', async () => {
    await openAll()
    const number = toPress?.() ?? ''
    await resolveButton(number).click()
    const panel = await panelIn(page)
    await panel
      .getByRole('button', { name: /^Choose/ })
      .first()
      .focus()
    // The frame vanishes under the key: the page's keyboard does not wait for an answer from it.
    void page.keyboard.press('Escape').catch(() => undefined)
    await expect.poll(panels).toBe(0)
    const focus = () =>
      page.evaluate(() => {
        const host = document.activeElement
        return [host?.getAttribute('data-order'), host?.shadowRoot?.activeElement?.textContent]
      })
    await expect.poll(focus).toEqual([number, 'RESOLVE'])
  })

  it('never opens the order’s page, wherever in the badge the press lands', async () => {
    await openAll()
    const number = toPress?.() ?? ''
    const tabs = world.browser.context.pages().length
    for (const options of [{}, { button: 'middle' }, { clickCount: 2 }] as const)
      await badge(page, number).locator('.pill').click(options)
    await resolveButton(number).click({ button: 'middle' })
    await resolveButton(number).click()
    await (await panelIn(page)).getByRole('heading', { level: 1 }).waitFor()
    expect(shown).toEqual([])
    expect(world.browser.context.pages()).toHaveLength(tabs)
    // The same row does open it elsewhere.
    void page.keyboard.press('Escape').catch(() => undefined)
    await expect.poll(panels).toBe(0)
    await page
      .locator('tr', { has: badge(page, number) })
      .locator('td.customer')
      .click()
    await page.waitForURL(`**/sales/orders/${orderOf(world, number).entity_id}`)
  })

  it('posts nothing when the choice is undone in time', async () => {
    const number = toUndo?.() ?? ''
    await openAll()
    await resolveButton(number).click()
    const panel = await panelIn(page)
    // As soon as its buttons may be pressed.
    await panel
      .getByRole('button', { name: /^Choose/ })
      .first()
      .click()
    await panel.getByRole('button', { name: 'Undo' }).click()
    await panel.getByText('Undone: nothing was posted. Choose again.').first().waitFor()
    await untilStatus(page, number, 'resolve')
    await (await syncNow(world)).close()
    expect(newPayments(world)).not.toHaveProperty(number)
    await untilStatus(page, number, 'resolve')
  })

  it('posts on the patient that staff choose, once, and the badge follows without a reload', async () => {
    const number = toChoose?.() ?? ''
    const panel = await openPanel(page, world.shop.url, number)
    shown = []
    const candidate = first(world.expected.get(number)?.candidates ?? [])
    const chart = chartNumberOf(world.practice, candidate)
    const card = panel.getByRole('article').filter({ hasText: `Chart ${chart}` })
    await card.getByRole('button', { name: /^Choose/ }).click()
    await panel.getByText(/^Posting in \d s$/).waitFor()
    expect(newPayments(world)).not.toHaveProperty(number)
    await panel.getByText('The payment is in Nextech').first().waitFor()
    await untilStatus(page, number, 'synced')
    const ids = newPayments(world)[number] ?? []
    expect(ids).toHaveLength(1)
    expect(world.nextech.ledger().find(({ id }) => id === ids[0])).toMatchObject({ patient: candidate })
    expect(shown).toEqual([])
    expect(await resolveButton(number).count()).toBe(0)
  })

  it('creates the new patient from the birth date that staff fill in, and posts', async () => {
    const number = first(numbersOf(world, ({ reason }) => reason === 'missing-birth-date'))
    const panel = await openPanel(page, world.shop.url, number)
    await panel.getByRole('button', { name: 'Create patient and post' }).click()
    await panel
      .getByText('Enter a day in the past, not before 1900.')
      .or(panel.getByText('Fill this in.'))
      .waitFor()
    // Typed, for a panel takes nothing that no person did.
    await panel.getByLabel('Birth date').pressSequentially('07021984')
    // The message made the panel higher: a press on a frame that has just moved is dropped.
    await untilStill(page, 'nextech-sync-panel')
    await panel.getByRole('button', { name: 'Create patient and post' }).click()
    await untilStatus(page, number, 'synced')
    const id = first(newPayments(world)[number] ?? [])
    const patient = world.nextech.ledger().find(payment => payment.id === id)?.patient
    const patients = (await (await fetch(`${world.nextech.url}/control/patients`)).json()) as FhirLike[]
    const created = patients.find(each => each.id === patient)
    expect(created?.birthDate).toBe('1984-07-02')
    expect(created?.name[0]?.family).toBe(orderOf(world, number).billing_address.lastname)
    expect(world.practice.patients.map(each => each.id)).not.toContain(patient)
  })
})

interface FhirLike {
  id: string
  birthDate?: string
  name: { family?: string }[]
}
