import { mkdir, mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Practice } from '../../sandbox/practice/practice.ts'
import { type ExtensionBrowser, launchWithExtension } from '../../sandbox/run/browser.ts'
import { violations } from './axe.ts'
import { stopWorker } from './stop-worker.ts'
import { built, control, startConfigured, type World } from './world.ts'

let browser: ExtensionBrowser
let page: Page
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nextech-duplicates-'))
  browser = await launchWithExtension(built('chrome'), { headless: true })
  page = await browser.openOwn('workbench.html#/duplicates')
})
afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const export1252 = latin1(
  `Patient list;;;;;\r
Chart No;Surname;First Name;E-Mail Address;Cell Phone;DOB\r
1;Núñez;Zoë;zoe@example.com;(214) 555-0100;5/17/1990\r
2;"Lee";"Ann\r
 Marie";ann@example.com;(214) 555-0101;1/1/1980\r
3;NUNEZ;zoe;ZOE@example.com ;214.555.0100;5/17/1990\r
4;Lee;Bo;bo@example.com;2145550101;2/2/1985\r
5;"Ray;Cy;cy@example.com;2145550109;3/3/1970\r
6;=1+1;Di;zoe@example.com;2145550107;4/4/1960\r
`,
)

const choose = (name: string, buffer: Buffer) =>
  page.getByLabel('Patient export (CSV)').setInputFiles({ name, mimeType: 'text/csv', buffer })
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const cells = async (row: number) => page.locator('.group tbody tr').nth(row).locator('td').allInnerTexts()

describe('the duplicate audit', { shuffle: false }, () => {
  it('finds the columns of an export in Windows-1252 with semicolons and a title', async () => {
    await choose('patients.csv', export1252)
    await page.getByRole('heading', { name: 'Columns of patients.csv' }).waitFor()
    const chosen = (label: string) =>
      page.getByLabel(label).evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text)
    expect([await chosen('Last name'), await chosen('E-mail'), await chosen('Phone 1')]).toEqual([
      '2: Surname',
      '4: E-Mail Address',
      '5: Cell Phone',
    ])
  })

  it('shows who shares all four fields, and what could not be read', async () => {
    await press('Find duplicates')
    await page.getByRole('heading', { name: 'Result for patients.csv' }).waitFor()
    await page.locator('.group').waitFor()
    expect(await cells(0)).toEqual(['3', '1', 'Zoë Núñez', 'zoe@example.com', '(214) 555-0100', '5/17/1990'])
    expect(await cells(1)).toEqual(['6', '3', 'zoe NUNEZ', 'ZOE@example.com', '214.555.0100', '5/17/1990'])
    expect(await page.locator('.notice').innerText()).toContain('Line 8, column 2: a quote opens here')
  })

  it('shows who is alike, and finds a group by a phone', async () => {
    await page.getByRole('radio', { name: /^Would need RESOLVE/ }).check()
    await page.getByText('same phone and last name').waitFor()
    await page.getByLabel(/^Search/).fill('5550107')
    await page.getByText('1 group', { exact: true }).waitFor()
    expect(await page.locator('.reason').allInnerTexts()).toEqual(['same e-mail'])
    expect(await cells(2)).toContain('Di =1+1')
  })

  it.each(['light', 'dark'] as const)('axe finds nothing wrong with it in %s colours', async colorScheme => {
    // A button that is just changing its colour has none of the two.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await violations(page)).toEqual([])
  })

  it('saves a file for the clean-up that no spreadsheet runs', async () => {
    const download = page.waitForEvent('download')
    await press('Export all groups (CSV)')
    const text = await readFile(await (await download).path(), 'utf8')
    expect(text).toContain("2,same e-mail,,9,6,Di,'=1+1,zoe@example.com,2145550107,4/4/1960\r\n")
    expect(text.split('\r\n')).toHaveLength(1 + 2 + 3 + 2 + 1)
  })

  it('stops at once in the middle of three gigabytes', async () => {
    const path = join(folder, 'large.csv')
    const file = await open(path, 'w')
    const rows = Array.from(
      { length: 200_000 },
      (_, i) => `Ann,Lee${i},a${i}@example.com,214${5_550_000 + i}\n`,
    )
    await file.write(`First,Last,Email,Phone\n${rows.join('')}`)
    // The rest is a hole: three gigabytes to read, and no space taken.
    await file.truncate(3 * 2 ** 30)
    await file.close()
    await press('Choose another file')
    await page.getByLabel('Patient export (CSV)').setInputFiles(path)
    await press('Find duplicates')
    await page.getByText(/^[0-9]+% · 200,000 patients read$/).waitFor()
    await press('Cancel')
    await page.getByLabel('Patient export (CSV)').waitFor({ timeout: 2000 })
    expect(await page.getByRole('progressbar').count()).toBe(0)
  })

  it('works again after that, and keeps nothing of any file', async () => {
    await choose('again.csv', export1252)
    await press('Find duplicates')
    await page.getByRole('heading', { name: 'Result for again.csv' }).waitFor()
    const kept = await page.evaluate(async () =>
      JSON.stringify([await chrome.storage.local.get(), { ...localStorage }]),
    )
    const databases = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
    expect(kept).not.toContain('zoe')
    expect(databases).toEqual([])
  })
})

