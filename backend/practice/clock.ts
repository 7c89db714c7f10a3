import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from '../../lib/sync/ports.ts'

/** This machine's clock. */
export const clock: Clock = { now: () => Date.now(), sleep: ms => delay(ms) }
