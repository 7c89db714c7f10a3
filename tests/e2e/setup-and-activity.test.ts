import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SetupRun } from '../../lib/domain/setup-checks.ts'
import { isTestPayment } from '../../lib/domain/test-payment.ts'
import { storedPostings } from '../../sandbox/run/outcome.ts'
import { everythingStored } from './everything.ts'
import { control, first, numbersOf, openList, startConfigured, untilAtRest, type World } from './world.ts'

const pictures = join(import.meta.dirname, '../../.output/run')
let world: World
let setup: Page

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  world = await startConfigured()
  setup = await world.browser.openOwn('workbench.html#/setup')
})
afterAll(() => world?.close())

/** Waits for the end of a run and answers the state of every check of that name. */
async function statesOf(check: string): Promise<(string | null)[]> {
  await setup.getByRole('status').filter({ hasText: 'Checked' }).waitFor()
  const rows = await setup.locator(`[data-check="${check}"]`).all()
  return Promise.all(rows.map(row => row.getAttribute('data-state')))
}

async function checkAgain(): Promise<void> {
  const lastRun = async () =>
    setup.evaluate(() => chrome.storage.session.get('setupRun').then(({ setupRun }) => setupRun as SetupRun))
  const { startedAt } = await lastRun()
  await setup.getByRole('button', { name: 'Check again' }).click()
  await expect.poll(async () => (await lastRun()).startedAt, { timeout: 20_000 }).toBeGreaterThan(startedAt)
  await expect.poll(async () => (await lastRun()).finishedAt, { timeout: 20_000 }).not.toBeNull()
  await setup.getByRole('status').filter({ hasText: 'Checked' }).waitFor()
}