const pictures = join(import.meta.dirname, '../../.output/run')

/** Five pages of patients; among the last of them is the first, entered again, and a namesake with the same e-mail and phone. */
function addCrowd(practice: Practice): void {
  const [one] = practice.patients.slice(1)
  if (!one) throw new Error('The practice has no patient.')
  const crowd = Array.from({ length: 240 - practice.patients.length }, (_, at) => ({
    ...one,
    id: `crowd-${at}`,
    identifier: [{ use: 'usual', value: `9${at}` }],
    name: [{ use: 'official', family: `Crowd${at}`, given: ['Kim'] }],
    telecom: [{ system: 'email', value: `kim${at}@example.test` }],
  }))
  const twin = {
    name: [{ use: 'official', family: 'Twin', given: ['Una'] }],
    telecom: contact('una@example.test'),
  }
  const twins = ['twin-1', 'twin-2'].map(id => ({
    ...one,
    ...twin,
    id,
    identifier: [{ use: 'usual', value: id }],
  }))
  const namesakes = ['1979-05-17', '1991-05-17'].map((birthDate, at) => ({
    ...one,
    ...{ id: `namesake-${at}`, birthDate, identifier: [{ use: 'usual', value: `namesake-${at}` }] },
    name: [{ use: 'official', family: 'Namesake', given: ['Ida'] }],
    telecom: contact('ida@example.test'),
  }))
  practice.patients.splice(1, 0, ...twins.slice(0, 1), ...namesakes.slice(0, 1))
  practice.patients.push(...crowd, ...twins.slice(1), ...namesakes.slice(1))
}
const contact = (email: string) => [
  { system: 'email', value: email },
  { system: 'phone', use: 'mobile', value: '(214) 555-0142' },
]

