import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWholeList } from '../../sandbox/run/steps.ts'
import { violations } from './axe.ts'
import { pdfPages } from './pdf-pages.ts'
import { openList, startConfigured, untilAtRest, type World } from './world.ts'

/** Pictures of what people see, for a person to look at. */
const pictures = join(import.meta.dirname, '../../.output/pictures')

let world: World
let report: Page
let from: string
let to: string

const cents = (dollars: number | null | undefined) => Math.round((dollars ?? 0) * 100)
const money = (amount: number) =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(amount / 100)
/** A gateway names the brand, or the last digits of one card or of several. */
const isCard = ({ payment }: World['practice']['orders'][number]) =>
  Boolean(payment.cc_type || payment.cc_last_4 || payment.cc_last4) ||
  JSON.stringify(payment).includes('xxxx-')
const sum = (amounts: readonly number[]) => amounts.reduce((total, each) => total + each, 0)
const dayOf = (created: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: world.configuration.practice.timeZone }).format(
    new Date(`${created.replace(' ', 'T')}Z`),
  )

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  world = await startConfigured()
  await readWholeList(await openList(world), () => undefined)
  const days = world.practice.orders.map(order => dayOf(order.created_at)).sort()
  from = days[0] ?? ''
  to = days.at(-1) ?? ''
  report = await world.browser.openOwn(`workbench.html#/reconciliation?from=${from}&to=${to}`)
}, 120_000)
afterAll(() => world?.close())

