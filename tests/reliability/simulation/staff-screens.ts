import { type OrderRecord, suspectsOf } from '../../../lib/domain/posting.ts'
import { StaleRevision, type SyncStore } from '../../../lib/sync/ports/sync-store.ts'
import {
  chooseNewPatient,
  choosePatient,
  type Outcome,
  undoDecision,
} from '../../../lib/sync/staff-decision.ts'
import { claimStation } from '../../../lib/sync/station.ts'
import { signIn } from './build-world.ts'
import { shop } from './practice.ts'
import type { Sale } from './sale.ts'
import type { World } from './world.ts'

/** Nobody decides the same order without end. */
const maxDecisions = 3

/** Staff at the product's own screens: they resolve what waits for them, sign in, and sometimes take it back. */
export async function lookAround(world: World): Promise<void> {
  if (!world.isUp) return
  const store = storeOf(world)
  const health = await store.health()
  if (health.trouble?.code === 'signed-out') {
    world.trace.note('staff: sign in')
    signIn(world.sim, world.session, world.machineNow())
    await store.saveHealth({ trouble: null, provenAt: world.machineNow() })
    await store.reconsider(world.machineNow())
    world.schedule()
  }
  const [worker] = world.workers
  if (health.station?.otherPayment && worker) {
    world.trace.note('staff: this browser posts')
    await claimStation({ ...worker.engine, store })
    world.schedule()
  }
  const numbers = world.plan.small.sales.map(sale => sale.order.number)
  const records = await world.disk.intake().records(shop, numbers)
  for (const sale of world.plan.small.sales) {
    const record = records.get(sale.order.number)
    if (record && (world.decided.get(record.posting.key) ?? 0) < maxDecisions)
      await resolve(world, sale, record)
  }
}

export async function takeBack(world: World, number: string): Promise<boolean> {
  if (!world.isUp) return false
  const records = await world.disk.intake().records(shop, [number])
  const key = records.get(number)?.posting.key
  return key !== undefined && notStale(() => undoDecision(staffOf(world), key))
}

async function resolve(world: World, sale: Sale, record: OrderRecord): Promise<void> {
  const { state, reason, key, candidates } = record.posting
  const decide = async (job: () => Promise<Outcome>) => {
    if ((await job()) !== 'done') return
    world.decided.set(key, (world.decided.get(key) ?? 0) + 1)
    world.trace.note(`staff: decide ${sale.order.number}`)
    world.schedule()
  }
  const choose = (uid: string, despite?: readonly string[]) => {
    const known = world.chosen.get(sale.order.number) ?? new Set()
    world.chosen.set(sale.order.number, known.add(uid))
    return decide(() => choosePatient({ ...staffOf(world), despite }, key, uid))
  }
  const [first] = candidates
  // Payments that stand in the way of an order are named, wherever it waits.
  const suspects = suspectsOf(record.posting)
  const seen = suspects.length > 0 && isOthers(world, sale, record) ? suspects : undefined
  if (state === 'resolve' && first) await choose(sale.uid ?? first.uid, seen)
  if (state === 'attention' && reason?.startsWith('missing-')) {
    const completion = { birthDate: sale.person.birth, phone: sale.person.phone }
    await decide(() => chooseNewPatient({ ...staffOf(world), despite: seen }, key, completion))
  }
  if (reason === 'possible-duplicate' && first && isOthers(world, sale, record))
    await choose(first.uid, suspects)
}

/** Staff look at the payments in Nextech: they know which visit or order each is for. */
function isOthers(world: World, sale: Sale, { posting }: OrderRecord): boolean {
  return suspectsOf(posting).every(id => world.oracle.origins.get(id)?.number !== sale.order.number)
}

async function notStale(job: () => Promise<boolean>): Promise<boolean> {
  try {
    return await job()
  } catch (error) {
    if (error instanceof StaleRevision) return false
    throw error
  }
}

function staffOf(world: World) {
  return { store: storeOf(world), now: world.machineNow(), undoSeconds: 5 }
}

function storeOf({ disk }: World): SyncStore {
  return disk.store()
}
