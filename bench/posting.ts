import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { fourFields } from '../lib/domain/contact.ts'
import type { Customer } from '../lib/domain/order.ts'
import { firstStore } from '../lib/domain/stores.ts'
import type { Connections } from '../sandbox/nextech/hosts.ts'
import { type SimulatedNextech, startNextech } from '../sandbox/nextech/server.ts'
import { makePractice } from '../sandbox/practice/make-practice.ts'
import type { MagentoOrder, Practice } from '../sandbox/practice/practice.ts'
import { launchWithExtension } from '../sandbox/run/browser.ts'
import { configurationFor } from '../sandbox/run/configuration.ts'
import { isAtRest, storedPostings } from '../sandbox/run/outcome.ts'
import { importConfiguration, openOrders, readWholeList, signIn } from '../sandbox/run/steps.ts'
import { startShop } from '../sandbox/shop/server.ts'
import { buildSandbox } from '../scripts/build-sandbox.ts'
import { exactPractice } from './stage/exact-practice.ts'
import { startSlowLine } from './stage/slow-line.ts'
import { watchWorkerMemory } from './stage/worker-memory.ts'

const limit = 20
const paymentCall = 'POST PaymentReconciliation'

interface Figures {
  orders: number
  share: number
  callsPerOrder: number
  calls: Record<string, number>
  refused: number
  peakMegabytes: number
  /** Payments that came on a connection of their own. */
  fresh: number
  /** Connections in all. */
  opened: number
}

/** How Nextech is reached. */
export interface Wire {
  connections: Connections
  /** Only over TLS is there a line to be slow: else the browser speaks to the server itself. */
  roundTripMs: number
}

async function run(practice: Practice, paired: boolean, wire: Wire): Promise<Figures> {
  const { connections, roundTripMs } = wire
  const profile = await mkdtemp(join(tmpdir(), 'nextech-bench-'))
  const [nextech, shop] = await Promise.all([startNextech(practice, { connections }), startShop(practice)])
  const line = await startSlowLine(nextech.port, roundTripMs)
  const args = nextech.chromiumArgsFor(line.port)
  const extension = buildSandbox()
  const browser = await launchWithExtension(extension, { headless: true, profile, debugPort: true, args })
  const memory = await watchWorkerMemory(profile)
  const configuration = configurationFor(practice.setup, { ...nextech, shop: shop.url })
  const { password, ...withoutPassword } = configuration.nextech
  const settings = await importConfiguration(browser, { ...configuration, nextech: withoutPassword })
  const { practiceId } = practice.setup
  if (paired)
    await settings.evaluate(storePairings, {
      name: `nextech-sync/${practiceId}`,
      rows: pairings(practice),
    })
  // All is read before anything may be posted: what is measured is the posting, not the shop's pages.
  const list = await openOrders(browser, shop.url, 200)
  await readWholeList(list, () => undefined)
  const clock = watchCalls(nextech, paired ? paymentCall : 'GET Patient')
  await signIn(settings, withoutPassword.username, password ?? '')
  await untilAtRest(nextech, settings, practice)
  const seconds = clock.stop()
  const calls = nextech.calls()
  const total = Object.entries(calls).reduce((sum, [name, count]) => (name === '429' ? sum : sum + count), 0)
  const figures = {
    orders: practice.orders.length,
    share: practice.orders.length / seconds / limit,
    callsPerOrder: total / practice.orders.length,
    calls,
    refused: calls['429'] ?? 0,
    peakMegabytes: memory() / 1e6,
    fresh: nextech.arrivals().filter(({ name, isReused }) => name === paymentCall && !isReused).length,
    opened: line.opened(),
  }
  await browser.close()
  await Promise.all([
    shop.close(),
    line.close(),
    nextech.close(),
    rm(profile, { recursive: true, force: true }),
  ])
  return figures
}

/** The stored orders are looked at only when the payments are there: the simulated Nextech shares this process. */
async function untilAtRest(nextech: SimulatedNextech, settings: Page, practice: Practice): Promise<void> {
  const { length } = practice.orders
  for (;;) {
    await new Promise(done => setTimeout(done, 500))
    if ((nextech.calls()[paymentCall] ?? 0) < length) continue
    const all = await storedPostings(settings, practice.setup.practiceId)
    if (all.length === length && all.every(isAtRest)) return
  }
}

/** Seconds from the first call of an endpoint to the last payment. */
function watchCalls(nextech: SimulatedNextech, first: string) {
  let from = 0
  let to = 0
  let posted = 0
  const timer = setInterval(() => {
    const calls = nextech.calls()
    // The set-up asks for the dummy patient once.
    if (from === 0 && (calls[first] ?? 0) > 1) from = performance.now()
    const now = calls[paymentCall] ?? 0
    if (now > posted) to = performance.now()
    posted = now
  }, 20)
  return {
    stop() {
      clearInterval(timer)
      return (to - from) / 1000
    },
  }
}

/** Pairings of every customer, as staff's earlier choices would have left them. */
function pairings(practice: Practice) {
  return practice.orders.map((order, i) => ({
    key: `${firstStore}/${order.customer_email}`,
    fourFields: fourFields(customerOf(order)),
    patientUid: practice.patients[i + 1]?.id ?? '',
    decidedAt: 0,
  }))
}

function customerOf(order: MagentoOrder): Customer {
  const { firstname, lastname, telephone } = order.billing_address
  const place = { lines: [], city: null, region: null, postalCode: null, country: null }
  return {
    firstName: firstname,
    lastName: lastname,
    email: order.customer_email,
    phone: telephone ?? null,
    birthDate: null,
    ...place,
  }
}

function storePairings({ name, rows }: { name: string; rows: object[] }): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name)
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const writing = opening.result.transaction('pairings', 'readwrite')
      for (const row of rows) writing.objectStore('pairings').put(row)
      writing.oncomplete = () => {
        opening.result.close()
        resolve()
      }
    }
  })
}

function print(name: string, figures: Figures, callsAim: number): void {
  const { orders, share, callsPerOrder, calls, refused, peakMegabytes, fresh, opened } = figures
  console.log(`${name}, ${orders} orders:
  share of the limit of the busiest endpoint  ${share.toFixed(3)}  (aim ≥ 0.95)
  orders a second                             ${(share * limit).toFixed(2)}
  calls per order, all in                     ${callsPerOrder.toFixed(3)}  (aim ≤ ${callsAim})
  calls                                       ${Object.entries(calls)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')}
  payments on a connection of their own       ${fresh}${opened > 0 ? `; ${opened} connections in all` : ''}
  answers of 429                              ${refused}  (aim 0)
  peak heap of the worker                     ${peakMegabytes.toFixed(1)} MB`)
}

/** What posting costs at Nextech's limit of 20 requests a second per endpoint, in a real browser. */
export async function benchPosting(orders: number, returning: number, wire: Wire): Promise<void> {
  const base = makePractice({ seed: 1, now: new Date().toISOString(), patients: 60, orders: 41 })
  const isSecure = wire.connections === 'tls' || wire.connections === 'h2'
  const how = `${wire.connections}${isSecure ? `, ${wire.roundTripMs} ms` : ''}`
  if (orders > 0) print(`Exact matches (${how})`, await run(exactPractice(base, orders), false, wire), 2.05)
  if (returning > 0)
    print(
      `Returning customers with a pairing (${how})`,
      await run(exactPractice(base, returning), true, wire),
      1.05,
    )
}
