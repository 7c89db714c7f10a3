import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { practiceDay } from '../../sandbox/nextech/calendar.ts'
import { chartNumberOf, expectationsOf, netCents } from '../../sandbox/practice/expectation.ts'
import type { LedgerEntry, MagentoOrder, Practice } from '../../sandbox/practice/practice.ts'
import { openPanel, waitUntilRead } from '../../sandbox/run/steps.ts'
import {
  control,
  first,
  newPayments,
  openList,
  orderOf,
  startConfigured,
  syncNow,
  tooltipOf,
  untilStatus,
  type World,
} from './world.ts'

const pictures = join(import.meta.dirname, '../../.output/pictures')

let world: World
let page: Page
/** Orders whose patient has payments of their amount already; a test takes one each. */
const held: { number: string; patient: string; ids: string[]; other: string }[] = []

/** Somebody posted what the order asks for, twice, without its number; a third payment is of another amount. */
function postByHand(practice: Practice, order: MagentoOrder, patient: string): void {
  const { setup, ledger } = practice
  const at = held.length * 10
  const entry = (id: number, amountCents: number): LedgerEntry => ({
    id: String(7_000_000 + at + id),
    patient,
    patientName: 'By hand',
    amountCents,
    date: practiceDay(`${order.created_at.replace(' ', 'T')}Z`, setup.timeZone),
    created: new Date(Date.now() - 60_000).toISOString(),
    category: 'DermPRO Online Payment',
    cardType: 'Visa',
    location: setup.location.id,
    provider: setup.provider.id,
    text: 'Paid at the front desk',
    status: 'active',
  })
  const cents = netCents(order)
  const added = [entry(1, cents), entry(2, cents), entry(3, cents + 100)]
  ledger.push(...added)
  const [one, two, other] = added.map(({ id }) => id)
  held.push({ number: order.increment_id, patient, ids: [one ?? '', two ?? ''], other: other ?? '' })
}

function prepare(practice: Practice): void {
  const expected = expectationsOf(practice)
  const patients = new Set<string>()
  for (const order of practice.orders) {
    const wanted = expected.get(order.increment_id)
    const isPlain = wanted?.status === 'synced' && wanted.warnings.length === 0 && netCents(order) > 0
    if (!isPlain || wanted.patient === null || patients.has(wanted.patient) || held.length === 4) continue
    patients.add(wanted.patient)
    postByHand(practice, order, wanted.patient)
  }
}

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  world = await startConfigured({ undoSeconds: 2, prepare })
  page = await openList(world)
  await waitUntilRead(page)
})
afterAll(() => world?.close())

const everyKey = ['Enter', ...'123456789', ' ', 'Enter']
const linkOf = (panel: Frame | Page, id: string) =>
  panel.getByRole('button', { name: `It is this one: payment ${id}` })

/** Opens the order in the workbench, where no page is around the panel. */
async function openInWorkbench(number: string): Promise<Page> {
  const staff = await world.browser.openOwn('workbench.html#/staff?reason=possible-duplicate')
  await staff.getByRole('button', { name: `RESOLVE: order ${number}` }).click()
  await staff.getByRole('heading', { name: `Order ${number}` }).waitFor()
  await staff.getByRole('heading', { name: /^Is it one of these/ }).waitFor()
  return staff
}

/** Words of the button that posts on the order's own chart. */
function postingWords(at: number): RegExp {
  const { number, patient } = first(held.slice(at, at + 1))
  const amount = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })
  const cents = amount.format(netCents(orderOf(world, number)) / 100).replaceAll(/[$.]/g, '\\$&')
  return new RegExp(
    `^Post a third payment of ${cents} on .+’s Billing tab \\(chart ${chartNumberOf(world.practice, patient)}\\)$`,
  )
}

