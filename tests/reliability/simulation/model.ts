import { mayMove, type PostingState } from '../../../lib/domain/posting-machine.ts'

/** One order as the model sees it: its posting, its requests on the way, and what Nextech holds of it. */
export interface ModelOrder {
  state: PostingState
  /** The worker that waits for the answer, if one lives to do so. */
  owner: number | null
  hasLeft: boolean
  isLeaseOver: boolean
  isClean: boolean
  isSettled: boolean
  /** Requests that may still land. */
  travelling: number
  live: number
  voided: number
  isMarked: boolean
}

/** Two workers, two orders; `standing` = the worker holds its lease but does nothing. */
export interface Model {
  orders: ModelOrder[]
  crashes: number
}

export const maxCrashes = 2
const workers = [0, 1]

const fresh: ModelOrder = {
  state: 'new',
  owner: null,
  hasLeft: false,
  isLeaseOver: false,
  isClean: false,
  isSettled: false,
  travelling: 0,
  live: 0,
  voided: 0,
  isMarked: true,
}

export const beginning: Model = { orders: [fresh, fresh], crashes: 0 }

/** Where an order may rest for good, or until staff act. */
export const restful: readonly PostingState[] = ['posted', 'adopted', 'voided', 'attention']

export interface Step {
  name: string
  next: Model
}

/** The assumption that nothing can prove from here: no request lands after the settle time. */
export interface Assumption {
  nothingLandsLater: boolean
}

/** Everything that may happen next. A move that the product's table does not know throws: model and table disagree. */
export function stepsOf(model: Model, assumption: Assumption): Step[] {
  const own = model.orders.flatMap((order, at) =>
    changesOf(order, assumption).map(({ name, change }) => ({
      name: `${name} ${at}`,
      next: { ...model, orders: model.orders.map((each, i) => (i === at ? moved(order, change) : each)) },
    })),
  )
  return model.crashes === maxCrashes ? own : [...own, ...workers.map(worker => crashOf(model, worker))]
}

interface Change {
  name: string
  change: Partial<ModelOrder>
}

function moved(order: ModelOrder, change: Partial<ModelOrder>): ModelOrder {
  const { state } = change
  if (state !== undefined && state !== order.state && !mayMove(order.state, state))
    throw new Error(`the table does not know ${order.state} → ${state}`)
  return { ...order, ...change }
}

/** A worker is killed: what it waited for is nobody's; what it sent may still arrive. */
function crashOf(model: Model, worker: number): Step {
  const orders = model.orders.map(order => (order.owner === worker ? { ...order, owner: null } : order))
  return { name: `crash ${worker}`, next: { orders, crashes: model.crashes + 1 } }
}

function changesOf(order: ModelOrder, assumption: Assumption): Change[] {
  return [...prepare(order), ...request(order), ...readBack(order, assumption), ...outside(order)]
}

const known = (order: ModelOrder) => order.isMarked && order.live > 0

/** From matching to the commit before the request: the ledger is asked first. */
function prepare(order: ModelOrder): Change[] {
  const { state } = order
  if (state === 'new') return [{ name: 'match', change: { state: 'matched' } }]
  if (state === 'matched' || state === 'intent' || state === 'absent') {
    if (known(order)) return [{ name: 'adopt', change: { state: state === 'absent' ? 'posted' : 'adopted' } }]
    if (order.voided > 0 && order.live === 0) return [{ name: 'voided', change: { state: 'voided' } }]
    if (order.live > 0) return [{ name: 'claim', change: { state: 'attention' } }]
  }
  if (state === 'matched' || state === 'absent') return [{ name: 'intend', change: { state: 'intent' } }]
  if (state !== 'intent') return []
  const begun = { hasLeft: false, isLeaseOver: false, isClean: false, isSettled: false }
  return workers.map(owner => ({
    name: `commit by ${owner}`,
    change: { state: 'sent', owner, ...begun } as const,
  }))
}

/** The request, and every way in which it may end for its worker. */
function request(order: ModelOrder): Change[] {
  const { state, owner, hasLeft, isLeaseOver, travelling } = order
  if (state !== 'sent') return []
  // The lease outlasts a request of a running worker, not a worker that is suspended before it sends.
  const over: Change[] =
    isLeaseOver || (owner !== null && hasLeft) ? [] : [{ name: 'lease', change: { isLeaseOver: true } }]
  const lost: Change[] = isLeaseOver ? [{ name: 'lost', change: { state: 'unknown', owner: null } }] : []
  if (owner === null) return [...over, ...lost]
  if (!hasLeft) {
    const leave: Change = isLeaseOver
      ? { name: 'too late to send', change: { state: 'intent', owner: null } }
      : { name: 'send', change: { hasLeft: true, travelling: travelling + 1 } }
    return [...over, ...lost, leave]
  }
  const silent: Change = { name: 'no clear answer', change: { state: 'unknown', owner: null } }
  if (travelling === 0) {
    const done: Change = { name: 'answer', change: { state: 'posted', owner: null } }
    return order.live + order.voided > 0 ? [silent, done] : [silent]
  }
  const gone = { owner: null, travelling: travelling - 1 }
  return [
    silent,
    { name: 'not processed', change: { state: 'intent', ...gone } },
    { name: 'refused', change: { state: 'refused', ...gone } },
  ]
}

function readBack(order: ModelOrder, { nothingLandsLater }: Assumption): Change[] {
  const { state, isClean, isSettled, travelling } = order
  if (state === 'refused') return [{ name: 'rest', change: { state: 'attention' } }]
  if (state === 'unknown') return [{ name: 'look', change: { state: 'verifying' } }]
  if (state === 'posted' && order.live === 0 && order.voided > 0)
    return [{ name: 'see the void', change: { state: 'voided' } }]
  if (state !== 'verifying') return []
  if (known(order) || (order.voided > 0 && order.live === 0))
    return [{ name: 'found', change: { state: 'posted' } }]
  if (order.live > 0) return [{ name: 'suspect', change: { state: 'attention' } }]
  if (!isClean) return [{ name: 'clean once', change: { isClean: true } }]
  const maySettle = travelling === 0 || !nothingLandsLater
  const settle: Change[] = maySettle && !isSettled ? [{ name: 'settle', change: { isSettled: true } }] : []
  return isSettled ? [{ name: 'clean twice', change: { state: 'absent' } }] : settle
}

/** The network and the staff, who ask nobody. */
function outside(order: ModelOrder): Change[] {
  const { travelling, live, voided, isMarked, state } = order
  const changes: Change[] = []
  if (travelling > 0) {
    changes.push({ name: 'land', change: { travelling: travelling - 1, live: live + 1 } })
    if (order.owner === null) changes.push({ name: 'never lands', change: { travelling: travelling - 1 } })
  }
  if (live > 0 && voided === 0) changes.push({ name: 'void', change: { live: live - 1, voided: 1 } })
  if (live > 0 && isMarked) changes.push({ name: 'edit', change: { isMarked: false } })
  if (state === 'attention' && live === 0 && voided === 0)
    changes.push({ name: 'decide', change: { state: 'matched' } })
  return changes
}
