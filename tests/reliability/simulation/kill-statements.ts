import type { StatementFault } from './database-faults.ts'
import { makePlan } from './plan.ts'
import { runSchedule } from './run-schedule.ts'

/** The n-th way to kill a worker at a statement: before the first, after the first, before the second, … */
export function killNumber(n: number): StatementFault {
  const ms = n % 4 < 2 ? 50 : 61_000
  return { kind: 'killed', statement: Math.ceil(n / 2), isAfter: n % 2 === 0, ms }
}

/** A schedule in which nothing else goes wrong, and how many ways there are to kill a worker in it. */
export async function calmSchedule(): Promise<{ seed: number; ways: number }> {
  for (let seed = 1; ; seed++) {
    const { families, lies, small } = makePlan(seed)
    const kinds = new Set(small.sales.map(({ kind }) => kind))
    if (families.size > 0 || lies || kinds.size < 3 || !kinds.has('incomplete')) continue
    const { statements } = await runSchedule(seed, { store: 'postgres', statementFaults: [] })
    return { seed, ways: 2 * statements }
  }
}
