import { mkdir } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFamily } from '../../sandbox/run/family-page.ts'
import { waitUntilRead } from '../../sandbox/run/steps.ts'
import { type RowFindings, rowFindings } from './row-findings.ts'
import { openRows, roomyPages, tightPages } from './row-pages.ts'
import { badge, numbersOf, openList, startConfigured, type World } from './world.ts'

/** No row grows for a badge, and where a list has room its badges say all they know. */
let world: World
let page: Page

/** Pixels that rounding may make of a difference. */
const maxGrowth = 1

/** Where pictures of the lists go, for somebody to look at. */
const pictures = process.env.ROW_PICTURES

beforeAll(async () => {
  world = await startConfigured()
  page = await openList(world)
  await waitUntilRead(page)
  for (const number of numbersOf(world, ({ reason }) => reason === 'possible-match', 3))
    await badge(page, number)
      .getByRole('button', { name: /^RESOLVE/ })
      .waitFor({ timeout: 60_000 })
}, 180_000)
afterAll(() => world?.close())

const listRows = '#list tbody tr'

async function untilKnown(rows: string): Promise<void> {
  await page.waitForFunction(
    selector => {
      const all = [...document.querySelectorAll(selector)]
      const badges = all.map(row => row.querySelector('nextech-sync-badge')?.getAttribute('data-status'))
      return all.length > 0 && badges.every(status => status && status !== 'unseen')
    },
    rows,
    { timeout: 30_000, polling: 100 },
  )
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
}

async function measure(name: string, rows: string): Promise<RowFindings> {
  await untilKnown(rows)
  const findings = await rowFindings(page, rows)
  if (pictures) {
    await mkdir(pictures, { recursive: true })
    await page.screenshot({ path: `${pictures}/${name.replaceAll(/\W+/g, '-')}.png` })
    process.stdout.write(
      `${name}: rows ${findings.rows}, growth ${findings.growth.toFixed(1)}, unseen ${findings.unseen.length}, covering ${findings.covering.length}, wordless ${findings.wordless.length}, RESOLVE ${findings.resolve.length}, readable ${findings.readable.length}, pressable ${findings.pressable.length}\n`,
    )
  }
  return findings
}

const openRow = (name: string, list: (typeof tightPages)[string]) =>
  openRows(page, world.shop.url, name, list, world.practice.orders.slice(0, 30))

describe('a list with room', () => {
  it.each([1280, 1366, 1600])(
    'is the shop’s own at %i px: every badge has a word, RESOLVE can be read',
    async width => {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(`${world.shop.url}/sales/orders?size=100`)
      const found = await measure(`shop ${width}`, 'table.orders tbody tr')
      expect(found.growth).toBeLessThanOrEqual(maxGrowth)
      expect(found.resolve.length).toBeGreaterThan(0)
      expect(found).toMatchObject({ unseen: [], wordless: [], covering: [] })
      expect(found.readable).toEqual(found.resolve)
      expect(found.pressable).toEqual(found.resolve)
    },
  )

  it.each(Object.entries(roomyPages))(
    '%s: every badge has a word, RESOLVE can be read',
    async (name, list) => {
      await page.setViewportSize({ width: 1366, height: 900 })
      await openRow(name, list)
      const found = await measure(name, listRows)
      expect(found.growth).toBeLessThanOrEqual(maxGrowth)
      expect(found.resolve.length).toBeGreaterThan(0)
      expect(found).toMatchObject({ unseen: [], wordless: [], covering: [] })
      expect(found.pressable).toEqual(found.resolve)
    },
  )
})

describe('a list without room', () => {
  it.each([1024, 900])('is the shop’s own at %i px: no row grows, RESOLVE takes a press', async width => {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${world.shop.url}/sales/orders?size=100`)
    const found = await measure(`shop ${width}`, 'table.orders tbody tr')
    expect(found.growth).toBeLessThanOrEqual(maxGrowth)
    expect(found).toMatchObject({ unseen: [], wordless: [], covering: [] })
    expect(found.readable).toEqual(found.resolve)
    expect(found.pressable).toEqual(found.resolve)
  })

  it.each(Object.entries(tightPages))('%s: no row grows, RESOLVE takes a press', async (name, list) => {
    await page.setViewportSize({ width: 1366, height: 900 })
    await openRow(name, list)
    const found = await measure(name, listRows)
    expect(found.growth).toBeLessThanOrEqual(maxGrowth)
    expect(found).toMatchObject({ unseen: [], wordless: [], covering: [] })
    expect(found.readable).toEqual(found.resolve)
    expect(found.pressable).toEqual(found.resolve)
  })
})

describe.each([1366, 1024])('at %i px no row grows', width => {
  it.each([
    ['magento2-grid', '[data-role=grid-wrapper] tbody > tr.data-row'],
    ['magento2-grid?lang=de', '[data-role=grid-wrapper] tbody > tr.data-row'],
    ['magento2-grid?lang=es', '[data-role=grid-wrapper] tbody > tr.data-row'],
    ['magento2-grid?email=shown&module=fraud&lang=de', '[data-role=grid-wrapper] tbody > tr.data-row'],
    ['magento1-grid', '.grid tbody tr'],
  ])('in %s', async (path, rows) => {
    await page.setViewportSize({ width, height: 900 })
    await openFamily(page, world.shop.url, path)
    const found = await measure(`${path} ${width}`, rows)
    expect(found.growth).toBeLessThanOrEqual(maxGrowth)
    expect(found).toMatchObject({ unseen: [], wordless: [], covering: [] })
    expect(found.readable).toEqual(found.resolve)
    expect(found.pressable).toEqual(found.resolve)
  })
})
