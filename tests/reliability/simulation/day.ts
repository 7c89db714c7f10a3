import { fixedExternally } from '../../../lib/domain/reasons.ts'
import { diskWorldOf, readOrder } from './build-world.ts'
import { act } from './staff.ts'
import { lookAround } from './staff-screens.ts'
import { untilTaken } from './until-taken.ts'
import type { World } from './world.ts'

const pollEvery = 40_000

/** A page of the shop is looked at: the order arrives as it stands there now. */
export async function readAgain(world: World, number: string): Promise<void> {
  world.read.add(number)
  if (!world.isUp) return
  await readOrder(world, number)
  world.schedule()
}

/** Puts what the plan says into the calendar: pages, people, and what goes wrong at a moment. */
export function schedule(world: World, begin: () => void): void {
  const { plan, time } = world
  const at = (ms: number, job: () => void) => time.after(ms, () => world.isUp && job())
  for (const sale of plan.small.sales) {
    time.after(sale.readAfter, () => void readAgain(world, sale.order.number))
    const paidAfter = plan.paysAt.get(sale.order.number)
    if (paidAfter === undefined) continue
    time.after(Math.max(paidAfter, sale.readAfter + 500), () => {
      const { totalCents } = sale.order
      if (sale.order.state !== 'pending_payment') return
      sale.order = { ...sale.order, state: 'processing', paidCents: totalCents, dueCents: 0 }
      void readAgain(world, sale.order.number)
    })
  }
  for (const each of plan.acts.filter(({ onLanding }) => !onLanding))
    time.after(each.at, () => void act(world, each))
  world.onLanded = number => {
    if (time.now() - plan.start > plan.calmAfter) return
    for (const each of plan.acts) {
      const isMeant = each.onLanding && plan.small.sales[each.sale]?.order.number === number
      if (isMeant) time.after(each.at, () => void act(world, each))
    }
  }
  for (const ms of plan.revokes) time.after(ms, () => world.sim.tokens.access.clear())
  for (const ms of plan.secondWorkers) at(ms, begin)
  for (const ms of plan.asks) at(ms, () => void ask(world))
  for (const ms of plan.reconsiders) at(ms, () => void reconsider(world))
  if (plan.wipeAt !== null) at(plan.wipeAt, () => void wipe(world, begin))
  const poll = () => {
    void untilTaken(world, () => lookAround(world))
    time.after(pollEvery, poll)
  }
  time.after(pollEvery / 2, poll)
}

/** A person presses "sync now": what can be put right elsewhere is judged again, and the ledger is read. */
export async function ask(world: World): Promise<void> {
  world.trace.note('staff: sync now')
  const store = world.disk.store()
  await untilTaken(world, async () => {
    await store.saveSetup(undefined)
    await store.reconsider(world.machineNow(), fixedExternally)
  })
  world.askDrain()
}

/** The posture or the set-up changed: everything is judged again. */
async function reconsider(world: World): Promise<void> {
  world.trace.note('everything is judged again')
  await untilTaken(world, () => world.disk.store().reconsider(world.machineNow()))
  world.schedule()
}

/** The browser's profile is lost: a new installation, and an empty database. Only while nothing is under way. */
async function wipe(world: World, begin: () => void): Promise<void> {
  const open = ['sent', 'unknown', 'verifying']
  const postings = await world.disk.postings()
  if (world.transport.underWay() > 0 || postings.some(posting => open.includes(posting.state))) {
    world.time.after(5_000, () => void wipe(world, begin))
    return
  }
  world.trace.note('the profile is lost')
  for (const worker of world.workers) worker.kill()
  await world.disk.reset(diskWorldOf(world))
  begin()
  for (const number of world.read) void readAgain(world, number)
}
