/**
 * The sync backend, killed with `kill -9` again and again while payments are on their way; at the end each order must be posted once.
 *
 *   npm run backend-kills                                  20 kills on PGlite, from a random seed on
 *   npm run backend-kills -- --kills 200 --seed 4711
 *   npm run backend-kills -- --database postgres --workers 2       a PostgreSQL of its own, or an address postgres://…; pglite is what it takes by itself
 *   npm run backend-kills -- --kills 200 --minutes 30              as many of them as there is time for
 */
import 'temporal-polyfill/global'
import { parseArgs } from 'node:util'
import { en, Faker } from '@faker-js/faker'
import { killInMidPosting } from '../backend/kill-rounds.ts'
import { findPostgres, startPostgres } from '../setup/postgres.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    orders: { type: 'string', default: '24' },
    database: { type: 'string' },
    workers: { type: 'string', default: '1' },
    minutes: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  },
})

const faker = new Faker({ locale: en, seed: Number(values.seed) })
console.log(
  `seed ${values.seed}; ${values.kills} kills, ${values.workers} backends on ${values.database ?? 'PGlite'}`,
)
const postgres = values.database === 'postgres' ? await startOwn() : undefined
const databaseUrl = postgres?.url ?? (values.database === 'pglite' ? undefined : values.database)
const verdict = await killInMidPosting({
  kills: Number(values.kills),
  ordersEach: Number(values.orders),
  workers: Number(values.workers),
  random: () => faker.number.float({ max: 1 }),
  tell: line => console.log(line),
  ...(values.minutes !== undefined && { maxMs: Number(values.minutes) * 60_000 }),
  ...(databaseUrl !== undefined && { databaseUrl }),
}).finally(() => postgres?.close())
const recoveries = verdict.recoveries.filter(Number.isFinite).sort((a, b) => a - b)
const none = verdict.parts.filter(({ payment }) => !Number.isFinite(payment))
const shareOf = (values: readonly number[], of: number) =>
  values[Math.max(0, Math.ceil(values.length * of) - 1)]
const share = (of: number) => shareOf(recoveries, of)
const names = {
  start: 'process there again',
  turn: 'next turn',
  question: 'first question to Nextech',
  payment: 'first payment',
}
const rows = Object.entries(names).map(([part, name]) => {
  // Kills that another worker's living turn made nothing of are left out.
  const hit = verdict.parts.filter(each => Number.isFinite(each.question) || postgres === undefined)
  const values = hit
    .map(each => each[part as keyof typeof names])
    .filter(Number.isFinite)
    .sort((a, b) => a - b)
  return `  ${name}: ${values.length} seen, median ${shareOf(values, 0.5)} ms, p95 ${shareOf(values, 0.95)} ms, longest ${values.at(-1)} ms`
})
console.log(`${verdict.kills} kills, ${verdict.inMidPosting} in mid-posting; ${verdict.orders} orders: ${verdict.twice.length} twice, ${verdict.lost.length} lost
payments arrived ${verdict.arrived}, answers of 429 ${verdict.tooMany.length}
next payment after a kill: median ${share(0.5)} ms, p95 ${share(0.95)} ms, longest ${recoveries.at(-1)} ms, later than 20 s or none ${none.length}, of which nothing was left to send in ${none.filter(({ left }) => left <= 0).length}
where a turn was replaced, from the kill to:
${rows.join('\n')}`)
for (const { name, at, sinceKillMs, beforeMs } of verdict.tooMany)
  console.log(
    `429 ${name} at ${new Date(at).toISOString()}, ${sinceKillMs} ms after a kill; before it ${beforeMs.join(' ')} ms`,
  )
if (verdict.twice.length + verdict.lost.length > 0) {
  console.error('twice', verdict.twice, 'lost', verdict.lost)
  process.exitCode = 1
}

function startOwn() {
  const bin = findPostgres()
  if (!bin) throw new Error('PostgreSQL is not installed')
  return startPostgres(bin)
}
