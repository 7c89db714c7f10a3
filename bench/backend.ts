import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { makePractice } from '../sandbox/practice/make-practice.ts'
import { type BackendProcess, runCommand, startBackend } from '../tests/backend/backend-process.ts'
import { asked, ownDatabase } from '../tests/backend/own-database.ts'
import { ask, startStations } from '../tests/backend/stations.ts'
import { managerEmail, startSurroundings } from '../tests/backend/world.ts'
import { findPostgres, startPostgres } from '../tests/setup/postgres.ts'
import { benchBackendLive } from './backend-live.ts'
import { exactPractice } from './stage/exact-practice.ts'
import { idlePractices } from './stage/idle-practices.ts'
import { totalsOverMany } from './stage/totals.ts'

const limit = 20
const payment = 'POST PaymentReconciliation'
const minuteMs = 60_000

/** What the sync backend does and costs on PostgreSQL, each with its floor of the same run; `part` = one of them alone. */
export async function benchBackend(
  orders: number,
  practiceCounts: readonly number[],
  part?: string,
): Promise<void> {
  const isWanted = (name: string) => part === undefined || part === name
  const bin = findPostgres()
  if (!bin) {
    console.log('backend: PostgreSQL is not installed, nothing was measured')
    return
  }
  const postgres = await startPostgres(bin)
  try {
    if (isWanted('posting')) await posting(await ownDatabase(postgres.url), orders)
    if (isWanted('resolve')) await resolving(await ownDatabase(postgres.url), 20)
    if (isWanted('totals')) await totalsOverMany(await ownDatabase(postgres.url), 100_000)
    if (isWanted('idle'))
      for (const count of practiceCounts) await idlePractices(await ownDatabase(postgres.url), count)
  } finally {
    await postgres.close()
  }
  if (isWanted('live')) await benchBackendLive([50], 20)
}

/** Two workers at one practice's limit. */
async function posting(url: string, orders: number): Promise<void> {
  const base = makePractice({ seed: 1, now: new Date().toISOString(), patients: 60, orders: 41 })
  const around = await startSurroundings(exactPractice(base, orders), { answerMs: 50 })
  const { files, folder, nextech } = around
  const env = { DATABASE_URL: url, MASTER_KEY_FILE: join(folder, 'key'), ROLE: 'worker' }
  const place = ['--data-dir', folder]
  const manager = ['--manager-email', managerEmail, '--manager-password-file', files.managerPasswordFile]
  await runCommand(['setup', ...place, '--configuration', files.configuration, ...manager], env)
  await asked(url, 'create table probe_of_bench as select 0 as n')
  const start = () => startBackend([...place, '--port', '0'], env)
  const workers = await Promise.all([start(), start()])
  const commits: Promise<number>[] = []
  const beat = setInterval(() => commits.push(timed(() => oneCommit(url))), 500)
  try {
    const paid = () => nextech.arrivals().filter(({ name }) => name === payment)
    for (const end = Date.now() + 20 * minuteMs; paid().length < orders && Date.now() < end; )
      await delay(200)
    clearInterval(beat)
    const times = paid().map(({ at }) => at)
    const perSecond = (times.length - 1) / ((Math.max(...times) - Math.min(...times)) / 1000)
    const calls = nextech.calls()
    console.log(`backend: ${orders} orders, two workers on PostgreSQL, Nextech answers in 50 ms
  posted a second, first payment to last   ${perSecond.toFixed(2)}, ${(perSecond / limit).toFixed(3)} of Nextech's limit (aim ≥ 0.95)
  payments ${times.length}, answers of 429 ${calls['429'] ?? 0} (aim 0)
  a change of one row and its commit meanwhile, on a connection of its own: ${told(await Promise.all(commits))}
  memory of the workers                    ${workers.map(memoryOf).join(' and ')} MB`)
  } finally {
    clearInterval(beat)
    await Promise.all(workers.map(worker => worker.stop()))
    await around.close()
  }
}

/** From the press of RESOLVE to the candidates, as the station asks for them; the floor is what any request takes. */
async function resolving(url: string, presses: number): Promise<void> {
  const stage = await startStations(url, presses)
  try {
    const floor: number[] = []
    const panels: number[] = []
    for (const key of stage.keys) {
      floor.push(await timed(() => fetch(`${stage.deciding.url}/v1/me`, { headers: stage.headers })))
      const order = { key, opening: `bench of ${key}` }
      panels.push(
        await timed(() => ask(stage.deciding.url, stage.token, 'panel-bg/load', { ticket: '' }, { order })),
      )
    }
    console.log(`backend: RESOLVE, ${panels.length} orders
  press to candidates   ${told(panels)}
  any signed-in request ${told(floor)} (the floor); ${(median(panels) / median(floor)).toFixed(1)} of it`)
  } finally {
    await stage.close()
  }
}

/** What the database takes for the smallest of changes while all the rest goes on: the floor of every step of an order. */
const oneCommit = (url: string) => asked(url, 'update probe_of_bench set n = n + 1')

async function timed(job: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await job()
  return performance.now() - from
}

const at = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN
const median = (values: readonly number[]) => at(values, 0.5)
const told = (values: readonly number[]) =>
  `median ${median(values).toFixed(1)} ms, p95 ${at(values, 0.95).toFixed(1)} ms`

/** Resident memory in MB, as Linux tells it. */
function memoryOf({ pid }: BackendProcess): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes) / 1024)
}
