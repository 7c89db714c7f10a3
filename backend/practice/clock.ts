import { performance } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import type { Instant } from '../../lib/domain/units.ts'
import type { Clock } from '../../lib/sync/ports/runtime.ts'
import { databaseNow } from '../database/database-clock.ts'
import type { Tables } from '../database/tables.ts'

/** How far this machine's clock is behind the database's, in milliseconds. */
let behindMs = 0

/**
 * The database's clock, as this process last knew it: an order that one backend puts off is due at the same moment for
 * another, whatever the clocks of their machines say.
 */
export const clock: Clock = {
  now: () => Date.now() + behindMs,
  monotonic: () => performance.now(),
  sleep: ms => delay(ms),
}

/** Less than this is the way to the database and back, and not worth a clock that jumps. */
const toleratedMs = 2_000
/** An answer that took longer says too little of the moment. */
const maxAnswerMs = 1_000
const everyMs = 30_000

/** Sets the clock by the database. What it cannot say keeps the clock as it is. */
export async function setClock(db: Kysely<Tables>): Promise<void> {
  const [before, begun] = [Date.now(), performance.now()]
  const { rows } = await sql<{ now: Instant }>`select ${databaseNow} as now`.execute(db)
  const [answer, tookMs] = [rows[0], performance.now() - begun]
  if (!answer || tookMs > maxAnswerMs) return
  const difference = Number(answer.now) - (before + tookMs / 2)
  behindMs = Math.abs(difference) < toleratedMs ? 0 : Math.round(difference)
}

/** Sets the clock now and then; ends with the call of what it answers. */
export function keepClock(db: Kysely<Tables>): () => void {
  const timer = setInterval(() => void setClock(db).catch(() => undefined), everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