describe('all patients straight from Nextech', { shuffle: false }, () => {
  let world: World
  let tab: Page
  const openTab = () => world.browser.openOwn('workbench.html#/duplicates')
  const button = (name: string) => tab.getByRole('button', { name, exact: true })
  const status = () => tab.getByRole('status')
  const readNow = async (name: string) => {
    await tab.getByRole('radio', { name: 'Now' }).check()
    await button(name).click()
  }
  const calls = () => world.nextech.calls()['GET Patient'] ?? 0
  const kept = () => tab.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  const shoot = async (name: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await tab.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await tab.screenshot({ path: join(pictures, `duplicates-${name}-${colorScheme}.png`), fullPage: true })
    }
    await tab.setViewportSize({ width: 390, height: 800 })
    await tab.screenshot({ path: join(pictures, `duplicates-${name}-narrow.png`), fullPage: true })
    await tab.setViewportSize({ width: 1366, height: 900 })
  }

  beforeAll(async () => {
    await mkdir(pictures, { recursive: true })
    world = await startConfigured({ prepare: addCrowd })
    tab = await openTab()
    await button('Read all patients').waitFor()
  })
  afterAll(() => world?.close())

  it.each(['light', 'dark'] as const)(
    'axe finds nothing wrong with the choice in %s colours',
    async scheme => {
      await shoot('choose')
      await tab.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      expect(await violations(tab)).toEqual([])
    },
  )

  it('waits for its hours, and asks nothing before', async () => {
    const before = calls()
    const zone = world.practice.setup.timeZone
    for (const [label, hours] of [
      ['Only from', 2],
      ['to', 3],
    ] as const) {
      const moment = new Date(Date.now() + hours * 3_600_000)
      const time = moment.toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
      await tab
        .locator('input[type=time]')
        .nth(hours - 2)
        .fill(time)
      expect(await tab.getByLabel(label, { exact: true }).count()).toBeGreaterThan(0)
    }
    await button('Read all patients').click()
    await status().filter({ hasText: 'Waiting for' }).waitFor()
    await button('Cancel').click()
    await button('Read all patients').waitFor()
    expect(calls()).toBe(before)
  })

  it('pauses: Nextech is asked for nothing more', async () => {
    await tab.getByRole('checkbox', { name: /^Keep what is read/ }).check()
    await readNow('Read all patients')
    await tab.getByText('2 pages', { exact: true }).waitFor()
    await button('Pause').click()
    await status().filter({ hasText: 'Paused' }).waitFor()
    // One page may have been on its way.
    await new Promise(done => setTimeout(done, 1500))
    const asked = calls()
    await new Promise(done => setTimeout(done, 2500))
    expect(calls()).toBe(asked)
    expect(await kept()).toContain('nextech-duplicates')
    await shoot('paused')
    expect(await violations(tab)).toEqual([])
  })

  it('goes on after the tab was closed and the worker ended, and shows who was entered twice', async () => {
    await tab.close()
    tab = await openTab()
    await tab.getByText(/An earlier search has read \d+ of 24\d patients/).waitFor()
    await shoot('kept')
    await readNow('Go on with it')
    await tab.getByText('3 pages', { exact: true }).waitFor()
    await stopWorker(tab)
    await tab
      .getByRole('heading', { name: 'Result for all patients in Nextech' })
      .waitFor({ timeout: 20_000 })
    await tab.getByLabel(/^Search/).fill('una')
    await tab.getByText('1 group', { exact: true }).waitFor()
    const rows = tab.locator('.group').first().locator('tbody tr')
    expect(await rows.evaluateAll(all => all.map(row => row.firstElementChild?.textContent))).toEqual([
      'twin-1',
      'twin-2',
    ])
    const headings = await tab.locator('.group').first().locator('th').allInnerTexts()
    expect(headings).not.toContain('Line')
    await shoot('result')
    await expect.poll(kept).not.toContain('nextech-duplicates')
  })

  it('says of people who were born on different days never to merge them, on the page and in the file', async () => {
    await tab.getByLabel(/^Search/).fill('namesake')
    await tab.getByText('1 group', { exact: true }).waitFor()
    const group = tab.locator('.group').first()
    const advice = 'Different birth dates: probably two people. Never merge them'
    expect(await group.locator('.advice').innerText()).toContain(advice)
    expect(await group.locator('td:last-child').allInnerTexts()).toEqual(['May 17, 1979', 'May 17, 1991'])
    await shoot('namesakes')
    const download = tab.waitForEvent('download')
    await button('Export all groups (CSV)').click()
    const lines = (await readFile(await (await download).path(), 'utf8')).split('\r\n')
    const told = lines.filter(line => line.includes('ida@example.test'))
    expect(told.map(line => line.includes(advice))).toEqual([true, true])
    expect(told.map(line => line.split(',').at(-1))).toEqual(['1979-05-17', '1991-05-17'])
  })

  it('read every patient once, behind the limit and from Nextech’s own address alone', async () => {
    const told = await tab.getByText(/patients compared\.$/).innerText()
    expect(told).toBe(`${world.nextech.patients().length} patients compared.`)
    expect(world.nextech.calls()['429']).toBeUndefined()
  })

  it('says that Nextech wants fewer questions, and is cancelled while it waits', async () => {
    await button('Start again').click()
    await control(world, 'break', { endpoint: 'GET Patient', times: 3, fault: '429' })
    await readNow('Read all patients')
    await tab
      .getByRole('alert')
      .filter({ hasText: 'Nextech asks us to slow down' })
      .waitFor({ timeout: 20_000 })
    await status()
      .filter({ hasText: /^Tries again at \d+:\d\d/ })
      .waitFor()
    await shoot('slowed')
    await button('Cancel').click()
    await button('Read all patients').waitFor({ timeout: 2000 })
  })

  it('says that it is signed out, and what to do', async () => {
    await control(world, 'password', { expired: true, signOut: true })
    await readNow('Read all patients')
    await tab.getByRole('alert').filter({ hasText: 'Signed out of Nextech' }).waitFor({ timeout: 20_000 })
    expect(await violations(tab)).toEqual([])
    await shoot('signed-out')
    expect(await button('Go on').count()).toBe(1)
    await button('Cancel').click()
    await button('Read all patients').waitFor({ timeout: 2000 })
  })
})
