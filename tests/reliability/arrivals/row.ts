import { setTimeout as delay } from 'node:timers/promises'
import { exactPractice } from '../../../bench/stage/exact-practice.ts'
import { statusOf } from '../../../lib/domain/posting-machine.ts'
import { type Arrival, arrivalsByAbout } from '../../../sandbox/nextech/arrivals.ts'
import type { Break } from '../../../sandbox/nextech/break.ts'
import type { Connections } from '../../../sandbox/nextech/hosts.ts'
import { type SimulatedNextech, startNextech } from '../../../sandbox/nextech/server.ts'
import { makePractice } from '../../../sandbox/practice/make-practice.ts'
import type { Practice } from '../../../sandbox/practice/practice.ts'
import { configurationFor } from '../../../sandbox/run/configuration.ts'
import { isAtRest } from '../../../sandbox/run/outcome.ts'
import { startShop } from '../../../sandbox/shop/server.ts'
import { type BrowserName, type BrowserSession, openBrowserSession } from './browser-session.ts'

const payment = 'POST PaymentReconciliation'
const creation = 'POST Patient'
/** Long enough for the first payments to leave, if they did. */
const silenceMs = 12_000

export interface RowOptions {
  browser: BrowserName
  connections: Connections
  /** Orders to post: every third is of a customer that Nextech does not know. */
  payments: number
  /** In turn, each after the payment or patient was made. */
  faults: readonly Break['fault'][]
  /** The folder of the built extension. */
  extension: string
  /** Whether this browser may send payments over this protocol at all: where not, all that can be seen is that it does not. */
  isSent: boolean
  /** How long the orders may take until nothing moves, in ms. */
  patienceMs: number
}

/** What reached the server while every connection broke after each payment and each new patient. */
export interface Row {
  arrivals: readonly Arrival[]
  payments: Tally
  patients: Tally
  /** Orders by status and reason, e.g. `synced` */
  orders: Record<string, number>
  /** Orders that have not exactly one live payment in the ledger. */
  notOnce: string[]
  /** Requests that a cookie came with. */
  withCookie: number
}

export interface Tally {
  asked: number
  arrived: number
  /** Arrivals beyond the first of one payment or patient. */
  repeated: number
  /** Arrivals whose body never came whole, because the session ended: nothing was made of them. */
  cutOff: number
  /** Arrivals whose connection broke. */
  broken: number
  /** Arrivals on a connection that had served before: where browsers repeat by themselves. */
  reused: number
}

/** Posts a practice through a browser whose connections break after every payment; undefined without that browser. */
export async function runRow(options: RowOptions): Promise<Row | undefined> {
  const { connections, browser, extension, patienceMs } = options
  const practice = practiceOf(options.payments)
  const [nextech, shop] = await Promise.all([startNextech(practice, { connections }), startShop(practice)])
  let session: BrowserSession | undefined
  try {
    await breakAll(nextech, options)
    const configuration = configurationFor(practice.setup, { ...nextech, shop: shop.url })
    const { practiceId } = practice.setup
    session = await openBrowserSession[browser]({
      extension,
      nextech,
      shop: shop.url,
      configuration,
      practiceId,
    })
    if (!session) return undefined
    await untilStill(session, practice, options.isSent ? patienceMs : silenceMs)
    return await resultOf(session, nextech, practice)
  } finally {
    await Promise.allSettled([session?.close(), nextech.close(), shop.close()])
  }
}

const isNewcomer = (index: number) => index % 3 === 2

function practiceOf(payments: number): Practice {
  const base = makePractice({ seed: 1, now: new Date().toISOString(), patients: 60, orders: 41 })
  const practice = exactPractice(base, payments)
  // The dummy patient comes first.
  const patients = practice.patients.filter((_, at) => at === 0 || !isNewcomer(at - 1))
  const orders = practice.orders.map((order, at) =>
    isNewcomer(at) ? { ...order, customer_dob: '1980-05-05' } : order,
  )
  return { ...practice, patients, orders }
}

/** More than enough: whatever arrives again breaks again. */
async function breakAll(nextech: SimulatedNextech, { payments, faults }: RowOptions): Promise<void> {
  for (let n = 0; n < payments * 3; n++)
    for (const endpoint of [payment, creation]) {
      const body = JSON.stringify({ endpoint, fault: faults[n % faults.length] })
      const answer = await fetch(`${nextech.url}/control/break`, { method: 'POST', body })
      if (!answer.ok) throw new Error(`control break: ${answer.status} ${await answer.text()}`)
    }
}

/** Until every order was read and has an outcome or waits, and no more has arrived for a while; or its time is over. */
async function untilStill(session: BrowserSession, { orders }: Practice, patienceMs: number): Promise<void> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await delay(500)) {
    const postings = await session.postings()
    if (postings.length === orders.length && postings.every(isAtRest)) return
  }
}

async function resultOf(
  session: BrowserSession,
  nextech: SimulatedNextech,
  practice: Practice,
): Promise<Row> {
  const arrivals = nextech.arrivals()
  const postings = await session.postings()
  const kinds = postings.map(({ state, reason }) =>
    reason === null ? statusOf(state) : `${statusOf(state)}: ${reason}`,
  )
  const groups = Map.groupBy(kinds, kind => kind)
  const live = nextech.ledger().filter(({ status }) => status === 'active')
  const paymentsOf = (number: string) => live.filter(({ text }) => text.startsWith(`DermPRO #${number} `))
  return {
    arrivals,
    payments: tally(arrivals, payment),
    patients: tally(arrivals, creation),
    orders: Object.fromEntries([...groups].map(([kind, all]) => [kind, all.length])),
    notOnce: practice.orders
      .map(order => order.increment_id)
      .filter(number => paymentsOf(number).length !== 1),
    withCookie: arrivals.filter(({ hasCookie }) => hasCookie).length,
  }
}

function tally(arrivals: readonly Arrival[], name: string): Tally {
  const own = arrivals.filter(arrival => arrival.name === name)
  const whole = own.filter(({ about }) => about !== null)
  const asked = Object.keys(arrivalsByAbout(whole, name)).length
  const broken = whole.filter(({ fault }) => fault !== null).length
  const reused = own.filter(({ isReused }) => isReused).length
  const [arrived, cutOff] = [whole.length, own.length - whole.length]
  return { asked, arrived, repeated: arrived - asked, cutOff, broken, reused }
}
