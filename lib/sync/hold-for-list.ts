import { mayMove, openOutcome } from '../domain/posting-machine.ts'
import type { Engine } from './engine.ts'
import type { Trouble } from './ports/nextech.ts'
import { backOff, lastingCode } from './trouble.ts'

/**
 * An order about which a list of Nextech contradicts itself waits where it is and is looked at again, the wait growing
 * as with any trouble. After `timing.hidden` staff are told: it goes to them as `records-hidden`, with the counts, and
 * is still looked at. A posting whose outcome is open keeps its state: only the ledger may move it.
 */
export async function holdForList(engine: Engine, key: string, trouble: Trouble): Promise<void> {
  const record = await engine.store.get(key)
  if (!record) return
  const { state, reason, updatedAt } = record.posting
  const now = engine.clock.now()
  const isHeld = reason === 'list-incomplete' || reason === 'records-hidden'
  // After the clock was put back it is as if it began now.
  const lasted = isHeld ? Math.max(0, now - updatedAt) : 0
  const code = lastingCode('list-incomplete', lasted)
  const isForStaff = code === 'records-hidden' && !openOutcome.includes(state) && mayMove(state, 'attention')
  await engine.store.update(record, {
    ...(isForStaff && { state: 'attention' }),
    ...(!isHeld && { updatedAt: now }),
    reason: code,
    detail: trouble.message,
    dueAt: now + backOff(lasted, engine.random),
  })
}
