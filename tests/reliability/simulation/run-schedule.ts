import './quiet.ts'
import { buildWorld, diskWorldOf } from './build-world.ts'
import type { StatementFault } from './database-faults.ts'
import { ask } from './day.ts'
import type { Disk, DiskKind } from './disk.ts'
import { borrowGlobals } from './globals.ts'
import { checkAtRest } from './invariants.ts'
import { openDisk } from './open-disk.ts'
import { makePlan } from './plan.ts'
import { seeded } from './random.ts'
import { createTime } from './time.ts'
import { createTrace } from './trace.ts'
import { startPlan } from './workers.ts'
import type { Switches, Violation, World } from './world.ts'

export interface Outcome {
  seed: number
  violations: Violation[]
  hash: string
  steps: number
  /** Statements that workers sent to their database. */
  statements: number
  families: string[]
}

export interface RunOptions {
  /** Told every line of the trace. */
  tell?: (line: string) => void
  switches?: Partial<Switches & { strict: boolean }>
  /** The store that the product runs on; the browser's where nothing is said. */
  store?: DiskKind
  /** What befalls statements, in place of what the seed says. */
  statementFaults?: readonly StatementFault[]
}

const nap = 30_000
const maxQuietMs = 3 * 60 * 60_000
/** Some three hundred are usual; a product that goes on without end is stopped here. */
const maxSteps = 50_000

const disks = new Map<DiskKind, Disk>()

/** Runs the schedule of one seed to its rest and checks it. One at a time in a process. */
export async function runSchedule(
  seed: number,
  { tell, switches = {}, store = 'dexie', statementFaults }: RunOptions = {},
): Promise<Outcome> {
  const disk = disks.get(store) ?? (await openDisk(store, switches.strict ?? true))
  disks.set(store, disk)
  const plan = makePlan(seed)
  const time = createTime(plan.start)
  const trace = createTrace(time.now, plan.start, tell)
  const world = buildWorld({
    ...{ plan, time, trace, disk },
    switches: { lock: switches.lock ?? true },
    isBackend: store === 'postgres',
    statementFaults,
  })
  await disk.reset(diskWorldOf(world))
  const giveBack = borrowGlobals(time, seeded(seed ^ 0x2545f491), words => complained(world, words))
  try {
    trace.note(`seed ${seed}: ${[...plan.families].join(' ')}`)
    if (plan.lies) trace.note(`lists lie: ${JSON.stringify(plan.lies)}`)
    for (const { kind, order } of plan.small.sales) trace.note(`order ${order.number}: ${kind}`)
    startPlan(world)
    let isOver = false
    void comeToRest(world).then(() => {
      isOver = true
    })
    await time.run(() => {
      if (world.steps > maxSteps) world.violate('never-rests', `${world.steps} steps taken`)
      return isOver || world.violations.length > 0
    })
    if (!isOver && world.violations.length === 0) world.violate('forgotten', 'nothing was left to happen')
    if (world.violations.length === 0) await checkAtRest(world)
  } finally {
    for (const worker of world.workers) worker.kill()
    giveBack()
  }
  const { violations, steps, statements } = world
  return { seed, violations, hash: trace.hash(), steps, statements, families: [...plan.families] }
}

/** Waits until the faults are over and nothing is due; then somebody asks for a look at the ledger, and waits again. */
async function comeToRest(world: World): Promise<void> {
  const { time, plan } = world
  await time.sleep(plan.calmAfter + nap)
  const rest = async () => {
    while (!(await isAtRest(world)) && time.now() - plan.start < maxQuietMs) await time.sleep(nap)
  }
  await rest()
  // A clock that was put back holds requests up for a while: then people ask again.
  for (let asked = 0; asked < 20; asked++) {
    await ask(world)
    await time.sleep(nap)
    if (await isAtRest(world)) break
    await rest()
  }
}

async function isAtRest({ disk, workers, isUp, transport, locks }: World): Promise<boolean> {
  const isManned = isUp && workers.some(worker => !worker.isKilled && !worker.halted)
  const due = await disk.store().nextDue()
  const { trouble } = await disk.store().health()
  const isFree = locks.size === 0 && !(await disk.isLocked())
  return isManned && due === undefined && trouble === null && transport.underWay() === 0 && isFree
}

/** The product says on the console that it met an error of its own: one that a closed database explains, or a bug. */
function complained(world: World, words: string): void {
  world.trace.note(`console: ${words.split('\n')[0]}`)
  if (world.time.now() - world.closedAt > 60_000) world.violate('error-of-ours', words)
}
