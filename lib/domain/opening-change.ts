import * as v from 'valibot'
import type { Configuration } from './configuration.ts'
import { ClosedDaysSchema, HoursSchema } from './practice-hours.ts'
import type { Result } from './result.ts'

/** The practice's hours and closed days, as a person sets them by hand; null = the usual hours. */
export const OpeningChangeSchema = v.object({
  hours: v.nullable(v.record(v.string(), v.pipe(v.string(), v.maxLength(100)))),
  closedDays: v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.maxLength(400)),
})
export type OpeningChange = v.InferOutput<typeof OpeningChangeSchema>

type PracticeSettings = Configuration['practice']

/** The practice with the change, or why it cannot be so, naming the day (rules 9). */
export function withOpening(
  { hours: _hours, closedDays: _days, ...practice }: PracticeSettings,
  change: OpeningChange,
): Result<PracticeSettings, string> {
  const days = v.safeParse(ClosedDaysSchema, change.closedDays)
  if (!days.success) return { ok: false, error: problemOf(change.closedDays, days.issues[0]) }
  const hours = v.safeParse(v.nullable(HoursSchema), change.hours)
  if (!hours.success) return { ok: false, error: problemOf(change.hours, hours.issues[0]) }
  return {
    ok: true,
    value: {
      ...practice,
      ...(hours.output !== null && { hours: hours.output }),
      ...(days.output.length > 0 && { closedDays: [...new Set(days.output)].toSorted() }),
    },
  }
}

function problemOf(
  given: unknown,
  { message, path }: { message: string; path?: readonly { key: unknown }[] | undefined },
): string {
  const key = String(path?.at(-1)?.key ?? '')
  const named = Array.isArray(given) ? String(given[Number(key)] ?? '') : key
  return named === '' ? message : `${named}: ${message}`
}
