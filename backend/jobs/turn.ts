import { activityKeptFrom, deletesBy } from '../../lib/domain/policy-limits.ts'
import { drainable } from '../../lib/domain/posting-machine.ts'
import { fixedExternally } from '../../lib/domain/reasons.ts'
import type { Instant } from '../../lib/domain/units.ts'
import { drain, nextDrainAt } from '../../lib/sync/drain.ts'
import { readAgainSince } from '../../lib/sync/ledger-history.ts'
import { pollOrders } from '../../lib/sync/poll-orders.ts'
import { nextPollAt, pollSoon } from '../../lib/sync/source-state.ts'
import { logFault } from '../log/log-fault.ts'
import { turnLock } from '../practice/moving.ts'
import type { HostedPractice } from '../practice/open-practice.ts'
import { canSignInAgain, isSignInKnown, signInAgain } from '../practice/sign-in.ts'

export interface TurnOptions {
  /** A person wants to see Nextech and the shops as they are now. */
  isAsked: boolean
  /** Once aborted nothing more is begun: the turn ends with what is under way. */
  signal: AbortSignal
  /** What they ask for is stored as work to do. */
  onAsked?: () => Promise<void>
  /** Orders' states as pages show them may have changed by more than the orders. */
  onChange?: (keys: readonly string[]) => void
}

/**
 * One practice's turn: reads the shops that are due, then drains. Answers when the next one has something to do
 * (undefined: not before somebody acts), or `busy` where another worker is at it.
 */
export async function takeTurn(
  practice: HostedPractice,
  { isAsked, signal, onAsked = async () => {}, onChange = () => {} }: TurnOptions,
): Promise<{ nextAt: Instant | undefined } | 'busy'> {
  const { engine, lock } = practice
  // Most looks at most practices end here: they cost a few reads, and write nothing.
  const idle = isAsked ? undefined : await idleUntil(practice)
  if (idle) return idle
  return lock.ifFree(turnLock, async lost => {
    const end = AbortSignal.any([signal, lost])
    const isElsewhere = await practice.isElsewhere()
    if (isAsked) {
      if (!isElsewhere) await lookAgain(practice)
      await onAsked()
    }
    if (isElsewhere) return { nextAt: undefined }
    const before = (await engine.store.health()).trouble?.code
    await signInAgain(practice)
    if (await endsRestore(practice)) return { nextAt: engine.clock.now() }
    // First all that the shops tell, then the drain: orders that may be one payment's are judged together.
    await readShops(practice, isAsked, end)
    if (!end.aborted) await drain({ ...engine, signal: end }, isAsked)
    // Another worker has the practice by now, and says when it is looked at next.
    lost.throwIfAborted()
    // Trouble that came or went shows in the words of every badge that waits.
    if (before !== (await engine.store.health()).trouble?.code)
      onChange(await practice.overview.keysIn(drainable))
    // When the ledger was read last is on the pages.
    practice.host.pagesChanged()
    const now = deletesBy(practice.toldByNextech(), engine.clock.now())
    if (now !== undefined)
      await practice.activity.prune(activityKeptFrom(practice.configuration.policy, now), now)
    return { nextAt: await nextTurnAt(practice) }
  })
}

/** When a practice has something to do next; undefined where it has now. */
async function idleUntil(practice: HostedPractice): Promise<{ nextAt: Instant | undefined } | undefined> {
  const { engine, restoredFrom } = practice
  if (restoredFrom !== null || !(await isSignInKnown(practice))) return undefined
  const nextAt = await nextTurnAt(practice)
  return nextAt !== undefined && nextAt <= engine.clock.now() ? undefined : { nextAt }
}

/**
 * A restored practice reads the ledger before all else, and only then posts again, in its next turn. What was
 * parked meanwhile is judged again, and the shops are asked at once.
 */
async function endsRestore(practice: HostedPractice): Promise<boolean> {
  const { engine, restoredFrom, polling, sources } = practice
  if (restoredFrom === null || (await readAgainSince(engine, restoredFrom)) !== 'done') return false
  await engine.store.reconsider(engine.clock.now(), ['ledger-first', 'observe-only'])
  await pollSoon(polling, sources)
  await practice.endRestore()
  return true
}

/** Somebody has put something right in Nextech or a shop and says so: what waits for that is judged again, and the shops are read. */
async function lookAgain({ engine, polling, sources }: HostedPractice): Promise<void> {
  await pollSoon(polling, sources)
  await engine.store.saveSetup(undefined)
  await engine.store.reconsider(engine.clock.now(), fixedExternally)
}

/** A fault of ours in one shop keeps nothing else back. */
async function readShops(
  { polling, sources }: HostedPractice,
  isAsked: boolean,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return
  const readings = await Promise.allSettled(sources.map(source => pollOrders(polling, source, isAsked)))
  for (const reading of readings)
    if (reading.status === 'rejected') logFault('A shop could not be read.', reading.reason)
}

async function nextTurnAt(practice: HostedPractice): Promise<Instant | undefined> {
  const { engine, polling, sources } = practice
  if (await canSignInAgain(practice)) {
    const { trouble } = await engine.store.health()
    return trouble?.nextTryAt ?? engine.clock.now()
  }
  const due = await Promise.all([nextDrainAt(engine), nextPollAt(polling, sources)])
  const times = due.filter(at => at !== undefined)
  return times.length === 0 ? undefined : Math.min(...times)
}
