import type { OrderRecord } from '../domain/posting.ts'
import { lastLeap } from './clock-leap.ts'
import { type Engine, timing } from './engine.ts'
import { listsSince } from './lists-since.ts'

/**
 * A payment that left once and was said not to be processed waits as long as Nextech's lists may be behind, or are known to
 * be: they would not show it, had it been taken after all. Undefined where nothing holds it.
 */
export async function holdBehind(engine: Engine, record: OrderRecord): Promise<OrderRecord | undefined> {
  const { sentAt } = record.posting
  const now = engine.clock.now()
  if (sentAt === null || now - Math.max(sentAt, await lastLeap(engine)) >= timing.maxBehind) return undefined
  const { behindUntil = now } = await listsSince(engine, record)
  if (behindUntil <= now) return undefined
  const dueAt = Math.min(behindUntil, now + timing.settle)
  return engine.store.update(record, { behindUntil, dueAt })
}
