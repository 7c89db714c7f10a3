import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type SimulatedNextech, startNextech } from '../sandbox/nextech/server.ts'
import { makePractice } from '../sandbox/practice/make-practice.ts'
import { type ExtensionBrowser, launchWithExtension } from '../sandbox/run/browser.ts'
import { configurationFor } from '../sandbox/run/configuration.ts'
import { importConfiguration } from '../sandbox/run/steps.ts'
import { buildSandbox } from '../scripts/build-sandbox.ts'
import { clearTable, countRows } from './stage/in-database.ts'
import { withOneRecordPage } from './stage/one-record.ts'
import { type Painted, painted } from './stage/painted.ts'
import { storedActivity } from './stage/stored-activity.ts'
import { fillStore, storedRows } from './stage/stored-orders.ts'

/** Times each thing is measured; medians are compared. */
const rounds = 15
const dayMs = 24 * 60 * 60 * 1000
const portion = 10_000
const entries = 100_000
/** The background keeps the books of so many recent days at least. */
const keptDays = 92

interface Setup {
  practiceId: string
  timeZone: string
  location: { id: string }
}

/** What the reports cost over a store of 100,000 orders, in a real browser. */
export async function benchReports(): Promise<void> {
  const now = Date.now()
  const practice = makePractice({ seed: 1, now: new Date(now).toISOString(), patients: 60, orders: 41 })
  const nextech = await startNextech(practice)
  const name = `nextech-sync/${practice.setup.practiceId}`
  const folder = await withOneRecordPage(buildSandbox(), name)
  const profile = await mkdtemp(join(tmpdir(), 'nextech-bench-'))
  const launch = () => launchWithExtension(folder, { headless: true, profile })
  let browser = await launch()
  try {
    const configuration = configurationFor(practice.setup, { ...nextech, shop: 'http://127.0.0.1:9' })
    const page = await importConfiguration(browser, { ...configuration, posture: 'observe' })
    await fill(page, practice.setup, now)
    // Started again, so that the worker counts what it did not see coming.
    await browser.close()
    browser = await launch()
    await benchCount(browser, name)
    await benchPopup(browser)
    await benchMonth(browser, name, nextech, now)
    await benchActivity(browser)
  } finally {
    await browser.close()
    await nextech.close()
    for (const each of [folder, profile]) await rm(each, { recursive: true, force: true })
  }
}

/** Ninety thousand orders of the year before, ten thousand of this month, and as many entries of the activity. */
async function fill(page: Page, setup: Setup, now: number): Promise<void> {
  const { timeZone } = setup
  const name = `nextech-sync/${setup.practiceId}`
  const month = monthStart(now)
  const coverage = { locationId: setup.location.id, from: month - 400 * dayMs, seenTo: now, readAt: now }
  const before = Array.from({ length: 9 }, (_, i) => month - (9 - i) * 40 * dayMs)
  const spans = [
    ...before.map(from => ({ from, until: from + 40 * dayMs })),
    { from: month, until: Math.max(now, month + dayMs) },
  ]
  const put = (rows: object) => page.evaluate(fillStore, { name, json: JSON.stringify(rows), coverage })
  for (const [i, span] of spans.entries()) {
    const firstNumber = 600_000_000 + i * portion
    await put(storedRows({ ...span, count: portion, firstNumber, timeZone, locationId: setup.location.id }))
  }
  for (const rows of storedActivity(entries, portion, now)) await put(rows)
}

const monthStart = (now: number) => {
  const date = new Date(now)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1, 12)
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** The first popup after an upgrade: what it shows at once, and how long the counting behind it takes. */
async function benchCount(browser: ExtensionBrowser, name: string): Promise<void> {
  const began = Date.now()
  const first = await painted(browser, 'popup.html', '.taken-amount')
  const page = await browser.openOwn('popup.html')
  await page.waitForFunction(
    () => document.querySelector('.taken-amount') && !document.querySelector('.popup-counting'),
    undefined,
    { timeout: 300_000 },
  )
  const counted = Date.now() - began
  while ((await countRows(page, name, 'days')) < keptDays) await page.waitForTimeout(500)
  console.log(`Store of 100,000 orders that are not counted yet, 10,000 of them this month:
  first popup, navigation to totals painted   ${first.ms.toFixed(0)} ms
  until all are counted behind it             ${counted} ms
  until the books of ${keptDays} days are kept        ${Date.now() - began} ms`)
  await page.close()
}

