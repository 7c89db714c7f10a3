import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchWithExtension } from '../../sandbox/run/browser.ts'
import { importConfiguration, waitUntilRead } from '../../sandbox/run/steps.ts'
import { everythingStored } from './everything.ts'
import { filesWith } from './profile-files.ts'
import { badge, built, control, first, openList, startWorld, type World } from './world.ts'

const passphrase = 'correct horse battery'

let world: World
let profile: string
let own: Page

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'nextech-sealed-'))
  world = await startWorld({ profile })
})
afterAll(async () => {
  await world?.close()
  await rm(profile, { recursive: true, force: true })
})

/** What tells a customer of the shop. What was bought stands as well in payments that Nextech's staff wrote by hand. */
const personal = () =>
  world.practice.orders.flatMap(({ customer_email, billing_address: { lastname, street } }) =>
    [customer_email, ...street, lastname].filter(each => each.length > 6),
  )
const byHand = {
  number: '188888881',
  text: 'phone 214-563-0177, zoe1984@mail.example, born 1984-02-29',
  personal: ['214-563-0177', 'zoe1984', '1984-02-29'],
}
const number = () => first(world.practice.orders).increment_id

const ask = (name: string, body: object = {}) =>
  own.evaluate(envelope => chrome.runtime.sendMessage(envelope), { name, body })

/** By what is readable of the postings; the rest of them is sealed. */
async function untilNothingMoves(): Promise<void> {
  const moving = () => own.evaluate(movingIn, `nextech-sync/${world.practice.setup.practiceId}`)
  await expect.poll(moving, { timeout: 50_000, interval: 250 }).toBe(0)
}

async function movingIn(name: string): Promise<number> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const db = await done(indexedDB.open(name))
  const rows = await done(db.transaction('postings').objectStore('postings').getAll())
  db.close()
  const isOpen = (state: string) => ['sent', 'unknown', 'verifying'].includes(state)
  return rows.filter(({ dueAt, state }) => dueAt !== null || isOpen(state)).length
}

it('with a vault from the start, no file of the profile ever tells a customer', async () => {
  // A payment that somebody recorded by hand, with more than belongs there.
  const { id } = first(world.nextech.ledger().filter(({ status }) => status === 'active'))
  await control(world, `payments/${id}/edit`, { text: `order ${byHand.number}, ${byHand.text}` })
  own = await importConfiguration(world.browser, world.configuration)
  expect(await ask('ext-bg/vault-set', { passphrase })).toMatchObject({ value: { problem: null } })
  const list = await openList(world)
  await waitUntilRead(list)
  await untilNothingMoves()
  await list.close()
  const stored = await own.evaluate(everythingStored)
  expect(stored).toContain(number())
  expect([...personal(), ...byHand.personal].filter(text => stored.includes(text))).toEqual([])
  expect(stored).toContain(byHand.number)
  const orders = world.practice.orders.length
  expect(world.nextech.ledger().length).toBeGreaterThan(orders / 4)
  await world.browser.close()
  // The same search finds what is not sealed.
  expect(await filesWith(profile, [number()])).not.toEqual([])
  expect(await filesWith(profile, [...personal(), ...byHand.personal])).toEqual([])
})

it('closed after a start of the browser, the list shows states, and nothing is posted until it is opened', async () => {
  const posted = world.nextech.ledger().length
  world.browser = await launchWithExtension(built('chrome'), { headless: true, profile })
  const list = await openList(world)
  const states = () => list.locator('nextech-sync-badge[data-status="synced"]').count()
  await expect.poll(states, { timeout: 20_000 }).toBeGreaterThan(5)
  await expect.poll(() => badge(list, number()).count()).toBe(1)
  own = await world.browser.openOwn('workbench.html#/staff')
  await own.getByLabel('Passphrase', { exact: true }).waitFor()
  expect(world.nextech.ledger()).toHaveLength(posted)
  await own.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await own.getByRole('button', { name: 'Open', exact: true }).click()
  await expect
    .poll(async () => (await ask('ext-bg/today')).value?.health, { timeout: 20_000 })
    .toMatchObject({ trouble: null })
  await untilNothingMoves()
  expect(world.nextech.ledger()).toHaveLength(posted)
  const { rows } = (await ask('ext-bg/queue')).value
  expect(rows.length).toBeGreaterThan(0)
  await list.close()
})
