import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storedPostings } from '../../sandbox/run/outcome.ts'
import { openList, startConfigured, untilAtRest, type World } from './world.ts'

const pictures = join(import.meta.dirname, '../../.output/run')
let world: World
let activity: Page
let seal: string

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  world = await startConfigured()
})
afterAll(() => world?.close())

async function shoot(name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await activity.emulateMedia({ colorScheme })
    await activity.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`), fullPage: true })
  }
}

/** As somebody with the developer tools of our own page: the last entries go, and the head is moved back to the one before. */
async function cutTail(page: Page, entries: number): Promise<void> {
  await page.evaluate(async cut => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
    const db = await done(indexedDB.open(names.find(name => name.startsWith('nextech-sync/')) ?? ''))
    const tx = db.transaction(['activity', 'chain'], 'readwrite')
    const [rows, ends] = [tx.objectStore('activity'), tx.objectStore('chain')]
    const head = await done(ends.get('head'))
    const last = await done(rows.get(head.seq - cut))
    for (let seq = head.seq - cut + 1; seq <= head.seq; seq += 1) await done(rows.delete(seq))
    await done(ends.put({ ...head, seq: last.seq, hash: last.hash }))
    db.close()
  }, entries)
}

const news = () => activity.locator('.activity-seal-news')

// One journey: what is sealed is tampered with, and compared.
describe('a seal of the activity', { shuffle: false }, () => {
  it('is saved by the keyboard alone, and names nobody', async () => {
    const list = await openList(world)
    activity = await world.browser.openOwn('workbench.html#/activity')
    const read = async () => (await storedPostings(activity, world.practice.setup.practiceId)).length
    await expect.poll(read, { timeout: 40_000 }).toBe(world.practice.orders.length)
    await untilAtRest(world, activity)
    await list.close()
    await activity.getByRole('button', { name: 'Check the log' }).click()
    await activity.getByText(/^Unbroken: \d+ entries/).waitFor()
    await activity.getByRole('button', { name: 'Save a seal' }).focus()
    const [download] = await Promise.all([
      activity.waitForEvent('download'),
      activity.keyboard.press('Enter'),
    ])
    seal = await download.path()
    expect(download.suggestedFilename()).toMatch(/^activity-seal-\d{4}-\d\d-\d\d-\d+\.json$/)
    const text = await readFile(seal, 'utf8')
    expect(JSON.parse(text)).toMatchObject({ format: 'nextech-sync-seal', clock: 'nextech', first: 1 })
    for (const { customer_email: email, increment_id: number } of world.practice.orders) {
      expect(text).not.toContain(email)
      expect(text).not.toContain(`"${number}"`)
    }
    await news()
      .getByText(/^Saved the seal of entry \d+/)
      .waitFor()
  })

  it('holds while nobody touched the log', async () => {
    await activity.getByLabel('Compare with a saved seal').setInputFiles(seal)
    await news()
      .getByText(/^The log holds entry \d+, as it was sealed /)
      .waitFor()
    await shoot('activity-seal-holds')
  })

  it('and the key beside it say what a cut tail is, in words', async () => {
    // More than the seal knows: its own entry and what was told since go.
    await cutTail(activity, 8)
    await activity.getByLabel('Compare with a saved seal').setInputFiles(seal)
    await news()
      .getByText(/^The log was cut: entry \d+ was sealed .*, and is gone\.$/)
      // The browser's own seal says so too, as soon as the check is over.
      .first()
      .waitFor()
    await activity.getByText(/^Entries from entry \d+ on were cut off\.$/).waitFor()
    await activity.getByText(/entries are gone\.$/).waitFor()
    await shoot('activity-seal-cut')
  })

  it('is what the browser kept by itself as well', async () => {
    await activity.reload()
    await activity.getByText('This browser kept the seal by itself when it saw the log whole.').waitFor()
  })

  it('of something else is refused with what to do', async () => {
    await activity
      .getByLabel('Compare with a saved seal')
      .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
    await news().getByText('This file is no seal.').waitFor()
  })
})
