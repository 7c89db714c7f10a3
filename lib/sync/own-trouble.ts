import type { OrderRecord } from '../domain/posting.ts'
import { mayMove, openOutcome } from '../domain/posting-machine.ts'
import type { Engine } from './engine.ts'
import { timing } from './engine.ts'
import type { Trouble } from './ports/nextech.ts'
import { park } from './post-outcome.ts'
import { type OwnTroubleStop, proofsOf, provenBy } from './trouble.ts'

/** An order's questions, or its payment, met trouble. */
interface Met {
  /** How much was proven of Nextech by then. */
  proofs: number
  /** How often in a row it was so although others were answered in between. */
  alone: number
}

/** What orders met, the last one last, per store; it vanishes with the worker. */
const metBy = new WeakMap<Engine['store'], Map<string, Met>>()
/** Those that wait behind an order fail with its error, which is the first one's. */
const noted = new WeakSet<OwnTroubleStop>()
/** More are not remembered. */
const maxMet = 1_000
/** So often an order is alone with its trouble before it is told as the order's own. */
const maxAlone = 2

/** Notes that an order met trouble about itself; whether that is the order's alone by now, for others are answered. */
export function isAlone({ store }: Engine, key: string, error: OwnTroubleStop): boolean {
  if (noted.has(error)) return false
  noted.add(error)
  const met = metBy.get(store) ?? new Map<string, Met>()
  metBy.set(store, met)
  const { trouble } = error
  const [before, proofs] = [met.get(key), proofsOf(store, provenBy(trouble))]
  const alone = before === undefined ? 0 : before.alone + Number(proofs > before.proofs)
  met.delete(key)
  met.set(key, { proofs, alone })
  const [oldest] = met.keys()
  if (met.size > maxMet && oldest !== undefined) met.delete(oldest)
  return alone >= maxAlone && mayBeItsOwn(trouble)
}

/** An order that came a step further was answered: troubles of other times are not its own. */
export function forgetTrouble({ store }: Engine, key: string): void {
  metBy.get(store)?.delete(key)
}

/** A server that is busy, or wants another sign-in, says nothing of an order. */
function mayBeItsOwn({ trouble, status, ofPayments }: Trouble): boolean {
  if (ofPayments) return status === 403
  return trouble === 'nextech-down' || trouble === 'permission-missing'
}

/**
 * Orders that met no such trouble first, then those that did, the last one last: what one meets keeps no other back. `behind` =
 * those that did, while there are others.
 */
export function untroubledFirst(
  { store }: Engine,
  all: readonly OrderRecord[],
): { due: readonly OrderRecord[]; behind: ReadonlySet<string> } {
  const turns = new Map([...(metBy.get(store)?.keys() ?? [])].map((key, at) => [key, at + 1]))
  const turnOf = ({ posting }: OrderRecord) => turns.get(posting.key) ?? 0
  const due = all.toSorted((a, b) => turnOf(a) - turnOf(b))
  const met = due.filter(record => turnOf(record) > 0).map(({ posting }) => posting.key)
  return { due, behind: new Set(met.length < due.length ? met : []) }
}

/**
 * An order whose trouble is its own goes to staff with Nextech's words, and the others go on. One whose outcome is open
 * keeps its state: only the ledger may move it.
 */
export async function holdAlone(engine: Engine, key: string, { trouble, message }: Trouble): Promise<void> {
  const record = await engine.store.get(key)
  if (!record) return
  const detail = `${alone} ${message}`
  if (openOutcome.includes(record.posting.state)) {
    const dueAt = engine.clock.now() + timing.maxBackOff
    await engine.store.update(record, { reason: trouble, detail, dueAt })
    return
  }
  const idle =
    record.posting.state === 'intent' ? await engine.store.update(record, { state: 'new' }) : record
  if (mayMove(idle.posting.state, 'attention')) await park(engine, idle, 'refused', detail)
}

const alone = 'Nextech answers the sync about other orders, and not about this one. Nextech says:'
