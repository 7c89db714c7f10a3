import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExtensionBrowser, launchWithExtension } from '../../sandbox/run/browser.ts'
import { violations } from './axe.ts'
import { built } from './world.ts'

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
    await page.emulateMedia({ colorScheme })
    expect(await violations(page)).toEqual([])
  })

  it('saves a file for the clean-up that no spreadsheet runs', async () => {
    const download = page.waitForEvent('download')
    await press('Export all groups (CSV)')
    const text = await readFile(await (await download).path(), 'utf8')
    expect(text).toContain("2,same e-mail,9,6,Di,'=1+1,zoe@example.com,2145550107,4/4/1960\r\n")
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
    await page.getByText(/^[0-9]+ % · 200,000 patients read$/).waitFor()
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
