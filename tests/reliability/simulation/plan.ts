import type { NextechOptions } from '../../../sandbox/nextech/options.ts'
import type { Act } from './act.ts'
import { type BrowserPlan, browserPlan } from './browser.ts'
import { actOf, dialect, shopAct } from './chances.ts'
import { enterOthers, type Lies, liesOf } from './lies.ts'
import { type SmallPractice, smallPractice } from './practice.ts'
import { type Seeded, seeded } from './random.ts'

/** A worker is killed at the k-th step of the schedule; `power` takes the machine and the relaxed commits with it. */
export interface Crash {
  step: number
  isAfter: boolean
  isPower: boolean
  restartAfter: number
  /** Whether requests that have not arrived yet are cut with it. */
  cutsRequests: boolean
}

/** A worker is suspended at a step and goes on later, its lock meanwhile free for others or not. */
export interface Pause {
  step: number
  ms: number
  losesLock: boolean
}

export interface Plan {
  seed: number
  start: number
  small: SmallPractice
  families: Set<Family>
  crashes: Crash[]
  pauses: Pause[]
  closesAt: number[]
  acts: Act[]
  /** The machine's clock is wrong by so much, and jumps by so much at a moment. */
  skew: number
  jumps: { at: number; ms: number }[]
  /** Reads miss what is younger than `ms` between two moments. */
  stale: { from: number; to: number; ms: number; patientsToo: boolean } | null
  /** Lists that contradict themselves for a while. */
  lies: Lies | null
  revokes: number[]
  secondWorkers: number[]
  asks: number[]
  reconsiders: number[]
  wipeAt: number | null
  noteLength: number
  paysAt: Map<string, number>
  options: Partial<NextechOptions>
  /** The network's and the disk's own streams. */
  network: Seeded
  latency: Seeded
  maxNetworkFaults: number
  browser: BrowserPlan
  /** From then on nothing goes wrong any more. */
  calmAfter: number
}

const families = [
  ...([
    'network',
    'network',
    'network',
    'crash',
    'crash',
    'crash',
    'power',
    'pause',
    'close',
    'stale',
  ] as const),
  ...([
    'staff',
    'staff',
    'staff',
    'tokens',
    'skew',
    'jump',
    'second',
    'reread',
    'reconsider',
    'ask',
  ] as const),
  ...(['truncate', 'dialect', 'wipe', 'rotation'] as const),
]
export type Family = (typeof families)[number]

/** Days on which the practice's clocks are changed, and an ordinary one. */
const starts = [
  '2026-03-16T15:00:00Z',
  '2026-03-08T07:10:00Z',
  '2026-11-01T05:40:00Z',
  '2026-03-16T04:50:00Z',
]
const calm = 12 * 60_000

/** Everything that will go wrong, from the seed alone. */
export function makePlan(seed: number): Plan {
  const random = seeded(seed)
  const start = Date.parse(random.pick(starts))
  const small = smallPractice(random.fork(), start)
  const lies = liesOf(seed, calm)
  if (lies) enterOthers(small.practice, start, lies.others)
  const chosen = new Set(
    Array.from({ length: random.pick([0, 1, 2, 2, 3, 3, 4, 5]) }, () => random.pick(families)),
  )
  const has = (family: Family) => chosen.has(family)
  const some = <T>(family: Family, max: number, make: () => T): T[] =>
    has(family) ? Array.from({ length: random.int(1, max) }, make) : []
  const step = () =>
    random.int(1, random.pick([30, 30 + small.sales.length * 25, 60 + small.sales.length * 40]))
  const moment = () => random.int(0, random.pick([10_000, 60_000, 240_000, calm]))
  const crash = (isPower: boolean): Crash => ({
    step: step(),
    isAfter: random.chance(0.5),
    isPower,
    restartAfter: random.pick([50, 1_000, 5_000, 30_000, 59_000, 61_000, 180_000]),
    cutsRequests: random.chance(0.3),
  })
  const leap = has('network') || has('stale') ? seeded(seed ^ 0x1eaf).pick([1, -1]) : random.pick([1, -1])
  return {
    seed,
    start,
    small,
    families: chosen,
    crashes: [...some('crash', 2, () => crash(false)), ...some('power', 2, () => crash(true))].sort(
      (a, b) => a.step - b.step,
    ),
    pauses: some('pause', 1, () => ({
      step: step(),
      ms: random.pick([3_000, 15_000, 45_000, 130_000, 200_000]),
      losesLock: random.chance(0.8),
    })),
    closesAt: some('close', 2, step),
    acts: [
      ...some('staff', 4, () => actOf(random, small.sales, moment)),
      ...some('reread', 3, () => shopAct(random, small.sales, moment)),
    ],
    skew: has('skew') ? random.int(-480, 480) * 1_000 : 0,
    jumps: some('jump', 2, () => ({ at: moment(), ms: leap * random.int(5, 480) * 1_000 })),
    stale: has('stale')
      ? {
          from: random.pick([0, 0, moment()]),
          to: calm,
          ms: random.int(1, 25) * 1_000,
          patientsToo: random.chance(0.3),
        }
      : null,
    lies,
    revokes: some('tokens', 3, moment),
    secondWorkers: [...some('second', 3, moment), ...(has('pause') ? [0, 20_000, 100_000, 160_000] : [])],
    asks: some('ask', 4, moment),
    reconsiders: some('reconsider', 3, moment),
    wipeAt:
      has('wipe') && !has('network') && !has('stale') && !has('staff') ? random.int(5, 300) * 1_000 : null,
    noteLength: has('truncate') ? random.pick([255, 60, 30]) : 255,
    paysAt: new Map(
      small.sales.flatMap(sale => (sale.kind === 'waiting' ? [[sale.order.number, moment()]] : [])),
    ),
    options: has('dialect') ? dialect(random) : {},
    network: random.fork(),
    latency: random.fork(),
    maxNetworkFaults: has('network') ? random.int(1, 6) : 0,
    browser: browserPlan(seed),
    calmAfter: calm,
  }
}
