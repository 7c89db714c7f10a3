import { createSimulation } from '../../../sandbox/nextech/state.ts'
import { answerToken, credentials } from '../../../sandbox/nextech/token.ts'
import { configurationFor } from '../../../sandbox/run/configuration.ts'
import type { StatementFault } from './database-faults.ts'
import type { Disk, DiskWorld } from './disk.ts'
import { createLedgerOracle } from './ledger-oracle.ts'
import { createNetworkOutcomes } from './network-outcomes.ts'
import type { Plan } from './plan.ts'
import { shop } from './practice.ts'
import { seeded } from './random.ts'
import { createQuestions } from './same-question.ts'
import type { Time } from './time.ts'
import type { Trace } from './trace.ts'
import { addresses, createTransport } from './transport.ts'
import { untilTaken } from './until-taken.ts'
import type { Switches, World } from './world.ts'

/** How old what was read may be when a payment leaves: a fresh read, a patient made slowly, a wait for a slot. */
const blindest = 70_000

export interface WorldParts {
  plan: Plan
  time: Time
  trace: Trace
  disk: Disk
  switches: Switches
  /** The host is the sync backend, whose payments leave on connections that nothing repeats. */
  isBackend: boolean
  statementFaults: readonly StatementFault[] | undefined
}

/** The practice of the plan, signed in and quiet. */
export function buildWorld(parts: WorldParts): World {
  const { plan, time, trace, disk, switches, isBackend, statementFaults } = parts
  const { practice, sales } = plan.small
  const sim = createSimulation(practice, { requestsPerSecond: 1_000_000, ...plan.options }, time.now)
  sim.apiBaseUrl = addresses.apiBaseUrl
  const chosen: World['chosen'] = new Map()
  const violations: World['violations'] = []
  const violate = (invariant: string, detail: string) => {
    trace.note(`VIOLATION ${invariant}: ${detail}`)
    violations.push({ invariant, detail })
  }
  const blindMs = blindest + (plan.stale?.ms ?? 0)
  const looksFresh = (sentAt: number) =>
    transport.ledgerReads.some(read => {
      const looks = machineAt(sentAt) - machineAt(read)
      return sentAt - read > blindMs && looks >= 0 && looks < blindMs
    })
  const oracle = createLedgerOracle({
    sim,
    sales,
    blindMs,
    chosen,
    violate,
    looksFresh,
    onLanded: number => world.onLanded(number),
  })
  const outcomeOf = createNetworkOutcomes(plan, time.now)
  const transport = createTransport({ sim, time, plan, oracle, outcomeOf, trace, isBackend })
  const session: World['session'] = { tokens: undefined, throttle: {}, protocol: undefined }
  const machineAt = (moment: number) => {
    const jumped = plan.jumps.filter(({ at }) => moment - plan.start >= at)
    return jumped.reduce((now, { ms }) => now + ms, moment + plan.skew)
  }
  const machineNow = () => machineAt(time.now())
  const random = seeded(plan.seed ^ 0x5bd1e995)
  signIn(sim, session, machineNow())
  const world: World = {
    ...{ plan, time, trace, disk, switches, sim, oracle, session, chosen, violations, violate, random },
    transport,
    isBackend,
    statementFaults,
    statements: 0,
    configuration: configurationFor(practice.setup, { shop, ...addresses }),
    asks: createQuestions({ plan, violate }),
    locks: new Map(),
    workers: [],
    steps: 0,
    touched: new Set(),
    decided: new Map(),
    isUp: true,
    closedAt: Number.NEGATIVE_INFINITY,
    machineNow,
    diskDelay: () =>
      plan.latency.chance(0.25) ? plan.latency.int(1, plan.latency.chance(0.05) ? 900 : 25) : 0,
    schedule: () => {},
    askDrain: () => {},
    read: new Set(),
    onLanded: () => {},
    atStep: () => {},
    onKill: () => {},
  }
  return world
}

/** What the world's disk is told, and tells. */
export function diskWorldOf(world: World): DiskWorld {
  const { plan, time, trace, machineNow, statementFaults } = world
  return {
    ...{ plan, time, trace, machineNow, statementFaults },
    onStatement() {
      world.statements += 1
    },
    onFault() {
      world.closedAt = time.now()
    },
    onKill: (worker, restartAfter) => world.onKill(worker, restartAfter),
  }
}

/** Somebody signs in with the password: tokens without a request, for that is not what is tested here. */
export function signIn(sim: World['sim'], session: World['session'], now: number): void {
  const form = { grant_type: 'password', client_id: credentials.clientId, ...credentials }
  const headers = new Headers({ 'content-type': 'application/x-www-form-urlencoded' })
  const answer = answerToken(sim.tokens, headers, new URLSearchParams(form).toString(), sim.now())
  const { access_token, refresh_token } = answer.body as Record<string, string>
  if (!access_token || !refresh_token) throw new Error('the simulated sign-in failed')
  session.tokens = { accessToken: access_token, refreshToken: refresh_token, expiresAt: now + 3_600_000 }
}

/** The shop's page is read: the order arrives as it stands in the shop now. */
export function readOrder(world: World, number: string): Promise<unknown> {
  const sale = world.plan.small.sales.find(each => each.order.number === number)
  if (!sale) throw new Error(`no order ${number}`)
  world.trace.note(`order ${number} is read: ${sale.order.state}`)
  return untilTaken(world, () => world.disk.intake().takeOrder(sale.order, world.machineNow()))
}