async function shoot(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`), fullPage: true })
  }
}

const tests = () => world.nextech.ledger().filter(isTestPayment)

// One journey: what the doctor does is what the activity tells.
describe('the setup doctor and the activity', { shuffle: false }, () => {
  it('checks by itself, and finds a practice that is set up well in order', async () => {
    for (const check of [
      'location',
      'provider',
      'dummy-patient',
      'referral-source',
      'sign-in',
      'clock',
      'store',
    ])
      expect([check, ...(await statesOf(check))]).toEqual([check, 'green'])
    expect(await statesOf('shop-script')).toEqual(['green'])
    expect(await setup.locator('[data-state="red"]').allInnerTexts()).toEqual([])
  })

  it('names what is put wrong in Nextech, and what to do', async () => {
    await control(world, 'location', { name: 'DermPRO Online Stores' })
    await control(world, 'provider', { linked: false })
    await checkAgain()
    await setup.getByText('There is “DermPRO Online Stores” instead: “s” is too much.').waitFor()
    await setup.getByText(/select DermPRO API User under Linked User/).waitFor()
    await shoot(setup, 'setup')
    await control(world, 'location', { name: 'DermPRO Online Store' })
    await control(world, 'provider', { linked: true })
    await checkAgain()
    expect(await statesOf('provider')).toEqual(['green'])
  })

  it('posts one cent after two yeses, once, and says how to void it', async () => {
    await setup.getByLabel('Card type').selectOption('Gift Card')
    await setup.getByRole('button', { name: 'Post a test payment of $0.01…' }).click()
    expect(tests()).toEqual([])
    await setup.getByRole('button', { name: 'Yes, post $0.01' }).dblclick()
    await setup.getByText(/choose the payment of \$0\.01 and void it/).waitFor()
    expect(tests()).toHaveLength(1)
    await expect.poll(() => setup.locator('[data-check="category"]').getAttribute('data-state')).toBe('green')
    await setup.getByRole('heading', { name: 'In order: Card type “Gift Card”' }).waitFor()
    await shoot(setup, 'test-payment')
  })

  it('sees that it was voided', async () => {
    await control(world, `payments/${first(tests()).id}/void`)
    await setup.getByRole('button', { name: 'Look again' }).click()
    await setup.getByText('Posted and voided').waitFor()
  })

  it('gives a report without anybody’s name', async () => {
    const report = await setup.getByRole('textbox', { name: 'The report' }).inputValue()
    expect(report).toContain('[ok] Location “DermPRO Online Store” (location.found)')
    expect(report).not.toContain(world.configuration.nextech.username)
    expect(report).not.toMatch(/@|Bearer|eyJ/)
    for (const { name, telecom } of world.practice.patients.slice(1)) {
      expect(report).not.toContain(name[0]?.family)
      for (const { value } of telecom) expect(report).not.toContain(value ?? '-')
    }
  })

  let activity: Page
  const posted = () =>
    first(numbersOf(world, ({ status, warnings }) => status === 'synced' && warnings.length === 0))

  it('the activity tells what was done, unbroken', async () => {
    const list = await openList(world)
    const read = async () => (await storedPostings(setup, world.practice.setup.practiceId)).length
    await expect.poll(read, { timeout: 40_000 }).toBe(world.practice.orders.length)
    await untilAtRest(world, setup)
    await list.close()
    activity = await world.browser.openOwn('workbench.html#/activity')
    await activity.getByText(/^Unbroken: \d+ entries/).waitFor()
    await activity.getByLabel('Kind').selectOption('Test payments')
    await expect.poll(() => activity.locator('tbody tr').count()).toBe(3)
    await activity.getByLabel('Kind').selectOption('Everything')
    await shoot(activity, 'activity')
  })

  it('shows one order’s way', async () => {
    await activity.getByLabel('Order number').fill(posted())
    await activity.getByRole('button', { name: 'Show' }).click()
    const acts = () => activity.locator('.activity-what').allInnerTexts()
    await expect
      .poll(acts)
      .toEqual(['Payment posted', 'Payment sent to Nextech', 'Order read for the first time'])
  })

  it('goes back page by page', async () => {
    await activity.getByLabel('Order number').fill('')
    await activity.getByRole('button', { name: 'Show' }).click()
    const seqs = async () => (await activity.locator('tbody td:first-child').allInnerTexts()).map(Number)
    await expect.poll(async () => (await seqs()).length).toBe(100)
    const newest = await seqs()
    await activity.getByRole('button', { name: 'Older entries' }).click()
    await expect.poll(async () => (await seqs())[0]).toBe((newest.at(-1) ?? 0) - 1)
    await activity.getByRole('button', { name: 'Newest entries' }).click()
    await expect.poll(seqs).toEqual(newest)
  })

  it('is exported whole, and names no patient', async () => {
    const [download] = await Promise.all([
      activity.waitForEvent('download'),
      activity.getByRole('button', { name: 'JSON' }).click(),
    ])
    const text = await readFile(await download.path(), 'utf8')
    const { entries } = JSON.parse(text)
    expect(entries.map(({ seq }: { seq: number }) => seq)).toEqual(
      entries.map((_: unknown, i: number) => i + 1),
    )
    for (const { id } of world.practice.patients) expect(text.toLowerCase()).not.toContain(id.toLowerCase())
    for (const { customer_email: email } of world.practice.orders) expect(text).not.toContain(email)
  })

  it('names the entry that somebody changed', async () => {
    expect(await activity.evaluate(everythingStored)).toContain('"code":"settings.imported"')
    await activity.evaluate(async () => {
      const open = indexedDB.open((await indexedDB.databases())[0]?.name ?? '')
      await new Promise(done => {
        open.onsuccess = done
      })
      const store = open.result.transaction('activity', 'readwrite').objectStore('activity')
      const read = store.get(5)
      await new Promise(done => {
        read.onsuccess = () => {
          store.put({ ...read.result, actor: 'staff', at: 1 }).onsuccess = done
        }
      })
      open.result.close()
    })
    await activity.getByRole('button', { name: 'Check the log' }).click()
    await activity.getByText('Entry 5 is not as it was written.').waitFor()
    await shoot(activity, 'activity-broken')
    await checkAgain()
    expect(await statesOf('activity')).toEqual(['red'])
  })
})
