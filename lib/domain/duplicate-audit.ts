import * as v from 'valibot'
import { InstantSchema } from './units.ts'

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** What an audit of all patients for duplicates found (rules 7): counts alone, nobody's name. */
export const DuplicateCountsSchema = v.object({
  /** Where the patients came from: an export's file, or Nextech itself. */
  source: v.picklist(['file', 'nextech']),
  patients: count,
  /** Groups that share all four fields. */
  groups: count,
  /** How many of these groups are probably one person, probably two people; the rest cannot be told apart by birth date. */
  onePerson: count,
  twoPeople: count,
})

/** The last audit, and when it was. */
export const DuplicateAuditSchema = v.object({ ...DuplicateCountsSchema.entries, at: InstantSchema })
export type DuplicateAudit = v.InferOutput<typeof DuplicateAuditSchema>
