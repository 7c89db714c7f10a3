import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { withOneRecordPage } from '../sandbox/bench/one-record.ts'
import { fillStore, storedRows } from '../sandbox/bench/stored-orders.ts'
import { startNextech } from '../sandbox/nextech/server.ts'
import { makePractice } from '../sandbox/practice/make-practice.ts'
import { type ExtensionBrowser, launchWithExtension } from '../sandbox/run/browser.ts'
import { configurationFor } from '../sandbox/run/configuration.ts'
import { importConfiguration } from '../sandbox/run/steps.ts'
import { buildSandbox } from './build-sandbox.ts'

/** Times each thing is measured; medians are compared. */
const rounds = 15
const dayMs = 24 * 60 * 60 * 1000
const portion = 10_000

/** What the reports cost over a store of 100,000 orders, in a real browser. */
export async function benchReports(only: (name: 'popup' | 'reconciliation') => boolean): Promise<void> {
  const now = Date.now()
  const practice = makePractice({ seed: 1, now: new Date(now).toISOString(), patients: 60, orders: 41 })
  const nextech = await startNextech(practice)
  const folder = await withOneRecordPage(buildSandbox(), `nextech-sync/${practice.setup.practiceId}`)
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
    const counted = await paintedAfter(browser, 'popup.html', '.taken-amount')
    console.log(
      `Store of 100,000 orders, 10,000 of them this month; the first popup counts all: ${counted.toFixed(0)} ms`,
    )
    if (only('popup')) await benchPopup(browser)
    if (only('reconciliation')) await benchMonth(browser, now)
  } finally {
    await browser.close()
    await nextech.close()
    for (const each of [folder, profile]) await rm(each, { recursive: true, force: true })
  }
}

/** Ninety thousand orders of the year before, ten thousand of this month. */
async function fill(
  page: Page,
  setup: { practiceId: string; timeZone: string; location: { id: string } },
  now: number,
): Promise<void> {
  const { timeZone } = setup
  const name = `nextech-sync/${setup.practiceId}`
  const month = monthStart(now)
  const coverage = { locationId: setup.location.id, from: month - 400 * dayMs, seenTo: now, readAt: now }
  const before = Array.from({ length: 9 }, (_, i) => month - (9 - i) * 40 * dayMs)
  const spans = [
    ...before.map(from => ({ from, until: from + 40 * dayMs })),
    { from: month, until: Math.max(now, month + dayMs) },
  ]
  for (const [i, span] of spans.entries()) {
    const rows = storedRows({
      ...span,
      count: portion,
      firstNumber: 600_000_000 + i * portion,
      timeZone,
      locationId: setup.location.id,
    })
    await page.evaluate(fillStore, { name, json: JSON.stringify(rows), coverage })
  }
}

const monthStart = (now: number) => {
  const date = new Date(now)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1, 12)
}

/** Milliseconds from navigation to the frame after `selector` was there, by the page's own clock. */
async function paintedAfter(browser: ExtensionBrowser, path: string, selector: string): Promise<number> {
  const page = await browser.context.newPage()
  await page.addInitScript(wanted => {
    const look = () =>
      document.querySelector(wanted)
        ? requestAnimationFrame(() =>
            setTimeout(() => Object.assign(globalThis, { painted: performance.now() })),
          )
        : requestAnimationFrame(look)
    look()
  }, selector)
  await page.goto(`chrome-extension://${browser.extensionId}/${path}`)
  const painted = await page.waitForFunction(() => (globalThis as { painted?: number }).painted, undefined, {
    timeout: 300_000,
  })
  const ms = Number(await painted.jsonValue())
  await page.close()
  return ms
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

async function benchPopup(browser: ExtensionBrowser): Promise<void> {
  const full: number[] = []
  const single: number[] = []
  await paintedAfter(browser, 'popup.html', '.taken-amount')
  for (let i = 0; i < rounds; i++) {
    full.push(await paintedAfter(browser, 'popup.html', '.taken-amount'))
    single.push(await paintedAfter(browser, 'one-record.html', '#record'))
  }
  const [popup, one] = [median(full), median(single)]
  console.log(`Popup with 100,000 stored orders, medians of ${rounds}:
  navigation to totals painted                ${popup.toFixed(1)} ms
  a page that reads one record                ${one.toFixed(1)} ms
  ratio                                       ${(popup / one).toFixed(2)}  (aim ≤ 2)`)
}

async function benchMonth(browser: ExtensionBrowser, now: number): Promise<void> {
  const iso = (at: number) => new Date(at).toISOString().slice(0, 10)
  const first = `${iso(now).slice(0, 8)}01`
  const last = iso(Date.UTC(Number(first.slice(0, 4)), Number(first.slice(5, 7)), 0))
  const path = `workbench.html#/reconciliation?from=${first}&to=${last}`
  const all: number[] = []
  for (let i = 0; i < 5; i++) all.push(await paintedAfter(browser, path, '.three-sums'))
  console.log(`A month of 10,000 orders reconciled:
  navigation to sums and differences painted  ${median(all).toFixed(0)} ms  (aim ≤ 1000; all: ${all.map(ms => ms.toFixed(0)).join(', ')})`)
}
