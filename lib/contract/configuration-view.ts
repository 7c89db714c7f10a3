import * as v from 'valibot'
import { CardTypesSchema, ShopSchema } from '../domain/configuration.ts'
import { PostureSchema } from '../domain/posture.ts'
import { ClosedDaysSchema, HoursSchema } from '../domain/practice-hours.ts'

/** The shops without the way to their interfaces. */
export const ShopsSchema = v.array(v.omit(ShopSchema, ['rest']))

/** Why a person cannot change settings: an administrator supplies them, managers alone may, or the backend is away. */
export const SettingsLockSchema = v.picklist(['supplied', 'role', 'away'])
export type SettingsLock = v.InferOutput<typeof SettingsLockSchema>

/** Settings that are there and cannot be used: which values, why, and whether an administrator has to mend them. */
export const UnusableSettingsSchema = v.nullable(
  v.object({
    problems: v.array(v.object({ path: v.string(), reason: v.string() })),
    isPolicy: v.boolean(),
  }),
)
export type UnusableSettings = NonNullable<v.InferOutput<typeof UnusableSettingsSchema>>

/** The configuration in force, as people see it; no secret is in it. Null before any set-up. */
export const ConfigurationViewSchema = v.nullable(
  v.object({
    mode: v.picklist(['direct', 'backend']),
    practice: v.object({
      name: v.string(),
      timeZone: v.string(),
      /** Absent = the usual hours, no closed days. */
      hours: v.optional(HoursSchema),
      closedDays: v.optional(ClosedDaysSchema),
    }),
    posture: PostureSchema,
    shops: ShopsSchema,
    /** Null where only the backend knows them, and it does not answer. */
    cardTypes: v.nullable(CardTypesSchema),
    /** Nextech's API user; null where only the backend may sign in, or managers. */
    user: v.nullable(v.string()),
    /** The host that a password which is typed here goes to: Nextech's sign-in, or the backend. */
    passwordHost: v.string(),
    /** Why card types, shops and Nextech's sign-in cannot be changed from here; null where they can. */
    lock: v.nullable(SettingsLockSchema),
    /** An administrator supplies it: nobody else changes it. */
    isSupplied: v.boolean(),
    /** Paths that an administrator's policy names: fixed, whatever a file says. */
    locked: v.optional(v.array(v.string())),
    /** Every address that the browser must let us reach. */
    addresses: v.array(v.string()),
  }),
)
export type ConfigurationView = v.InferOutput<typeof ConfigurationViewSchema>
