import * as v from 'valibot'
import { CardTypesSchema, ShopSchema } from '../domain/configuration.ts'
import { PostureSchema } from '../domain/posture.ts'

/** The configuration in force, as people see it; no secret is in it. Null before any set-up. */
export const ConfigurationViewSchema = v.nullable(
  v.object({
    mode: v.picklist(['direct', 'backend']),
    practice: v.object({ name: v.string(), timeZone: v.string() }),
    posture: PostureSchema,
    shops: v.array(v.omit(ShopSchema, ['rest'])),
    /** Null where only the backend knows them, and it does not answer. */
    cardTypes: v.nullable(CardTypesSchema),
    /** Nextech's API user; null where a backend signs in. */
    user: v.nullable(v.string()),
    /** An administrator supplies it: nobody else changes it. */
    isSupplied: v.boolean(),
    /** Every address that the browser must let us reach. */
    addresses: v.array(v.string()),
  }),
)
export type ConfigurationView = v.InferOutput<typeof ConfigurationViewSchema>
