import * as v from 'valibot'
import { PatientSchema } from '../domain/patient.ts'
import { TroubleCodeSchema } from '../domain/reasons.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** Where all patients can be read from; null while nothing is configured. */
export const PatientSourceSchema = v.nullable(v.object({ practiceId: v.string(), timeZone: v.string() }))
export type PatientSource = v.InferOutput<typeof PatientSourceSchema>

/** The page that begins at a record; of the practice that the pages before it were of. */
export const PatientPageRequestSchema = v.object({ practiceId: v.string(), offset: count })

/** Why a page could not be read; `other-practice` = it is another practice's by now. */
export const PatientTroubleSchema = v.picklist([...TroubleCodeSchema.options, 'other-practice'])

/** Of each patient what is compared and shown. */
export const PatientPageSchema = v.variant('ok', [
  v.object({
    ok: v.literal(true),
    patients: v.array(v.omit(PatientSchema, ['lines', 'city', 'postalCode'])),
    size: count,
    total: v.nullable(count),
    unreadable: count,
  }),
  v.object({
    ok: v.literal(false),
    trouble: PatientTroubleSchema,
    message: v.string(),
    retryAfterMs: v.optional(v.number()),
  }),
])
export type PatientPage = v.InferOutput<typeof PatientPageSchema>
