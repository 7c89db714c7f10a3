import * as v from 'valibot'
import type { Health } from './health.ts'
import type { Posture } from './posture.ts'
import { type ReasonCode, ReasonCodeSchema } from './reasons.ts'

/**
 * Why no payment leaves at the moment, whatever the order; null where a paid order is posted by itself. Every text that
 * promises a posting asks this first (rules 5: what cannot be posted now is never said to be on its way).
 */
export function heldBy(
  posture: Posture,
  {
    station,
    trouble,
    setupFault,
    paused,
    moved,
    readsFirst,
  }: Pick<Health, 'station' | 'trouble' | 'setupFault' | 'paused' | 'moved' | 'readsFirst'>,
): ReasonCode | null {
  if (moved) return 'moved'
  // While Nextech does not answer, that is what the reading waits for.
  if (readsFirst) return trouble?.code ?? 'ledger-first'
  if (posture === 'observe') return 'observe-only'
  if (paused) return 'paused'
  if (station?.otherPayment) return 'other-station'
  if (trouble) return trouble.code
  return v.is(ReasonCodeSchema, setupFault?.what) ? setupFault.what : null
}