// A journey: its parts build on each other.
describe('the reports', { shuffle: false }, () => {
  describe('the reconciliation', () => {
    it('shows the sums that orders and Nextech’s ledger add up to', async () => {
      await untilAtRest(world, report)
      await report.reload()
      await report.getByRole('heading', { name: 'Three sums that must agree' }).waitFor()
      const taken = sum(
        world.practice.orders.map(
          order => cents(order.total_paid) - cents(order.total_refunded ?? order.total_offline_refunded),
        ),
      )
      const { location } = world.practice.setup
      const ledger = world.nextech
        .ledger()
        .filter(
          each =>
            each.status === 'active' &&
            each.category === 'DermPRO Online Payment' &&
            each.location === location.id &&
            each.date >= from &&
            each.date <= to,
        )
      const sums = await report.locator('.three-sums').innerText()
      expect(sums).toContain(money(taken))
      expect(sums).toContain(money(sum(ledger.map(({ amountCents }) => amountCents))))
    })

    it.each(['light', 'dark'] as const)('is without fault for axe in %s colours', async colorScheme => {
      await report.emulateMedia({ colorScheme })
      expect(await violations(report)).toEqual([])
      await report.screenshot({ path: join(pictures, `reconciliation-${colorScheme}.png`), fullPage: true })
      await report.emulateMedia({ colorScheme: 'light' })
    })

    it('exports the same bytes for the same range', async () => {
      const save = async () => {
        const [download] = await Promise.all([
          report.waitForEvent('download'),
          report.getByRole('button', { name: 'Export CSV' }).click(),
        ])
        return readFile(await download.path(), 'utf8')
      }
      const first = await save()
      expect(first).toContain(`Time zone of all days,${world.configuration.practice.timeZone}`)
      expect(first).toContain(`From,${from},`)
      await report.reload()
      expect(await save()).toBe(first)
    })

    it('chooses other days by keyboard alone, and says what makes no sense', async () => {
      await report.getByRole('radio', { name: 'Range' }).focus()
      await report.keyboard.press('Tab')
      // The first day's month, day and year are typed one after the other.
      await report.keyboard.type('01012031')
      await report.keyboard.press('Enter')
      await report.getByRole('alert').getByText('The first day is after the last.').waitFor()
      await report.getByRole('radio', { name: 'Range' }).focus()
      await report.keyboard.press('ArrowLeft')
      await report.getByRole('textbox', { name: 'Month' }).waitFor()
      await report.getByRole('button', { name: 'Previous' }).press('Enter')
      await report.goto(report.url().replace(/#.*/, '#/reconciliation?from=2020-02-01&to=2020-02-29'))
      await report.reload()
      await report
        .getByText(/^No orders on these days\. Whether Nextech holds payments is not known/)
        .waitFor()
      expect(await report.getByRole('radio', { name: 'Month' }).isChecked()).toBe(true)
    })

    it('reads the ledger back where it is not known, and says so before', async () => {
      await report.getByRole('heading', { name: /^The ledger is known from/ }).waitFor()
      await report.getByRole('button', { name: 'Read the ledger back' }).click()
      await report.getByRole('heading', { name: /^The ledger is known from/ }).waitFor({ state: 'detached' })
      await report.goto(report.url().replace(/#.*/, `#/reconciliation?from=${from}&to=${to}`))
      await report.reload()
      await report.getByRole('heading', { name: 'Three sums that must agree' }).waitFor()
    })

    it('has the processor’s file as a third column, its columns remembered', async () => {
      const card = world.practice.orders.filter(order => isCard(order) && cents(order.total_paid) > 0)
      const lines = card.map(order => {
        const net = cents(order.total_paid) - cents(order.total_refunded ?? order.total_offline_refunded)
        return `${dayOf(order.created_at)},"${net / 100}",${order.increment_id}`
      })
      const wrong = `${from},free,1`
      const buffer = Buffer.from(
        ['Batch report', 'Paid on date,Amount,Ref', ...lines.slice(1), wrong].join('\n'),
      )
      const file = { name: 'batch.csv', mimeType: 'text/csv', buffer }
      await report.getByLabel('Processor’s CSV file').setInputFiles(file)
      await report.getByLabel('Column of the order number').selectOption('Ref')
      await report.getByRole('button', { name: 'Compare' }).click()
      await report.getByText('Not at the processor').waitFor()
      await report.getByText(`Line ${lines.length + 2}, column “Amount”: “free” is no amount`).waitFor()
      const processor = report.getByRole('region', { name: 'Merchant processor' })
      expect(await processor.locator('.differences').getByRole('rowheader').count()).toBe(1)
      await report.getByRole('columnheader', { name: 'Processor' }).first().waitFor()
      await report.screenshot({ path: join(pictures, 'processor.png'), fullPage: true })
      await report.reload()
      await report.getByLabel('Processor’s CSV file').setInputFiles(file)
      const chosen = report.getByLabel('Column of the order number').locator('option:checked')
      expect(await chosen.innerText()).toBe('Ref')
    })

    it('shows how a processor’s file is read, and lets a person choose where its headings say nothing', async () => {
      const rows = ['Wann;Wieviel;Was;Nummer', '16.03.2026;84,00;Sale;1', '16.03.2026;20,00;Gibberish;2']
      const file = { name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) }
      await report.getByLabel('Processor’s CSV file').setInputFiles(file)
      await report.getByText('Choose the column of the date').waitFor()
      await report.getByLabel('Column of the date').selectOption('Wann')
      await report.getByLabel('Column of the amount').focus()
      await report.keyboard.type('Wieviel')
      await report.getByLabel('Column of the kind').selectOption('Was')
      const preview = report.getByRole('region', { name: 'The first rows as they are read' })
      await preview.getByText('left out: kind not known').waitFor()
      await report.getByLabel('Kind “Gibberish”').selectOption('Money that went back')
      await preview.getByText('-$20.00').waitFor()
      for (const colorScheme of ['light', 'dark'] as const) {
        await report.emulateMedia({ colorScheme })
        expect(await violations(report)).toEqual([])
        await report.screenshot({ path: join(pictures, `processor-form-${colorScheme}.png`), fullPage: true })
      }
      await report.emulateMedia({ colorScheme: 'light' })
      const before = report.viewportSize()
      await report.setViewportSize({ width: 320, height: 900 })
      const processor = report.getByRole('region', { name: 'Merchant processor' })
      await processor.screenshot({ path: join(pictures, 'processor-form-320.png') })
      const width = await processor.evaluate(card => [card.scrollWidth, card.clientWidth])
      expect(width[0]).toBe(width[1])
      if (before) await report.setViewportSize(before)
      await report.getByRole('button', { name: 'Compare' }).press('Enter')
      await report.getByText(/^Shop .* processor/).waitFor()
      await report.getByRole('button', { name: 'Forget these choices' }).press('Enter')
      await report.getByText('Choose the column of the date').waitFor()
    })

    it('prints without what only a screen needs', async () => {
      await report.emulateMedia({ media: 'print' })
      expect(await report.getByRole('button', { name: 'Export CSV' }).isVisible()).toBe(false)
      expect(await report.locator('.workbench-head').isVisible()).toBe(false)
      const before = report.viewportSize()
      // A sheet of Letter between its margins.
      await report.setViewportSize({ width: 710, height: 950 })
      const cut = await report
        .locator('.wide, .rec-columns > *, table')
        .evaluateAll(all => all.filter(each => each.scrollWidth > each.clientWidth + 1).length)
      expect(cut).toBe(0)
      if (before) await report.setViewportSize(before)
      await report.pdf({
        path: join(pictures, 'reconciliation.pdf'),
        format: 'Letter',
        printBackground: true,
      })
      await report.emulateMedia({ media: 'screen' })
    })

    it('is legible on paper where the screen is dark', async () => {
      await report.emulateMedia({ media: 'print', colorScheme: 'dark' })
      expect(await violations(report)).toEqual([])
      await report.emulateMedia({ media: 'screen', colorScheme: 'light' })
    })

    it('has the sheet of a day on one page of Letter, signatures and all', async () => {
      await report.goto(report.url().replace(/#.*/, `#/reconciliation?from=${to}&to=${to}&view=summary`))
      await report.reload()
      await report.locator('.rec-signatures').waitFor()
      await report.emulateMedia({ media: 'print' })
      const sheet = await report.pdf({ path: join(pictures, 'sheet.pdf'), format: 'Letter' })
      expect(pdfPages(sheet)).toBe(1)
      await report.emulateMedia({ media: 'screen' })
    })
  })

  describe('the popup', () => {
    it.each(['light', 'dark'] as const)(
      'shows the day in %s colours without fault for axe',
      async colorScheme => {
        const popup = await world.browser.openOwn('popup.html')
        await popup.emulateMedia({ colorScheme })
        await popup.getByRole('heading', { name: '14 days' }).waitFor()
        expect(await violations(popup)).toEqual([])
        await popup.locator('.popup').screenshot({ path: join(pictures, `popup-${colorScheme}.png`) })
        await popup.close()
      },
    )

    it('leads from each line to its orders', async () => {
      const popup = await world.browser.openOwn('popup.html')
      const line = popup.getByRole('region', { name: 'Needs staff' }).getByRole('link').first()
      const href = (await line.getAttribute('href')) ?? ''
      expect(href).toMatch(/^workbench\.html#\/staff\?reason=[a-z-]+$/)
      await line.click()
      await report.waitForURL(url => url.hash === href.replace('workbench.html', ''))
    })
  })
})
