import { setTimeout as delay } from 'node:timers/promises'
import { findPostgres, startPostgres } from '../tests/setup/postgres.ts'
import { bigTables, type HotQueries, hotQueries } from './stage/hot-queries.ts'
import { fillPractices, type ManyPractices, type Size } from './stage/many-practices.ts'

const rounds = 200
const lanes = 8

/**
 * What many practices in one PostgreSQL cost: each thing that the backend asks its database for, alone and all mixed, with one
 * row by its key as the floor; the plans of all statements; the same over hash partitions by practice.
 */
export async function benchScale(practices: number, orders: number, seconds: number): Promise<void> {
  const bin = findPostgres()
  if (!bin) {
    console.log('scale: PostgreSQL is not installed, nothing was measured')
    return
  }
  const postgres = await startPostgres(bin)
  try {
    for (const partitions of [0, 16]) await measure(postgres.url, { practices, orders, partitions }, seconds)
  } finally {
    await postgres.close()
  }
}

async function measure(server: string, size: Size, seconds: number): Promise<void> {
  const begun = performance.now()
  const many = await fillPractices(server, size)
  try {
    const filled = Math.round((performance.now() - begun) / 1000)
    const parts = size.partitions === 0 ? 'no partitions' : `${size.partitions} partitions by practice`
    const rows = size.practices * size.orders
    console.log(
      `scale: ${size.practices} practices, ${rows} orders with payments and activity, ${many.megabytes} MB, ${parts} (filled in ${filled} s)`,
    )
    const queries = hotQueries(many)
    const floor = await timed(size, at => oneRow(many, at))
    console.log(`  ${'one row by its key (the floor)'.padEnd(48)} ${told(floor)}`)
    for (const [name, query] of Object.entries(queries)) {
      const times = await timed(size, query)
      console.log(
        `  ${name.padEnd(48)} ${told(times)}, ${(share(times, 0.5) / share(floor, 0.5)).toFixed(1)} of the floor`,
      )
    }
    await traffic(size, queries, seconds)
    const plans = await many.explained(async () => {
      for (const query of Object.values(queries)) await query(7)
    })
    const whole = plans.filter(({ plan }) => bigTables.test(plan))
    console.log(`  plans of ${plans.length} statements: ${whole.length} read a big table whole (aim 0)`)
    for (const { statement, plan } of whole) console.log(`    ${statement}\n${plan}`)
  } finally {
    await many.close()
  }
}

const oneRow = ({ db, idOf }: ManyPractices, at: number) =>
  db.selectFrom('practice').select('id').where('id', '=', idOf(at)).executeTakeFirst()

/** Milliseconds of each of so many rounds, at practices here and there. */
async function timed({ practices }: Size, query: (at: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const from = performance.now()
    await query(1 + ((round * 7_919) % practices))
    times.push(performance.now() - from)
  }
  return times
}

/** All of it at once, in as many lanes as a worker has places. */
async function traffic({ practices }: Size, queries: HotQueries, seconds: number): Promise<void> {
  // /metrics is asked for now and then.
  const mixed = Object.entries(queries).filter(([name]) => !name.startsWith('watch'))
  const times: number[] = []
  let isOver = false
  const lane = async (number: number) => {
    for (let round = number; !isOver; round += lanes) {
      const [, query] = mixed[round % mixed.length] ?? []
      const from = performance.now()
      await query?.(1 + ((round * 7_919) % practices))
      times.push(performance.now() - from)
    }
  }
  const running = Array.from({ length: lanes }, (_, number) => lane(number))
  await delay(seconds * 1000)
  isOver = true
  await Promise.all(running)
  console.log(
    `  mixed traffic, ${lanes} lanes, ${seconds} s: ${Math.round(times.length / seconds)} a second, ${told(times)}`,
  )
}

const share = (times: readonly number[], of: number) =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * of) - 1] ?? Number.NaN

function told(times: readonly number[]): string {
  const ms = (of: number) => share(times, of).toFixed(2)
  return `median ${ms(0.5)} ms, p95 ${ms(0.95)} ms, p99 ${ms(0.99)} ms`
}
