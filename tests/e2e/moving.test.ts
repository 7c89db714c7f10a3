import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunBackend, startRunBackend } from '../../sandbox/run/run-backend.ts'
import { badgesOn, openOrders, signInAtSettings } from '../../sandbox/run/steps.ts'
import { newPayments, startConfigured, type World } from './world.ts'

/** A practice that posts from a browser, and a backend that only observes. */
let world: World
let backend: RunBackend
let settings: Page

beforeAll(async () => {
  world = await startConfigured()
  backend = await startRunBackend({ ...world.configuration, posture: 'observe' })
}, 120_000)
afterAll(async () => {
  await world?.close()
  await backend?.close()
})

const expectedStatuses = () =>
  Object.fromEntries([...world.expected].map(([number, { status }]) => [number, status]))
const twice = () => Object.entries(newPayments(world)).filter(([, ids]) => ids.length > 1)
const countOf = () => Object.keys(newPayments(world)).length
/** A person approves the code: the run's own token of the manager stands for it. */
async function letIn(page: Page): Promise<void> {
  const { url, token } = backend.configuration.backend
  await page.evaluate(
    async ([address, secret]) => {
      await chrome.storage.session.set({ moveTarget: address })
      await chrome.storage.local.set({ backendToken: { url: address, token: secret } })
    },
    [url, token] as const,
  )
  await page.reload()
}

describe('a practice that moves to a backend and back', { shuffle: false }, () => {
  it('has some of its orders posted by the browser', async () => {
    const page = await openOrders(world.browser, world.shop.url, 15)
    await expect.poll(countOf, { timeout: 60_000, interval: 100 }).toBeGreaterThan(3)
    await page.close()
  })

  it('shows what goes along, and moves by one press', async () => {
    settings = await world.browser.openOwn('workbench.html#/settings')
    await letIn(settings)
    const button = settings.getByRole('button', { name: 'Move to the backend' })
    await button.waitFor()
    expect(await settings.locator('.move-counts').innerText()).toMatch(/Orders with their postings: [1-9]/)
    await button.click()
    await settings.getByText(/^Moved to the backend/).waitFor({ timeout: 60_000 })
    expect(twice()).toEqual([])
  })

  it('has the rest posted by the backend, each order once, and every badge as the rules demand', async () => {
    const before = countOf()
    const page = await openOrders(world.browser, world.shop.url, 100)
    await expect.poll(() => badgesOn(page), { timeout: 90_000, interval: 250 }).toEqual(expectedStatuses())
    expect(countOf()).toBeGreaterThan(before)
    expect(twice()).toEqual([])
    await page.close()
  })

  it('moves back by one press, shows the same, and nothing is posted again', async () => {
    const before = newPayments(world)
    await settings.getByRole('button', { name: 'Move back to this browser' }).click()
    await settings.getByText(/^Moved back to this browser/).waitFor({ timeout: 60_000 })
    await (await signInAtSettings(world.browser, world.configuration.nextech.password ?? '')).close()
    const page = await openOrders(world.browser, world.shop.url, 100)
    await expect.poll(() => badgesOn(page), { timeout: 90_000, interval: 250 }).toEqual(expectedStatuses())
    expect(newPayments(world)).toEqual(before)
  })
})
