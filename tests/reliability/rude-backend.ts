/**
 * The sync backend as whole processes on one PostgreSQL, against a Nextech that answers half of the payments and a tenth of the
 * questions badly, and whose lists are behind. At the end each order must be posted once, or wait for staff with its reason.
 *
 *   npm run rude-backend
 *   npm run rude-backend -- --orders 60 --workers 3 --behind 20 --seed 4711
 */
import 'temporal-polyfill/global'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { en, Faker } from '@faker-js/faker'
import { exactPractice } from '../../bench/stage/exact-practice.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { runCommand, startBackend } from '../backend/backend-process.ts'
import { asked } from '../backend/own-database.ts'
import { managerEmail, startSurroundings } from '../backend/world.ts'
import { findPostgres, startPostgres } from '../setup/postgres.ts'
import { startRudeNextech } from './rude/rude-nextech.ts'

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '40' },
    workers: { type: 'string', default: '2' },
    behind: { type: 'string', default: '15' },
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  },
})
const faker = new Faker({ locale: en, seed: Number(values.seed) })
const random = () => faker.number.float({ max: 1 })
const count = Number(values.orders)
console.log(
  `seed ${values.seed}; ${count} orders, ${values.workers} backends, lists ${values.behind} s behind`,
)

const bin = findPostgres()
if (!bin) throw new Error('PostgreSQL is not installed')
const postgres = await startPostgres(bin)
const base = makePractice({ seed: 1, now: new Date().toISOString(), patients: 20, orders: 41 })
const practice = exactPractice(base, count)
const around = await startSurroundings(practice)
const nextech = await startRudeNextech(practice, random, Number(values.behind) * 1000)
const { apiBaseUrl, tokenUrl } = nextech
const { files, folder, configuration } = around
const told = { ...configuration, nextech: { ...configuration.nextech, apiBaseUrl, tokenUrl } }
writeFileSync(files.configuration, JSON.stringify(told))
const env = { DATABASE_URL: postgres.url, MASTER_KEY_FILE: join(folder, 'key') }
const place = ['--data-dir', folder]
const manager = ['--manager-email', managerEmail, '--manager-password-file', files.managerPasswordFile]
around.shop.setOrders([])
const said = await runCommand(['setup', ...place, '--configuration', files.configuration, ...manager], env)
const practiceId = /^Practice (\S+) is prepared/.exec(said)?.[1] ?? ''
const station = ['station-token', ...place, '--practice', practiceId, '--email', managerEmail]
const token = await runCommand(station, env)
const backends = await Promise.all(
  Array.from({ length: Number(values.workers) }, () => startBackend([...place, '--port', '0'], env)),
)
const open = "select number, state, reason from posting where state not in ('posted', 'adopted')"
const begun = Date.now()
const end = begun + Number(values.minutes) * 60_000
try {
  const perTurn = Math.max(1, Math.ceil(count / 10))
  for (let placed = 0; placed < count; await delay(6_000)) {
    placed = placeUpTo(placed + perTurn)
    await sync()
  }
  // A shop's interface may need one more look.
  await sync()
  let waiting = await asked(postgres.url, open)
  for (; Date.now() < end && waiting.some(isMoving); await delay(5_000)) {
    console.log(`${seconds()} s: ${waiting.length} not posted, ${waiting.filter(isMoving).length} moving`)
    waiting = await asked(postgres.url, open)
  }
  nextech.calm()
  judge(waiting)
} finally {
  await Promise.allSettled(backends.map(backend => backend.stop()))
  await Promise.allSettled([nextech.close(), around.close(), postgres.close()])
}

/** As a person presses Sync now. */
async function sync(): Promise<void> {
  const headers = { Authorization: `Bearer ${token}`, 'X-Protocol': '1' }
  await fetch(`${backends[0]?.url}/v1/sync`, { method: 'POST', headers })
}

function seconds(): number {
  return Math.round((Date.now() - begun) / 1000)
}

function isMoving({ state }: Record<string, unknown>): boolean {
  return state !== 'attention'
}

/** An order is new to the shop's interface by the moment it changed. */
function placeUpTo(to: number): number {
  const now = new Date().toISOString().slice(0, 19).replace('T', ' ')
  around.shop.setOrders(
    practice.orders.slice(0, to).map(order => ({ ...order, created_at: now, updated_at: now })),
  )
  return to
}

function judge(waiting: readonly Record<string, unknown>[]): void {
  const paid = (number: string) =>
    nextech.payments.filter(({ text }) => text?.startsWith(`DermPRO #${number} `)).length
  const numbers = practice.orders.map(order => order.increment_id)
  const twice = numbers.filter(number => paid(number) > 1)
  const isWaiting = (number: string) => waiting.some(each => each.number === number)
  const lost = numbers.filter(number => paid(number) === 0 && !isWaiting(number))
  const { endpoint, requests } = nextech.busiest()
  console.log(`${seconds()} s, ${nextech.arrived.length} payments arrived: ${JSON.stringify(nextech.tally)}
${numbers.length} orders: ${twice.length} twice, ${lost.length} lost, ${waiting.length} not posted ${JSON.stringify(waiting)}
busiest second: ${requests} requests at ${endpoint}`)
  if (twice.length + lost.length > 0 || requests > 20 || waiting.some(isMoving)) {
    console.error('twice', twice, 'lost', lost)
    process.exitCode = 1
  }
}
