import { type LyingLists, listLies } from '../../../sandbox/nextech/list-lies.ts'
import type { Answer } from '../../../sandbox/nextech/outcome.ts'
import type { Simulation } from '../../../sandbox/nextech/state.ts'
import { setup } from '../../../sandbox/practice/make/setup.ts'
import type { Practice } from '../../../sandbox/practice/practice.ts'
import { seeded } from './random.ts'

/** Lists of Nextech that contradict themselves between two moments of a schedule. */
export interface Lies {
  from: number
  to: number
  lying: LyingLists
  /** Older payments of others: only a ledger of several pages can be cut between two. */
  others: number
}

const share = 0.25
const hour = 60 * 60_000

/** Whether and how lists lie in the schedule of a seed, from a stream of its own: other faults keep their seeds. */
export function liesOf(seed: number, calmAfter: number): Lies | null {
  const random = seeded(seed ^ 0x51ed270b)
  if (!random.chance(share)) return null
  const endpoint = random.pick([
    '',
    '',
    'GET PaymentReconciliation',
    'GET PaymentReconciliation',
    'GET Patient',
    'GET Location',
    'GET Practitioner',
  ])
  const from = random.pick([0, 0, random.int(0, 60_000)])
  return {
    from,
    to: random.pick([from + random.int(1_000, 120_000), calmAfter]),
    lying: {
      way: random.chance(0.5) ? 'any' : random.pick(listLies),
      every: random.pick([1, 1, 2, 3]),
      endpoint,
    },
    others: random.pick([0, 12, 25, 60]),
  }
}

/** Enters the payments of others, a day before the schedule begins: read with our own, and nobody's order. */
export function enterOthers({ patients, ledger }: Practice, start: number, count: number): void {
  const patient = patients[0]?.id ?? ''
  const own = Array.from({ length: count }, (_, at) => ({
    id: String(80_001 + at),
    patient,
    patientName: 'DermPRO, API',
    amountCents: 1_000 + at,
    date: new Date(start - 26 * hour).toISOString().slice(0, 10),
    created: new Date(start - 26 * hour + at * 1_000).toISOString(),
    category: 'Products',
    cardType: 'Visa',
    location: setup.location.id,
    provider: setup.provider.id,
    text: 'sold at the desk',
    status: 'active' as const,
  }))
  ledger.unshift(...own)
}

/** Does the work with the lists lying while the schedule says so. */
export function withLies(sim: Simulation, lies: Lies | null, passed: number, job: () => Answer): Answer {
  const isLying = lies !== null && passed >= lies.from && passed <= lies.to
  sim.options.lyingLists = isLying ? lies.lying : null
  return job()
}
