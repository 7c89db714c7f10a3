import * as v from 'valibot'
import { InstantSchema } from '../domain/units.ts'

/** Why the backend does not serve this browser, though what was asked is right; reasons of the catalogue. */
export const BackendTroubleSchema = v.picklist([
  'backend-unreachable',
  'backend-not-paired',
  'backend-older',
  'extension-older',
  'permission-missing',
])
export type BackendTrouble = v.InferOutput<typeof BackendTroubleSchema>

/** Whether the backend serves this browser, and since when that is so. */
export const ConnectionStateSchema = v.object({
  trouble: v.nullable(BackendTroubleSchema),
  since: InstantSchema,
})
export type ConnectionState = v.InferOutput<typeof ConnectionStateSchema>

/** Who this browser is to the backend: `GET /v1/me`. */
export const StationSchema = v.object({
  station: v.string(),
  person: v.object({ name: v.string(), email: v.string(), role: v.string() }),
  practice: v.string(),
})
export type Station = v.InferOutput<typeof StationSchema>

/** A code that a person types at the backend's page to let this browser in; `until` it is void. */
export const PairingSchema = v.object({ code: v.string(), address: v.string(), until: InstantSchema })
export type Pairing = v.InferOutput<typeof PairingSchema>

/** How this browser stands to the backend of its configuration; null = its engine runs here. */
export const BackendViewSchema = v.nullable(
  v.object({
    url: v.string(),
    state: ConnectionStateSchema,
    /** As last told; null until the backend said so. */
    station: v.nullable(StationSchema),
    pairing: v.nullable(PairingSchema),
    /** Readings that wait for the backend. */
    waiting: v.number(),
  }),
)
export type BackendView = v.InferOutput<typeof BackendViewSchema>
