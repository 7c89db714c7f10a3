import * as v from 'valibot'
import type { CardLabels } from './card-types.ts'
import { CardTypesSchema } from './configuration.ts'
import type { Result } from './result.ts'

/** A label that a person gives to a brand, changes or takes away by hand. */
export const CardTypeChangeSchema = v.object({
  brand: v.pipe(v.string(), v.trim(), v.maxLength(60)),
  /** The brand that the row had before; null = a new row. */
  was: v.nullable(v.string()),
  /** Null = the row goes. */
  label: v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(100))),
})
export type CardTypeChange = v.InferOutput<typeof CardTypeChangeSchema>

/** The labels with the change, in the order in which they stood, or why they cannot be so (rules 3). */
export function withCardType(
  labels: CardLabels,
  { brand, was, label }: CardTypeChange,
): Result<CardLabels, string> {
  const rows = Object.entries(labels)
  const at = rows.findIndex(([key]) => key === was)
  const row: [string, string][] = label === null ? [] : [[brand, label]]
  const changed = at < 0 ? [...rows, ...row] : rows.toSpliced(at, 1, ...row)
  const given = Object.fromEntries(changed)
  // Two rows of one name would silently be one.
  if (Object.keys(given).length < changed.length) return { ok: false, error: `${brand} has a label already` }
  const parsed = v.safeParse(CardTypesSchema, given)
  return parsed.success ? { ok: true, value: parsed.output } : { ok: false, error: parsed.issues[0].message }
}
