import type { Instant } from '../domain/units.ts'
import { drainLock } from './drain.ts'
import type { Engine } from './engine.ts'
import { readLedger } from './ledger-reading.ts'
import { practiceSetup } from './practice-setup.ts'
import { noteTrouble, TroubleStop } from './trouble.ts'

/**
 * Reads the ledger back to a moment before what is known, for a report of older days. Under the lock of the drain:
 * two readings at once would not agree on what is covered. `busy` = a drain is under way, ask again.
 */
export async function readHistory(
  engine: Engine,
  from: Instant,
): Promise<'done' | 'busy' | 'trouble' | 'not-set-up'> {
  return engine.lock.ifFree(drainLock, async () => {
    try {
      const setup = await practiceSetup(engine)
      if ('missing' in setup) return 'not-set-up'
      await readLedger(engine, setup, from)
      return 'done'
    } catch (error) {
      if (!(error instanceof TroubleStop)) throw error
      await noteTrouble(engine, error.trouble)
      return 'trouble'
    }
  })
}