async function shoot(panel: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await panel.emulateMedia({ colorScheme })
    await panel.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`), fullPage: true })
  }
}

describe('an order that Nextech may hold already', { shuffle: false }, () => {
  it('is named with the payments it looks like, in the page and in Needs staff', async () => {
    for (const { number, ids } of held) {
      await untilStatus(page, number, 'attention', 60_000)
      expect(await tooltipOf(page, number)).toContain(`Looks like payment ${ids.join(' or ')}.`)
    }
    const staff = await world.browser.openOwn('workbench.html#/staff?reason=possible-duplicate')
    for (const id of first(held).ids) await staff.getByText(new RegExp(`^Payment ${id}: \\$`)).waitFor()
    await staff.close()
  })

  it('is posted by no key, and linked by the press of its own', async () => {
    const { number, ids } = first(held)
    const panel = await openPanel(page, world.shop.url, number)
    await linkOf(panel, first(ids)).waitFor()
    for (const key of everyKey) await page.keyboard.press(key)
    await panel.locator('.customer-name').click()
    for (const key of everyKey) await page.keyboard.press(key)
    await page.waitForTimeout(3_500)
    await (await syncNow(world)).close()
    expect(newPayments(world)).not.toHaveProperty(number)
    await untilStatus(page, number, 'attention')
    await linkOf(panel, ids[1] ?? '').focus()
    // The panel has just got the focus back from another page: a press at once may have been meant for that.
    await page.keyboard.press('Enter')
    await panel.getByText('Pressed too soon').waitFor()
    await untilStatus(page, number, 'attention')
    await page.waitForTimeout(600)
    await page.keyboard.press('Enter')
    await untilStatus(page, number, 'synced')
    expect(await tooltipOf(page, number)).toContain(`payment ${ids[1]}`)
    await (await syncNow(world)).close()
    expect(newPayments(world)).not.toHaveProperty(number)
  })

  it('is posted by two presses, the second of which says what it does', async () => {
    const { number, patient } = first(held.slice(1))
    const staff = await openInWorkbench(number)
    await shoot(staff, 'possible-duplicate')
    for (const key of everyKey) await staff.keyboard.press(key)
    expect(await staff.getByRole('button', { name: /^Post a / }).count()).toBe(0)
    await staff.getByRole('button', { name: 'Post anyway…' }).click()
    const post = staff.getByRole('button', { name: postingWords(1) })
    await post.waitFor()
    await shoot(staff, 'possible-duplicate-anyway')
    await staff.getByRole('heading', { level: 1 }).last().click()
    for (const key of everyKey) await staff.keyboard.press(key)
    expect(await staff.getByRole('timer').count()).toBe(0)
    expect(newPayments(world)).not.toHaveProperty(number)
    await post.click()
    await staff.getByText(/^Posting in \d s$/).waitFor()
    await expect.poll(() => newPayments(world)[number]?.length, { timeout: 20_000 }).toBe(1)
    const id = first(newPayments(world)[number] ?? [])
    expect(world.nextech.ledger().find(payment => payment.id === id)).toMatchObject({ patient })
    await page.goto(`${world.shop.url}/sales/orders?q=${number}`)
    await untilStatus(page, number, 'synced')
    await staff.close()
  })

  it('is not posted past a payment that came meanwhile: the panel names and shows it', async () => {
    const { number, ids, other } = first(held.slice(2))
    const staff = await openInWorkbench(number)
    await staff.getByRole('button', { name: 'Post anyway…' }).click()
    const before = new Set(world.nextech.ledger().map(({ id }) => id))
    await control(world, `payments/${other}/correct`, { amountCents: netCents(orderOf(world, number)) })
    const came = first(
      world.nextech.ledger().filter(({ id, status }) => !before.has(id) && status === 'active'),
    )
    await staff.getByRole('button', { name: postingWords(2) }).click()
    await staff.getByRole('alert').getByText(`payment ${came.id} has come up in Nextech`).waitFor()
    for (const id of [...ids, came.id]) await linkOf(staff, id).waitFor()
    await shoot(staff, 'possible-duplicate-came')
    await staff.waitForTimeout(3_500)
    expect(newPayments(world)).not.toHaveProperty(number)
    await staff.close()
  })

  it('takes no plain choice, as a panel of an older version would send it', async () => {
    const { number, patient } = first(held.slice(3))
    const staff = await openInWorkbench(number)
    const answers = await staff.evaluate(
      async ([order, uid]) => {
        const send = (name: string, body: object) =>
          chrome.runtime.sendMessage({ name, body }) as Promise<{
            ok: boolean
            value: { ticket: string; question: string; rows: { key: string; number: string }[] }
            error: { code: string; message: string }
          }>
        const { rows } = (await send('ext-bg/queue', {})).value
        const key = rows.find(row => row.number === order)?.key
        const { ticket } = (await send('ext-bg/open-resolve', { key })).value
        const { question } = (await send('panel-bg/load', { ticket })).value
        const { error } = await send('panel-bg/choose', { ticket, question, uid, others: [] })
        return error
      },
      [number, patient],
    )
    expect(answers.code).toBe('payment-exists')
    expect(answers.message).toContain(first(held.slice(3)).ids.join(' or '))
    await staff.waitForTimeout(3_500)
    expect(newPayments(world)).not.toHaveProperty(number)
    await staff.close()
  })
})
