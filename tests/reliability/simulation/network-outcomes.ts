import type { Plan } from './plan.ts'
import type { Seeded } from './random.ts'

/** What the network and Nextech do with one request. Times count from the moment the request leaves. */
export interface NetworkOutcome {
  name: string
  /** When it arrives; null where it never does. */
  landsAfter: number | null
  /** When the client sees something; null: never, so its time-out will end it. */
  tellsAfter: number | null
  /** What the client sees: Nextech's own answer, another, or a broken connection. */
  tells: 'answer' | 'cut' | { status: number; text: string; headers?: Record<string, string> }
}

/** The product's HTTP client gives up after this. */
const timeOut = 20_000
/** Every late request lands this long before the settle time is over. */
const sureMargin = 4_000
const settle = 60_000

const page = { status: 200, text: '<!doctype html><title>Maintenance</title>' }

/** Draws outcomes until the schedule's share of faults is used up. */
export function createNetworkOutcomes(plan: Plan, now: () => number): (endpoint: string) => NetworkOutcome {
  const { network: random } = plan
  let left = plan.maxNetworkFaults
  let storm: { endpoint: string; left: number; headers: Record<string, string> } | undefined
  return endpoint => {
    const way = random.int(5, 120)
    const well: NetworkOutcome = {
      name: 'ok',
      landsAfter: way,
      tellsAfter: way + random.int(5, 120),
      tells: 'answer',
    }
    if (now() - plan.start > plan.calmAfter) return well
    if (storm?.endpoint === endpoint) {
      const { headers } = storm
      if (--storm.left <= 0) storm = undefined
      return refusedBy(way, 429, headers)
    }
    const share = endpoint === 'POST PaymentReconciliation' ? 0.4 : endpoint.startsWith('POST') ? 0.25 : 0.08
    if (left === 0 || !random.chance(share)) return well
    left -= 1
    if (random.chance(0.12)) {
      const headers: Record<string, string> = random.chance(0.5)
        ? { 'retry-after': String(random.int(1, 40)) }
        : {}
      storm = { endpoint, left: random.int(1, 6), headers }
      return refusedBy(way, 429, headers)
    }
    const outcome = brokenOutcome(random, way, well, endpoint, plan.stale?.ms ?? 0)
    return outcome
  }
}

function brokenOutcome(
  random: Seeded,
  way: number,
  well: NetworkOutcome,
  endpoint: string,
  stale: number,
): NetworkOutcome {
  const soon = way + random.int(5, 4_000)
  const isWrite = endpoint === 'POST PaymentReconciliation' || endpoint === 'POST Patient'
  const late = settle - sureMargin - stale
  const options: (() => NetworkOutcome)[] = [
    () => ({ name: 'lost request', landsAfter: null, tellsAfter: soon, tells: 'cut' }),
    () => ({ name: 'lost request, silent', landsAfter: null, tellsAfter: null, tells: 'cut' }),
    () => ({ name: 'lost answer', landsAfter: way, tellsAfter: soon, tells: 'cut' }),
    () => ({ name: 'lost answer, silent', landsAfter: way, tellsAfter: null, tells: 'cut' }),
    () => ({ ...well, name: 'slow', landsAfter: random.int(100, 19_000), tellsAfter: 19_500 }),
    () => ({ name: '500 before', landsAfter: null, tellsAfter: soon, tells: { status: 500, text: 'no' } }),
    () => ({ name: '500 after', landsAfter: way, tellsAfter: soon, tells: { status: 500, text: 'no' } }),
    () => ({ name: '503 after', landsAfter: way, tellsAfter: soon, tells: { status: 503, text: '' } }),
    () => refusedBy(way, 503, { 'retry-after': String(random.int(1, 20)) }),
    () => ({ name: 'empty 200', landsAfter: way, tellsAfter: soon, tells: { status: 200, text: '' } }),
    () => ({
      name: 'cut short 201',
      landsAfter: way,
      tellsAfter: soon,
      tells: { status: 201, text: '{"id":' },
    }),
    () => ({ name: 'page before', landsAfter: null, tellsAfter: soon, tells: page }),
    () => ({ name: 'page after', landsAfter: way, tellsAfter: soon, tells: page }),
    ...(isWrite ? lateOutcomes(random, soon, late) : []),
    ...(isWrite ? lateOutcomes(random, soon, late) : []),
  ]
  return random.pick(options)()
}

/** It lands long after the client gave up, by its own time-out or because a gateway said so. */
function lateOutcomes(random: Seeded, soon: number, late: number): (() => NetworkOutcome)[] {
  const then = () => (random.chance(0.4) ? random.int(late - 3_000, late) : random.int(50, late))
  return [
    () => ({ name: 'late, silent', landsAfter: timeOut + then(), tellsAfter: null, tells: 'cut' }),
    () => ({ name: 'late, cut', landsAfter: soon + then(), tellsAfter: soon, tells: 'cut' }),
    () => ({
      name: 'late, 504',
      landsAfter: soon + then(),
      tellsAfter: soon,
      tells: { status: 504, text: '' },
    }),
  ]
}

function refusedBy(way: number, status: number, headers: Record<string, string>): NetworkOutcome {
  return {
    name: String(status),
    landsAfter: null,
    tellsAfter: way + 10,
    tells: { status, text: '', headers },
  }
}