async function benchPopup(browser: ExtensionBrowser): Promise<void> {
  const full: number[] = []
  const single: number[] = []
  await painted(browser, 'popup.html', '.taken-amount')
  for (let i = 0; i < rounds; i++) {
    full.push((await painted(browser, 'popup.html', '.taken-amount')).ms)
    single.push((await painted(browser, 'one-record.html', '#record')).ms)
  }
  const [popup, one] = [median(full), median(single)]
  console.log(`Popup with 100,000 stored orders, medians of ${rounds}:
  navigation to totals painted                ${popup.toFixed(1)} ms
  a page that reads one record                ${one.toFixed(1)} ms
  ratio                                       ${(popup / one).toFixed(2)}  (aim ≤ 2)`)
}

async function benchMonth(
  browser: ExtensionBrowser,
  name: string,
  nextech: SimulatedNextech,
  now: number,
): Promise<void> {
  const iso = (at: number) => new Date(at).toISOString().slice(0, 10)
  const first = `${iso(now).slice(0, 8)}01`
  const last = iso(Date.UTC(Number(first.slice(0, 4)), Number(first.slice(5, 7)), 0))
  const path = `workbench.html#/reconciliation?from=${first}&to=${last}`
  const listings = () => nextech.calls()['GET PaymentReconciliation'] ?? 0
  const before = listings()
  const kept: Painted[] = []
  for (let i = 0; i < 5; i++) kept.push(await painted(browser, path, '.three-sums'))
  const asked = listings() - before
  const page = await browser.openOwn('popup.html')
  await clearTable(page, name, 'days')
  const rowByRow = await painted(browser, path, '.three-sums')
  await page.close()
  const part = (of: (each: Painted) => number) => median(kept.map(of)).toFixed(0)
  console.log(`A month of 10,000 orders reconciled, medians of ${kept.length}:
  navigation to sums and differences painted  ${part(({ ms }) => ms)} ms  (aim ≤ 1000; all: ${kept.map(({ ms }) => ms.toFixed(0)).join(', ')})
    of that the page's start                  ${part(({ asked: at }) => at ?? 0)} ms
    of that the background's answer           ${part(({ asked: from, answered }) => (answered ?? 0) - (from ?? 0))} ms
    of that drawing                           ${part(({ ms, answered }) => ms - (answered ?? 0))} ms
    waiting for Nextech                       none: the ledger is read from the store (${asked} reads of it meanwhile)
  the same with no books kept, row by row     ${rowByRow.ms.toFixed(0)} ms`)
}

/** As the activity's page does it: stretch by stretch, each a message of its own. */
async function benchActivity(browser: ExtensionBrowser): Promise<void> {
  const page = await browser.openOwn('popup.html')
  const { ms, stretches, checked } = await page.evaluate(async () => {
    interface Proof {
      isOver: boolean
      checked: number
      broken: object | null
    }
    const began = performance.now()
    const each: number[] = []
    for (let soFar: Proof | null = null; ; ) {
      const from = performance.now()
      const answer: { value: Proof } = await chrome.runtime.sendMessage({
        name: 'ext-bg/prove-activity',
        body: { soFar },
      })
      each.push(performance.now() - from)
      soFar = answer.value
      if (soFar.broken) throw new Error('The chain is broken.')
      if (soFar.isOver) return { ms: performance.now() - began, stretches: each, checked: soFar.checked }
    }
  })
  await page.close()
  console.log(`The chain of ${checked} entries of the activity checked:
  all of it                                   ${ms.toFixed(0)} ms
  a stretch, after which people may stop      ${median(stretches).toFixed(0)} ms  (of ${stretches.length})`)
}
