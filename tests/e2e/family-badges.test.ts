import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { families } from '../../sandbox/pages/families.ts'
import type { Control } from '../../sandbox/pages/family.ts'
import { act, openFamily } from '../../sandbox/run/family-page.ts'
import { findingsOn, sampleFrames, wrongFrames } from './badge-findings.ts'
import { startConfigured, type World } from './world.ts'

/** The right badge beside the right order, whatever the page is made with (rules 2, order pages B to D). */
let world: World
let page: Page
let complaints: string[]

beforeAll(async () => {
  world = await startConfigured()
})
afterAll(() => world?.close())
beforeEach(async () => {
  complaints = []
  page = await world.browser.context.newPage()
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
})
afterEach(() => page.close())

const idsOf = (group: string) => families.filter(family => family.group === group).map(({ id }) => id)
const controlsOf = (id: string) => families.find(family => family.id === id)?.controls ?? []

/** A badge, and the room for it, may come a moment later; one that stands beside another order may not be there at all. */
async function expectRight(what: string): Promise<void> {
  const first = await findingsOn(page)
  expect(first.wrong, `${what}: beside another order`).toEqual([])
  expect(first.strays, `${what}: beside no order`).toEqual([])
  await expect.poll(async () => (await findingsOn(page)).missing, { timeout: 10_000 }).toEqual([])
  await expect.poll(async () => (await findingsOn(page)).cut, { timeout: 10_000 }).toEqual([])
  const { wrong, strays, shown } = await findingsOn(page)
  expect({ wrong, strays }, what).toEqual({ wrong: [], strays: [] })
  expect(shown, what).toBeGreaterThan(0)
}

/** The filter comes last: it leaves one order. */
const inTurn = (id: string) =>
  controlsOf(id).toSorted((a, b) => Number(a === 'filter') - Number(b === 'filter'))
const inputOf = (control: Control, sample: string) => (control === 'filter' ? sample : undefined)

describe.each(idsOf('Order lists').filter(id => id !== 'own-integration'))('%s', id => {
  it('has the right badge beside each order after every change, in every frame', {
    timeout: 120_000,
  }, async () => {
    await openFamily(page, world.shop.url, `${id}?size=20`)
    await expectRight('opened')
    await sampleFrames(page)
    for (const control of inTurn(id)) {
      const [sample = ''] = (await findingsOn(page)).numbers
      await act(page, control, inputOf(control, sample))
      await expectRight(control)
      if (control === 'filter') expect((await findingsOn(page)).numbers).toEqual([sample])
    }
    expect(await wrongFrames(page)).toEqual([])
    expect(complaints).toEqual([])
  })
})

it.each(idsOf('Order pages'))('%s has its order’s badge', async id => {
  await openFamily(page, world.shop.url, id)
  await expect.poll(async () => (await findingsOn(page)).badges.length).toBe(1)
  const { badges, numbers } = await findingsOn(page)
  expect(badges).toEqual(numbers.slice(0, 1))
  expect(complaints).toEqual([])
})

it.each(idsOf('Look-alikes'))('%s gets nothing of ours', async id => {
  await openFamily(page, world.shop.url, id)
  for (const control of controlsOf(id)) await act(page, control)
  // Long enough for anything that is put off.
  await new Promise(done => setTimeout(done, 600))
  expect((await findingsOn(page)).own).toEqual([])
  expect(complaints).toEqual([])
})

it.each(idsOf('Hostile pages'))(
  '%s keeps working and has no wrong badge',
  {
    timeout: 120_000,
  },
  async id => {
    await openFamily(page, world.shop.url, id)
    // A page that takes every badge away is not fought.
    const least = id === 'hostile-removes' ? 0 : 1
    await expect
      .poll(async () => (await findingsOn(page)).badges.length, { timeout: 20_000 })
      .toBeGreaterThanOrEqual(least)
    for (const control of controlsOf(id)) {
      await act(page, control)
      const { wrong, strays } = await findingsOn(page)
      expect({ wrong, strays }, control).toEqual({ wrong: [], strays: [] })
    }
    expect(complaints).toEqual([])
  },
)
