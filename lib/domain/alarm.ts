import * as v from 'valibot'
import type { Health } from './health.ts'
import { heldBy } from './held.ts'
import type { Posture } from './posture.ts'
import { type ReasonCode, ReasonCodeSchema } from './reasons.ts'
import { dayMs, type Instant, InstantSchema } from './units.ts'

/** Why people are called: payments do not leave, nothing proves the sync alive, orders have waited too long, the browser cannot write, or the settings cannot be used. */
export const AlarmSchema = v.object({
  code: v.union([
    ReasonCodeSchema,
    v.picklist(['silent', 'waiting-long', 'storage-full', 'settings-unusable']),
  ]),
  /** Since when; null where nobody knows. */
  since: v.nullable(InstantSchema),
  /** Orders that wait because of it. */
  orders: v.number(),
  /** The practice only observes: no shop's page may learn of how many. */
  observes: v.optional(v.boolean()),
})
export type Alarm = v.InferOutput<typeof AlarmSchema>

/** What passes by itself is told only when it has lasted as long as a payment may take (rules 2). */
const passes: readonly ReasonCode[] = [
  'nextech-down',
  'rate-limited',
  'list-incomplete',
  'backend-unreachable',
]
const passesWithinMs = 15 * 60_000

/** An order that waits for staff longer than this was overlooked (ours). */
export const longWaitMs = dayMs

export interface AlarmFacts {
  posture: Posture
  health: Pick<Health, 'station' | 'trouble' | 'setupFault' | 'paused'>
  now: Instant
  /** Nothing proved the sync alive within working time. */
  silent: boolean
  /** When the last proof was. */
  provenAt: Instant | null
  /** Paid orders that would be posted by themselves. */
  pending: number
  /** Since when each order that needs staff has needed them. */
  staffSince: readonly Instant[]
}

/** What holds payments back as it should. */
const byDesign: readonly ReasonCode[] = ['observe-only', 'ledger-first']

/**
 * The one thing that people must hear of now, the worst first; null where all is well. An installation that is set to
 * observe posts nothing by design, so that alone calls nobody (rules 9).
 */
export function alarmOf(facts: AlarmFacts): Alarm | null {
  const { posture, health, now, silent, provenAt, pending, staffSince } = facts
  const held = heldBy(posture, health)
  const since = sinceOf(held, health)
  if (held !== null && !byDesign.includes(held) && !mayPass(held, since, now))
    return { code: held, since, orders: pending }
  if (silent) return { code: 'silent', since: provenAt, orders: pending }
  const long = staffSince.filter(each => now - each >= longWaitMs)
  return long.length > 0 ? { code: 'waiting-long', since: Math.min(...long), orders: long.length } : null
}

/** Trouble that began a moment ago and ends by itself is no news yet. */
export function mayPass(code: ReasonCode, since: Instant | null, now: Instant): boolean {
  return passes.includes(code) && since !== null && now - since < passesWithinMs
}

/** News alone: it may be put away for a session, since payments leave or nobody here can do more about it. */
export function isNews({ code }: Alarm): boolean {
  return code === 'waiting-long' || code === 'silent' || passes.some(each => each === code)
}

function sinceOf(
  held: ReasonCode | null,
  { paused, trouble, station }: AlarmFacts['health'],
): Instant | null {
  if (held === 'paused') return paused?.since ?? null
  if (held === 'other-station') return station?.since ?? null
  return trouble?.code === held ? (trouble?.since ?? null) : null
}
