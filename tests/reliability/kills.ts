/**
 * The engine in a real Chromium whose worker, and which itself, is killed again and again while a practice syncs, and
 * whose connections end after a payment or a patient was made; after each round everything must be as if nothing had happened.
 *
 *   npm run kills                              200 kills of the worker, 20 of the browser, from a random seed on
 *   npm run kills -- --kills 30 --browser-kills 0 --seed 4711
 *   npm run kills -- --connections h2          kept is the default
 *   npm run kills -- --data DIR                on the practice in DIR; a made one where there is none
 */
import 'temporal-polyfill/global'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { en, Faker } from '@faker-js/faker'
import { mustReadConnections } from '../../sandbox/nextech/hosts.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { loadPractice, type Practice } from '../../sandbox/practice/practice.ts'
import { type Expected, loadExpected } from '../../sandbox/run/expected.ts'
import { buildSandbox } from '../../scripts/build-sandbox.ts'
import { killBrowsers } from './kills/browser-round.ts'
import { type Disturb, type Round, type RoundOptions, runRound } from './kills/round.ts'
import { expectationFrom } from './kills/verdict.ts'
import { killWorkers } from './kills/worker-round.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    kills: { type: 'string', default: '200' },
    'browser-kills': { type: 'string', default: '20' },
    connections: { type: 'string', default: 'kept' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  },
})
const shared = '../shared/data/practice-a'
const tellEveryMs = 10_000
/** So many at the most, that a round ends with work left, and there are several rounds. */
const maxPerRound = { worker: 40, browser: 10 }

type Common = Omit<RoundOptions, 'maxKills'>

async function main(): Promise<boolean> {
  const seed = Number(values.seed)
  const { practice, expected } = await thePractice(seed)
  const { name } = practice.setup
  console.log(`seed ${seed}; ${name}: ${practice.patients.length} patients, ${practice.orders.length} orders`)
  const faker = new Faker({ locale: en, seed })
  const random = () => faker.number.float({ max: 1 })
  const connections = mustReadConnections(values.connections)
  const extension = buildSandbox()
  const common: Common = {
    practice,
    extension,
    expected,
    connections,
    breaksLines: true,
    random,
    tell: now,
  }
  if (!expected) common.expected = await undisturbed(common)
  const worker = await killAll('worker', killWorkers, Number(values.kills), common)
  const browser = await killAll('browser', killBrowsers, Number(values['browser-kills']), common)
  return worker && browser
}

async function thePractice(seed: number): Promise<{ practice: Practice; expected: Expected | undefined }> {
  const folder = values.data ?? (existsSync(shared) ? shared : undefined)
  if (folder !== undefined)
    return { practice: await loadPractice(resolve(folder)), expected: await loadExpected(resolve(folder)) }
  const now = new Date().toISOString()
  return { practice: makePractice({ seed, now, patients: 400, orders: 200 }), expected: undefined }
}

/** What a round without kills makes of the practice is what every other must make of it. */
async function undisturbed(common: Common): Promise<Expected> {
  const round = await runRound({ ...common, breaksLines: false, maxKills: 0 }, killWorkers)
  if (round.faults.length > 0) throw new Error(`Already without a kill: ${round.faults.join('; ')}`)
  console.log(`Without kills: ${round.seconds.toFixed(0)} s`)
  return expectationFrom(common.practice, round.outcomes)
}

/** Round after round, each on a practice that was never synced, until there were so many kills. */
async function killAll(
  what: keyof typeof maxPerRound,
  disturb: Disturb,
  kills: number,
  common: Common,
): Promise<boolean> {
  const rounds: Round[] = []
  const done = () => sum(rounds, round => round.kills)
  while (done() < kills) {
    const tell = (text: string) => now(`${what}, round ${rounds.length + 1} after ${done()} kills: ${text}`)
    const maxKills = Math.min(kills - done(), maxPerRound[what])
    const round = await runRound({ ...common, tell, maxKills }, disturb)
    rounds.push(round)
    console.log(`${what}, round ${rounds.length}: ${figures([round])}`)
    for (const fault of round.faults) console.error(`! ${fault}`)
  }
  const faults = sum(rounds, round => round.faults.length)
  if (rounds.length > 0) console.log(`${what}, ${rounds.length} rounds: ${figures(rounds)}; ${faults} faults`)
  return faults === 0
}

function figures(rounds: readonly Round[]): string {
  const of = (value: (round: Round) => number) => sum(rounds, value)
  const lost = (endpoint: string) => of(round => round.lost[endpoint] ?? 0)
  const restarted = rounds.flatMap(({ restartedAfter }) => restartedAfter?.toFixed(0) ?? [])
  return [
    `${of(round => round.kills)} kills in ${of(round => round.seconds).toFixed(0)} s`,
    `${of(round => round.whilePosting)} while a payment was under way`,
    `${of(round => round.readBack)} payments read back`,
    `${of(round => round.sentAgain)} sent again`,
    `${of(round => round.broken)} connections ended after the commit`,
    `answers lost: ${lost('POST PaymentReconciliation')} of payments, ${lost('POST Patient')} of new patients`,
    `${of(round => round.calls['429'] ?? 0)} answers of 429`,
    ...(restarted.length > 0 ? [`woken by nobody but its alarm after ${restarted.join(', ')} s`] : []),
  ].join(', ')
}

const sum = (rounds: readonly Round[], value: (round: Round) => number) =>
  rounds.reduce((total, round) => total + value(round), 0)

/** What is under way, now and then. */
function now(text: string): void {
  if (performance.now() - toldAt < tellEveryMs) return
  toldAt = performance.now()
  console.log(text)
}
let toldAt = 0

process.exitCode = (await main()) ? 0 : 1
