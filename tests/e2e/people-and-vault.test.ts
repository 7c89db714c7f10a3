import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExtensionBrowser, launchWithExtension } from '../../sandbox/run/browser.ts'
import { importConfiguration, waitUntilRead } from '../../sandbox/run/steps.ts'
import { everythingStored } from './everything.ts'
import { filesWith } from './profile-files.ts'
import { built, openList, startWorld, untilAtRest, type World } from './world.ts'

const passphrase = 'correct horse battery'
const pins = { Ana: '739146', Bo: '4401-bo' }

let world: World
let profile: string
let browser: ExtensionBrowser
let own: Page

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'nextech-profile-'))
  world = await startWorld()
  await world.browser.close()
  await start()
  await (await importConfiguration(browser, world.configuration)).close()
  const list = await openList(world)
  await waitUntilRead(list)
  own = await browser.openOwn('workbench.html#/settings')
  await list.close()
})
afterAll(async () => {
  await browser?.close()
  await world?.close()
  await rm(profile, { recursive: true, force: true })
})

/** The same profile again, as after a night. */
async function start(): Promise<void> {
  browser = await launchWithExtension(built('chrome'), { headless: true, profile })
  world.browser = browser
}

const ask = (name: string, body: object = {}) =>
  own.evaluate(envelope => chrome.runtime.sendMessage(envelope), { name, body })

async function enter(page: Page, name: keyof typeof pins, pin = pins[name]): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await page.getByLabel(`PIN of ${name}`).fill(pin)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

