import * as v from 'valibot'
import { FindingSchema } from '../domain/setup-checks.ts'

const typed = v.pipe(v.string(), v.maxLength(500))

/** What a person typed of the way in to Nextech, before any of it is configured. */
export const TryRequestSchema = v.object({
  clientId: typed,
  practiceId: typed,
  username: typed,
  password: typed,
  apiBaseUrl: typed,
  tokenUrl: typed,
  resource: typed,
})
export type TryRequest = v.InferOutput<typeof TryRequestSchema>

/** What Nextech said to it. */
export const TryReportSchema = v.variant('kind', [
  /** Something typed cannot be so: `path: reason`, line by line. Nothing was asked. */
  v.object({ kind: v.literal('refused'), lines: v.array(v.string()) }),
  v.object({
    kind: v.literal('sign-in'),
    state: v.picklist(['refused', 'unreachable']),
    message: v.string(),
  }),
  /** Signed in, and then refused every list: the practice id, or the user's rights. */
  v.object({ kind: v.literal('no-rights'), message: v.string() }),
  v.object({ kind: v.literal('silent'), message: v.string() }),
  v.object({
    kind: v.literal('in'),
    /** Names of the practice's own locations: one of them is perhaps the practice's name. */
    places: v.array(v.string()),
    /** Card types that payments of the last month carry. */
    cardTypes: v.array(v.string()),
    /** What of the set-up article could be looked at already. */
    findings: v.array(v.omit(FindingSchema, ['at'])),
  }),
])
export type TryReport = v.InferOutput<typeof TryReportSchema>
