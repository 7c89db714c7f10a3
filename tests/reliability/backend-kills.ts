/**
 * The sync backend, killed with `kill -9` again and again while payments are on their way; at the end each order must be posted once.
 *
 *   npm run backend-kills                                  20 kills on PGlite, from a random seed on
 *   npm run backend-kills -- --kills 200 --seed 4711
 *   npm run backend-kills -- --database postgres://… --workers 2
 */
import 'temporal-polyfill/global'
import { parseArgs } from 'node:util'
import { en, Faker } from '@faker-js/faker'
import { killInMidPosting } from '../backend/kill-rounds.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    orders: { type: 'string', default: '24' },
    database: { type: 'string' },
    workers: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  },
})

const faker = new Faker({ locale: en, seed: Number(values.seed) })
console.log(
  `seed ${values.seed}; ${values.kills} kills, ${values.workers} backends on ${values.database ?? 'PGlite'}`,
)
const verdict = await killInMidPosting({
  kills: Number(values.kills),
  ordersEach: Number(values.orders),
  workers: Number(values.workers),
  random: () => faker.number.float({ max: 1 }),
  tell: line => console.log(line),
  ...(values.database !== undefined && { databaseUrl: values.database }),
})
const recoveries = verdict.recoveries.filter(Number.isFinite).sort((a, b) => a - b)
console.log(`${verdict.kills} kills, ${verdict.inMidPosting} in mid-posting; ${verdict.orders} orders: ${verdict.twice.length} twice, ${verdict.lost.length} lost
payments arrived ${verdict.arrived}, answers of 429 ${verdict.tooMany}
next payment after a kill: median ${recoveries[recoveries.length >> 1]} ms, longest ${recoveries.at(-1)} ms`)
if (verdict.twice.length + verdict.lost.length > 0) {
  console.error('twice', verdict.twice, 'lost', verdict.lost)
  process.exitCode = 1
}