describe('people', () => {
  it('are set up in Settings, and each press is theirs by role', async () => {
    await untilAtRest(world, own)
    await own.getByText('Add yourself as the manager').click()
    const first = own.getByRole('form', { name: 'Add yourself as the manager' })
    await first.getByLabel('Name').fill('Ana')
    await first.getByLabel('PIN').fill(pins.Ana)
    await first.getByRole('button', { name: 'Add' }).click()
    await own.getByText('Ana, Manager').waitFor()
    await own.getByText('Add a person').click()
    const next = own.getByRole('form', { name: 'Add a person' })
    await next.getByLabel('Name').fill('Bo')
    await next.getByLabel('PIN').fill(pins.Bo)
    await next.getByRole('button', { name: 'Add' }).click()
    await own.getByText('Bo is set up.').waitFor()
    // Two presses, then the PIN.
    await own.getByRole('button', { name: 'Switch person' }).click()
    await enter(own, 'Bo')
    await own.getByText('Bo, Staff').waitFor()
    await own.getByRole('button', { name: 'Pause posting' }).click()
    await own.getByRole('alert').getByText('Only a manager may do this').waitFor()
    expect(await ask('ext-bg/pause', { isPaused: true })).toMatchObject({
      ok: false,
      error: { code: 'role' },
    })
  })

  it('a wrong PIN is said, and the activity names who came', async () => {
    await own.getByRole('button', { name: 'Switch person' }).click()
    await enter(own, 'Ana', '000001')
    await own.getByText('This is not the PIN.').first().waitFor()
    await own.getByLabel('PIN of Ana').fill(pins.Ana)
    await own.getByRole('button', { name: 'Sign in' }).click()
    await own.getByText('Ana, Manager').waitFor()
    await own.goto(own.url().replace(/#.*/, '#/activity'))
    await own.getByRole('cell', { name: 'Wrong PIN' }).first().waitFor()
    await own
      .getByRole('row', { name: /Ana.*Came to this computer/ })
      .first()
      .waitFor()
  })
})

describe('the vault', () => {
  it('opens after a start of the browser by one passphrase, and the sync goes on without another', async () => {
    await own.goto(own.url().replace(/#.*/, '#/settings'))
    await own.getByText('Make a vault').click()
    await own.getByLabel('New passphrase').fill(passphrase)
    await own.getByLabel('The same again').fill(passphrase)
    await own.getByRole('form', { name: 'Make a vault' }).getByRole('button', { name: 'Save' }).click()
    await own.getByText('The passphrase is set.').waitFor()
    const { tokens } = await own.evaluate(() => chrome.storage.session.get('tokens'))
    const secrets = Object.values(tokens as object).map(String)
    await browser.close()
    expect(
      await filesWith(profile, [
        passphrase,
        ...secrets.filter(each => each.length > 10 && !each.startsWith('[')),
      ]),
    ).toEqual([])

    await start()
    const from = performance.now()
    own = await browser.openOwn('workbench.html#/staff')
    await own.getByLabel('Passphrase', { exact: true }).fill(passphrase)
    await own.getByRole('button', { name: 'Open', exact: true }).click()
    await own.getByText('Ana, Manager').waitFor()
    await expect
      .poll(async () => (await ask('ext-bg/today')).value?.health, { timeout: 20_000 })
      .toMatchObject({ trouble: null })
    console.info(
      `vault: 1 page, 1 passphrase, ${Math.round(performance.now() - from)} ms to a sync that may post`,
    )
  })

  it('is closed by Sign off: the toolbar says so, and pages show nothing', async () => {
    await own.getByRole('button', { name: 'Sign off' }).click()
    await own.getByLabel('Passphrase', { exact: true }).waitFor()
    const title = () => own.evaluate(() => chrome.action.getTitle({}))
    await expect.poll(title).toContain('vault is closed')
    expect(await ask('ext-bg/queue')).toMatchObject({ ok: false, error: { code: 'closed' } })
    const stored = await own.evaluate(everythingStored)
    const [order] = world.practice.orders
    expect(stored).toContain(order?.increment_id)
    expect(world.practice.orders.filter(each => stored.includes(each.customer_email))).toEqual([])
    await own.getByLabel('Passphrase', { exact: true }).fill(passphrase)
    await own.getByRole('button', { name: 'Open', exact: true }).click()
    await own.getByText('Ana, Manager').waitFor()
  })
})

describe('rules 11: the sweep', () => {
  it('takes customers out of the database, and out of the files of the profile', async () => {
    const postings: { number: string; state: string }[] = await own.evaluate(postingsOf, databaseName())
    const posted = postings.filter(({ state }) => state === 'posted').map(({ number }) => number)
    const sold = world.practice.orders.filter(order => posted.includes(order.increment_id))
    const kept = world.practice.orders.filter(order => !posted.includes(order.increment_id))
    const names = (orders: typeof sold) => orders.map(order => order.customer_email)
    const others = names(kept)
    const emails = names(sold).filter(each => !others.some(other => other.includes(each)))
    expect(emails.length).toBeGreaterThan(3)
    // In clear, so that what is gone can be seen to be gone.
    expect(await ask('ext-bg/vault-off')).toMatchObject({ value: { problem: null } })
    expect(await own.evaluate(everythingStored)).toContain(emails[0])
    const before = await filesWith(profile, emails)

    await own.evaluate(makeOld, databaseName())
    await ask('ext-bg/sync-now')
    const stored = () => own.evaluate(everythingStored)
    await expect
      .poll(
        async () => {
          const all = await stored()
          return emails.filter(each => all.includes(each))
        },
        { timeout: 20_000 },
      )
      .toEqual([])
    expect(await stored()).toContain(posted[0])
    const now = await filesWith(profile, emails)
    expect(await ask('ext-bg/vault-set', { passphrase })).toMatchObject({ value: { problem: null } })
    await browser.close()
    const closed = await filesWith(profile, emails)
    await start()
    own = await browser.openOwn('workbench.html#/staff')
    const again = await filesWith(profile, emails)
    console.info(
      `files with an e-mail: before the sweep ${before.length}, after it ${now.length}, browser closed ${closed.length}, started again ${again.length}`,
    )
    console.info([...new Set([...before, ...now, ...closed, ...again])].join('\n'))
  })
})

describe('erasing this computer', () => {
  it('leaves an extension that was never set up, and Nextech as it was', async () => {
    await own.getByLabel('Passphrase', { exact: true }).fill(passphrase)
    await own.getByRole('button', { name: 'Open', exact: true }).click()
    await own.getByText('Ana, Manager').waitFor()
    const ledger = world.nextech.ledger().length
    await own.goto(own.url().replace(/#.*/, '#/settings'))
    await own.getByLabel('Type ERASE').fill('ERASE')
    await own.getByRole('button', { name: 'Erase this computer' }).click()
    await own.getByText('Nothing is configured yet').first().waitFor()
    await onceLoaded(() => own.evaluate(() => indexedDB.databases().then(all => all.length))).toBe(0)
    await onceLoaded(() => own.evaluate(() => chrome.storage.local.get(null))).toEqual({})
    await onceLoaded(() => ask('ext-bg/people')).toMatchObject({ value: { people: [], access: 'open' } })
    expect(world.nextech.ledger()).toHaveLength(ledger)
    await browser.close()
    const left = await filesWith(profile, [world.configuration.nextech.username, 'Ana'])
    console.info(`files after erasing: ${left.join(', ') || 'none'}`)
    await start()
    own = await browser.openOwn('workbench.html#/settings')
    await own.getByText('Nothing is configured yet').first().waitFor()
  })
})

/** The page loads itself again after it says that nothing is left, and answers nobody meanwhile. */
const onceLoaded = <T>(read: () => Promise<T>) =>
  expect.poll(() => read().catch((error: unknown) => String(error)), { timeout: 10_000 })

const databaseName = () => `nextech-sync/${world.practice.setup.practiceId}`

async function postingsOf(name: string): Promise<{ number: string; state: string }[]> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const db = await done(indexedDB.open(name))
  const all = await done(db.transaction('postings').objectStore('postings').getAll())
  db.close()
  return all
}

/** As if everything had happened forty days ago, and no sweep had been made since. */
async function makeOld(name: string): Promise<void> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const db = await done(indexedDB.open(name))
  const change = db.transaction(['postings', 'meta'], 'readwrite')
  const postings = change.objectStore('postings')
  const ago = 40 * 24 * 60 * 60_000
  for (const posting of await done(postings.getAll())) {
    const postedAt = posting.postedAt === null ? null : posting.postedAt - ago
    await done(postings.put({ ...posting, placedAt: posting.placedAt - ago, postedAt }))
  }
  await done(change.objectStore('meta').delete('sweep'))
  db.close()
}
