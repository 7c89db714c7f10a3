import { setTimeout as delay } from 'node:timers/promises'
import { exactPractice } from '../../bench/stage/exact-practice.ts'
import type { SimulatedNextech } from '../../sandbox/nextech/server.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import type { MagentoOrder } from '../../sandbox/practice/practice.ts'
import { type BackendProcess, runCommand, startBackend } from './backend-process.ts'
import { type TooMany, tooManyOf } from './refusals.ts'
import { watchTurns } from './watch-turns.ts'
import { managerEmail, type Surroundings, startSurroundings } from './world.ts'

export interface KillOptions {
  kills: number
  /** Orders that are placed in the shop before each kill. */
  ordersEach: number
  /** Where the backends keep their data: without it in a folder, with PGlite. */
  databaseUrl?: string
  /** Backends that share the database; a PGlite has one. */
  workers?: number
  /** In [0, 1). */
  random: () => number
  /** What happens in mid-posting, by the number of the kill; a backend is killed where nothing else is said. */
  strike?: (n: number) => Promise<void>
  /** What is waited for, and looked at, once the next payment has arrived. */
  afterwards?: (n: number, nextech: SimulatedNextech) => Promise<void>
  /** How long the next payment may take, in ms. */
  maxRecoveryMs?: number
  /** No further kill is begun once this many ms are over; those that were done are judged. */
  maxMs?: number
  tell?: (line: string) => void
}

export interface KillVerdict {
  kills: number
  /** Kills while a payment was on its way to Nextech or its answer on its way back. */
  inMidPosting: number
  orders: number
  /** Numbers of orders with more than one payment, and with none. */
  twice: string[]
  lost: string[]
  /** Payments that arrived, and answers of 429. */
  arrived: number
  tooMany: readonly TooMany[]
  /** From a kill to the next payment that arrived, in ms. */
  recoveries: number[]
  /** What each of these was made of. */
  parts: Recovery[]
}

/** How a kill was recovered from, in ms from the kill on; NaN where it did not come to it, or nobody could see it. */
interface Recovery {
  /** The killed process was there again. */
  start: number
  /** Another turn of the practice began: its lease was taken. Seen on PostgreSQL alone. */
  turn: number
  /** The first question to Nextech. */
  question: number
  payment: number
  /** Orders for which no payment had left by then: where none was, the next payment comes when the lease of one is over. */
  left: number
}

const payment = 'POST PaymentReconciliation'
/** A payment takes so long at Nextech that a kill meets it. */
const answerMs = 250
/** What was on its way is looked for after its lease, and once more after the settle time. */
const settleMs = 300_000
const maxSyncMs = 120_000
/** Rounds in a row that met no payment. */
const maxMisses = 3
/** Orders that wait, in kills: those of the last ones are on their way for minutes. */
const maxWaiting = 4

