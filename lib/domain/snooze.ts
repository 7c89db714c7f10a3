import * as v from 'valibot'
import { addDays, practiceDayOf } from './practice-day.ts'
import { type Instant, InstantSchema } from './units.ts'

/** An order that a person has put off: until when, and what was known of it then. */
const SnoozeSchema = v.object({ until: InstantSchema, seen: v.string() })

/** By the order's key. */
export const SnoozesSchema = v.record(v.string(), SnoozeSchema)
export type Snoozes = v.InferOutput<typeof SnoozesSchema>

/** How long a person may put an order off. */
export const snoozeTimes = ['hour', 'tomorrow', 'monday'] as const
export type SnoozeTime = (typeof snoozeTimes)[number]

const hourMs = 60 * 60_000
/** When people begin to work. */
const morning = '08:00'

/** When an order that is put off now comes back, by the practice's clock. */
export function snoozeUntil(time: SnoozeTime, now: Instant, timeZone: string): Instant {
  if (time === 'hour') return now + hourMs
  const today = practiceDayOf(now, timeZone)
  const weekday = Temporal.PlainDate.from(today).dayOfWeek
  const day = addDays(today, time === 'tomorrow' ? 1 : 8 - weekday)
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: morning }).epochMilliseconds
}

/** What of an order is known when it is put off: once something else is known, it comes back. */
interface Known {
  status: string
  reason: string | null
  suspects: readonly string[]
  owedCents: number
  detail: string | null
  payments?: readonly { id: string; amountCents: number; isVoid: boolean }[] | undefined
}

export function seenOf({ status, reason, suspects, owedCents, detail, payments = [] }: Known): string {
  const held = payments.map(({ id, amountCents, isVoid }) => [id, amountCents, isVoid])
  return JSON.stringify([status, reason, suspects, owedCents, detail, held])
}

/** Whether the order is still put off: until its time, and only as long as nothing new is known of it. */
export function isSnoozed(snoozes: Snoozes, row: Known & { key: string }, now: Instant): boolean {
  const snooze = snoozes[row.key]
  return snooze !== undefined && now < snooze.until && snooze.seen === seenOf(row)
}

/** The snoozes that still mean something; the others are forgotten. */
export function stillSnoozed(snoozes: Snoozes, now: Instant): Snoozes {
  return Object.fromEntries(Object.entries(snoozes).filter(([, { until }]) => now < until))
}
