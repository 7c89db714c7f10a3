import type { Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ShopProfile } from '../../lib/domain/shop-profile.ts'
import { badgesOn } from '../../sandbox/run/steps.ts'
import { throughout } from './wait.ts'
import { openList, startConfigured, type World } from './world.ts'

let world: World
let page: Page
let settings: Page
const path = '/sprzedaz/zamowienia'
const column = (heading: string, steps: number[] = [0]) => ({ heading, at: { by: 'path' as const, steps } })
/** How the Polish list is read; a file of somebody's. */
const profile: ShopProfile = {
  format: 'nextech-sync/shop-profile',
  version: 1,
  page: path,
  first: false,
  rows: [{ tag: 'div', classes: ['zeile'] }],
  cells: [],
  number: column('zamówienie'),
  numbers: { prefix: '', digits: [9, 9] },
  date: column('złożone'),
  customer: column('kupujący'),
  total: column('kwota'),
  status: column('stan'),
  link: column('działanie', [1]),
}

beforeAll(async () => {
  world = await startConfigured()
  // Signed in to the shop from here on.
  page = await openList(world, 'no-such-order')
  await page.goto(world.shop.url + path)
  settings = await world.browser.openOwn('workbench.html#/settings')
})
afterAll(() => world?.close())

const proposal = () => settings.getByRole('region', { name: 'Look before you use it' })
const press = (name: string) => proposal().getByRole('button', { name }).click()
const offer = (change: Partial<ShopProfile>) =>
  settings.getByLabel(`Import a taught page for ${world.shop.url}`).setInputFiles({
    name: 'page.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ ...profile, ...change })),
  })
/** What the file reads, order by order, without the words about it. */
const readRows = async () => {
  await proposal().getByText('25 orders were found on this page. Are these right?').waitFor()
  const rows = proposal().getByRole('table').last().locator('tbody tr')
  const read = await rows.evaluateAll(all =>
    all.map(row => [...row.children].map(each => (each as HTMLElement).innerText)),
  )
  return read.map(texts => texts.map(text => text.replace(/\n.*/, '')))
}
/** What the page itself shows. */
const pageRows = () =>
  page
    .locator('.zeile')
    .evaluateAll(rows =>
      rows
        .slice(0, 5)
        .map(row => [...row.children].slice(0, 5).map(cell => cell.querySelector('span')?.innerText ?? '')),
    )
const stored = async () =>
  (await world.browser.worker()).evaluate(async () => (await chrome.storage.local.get('profiles')).profiles)
const expectNoBadges = () =>
  throughout(500, async () => expect(Object.keys(await badgesOn(page))).toEqual([]))

describe('the file of a taught page', { shuffle: false }, () => {
  it('is shown with the wrong totals that it reads, is used nowhere, and after a no nothing has changed', async () => {
    const before = await stored()
    await offer({ total: column('zamówienie') })
    const [first] = await readRows()
    const [shown] = await pageRows()
    expect(shown?.[3]).toMatch(/^\$/)
    expect(first).toEqual([shown?.[0], shown?.[1], shown?.[2], shown?.[0], shown?.[4]])
    await expectNoBadges()
    await press('Do not use it')
    await proposal().waitFor({ state: 'detached' })
    await page.reload()
    await expectNoBadges()
    expect(await stored()).toEqual(before)
    await settings.reload()
    await settings.getByText('No page of this shop was taught.').waitFor()
    expect(await proposal().count()).toBe(0)
  })

  it('names the link that it points at and that is never opened, and asks for none', async () => {
    const asked: string[] = []
    const hear = (request: Request) => void asked.push(request.url())
    world.browser.context.on('request', hear)
    await offer({ link: column('działanie', [0]) })
    await proposal().getByText('The file points at links that are never opened').waitFor()
    await proposal().getByText('“Anuluj” leads to').waitFor()
    await proposal().getByText('“Otwórz” leads to').waitFor()
    await proposal().getByText('/sales/orders/*/anuluj', { exact: true }).waitFor()
    await throughout(500, async () => expect(asked.filter(url => url.includes('/sales/orders/'))).toEqual([]))
    world.browser.context.off('request', hear)
    await press('Do not use it')
    await proposal().waitFor({ state: 'detached' })
  })

  it('waits while no such page is open, over a reload of Settings, and takes no yes', async () => {
    await page.goto(`${world.shop.url}/customers`)
    await offer({ link: column('działanie', [0]) })
    await proposal().getByText('Nobody can see yet what the file reads').waitFor()
    expect(await proposal().getByRole('button').allInnerTexts()).toEqual(['Look again', 'Do not use it'])
    await settings.reload()
    await proposal().getByText('Nobody can see yet what the file reads').waitFor()
    await page.goto(world.shop.url + path)
    await expectNoBadges()
  })

  it('is shown as the page itself is, and used by a yes', async () => {
    const asked: string[] = []
    world.browser.context.on('request', request => void asked.push(new URL(request.url()).pathname))
    await press('Look again')
    expect(await readRows()).toEqual(await pageRows())
    await press('Use this taught page')
    await settings.getByText('Reads number, date, customer, total, status').waitFor()
    await page.bringToFront()
    const numbers = await page
      .locator('.zeile .nr')
      .evaluateAll(all => all.map(each => each.firstChild?.nodeValue))
    await expect.poll(async () => Object.keys(await badgesOn(page)).sort()).toEqual(numbers.sort())
    // Orders are read by the link that shows them, though the file points at another.
    await expect.poll(() => asked.some(path => /^\/sales\/orders\/\d+$/.test(path))).toBe(true)
    expect(asked.filter(path => path.endsWith('anuluj'))).toEqual([])
  })

  it('is shown beside what it replaces', async () => {
    await offer({ total: null })
    await proposal().getByText('Taught now').waitFor()
    await proposal().getByText('Use it instead of what was taught').waitFor()
    await press('Do not use it')
  })
})
