import { tellExtensionPages } from '../browser/tabs.ts'
import { keepAlive, wakeUpAt } from '../browser/wake-up.ts'
import { drainable } from '../domain/posting-machine.ts'
import { fixedExternally } from '../domain/reasons.ts'
import { ownService } from '../service/answer.ts'
import { drain, nextDrainAt } from '../sync/drain.ts'
import { tellAlarmNow } from './alarm.ts'
import type { BrowserPractice } from './browser-practice.ts'
import { detach } from './detach.ts'
import { nextReadingAt, readShops } from './order-sources.ts'
import { deleteByAge } from './retention.ts'
import { signInAgain } from './sign-in.ts'
import { createStoreWatch } from './store-watch.ts'
import { createWakeGuard } from './wake-guard.ts'

/** How long readings may gather before a drain: what belongs together is judged together. */
const gatherMs = 1_000
const maxGatherMs = 15_000
/** An alarm rings after half a minute at the soonest; what is due before, a timer takes while the worker runs. */
const timerReachMs = 30_000
const minDelayMs = 500

export interface SyncScheduler {
  /** An alarm rang. What is under way already needs no second drain: its end plans the next. */
  wakeUp(): void
  /** New work arrived: drain soon. */
  schedule(): void
  /** Drain now; `manual` = a person asked for it, who wants to see the ledger as it is. */
  syncNow(manual?: boolean): Promise<void>
  /** Something could not be stored or read: where the browser cannot write, people are told until it can. */
  storeFailed(error: unknown): void
}

/** Calls the engine when something is due: at once, after readings gathered, by timer and by alarm. */
export function createSyncScheduler(
  practiceNow: () => Promise<BrowserPractice | undefined>,
  noteChanged: (keys: readonly string[]) => void,
): SyncScheduler {
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Since when readings gather, and how to say that a drain takes them up. */
  let gathering: { since: number; taken: () => void } | undefined
  let underWay = 0
  const runWithWakeAlarm = createWakeGuard()

  const after = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => detach(syncNow()), ms)
  }

  const storeWatch = createStoreWatch(practiceNow, after)

  async function syncNow(manual = false): Promise<void> {
    const gathered = gathering
    gathering = undefined
    const ended = runWithWakeAlarm(() => sync(manual))
    gathered?.taken()
    underWay += 1
    await ended.finally(() => {
      underWay -= 1
    })
  }

  async function sync(manual: boolean): Promise<void> {
    const practice = await practiceNow()
    try {
      if (practice) await syncPractice(practice, manual)
    } catch (error) {
      // Its database is closed where the configuration was replaced meanwhile; the next practice goes on.
      if (practice?.engine.signal?.aborted) return
      storeWatch.failed(error)
      throw error
    }
  }

  async function syncPractice(practice: BrowserPractice, manual: boolean): Promise<void> {
    const { store } = practice.engine
    const before = (await store.health()).trouble?.code
    // A sync may have nothing to write; whether it could is known by a write alone.
    if (storeWatch.isFailing()) await store.saveHealth({})
    if ((await keepAlive(work(practice, manual))) === 'replaced') return
    // Trouble that came or went shows in the words of every badge that waits.
    if (before !== (await store.health()).trouble?.code)
      noteChanged(await practice.overview.keysIn(drainable))
    storeWatch.works()
    await tellExtensionPages()
    await tellAlarmNow(ownService(practice), practice.configuration)
    if (practice.isSealed) return
    await deleteByAge(practice)
    await plan(practice)
  }

  async function plan(practice: BrowserPractice): Promise<void> {
    const due = await Promise.all([nextDrainAt(practice.engine), nextReadingAt(practice)])
    const next = Math.min(...due.map(at => at ?? Number.POSITIVE_INFINITY))
    if (!Number.isFinite(next)) return
    await wakeUpAt(next)
    const wait = next - practice.engine.clock.now()
    if (wait < timerReachMs && gathering === undefined) after(Math.max(wait, minDelayMs))
  }

  function gather() {
    const { promise, resolve } = Promise.withResolvers<void>()
    detach(runWithWakeAlarm(() => promise))
    return { since: Date.now(), taken: resolve }
  }

  return {
    wakeUp() {
      if (underWay === 0) detach(syncNow())
    },
    syncNow,
    storeFailed: storeWatch.failed,
    schedule() {
      gathering ??= gather()
      after(Math.max(0, Math.min(gatherMs, gathering.since + maxGatherMs - Date.now())))
    },
  }
}

/** All that is due; while the vault is closed only that is said, since nothing that is read could be kept. */
async function work(practice: BrowserPractice, manual: boolean): Promise<'done' | 'replaced'> {
  if (!practice.isSealed) {
    if (manual) await lookAgain(practice)
    return readAndDrain(practice, manual)
  }
  await signInAgain(practice)
  return 'done'
}

/**
 * First all that the shops tell, then the drain: orders that may be one payment's are judged together. `replaced` = the
 * configuration changed meanwhile: this practice's database is closed, and the next practice goes on.
 */
async function readAndDrain(practice: BrowserPractice, manual: boolean): Promise<'done' | 'replaced'> {
  await Promise.all([signInAgain(practice), readShops(practice, manual)])
  await drain(practice.engine, manual)
  return practice.engine.signal?.aborted ? 'replaced' : 'done'
}

/** Somebody has put something right in Nextech and says so: what waits for that is judged again. */
async function lookAgain({ engine }: BrowserPractice): Promise<void> {
  await engine.store.saveSetup(undefined)
  await engine.store.reconsider(engine.clock.now(), fixedExternally)
}