/** Places orders in a simulated shop and kills the backend that posts them, again and again; then lets it come to rest. */
export async function killInMidPosting(options: KillOptions): Promise<KillVerdict> {
  const { kills, ordersEach, random, strike, afterwards, maxRecoveryMs = 20_000, tell = () => {} } = options
  const begun = performance.now()
  const isTime = () => performance.now() - begun < (options.maxMs ?? Number.POSITIVE_INFINITY)
  const orders = kills * ordersEach + 1
  const base = makePractice({ seed: 1, now: new Date().toISOString(), patients: 60, orders: 41 })
  const practice = exactPractice(base, orders)
  const around = await startSurroundings(practice, { answerMs })
  around.shop.setOrders([])
  const place = placing(around)
  const group = await startGroup(around, options)
  const parts: Recovery[] = []
  const killedAt: number[] = []
  const watch = options.databaseUrl === undefined ? undefined : await watchTurns(options.databaseUrl)
  let [inMidPosting, misses] = [0, 0]
  try {
    for (let n = 1; n <= kills && isTime(); n++) {
      await untilCaughtUp(around.nextech, (n - 1) * ordersEach, maxWaiting * ordersEach)
      place(practice.orders.slice(0, n * ordersEach))
      await group.sync()
      const meets = await untilUnderWay(around.nextech)
      await delay(random() * answerMs)
      // On a busy machine that payment may be answered by now: the kill meets the next one.
      const meetsNext = meets && (await untilUnderWay(around.nextech))
      // And this process may have stood still for as long as all of them took: it kills all the same.
      misses = meetsNext ? 0 : misses + 1
      if (misses >= maxMisses) throw new Error('no payment was sent within a minute, several times in a row')
      if (underWay(around.nextech) > 0) inMidPosting += 1
      const at = Date.now()
      const left = n * ordersEach - sentCount(around.nextech)
      killedAt.push(at)
      const turned = watch?.next()
      const struck = strike ? strike(n) : group.killOne(random)
      // Nobody rings for it: the others, or the one that is started again, find it by themselves.
      const [start, payment] = await Promise.all([
        struck.then(() => Date.now() - at),
        nextArrival(around.nextech, at, maxRecoveryMs),
      ])
      const turn = turned && turned() - at
      const recovery = { start, payment, left, ...seenOf(around.nextech, at, payment, turn) }
      parts.push(recovery)
      const said = {
        ...recovery,
        ...askedBetween(around.nextech, at, Number.isNaN(payment) ? maxRecoveryMs : payment),
      }
      tell(`kill ${n}: next payment after ${payment} ms ${JSON.stringify(said)}`)
      if (Number.isNaN(payment) && left > 0) tell(`  ${timelineOf(around.nextech, at, maxRecoveryMs)}`)
      await afterwards?.(n, around.nextech)
    }
    const done = parts.length
    const placed = practice.orders.slice(0, done * ordersEach + 1)
    place(placed)
    await group.sync()
    await untilAllPosted(around.nextech, placed.length)
    return {
      ...verdictOf(around.nextech, placed),
      tooMany: tooManyOf(around.nextech.arrivals(), killedAt),
      kills: done,
      inMidPosting,
      recoveries: parts.map(each => each.payment),
      parts,
    }
  } finally {
    await watch?.close()
    await group.close()
    await around.close()
  }
}

/** Places orders in the shop: to its interface an order is new by the moment it changed. */
function placing({ shop }: Surroundings): (orders: readonly MagentoOrder[]) => void {
  const placedAt = new Map<string, string>()
  return orders => {
    const now = new Date().toISOString().slice(0, 19).replace('T', ' ')
    const placed = orders.map(order => {
      const at = placedAt.get(order.increment_id) ?? now
      placedAt.set(order.increment_id, at)
      return { ...order, created_at: at, updated_at: at }
    })
    shop.setOrders(placed)
  }
}

interface Group {
  sync(): Promise<void>
  /** Kills one of them and starts it again. */
  killOne(random: () => number): Promise<void>
  close(): Promise<void>
}

async function startGroup(
  { files, folder }: Surroundings,
  { databaseUrl, workers = 1 }: KillOptions,
): Promise<Group> {
  const env: Record<string, string> = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }
  const place = ['--data-dir', folder]
  const manager = [
    '--manager-email',
    files.managerEmail,
    '--manager-password-file',
    files.managerPasswordFile,
  ]
  const said = await runCommand(['setup', ...place, '--configuration', files.configuration, ...manager], env)
  const practice = /^Practice (\S+) is prepared/.exec(said)?.[1] ?? ''
  const token = await runCommand(
    ['station-token', ...place, '--practice', practice, '--email', managerEmail],
    env,
  )
  const start = () => startBackend([...place, '--port', '0'], env)
  const backends: BackendProcess[] = await Promise.all(Array.from({ length: workers }, start))
  const headers = { Authorization: `Bearer ${token}`, 'X-Protocol': '1' }
  return {
    async sync() {
      // A database that is being replaced is waited for, as a station waits for it.
      for (const end = Date.now() + maxSyncMs; ; await delay(500)) {
        const answer = await fetch(`${backends[0]?.url}/v1/sync`, { method: 'POST', headers })
        if (answer.ok) return
        if (Date.now() > end) throw new Error(`sync: ${answer.status} ${await answer.text()}`)
      }
    },
    async killOne(random) {
      const at = Math.floor(random() * backends.length)
      await backends[at]?.kill()
      backends[at] = await start()
    },
    async close() {
      await Promise.all(backends.map(backend => backend.stop()))
    },
  }
}

/** Payments that arrived and are not answered yet. */
function underWay(nextech: SimulatedNextech): number {
  const recent = Date.now() - 2 * answerMs
  return nextech
    .arrivals()
    .filter(({ name, status, at }) => name === payment && status === null && at > recent).length
}

