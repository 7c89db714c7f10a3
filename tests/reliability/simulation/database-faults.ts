import { seeded } from './random.ts'

/** What befalls one statement that a worker sends to its database. */
export interface StatementFault {
  /** Which statement, counted over all workers. */
  statement: number
  /**
   * `killed`: the worker ends before the statement arrives, or after it was carried out and before anything comes of it.
   * `cut`: its connection ends there, and nobody knows whether the statement counts. `conflict`: another transaction was in
   * the way. `slow`: it takes so long.
   */
  kind: 'killed' | 'cut' | 'conflict' | 'slow'
  isAfter: boolean
  /** How long it takes, or until another worker comes. */
  ms: number
}

/** A time in which the database does not work: it is not there at all, or has no room for what is written. */
export interface Outage {
  kind: 'away' | 'full'
  from: number
  to: number
}

export interface DatabasePlan {
  faults: StatementFault[]
  outages: Outage[]
  /** How far the database's clock is off the true time: it may run on another machine. */
  skew: number
  random: ReturnType<typeof seeded>
}

/** A stream of its own, so that the rest of a seed's schedule is what it is on every store. */
export function databasePlan(seed: number, orders: number, calmAfter: number): DatabasePlan {
  const random = seeded(seed ^ 0x3d7a9f15)
  const kinds = ['killed', 'killed', 'killed', 'cut', 'cut', 'conflict', 'slow'] as const
  const statement = () =>
    random.int(1, random.pick([60, 60 + orders * 60, 200 + orders * 120, 400 + orders * 250]))
  const fault = (): StatementFault => {
    const kind = random.pick(kinds)
    const isAfter = random.chance(0.5)
    const ms =
      kind === 'slow'
        ? random.pick([500, 4_000, 9_000, 11_000, 25_000])
        : random.pick([50, 5_000, 30_000, 59_000, 61_000, 180_000])
    return { statement: statement(), kind, isAfter, ms }
  }
  const outage = (): Outage => {
    const from = random.int(0, random.pick([10_000, 60_000, 240_000, calmAfter]))
    const ms = random.pick([200, 3_000, 15_000, 70_000])
    return { kind: random.pick(['away', 'full'] as const), from, to: Math.min(from + ms, calmAfter) }
  }
  const some = <T>(max: number, make: () => T): T[] => Array.from({ length: random.int(0, max) }, make)
  return {
    faults: some(random.pick([1, 3, 5]), fault),
    outages: some(random.pick([0, 0, 1, 2]), outage),
    skew: random.pick([0, 0, 3_600_000, -3_600_000, 86_400_000]),
    random,
  }
}

/** Errors as the drivers throw them. */
export const databaseErrors = {
  cut: () => new Error('Connection terminated unexpectedly'),
  away: () => Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' }),
  full: () => Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' }),
  conflict: () =>
    Object.assign(new Error('could not serialize access due to concurrent update'), { code: '40001' }),
}
