import { drain, nextDrainAt } from '../../../lib/sync/drain.ts'
import { StaleRevision } from '../../../lib/sync/ports/sync-store.ts'
import { readAgain, schedule } from './day.ts'
import type { Crash } from './plan.ts'
import { createWorker } from './worker.ts'
import type { Worker } from './worker-state.ts'
import type { World } from './world.ts'

const gather = 1_000
const maxSleepMs = 4 * 60_000

/** Sets everything of the plan going: workers, pages that are read, staff, and what goes wrong. */
export function startPlan(world: World): void {
  const { plan, time } = world
  const alarms = new Map<Worker, { cancel(): void }>()
  let started = 0

  const wake = (worker: Worker, asked = false) => {
    if (worker.isKilled) return
    alarms.get(worker)?.cancel()
    void runOnce(world, worker, asked).then(wait => {
      alarms.get(worker)?.cancel()
      alarms.set(
        worker,
        time.after(wait, () => wake(worker)),
      )
    })
  }
  const begin = () => {
    const worker = createWorker(world, `w${++started}`)
    world.workers.push(worker)
    wake(worker)
  }
  const alive = () => world.workers.filter(worker => !worker.isKilled)
  world.schedule = () => {
    const [worker] = alive()
    if (worker) time.after(gather, () => wake(worker))
  }
  world.askDrain = () => {
    for (const worker of alive()) wake(worker, true)
  }
  world.atStep = (worker, step, isAfter) => {
    if (time.now() - plan.start > plan.calmAfter) return
    const crash = plan.crashes.find(each => each.step === step && each.isAfter === isAfter)
    if (crash) kill(world, worker, crash, begin)
    if (isAfter) return
    if (plan.closesAt.includes(step)) {
      world.trace.note('the database is closed')
      world.closedAt = time.now()
      world.disk.forceClose()
    }
    const pause = plan.pauses.find(each => each.step === step)
    if (!pause || worker.isKilled) return
    world.trace.note(`${worker.name} is suspended for ${pause.ms}`)
    worker.halted = time.sleep(pause.ms).then(() => {
      worker.halted = undefined
    })
    if (pause.losesLock)
      for (const [key, holder] of world.locks) if (holder === worker) world.locks.delete(key)
  }
  world.onKill = (worker, restartAfter) => {
    world.trace.note(`${worker.name} is killed within the database`)
    worker.kill()
    time.after(restartAfter, () => world.isUp && begin())
  }
  begin()
  schedule(world, begin)
}

/** One drain, and how long until the next. */
async function runOnce(world: World, worker: Worker, asked: boolean): Promise<number> {
  const { engine } = worker
  try {
    const result = await drain(engine, asked)
    world.trace.note(`${worker.name} drained: ${result}`)
    if (result === 'busy') return 30_000
    const next = await nextDrainAt(engine)
    return Math.min(maxSleepMs, Math.max(500, (next ?? Number.POSITIVE_INFINITY) - world.machineNow()))
  } catch (error) {
    // A worker that was suspended learns late of what the database met.
    const isForeseen = world.disk.isFault(error) || world.time.now() - world.closedAt < 60_000
    const name = error instanceof Error ? error.name : String(error)
    world.trace.note(`${worker.name} drain threw ${name}`)
    if (!isForeseen) {
      const what = error instanceof StaleRevision ? 'StaleRevision' : String(error)
      world.violate('drain-throws', what)
    }
    return 30_000
  }
}

function kill(world: World, worker: Worker, crash: Crash, begin: () => void): void {
  const { time, trace, disk, plan } = world
  trace.note(`${worker.name} is killed${crash.isPower ? ', power lost' : ''}`)
  if (crash.cutsRequests) world.transport.cutAll()
  if (!crash.isPower) {
    worker.kill()
    time.after(crash.restartAfter, () => world.isUp && begin())
    return
  }
  for (const each of world.workers) each.kill()
  world.isUp = false
  const boot = async () => {
    const lost = await disk.losePower(unsure => plan.latency.int(0, unsure))
    trace.note(`power is back, ${lost} commits lost`)
    world.isUp = true
    begin()
    for (const number of world.read)
      time.after(plan.latency.int(100, 20_000), () => void readAgain(world, number))
  }
  time.after(crash.restartAfter, () => void boot())
}