/** Whether a payment was met within a minute. */
async function untilUnderWay(nextech: SimulatedNextech): Promise<boolean> {
  for (const end = Date.now() + 60_000; underWay(nextech) === 0; await delay(5))
    if (Date.now() > end) return false
  return true
}

/** A turn of a living worker that goes on is none that the kill made necessary. */
function seenOf(nextech: SimulatedNextech, killedAt: number, payment: number, turn: number | undefined) {
  const first = nextech.arrivals().find(({ at }) => at > killedAt)
  // Without a payment nobody can tell.
  const isReplaced = turn === undefined || !(turn > payment)
  const question = isReplaced && first ? first.at - killedAt : Number.NaN
  return { turn: isReplaced && turn !== undefined ? turn : Number.NaN, question }
}

/** What was asked from the kill to the payment after it: answers of 429 among it, by the calls' names. */
function askedBetween(nextech: SimulatedNextech, killedAt: number, ms: number): Record<string, number> {
  const asked = nextech.arrivals().filter(({ at }) => at > killedAt && at < killedAt + ms)
  const counts = Object.groupBy(asked, ({ name, status }) => (status === 429 ? `429 ${name}` : name))
  return Object.fromEntries(Object.entries(counts).map(([name, all = []]) => [name, all.length]))
}

/** Where a payment did not come in time: what was asked meanwhile, each with the seconds since the kill and its status. */
function timelineOf(nextech: SimulatedNextech, killedAt: number, ms: number): string {
  const asked = nextech.arrivals().filter(({ at }) => at > killedAt && at < killedAt + ms)
  return asked
    .map(({ name, at, status }) => `${((at - killedAt) / 1000).toFixed(1)} ${name} ${status ?? '-'}`)
    .join(', ')
}

/** How long after the kill a payment arrived; NaN where none was left to send. */
async function nextArrival(nextech: SimulatedNextech, killedAt: number, maxMs: number): Promise<number> {
  // What the killed process sent last has arrived by then, or never does.
  await delay(answerMs)
  for (const end = killedAt + maxMs; Date.now() < end; await delay(20)) {
    const arrival = nextech.arrivals().find(({ name, at }) => name === payment && at > killedAt + answerMs)
    if (arrival) return arrival.at - killedAt
  }
  return Number.NaN
}

const livePayments = (nextech: SimulatedNextech) =>
  nextech.ledger().filter(({ status }) => status === 'active')

const postedCount = (nextech: SimulatedNextech) => new Set(livePayments(nextech).map(({ text }) => text)).size

/** Orders whose payment has arrived, whatever became of it. */
function sentCount(nextech: SimulatedNextech): number {
  const sent = nextech.arrivals().filter(({ name }) => name === payment)
  return new Set(sent.map(({ about }) => about)).size
}

/** Kills that come faster than their orders are posted would measure how long a queue takes, not a start. */
async function untilCaughtUp(nextech: SimulatedNextech, placed: number, max: number): Promise<void> {
  for (const end = Date.now() + settleMs; Date.now() < end; await delay(200))
    if (placed - postedCount(nextech) <= max) return
}

/** Gives up once nothing more has arrived for as long as a lost answer takes to be read back and sent again. */
async function untilAllPosted(nextech: SimulatedNextech, orders: number): Promise<void> {
  let [posted, since] = [0, Date.now()]
  for (; Date.now() - since < settleMs; await delay(500)) {
    const now = postedCount(nextech)
    if (now >= orders) break
    if (now > posted) [posted, since] = [now, Date.now()]
  }
  // A second payment of an order would come after its lease and the settle time.
  await delay(2_000)
}

function verdictOf(nextech: SimulatedNextech, orders: readonly MagentoOrder[]) {
  const live = livePayments(nextech)
  const paid = (number: string) => live.filter(({ text }) => text.startsWith(`DermPRO #${number} `)).length
  const numbers = orders.map(order => order.increment_id)
  return {
    orders: numbers.length,
    twice: numbers.filter(number => paid(number) > 1),
    lost: numbers.filter(number => paid(number) === 0),
    arrived: nextech.arrivals().filter(({ name }) => name === payment).length,
  }
}
