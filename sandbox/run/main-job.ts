import type { Page } from 'playwright-core'
import type { Configuration } from '../../lib/domain/configuration.ts'
import type { Connections } from '../nextech/hosts.ts'
import { startNextech } from '../nextech/server.ts'
import type { LedgerEntry, Practice } from '../practice/practice.ts'
import { startShop } from '../shop/server.ts'
import { type ExtensionBrowser, launchWithExtension } from './browser.ts'
import { configurationFor, keepingOldOrders } from './configuration.ts'
import type { Expected } from './expected.ts'
import { isAtRest, type Outcomes, outcomesOf, storedPostings } from './outcome.ts'
import { takeScreenshots } from './screenshots.ts'
import { resolveOrder } from './staff.ts'
import { importConfiguration, openOrders, readWholeList } from './steps.ts'

export interface MainJobOptions {
  practice: Practice
  /** The folder of the built extension. */
  extension: string
  headless: boolean
  /** Where screenshots go. */
  out: string
  /** Play staff: resolve the orders whose expectation names a patient. */
  staff?: Expected | undefined
  /** How Nextech's connections are. */
  connections: Connections
  /** A sync backend between the browsers and Nextech. */
  withBackend?: boolean
  /** How many browsers read the list; more than one only with a backend. */
  stations?: number
}

export interface MainJobRun {
  outcomes: Outcomes
  summary: { seconds: number; calls: Record<string, number>; mode: 'direct' | 'backend' }
  ledger: readonly LedgerEntry[]
  /** Until the person has closed the browser. */
  untilClosed(): Promise<void>
  close(): Promise<void>
}

/** The longest a whole practice may take before the run gives up and says what is not at rest. */
const patienceMs = 15 * 60_000

/** Runs the main job: a shop, a Nextech, real browsers with the extension; every order read, matched and posted. */
export async function mainJob(options: MainJobOptions): Promise<MainJobRun> {
  const { practice, extension, headless, out, connections, stations = 1 } = options
  const [nextech, shop] = await Promise.all([startNextech(practice, { connections }), startShop(practice)])
  const direct = keepingOldOrders(configurationFor(practice.setup, { ...nextech, shop: shop.url }))
  const backend = options.withBackend ? await startBackend(direct) : undefined
  const browsers = await Promise.all(
    Array.from({ length: stations }, () =>
      launchWithExtension(extension, { headless, args: nextech.chromiumArgs }),
    ),
  )
  const started = Date.now()
  const lists: Page[] = []
  let postings = backend?.postings
  for (const browser of browsers) {
    const settings = await importConfiguration(browser, backend?.configuration ?? direct)
    postings ??= () => storedPostings(settings, practice.setup.practiceId)
    lists.push(await openOrders(browser, shop.url, 100))
  }
  const [browser, list] = [browsers[0], lists[0]]
  if (!browser || !list || !postings) throw new Error('No browser was started.')
  await Promise.all(lists.map((each, at) => readList(each, practice.orders.length, at)))
  await settle(postings)
  if (options.staff) await playStaff(list, shop.url, practice, options.staff, postings)
  const seconds = Math.round((Date.now() - started) / 100) / 10
  const mode = backend ? 'backend' : 'direct'
  const summary = { seconds, calls: nextech.calls(), mode } as const
  const outcomes = outcomesOf(await postings(), nextech)
  const resolvable = Object.entries(outcomes).find(([, outcome]) => outcome.status === 'resolve')?.[0]
  await takeScreenshots(browser, shop.url, out, resolvable)
  return {
    outcomes,
    summary,
    ledger: nextech.ledger(),
    untilClosed: () => untilClosed(browser, list, shop.url),
    async close() {
      await Promise.allSettled(browsers.map(each => each.close()))
      await Promise.allSettled([backend?.close(), shop.close(), nextech.close()])
    },
  }
}

/** Its packages are installed only where it is wanted. */
async function startBackend(configuration: Configuration) {
  const { startRunBackend } = await import('./run-backend.ts')
  return startRunBackend(configuration)
}

async function readList(list: Page, total: number, station: number): Promise<void> {
  let read = 0
  await readWholeList(list, badges => {
    read += Object.keys(badges).length
    if (station === 0) progress(`read ${read} of ${total} orders`)
  })
}

async function settle(postings: () => Promise<Awaited<ReturnType<typeof storedPostings>>>): Promise<void> {
  const until = Date.now() + patienceMs
  for (;;) {
    const all = await postings()
    const moving = all.filter(posting => !isAtRest(posting))
    progress(`${all.length - moving.length} of ${all.length} orders settled`)
    if (moving.length === 0) return
    if (Date.now() > until) {
      const stuck = moving.map(posting => `${posting.number} ${posting.state}`).join(', ')
      throw new Error(`These orders did not come to rest: ${stuck}`)
    }
    await new Promise(done => setTimeout(done, 500))
  }
}

async function playStaff(
  page: Page,
  shop: string,
  practice: Practice,
  expected: Expected,
  postings: () => Promise<Awaited<ReturnType<typeof storedPostings>>>,
): Promise<void> {
  const choices = Object.entries(expected).filter(([, wanted]) => wanted.status === 'resolve' && wanted.top)
  for (const [i, [number, { top }]] of choices.entries()) {
    await resolveOrder(page, shop, number, chartNumberOf(practice, top ?? ''))
    progress(`staff resolved ${i + 1} of ${choices.length} orders`)
  }
  await settle(postings)
}

function chartNumberOf(practice: Practice, uid: string): string {
  const patient = practice.patients.find(each => each.id === uid)
  const identifiers = Array.isArray(patient?.identifier) ? patient.identifier : []
  return String(identifiers.find(identifier => identifier.use === 'usual')?.value)
}

async function untilClosed(browser: ExtensionBrowser, list: Page, shop: string): Promise<void> {
  await list.goto(`${shop}/sales/orders`)
  await list.bringToFront()
  await browser.context
    .pages()
    .find(page => page.url() === 'about:blank')
    ?.close()
  console.log('The browser stays open: close it to end.')
  await browser.context.waitForEvent('close', { timeout: 0 })
}

/** On a terminal the line is written over; elsewhere each tenth step would only fill the log. */
function progress(text: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${text}`)
  else if (text !== lastProgress) console.log(text)
  lastProgress = text
}
let lastProgress = ''
