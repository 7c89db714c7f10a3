/**
 * The fault simulation: thousands of seeded schedules of killed workers, lost answers and people who interfere.
 *
 *   npm run faults                                   10,000 schedules from a random seed on
 *   npm run faults -- --schedules 500 --first 1      500 schedules, seeds 1 to 500
 *   npm run faults -- --seed 4711                    one schedule again, with its whole trace
 *   npm run faults -- --store postgres --schedules 1000   the same on the sync backend's store
 *   npm run faults -- --every-statement               on it: a worker killed before and after each statement of a calm schedule
 *   npm run faults -- --cluster --faults 20           the primary of a cluster killed and cut off, in turn, under two backends
 *   npm run faults -- --mutations                    every safeguard switched off in turn (--mutation NAME: that one)
 */
import 'temporal-polyfill/global'
import { parseArgs } from 'node:util'
import { mustReadDiskKind } from './simulation/disk.ts'
import { type Hunt, hunt } from './simulation/hunt.ts'
import { mutations } from './simulation/mutations.ts'
import type { Outcome } from './simulation/run-schedule.ts'

const { values } = parseArgs({
  options: {
    schedules: { type: 'string' },
    first: { type: 'string' },
    seed: { type: 'string' },
    'every-statement': { type: 'boolean', default: false },
    store: { type: 'string', default: 'dexie' },
    workers: { type: 'string', default: '2' },
    mutations: { type: 'boolean', default: false },
    mutation: { type: 'string' },
    cluster: { type: 'boolean', default: false },
    faults: { type: 'string', default: '20' },
  },
})
const workers = Number(values.workers)
const mutation = values.mutation ?? null
const store = mustReadDiskKind(values.store)

if (values.cluster) await strikeCluster()
else if (values['every-statement']) await killAtEveryStatement()
else if (values.mutations) await huntMutations()
else if (values.seed !== undefined) await replay(Number(values.seed))
else await huntFaults()

async function replay(seed: number): Promise<void> {
  const result = await hunt({ first: seed, schedules: 1, workers: 1, mutation, store, isTold: true })
  console.log(result.failures.length === 0 ? `seed ${seed}: nothing broke` : describe(result))
  process.exitCode = result.failures.length === 0 ? 0 : 1
}

async function huntFaults(): Promise<void> {
  const schedules = Number(values.schedules ?? 10_000)
  const first = Number(values.first ?? Date.now() % 1_000_000_000)
  console.log(
    `${schedules} schedules, seeds ${first} to ${first + schedules - 1}, on ${store}, ${workers} processes`,
  )
  const result = await hunt({ first, schedules, workers, mutation, store, onProgress: progress })
  console.log(describe(result))
  process.exitCode = result.failures.length === 0 && result.done === schedules ? 0 : 1
}

async function killAtEveryStatement(): Promise<void> {
  // PGlite and the backend are loaded where they are asked for.
  const { calmSchedule } = await import('./simulation/kill-statements.ts')
  const { seed, ways } = await calmSchedule()
  console.log(`seed ${seed} on postgres: ${ways} kills, before and after each of ${ways / 2} statements`)
  const common = { first: 1, schedules: ways, workers, mutation: null, store: 'postgres' } as const
  const result = await hunt({ ...common, killsWithin: seed, onProgress: progress })
  for (const { seed: n, violations } of result.failures)
    console.log(
      `kill ${n}: ${violations.map(({ invariant, detail }) => `${invariant}: ${detail}`).join('; ')}`,
    )
  console.log(`${result.done} kills, ${result.failures.length} that broke something`)
  process.exitCode = result.failures.length === 0 && result.done === ways ? 0 : 1
}

async function huntMutations(): Promise<void> {
  const schedules = Number(values.schedules ?? 3_000)
  const first = Number(values.first ?? 1)
  console.log(
    '| switched off | first seed that breaks something | first double posting |\n| --- | --- | --- |',
  )
  for (const { name } of mutations.filter(each => mutation === null || each.name === mutation)) {
    const result = await hunt({ first, schedules, workers, mutation: name, store, isEnough: isDouble })
    const double = result.failures.find(isDouble)
    const cell = (failure: Outcome | undefined) =>
      failure ? `${failure.seed}: ${failure.violations[0]?.invariant}` : `none in ${result.done}`
    console.log(`| ${name} | ${cell(result.failures[0])} | ${cell(double)} |`)
  }
}

async function strikeCluster(): Promise<void> {
  // Backends and databases are another program's business than the simulation's: loaded where they are asked for.
  const { runClusterFaults } = await import('./cluster/cluster-faults.ts')
  const { faults, random } = { faults: Number(values.faults), random: Math.random }
  const verdict = await runClusterFaults({ faults, random, tell: line => console.log(line) })
  const { orders, twice, lost, forgotten, acknowledged, gone, inMidPosting, recoveries } = verdict
  const sorted = recoveries.filter(Number.isFinite).sort((a, b) => a - b)
  console.log(`${faults} faults, ${inMidPosting} in mid-posting; ${orders} orders: ${twice.length} twice, ${lost.length} lost
sent, and forgotten by the new primary: ${forgotten.length}; ${acknowledged} acknowledged rows, ${gone.length} gone
next payment after: median ${sorted[sorted.length >> 1]} ms, longest ${sorted.at(-1)} ms, ${recoveries.length - sorted.length} later than that`)
  if (twice.length + lost.length + forgotten.length + gone.length > 0) {
    console.error({ twice, lost, forgotten, gone })
    process.exitCode = 1
  }
}

/** The harm itself, not only a trace of it. */
function isDouble({ violations }: Outcome): boolean {
  return violations.some(({ invariant }) => invariant === 'posted-twice' || invariant === 'posted-on-top')
}

function progress(done: number, failing: number, { seed, violations }: Outcome): void {
  if (violations.length > 0) console.log(`failing: ${seed}`)
  if (done % (store === 'dexie' ? 500 : 50) === 0) console.log(`${done} done, ${failing} failing`)
}

function describe({ done, seconds, steps, failures }: Hunt): string {
  const rate = `${done} schedules in ${seconds.toFixed(1)} s (${(done / seconds).toFixed(1)} a second), ${steps} steps, ${failures.length} failing`
  const lines = failures.map(({ seed, violations }) => {
    const what = violations.map(({ invariant, detail }) => `${invariant}: ${detail}`).join('; ')
    const again = mutation === null ? '' : ` --mutation ${mutation}`
    const on = store === 'dexie' ? '' : ` --store ${store}`
    return `seed ${seed}: ${what}\n  npm run faults -- --seed ${seed}${on}${again}`
  })
  return [...lines, rate].join('\n')
}
