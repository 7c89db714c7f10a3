import { mayMove, openOutcome } from '../domain/posting-machine.ts'
import { stackWithoutMessage } from '../domain/safe-error.ts'
import { type Engine, timing } from './engine.ts'

/**
 * An order that met a fault of ours waits for staff and is tried again later; the others go on. A posting whose outcome
 * is open keeps its state: only the ledger may move it.
 */
export async function quarantine(engine: Engine, key: string, error: unknown): Promise<void> {
  console.error('An order could not be handled.', stackWithoutMessage(error))
  const record = await engine.store.get(key)
  if (!record) return
  const dueAt = engine.clock.now() + timing.parked
  const { state } = record.posting
  const visible = !openOutcome.includes(state) && mayMove(state, 'attention')
  await engine.store.update(
    record,
    visible ? { state: 'attention', reason: 'internal-error', dueAt } : { dueAt },
  )
}
