import { ledgerFrom } from '../domain/ledger.ts'
import type { Instant } from '../domain/units.ts'
import { drainLock } from './drain.ts'
import type { Engine } from './engine.ts'
import { readLedger } from './ledger-reading.ts'
import type { PracticeSetup } from './ports/nextech.ts'
import { practiceSetup } from './practice-setup.ts'
import { noteTrouble, TroubleStop } from './trouble.ts'

/**
 * Reads the ledger back to a moment before what is known, for a report of older days. Under the lock of the drain:
 * two readings at once would not agree on what is covered. `busy` = a drain is under way, ask again.
 */
export function readHistory(engine: Engine, from: Instant): Promise<HistoryOutcome> {
  return readUnderLock(engine, setup => readLedger(engine, setup, from))
}

/**
 * Reads again all that happened in the ledger since a moment, and since the oldest open order, whatever is known of it: for a
 * store that is as it was at that moment. Payments are found by when they changed, so that voids of old ones are among them.
 */
export function readAgainSince(engine: Engine, moment: Instant): Promise<HistoryOutcome> {
  return readUnderLock(engine, async setup => {
    const oldest = (await engine.store.oldestOpen()) ?? moment
    const from = ledgerFrom(Math.min(oldest, moment))
    const known = await engine.store.ledgerCoverage()
    await readLedger(engine, setup, from, Math.max(0, (known?.seenTo ?? from) - from))
  })
}

type HistoryOutcome = 'done' | 'busy' | 'trouble' | 'not-set-up'

function readUnderLock(
  engine: Engine,
  reading: (setup: PracticeSetup) => Promise<void>,
): Promise<HistoryOutcome> {
  return engine.lock.ifFree(drainLock, async () => {
    try {
      const setup = await practiceSetup(engine)
      if ('missing' in setup) return 'not-set-up'
      await reading(setup)
      return 'done'
    } catch (error) {
      if (!(error instanceof TroubleStop)) throw error
      await noteTrouble(engine, error.trouble)
      return 'trouble'
    }
  })
}
