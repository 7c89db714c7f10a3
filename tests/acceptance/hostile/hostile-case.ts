import type { Answering } from './hostile-nextech.ts'
import type { HeldPayment } from './hostile-records.ts'
import { type HostileWorld, numberOf } from './hostile-world.ts'

export const second = 1_000
export const minute = 60 * second
export const hour = 60 * minute

/** What became of an order, as its people and Nextech see it. */
export interface Seen {
  /** Live payments of it. */
  live: number
  /** Requests that arrived for it. */
  posts: number
  state: string
  reason: string | null
  ids: string
  trouble: string | null
  /** Requests that came to an address where nothing should. */
  strayed: number
}

/** The order is on its patient's Billing tab once, and the product says so. */
export const once = { live: 1, state: 'posted', reason: null } as const

/** A hostile Nextech, and what must come of it, said before it is run. */
export interface Case {
  name: string
  answers?: Answering[]
  /** Makes the world worse before the orders come. */
  set?: (world: HostileWorld) => unknown
  /** Done at these times after the beginning. */
  later?: [at: number, does: (world: HostileWorld) => unknown][]
  orders?: number
  ms?: number
  want: Partial<Seen>
}

export async function seen(world: HostileWorld, at = 0): Promise<Seen> {
  const { state, reason, paymentIds } = await world.posting(at)
  const { trouble } = await world.store.health()
  return {
    live: world.ofOrder(at).length,
    posts: world.nextech.arrived.filter(({ text }) => text.includes(numberOf(at))).length,
    state,
    reason,
    ids: paymentIds.join(),
    trouble: trouble?.code ?? null,
    strayed: world.nextech.strayed.length,
  }
}

/**
 * Lives through it, and tells what became of the order whose payment arrived first: orders that come together leave in
 * no certain order, and the first answer is its.
 */
export async function outcomeOf(world: HostileWorld, each: Case): Promise<Seen> {
  if (each.answers) world.nextech.lies.answers = [...each.answers]
  await each.set?.(world)
  await world.order(each.orders ?? 1)
  const from = world.serverNow()
  const done = new Set<unknown>()
  await world.live(each.ms ?? 15 * minute, async when => {
    if (when === 'after') return
    // An answer may add to it.
    for (const [at, does] of each.later ?? []) {
      if (world.serverNow() < from + at || done.has(does)) continue
      done.add(does)
      await does(world)
    }
  })
  const first = world.nextech.arrived[0]?.text ?? ''
  const at = [...Array(each.orders ?? 1).keys()].find(at => first.includes(numberOf(at)))
  return seen(world, at)
}

/** Lists show a payment so much later than it was made. */
export const behind =
  (ms: number) =>
  ({ nextech }: HostileWorld) => {
    nextech.lies.shows = (found: HeldPayment[], _question, now) =>
      found.filter(payment => now >= payment.created + ms)
  }

/** Taken, and answered so. */
export const taken =
  (status: number, headers: Record<string, string> = {}, body?: string | Buffer): Answering =>
  ({ res, commit }) => {
    commit()
    res.writeHead(status, headers).end(body)
  }
/** Taken, and the connection ends without an answer. */
export const lost: Answering = ({ res, commit }) => {
  commit()
  res.destroy()
}
/** Not taken, and answered so. */
export const untaken =
  (status: number, headers: Record<string, string> = {}, body?: string): Answering =>
  ({ res }) =>
    res.writeHead(status, headers).end(body)
