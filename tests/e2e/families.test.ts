import { describe, expect, it } from 'vitest'
import { families } from '../../sandbox/pages/families.ts'
import { act } from '../../sandbox/run/family-page.ts'
import { centsOf, withFamilies } from './family-world.ts'

/** The sandbox's own pages: what other tests are built on must hold by itself. */
const used = withFamilies()

const idsOf = (...groups: string[]) =>
  families.filter(({ group }) => groups.includes(group)).map(({ id }) => id)
const controlsOf = (id: string) => families.find(family => family.id === id)?.controls ?? []

describe.each(idsOf('Order lists'))('%s', { timeout: 120_000 }, id => {
  it('opens, sorts, turns, filters and scrolls, and always knows where its orders are', async () => {
    await used.visit.open(`${id}?size=20`)
    await expectTrue()
    await sortsBothWays()
    if (controlsOf(id).includes('nextPage')) await turnsThePages()
    await filters()
    for (const control of controlsOf(id)) await act(used.visit.page, control)
    expect(used.visit.complaints).toEqual([])
  })
})

it.each(['datatables-scroller', 'ag-grid', 'aria-grid'])('%s shows other orders further down', async id => {
  await used.visit.open(id)
  const before = await used.visit.numbers()
  expect(before.length).toBeLessThan(403)
  await act(used.visit.page, 'scroll', 9000)
  await expectTrue()
  expect((await used.visit.numbers()).filter(number => before.includes(number))).toEqual([])
  expect(used.visit.complaints).toEqual([])
})

it.each(idsOf('Hostile pages', 'Order pages'))('%s opens and works', async id => {
  await used.visit.open(id)
  await expectTrue()
  const controls = controlsOf(id)
  for (const control of controls) {
    await act(used.visit.page, control)
    await expectTrue()
  }
  expect(controls.length).toBeGreaterThan(1)
  expect(used.visit.complaints).toEqual([])
})

it.each(idsOf('Look-alikes'))('%s opens, works, and has no orders', async id => {
  await used.visit.open(id)
  expect(await used.visit.page.locator('tbody tr').count()).toBeGreaterThan(10)
  for (const control of controlsOf(id)) await act(used.visit.page, control)
  expect(await used.visit.numbers()).toEqual([])
  expect(used.visit.complaints).toEqual([])
})

it.each(['plain', 'magento2-grid'])('%s carries a thousand rows', async id => {
  await used.visit.open(`${id}?size=1000`)
  await act(used.visit.page, 'sort')
  expect(new Set(await used.visit.numbers()).size).toBe(1000)
  await expectTrue()
  expect(used.visit.complaints).toEqual([])
})

/** The page shows orders, and each stands where the page says. */
async function expectTrue(): Promise<void> {
  expect((await used.visit.numbers()).length).toBeGreaterThan(0)
  expect(await used.visit.falsePlaces()).toEqual([])
}

async function sortsBothWays(): Promise<void> {
  await act(used.visit.page, 'sort')
  const [cheapest] = await used.visit.numbers()
  await expectTrue()
  await act(used.visit.page, 'sort')
  const [dearest] = await used.visit.numbers()
  await expectTrue()
  expect(centsOf(used.world.shop, cheapest)).toBeLessThan(centsOf(used.world.shop, dearest))
}

/** Three pages, the last a short one; after it comes the first. */
async function turnsThePages(): Promise<void> {
  const first = await used.visit.numbers()
  await act(used.visit.page, 'nextPage')
  const second = await used.visit.numbers()
  await expectTrue()
  expect(second.filter(number => first.includes(number))).toEqual([])
  await act(used.visit.page, 'nextPage')
  await expectTrue()
  expect((await used.visit.numbers()).length).toBeLessThan(first.length)
  await act(used.visit.page, 'nextPage')
  // A page that is a document of its own has forgotten the sorting.
  expect((await used.visit.numbers()).length).toBe(first.length)
}

async function filters(): Promise<void> {
  const all = await used.visit.numbers()
  const wanted = all[5] ?? expect.fail()
  await act(used.visit.page, 'filter', wanted)
  expect(await used.visit.numbers()).toEqual([wanted])
  await expectTrue()
  await act(used.visit.page, 'filter', '')
  expect(await used.visit.numbers()).toEqual(all)
}
