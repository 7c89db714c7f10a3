import * as v from 'valibot'
import { MisreadFieldSchema, SourceTroubleCodeSchema } from './source-trouble.ts'
import { InstantSchema } from './units.ts'

/** An order that could not be understood, and the part of it that could not. */
export const MisreadOrderSchema = v.object({
  /** The shop's own id of the record; no order number. */
  id: v.string(),
  number: v.nullable(v.string()),
  field: MisreadFieldSchema,
})

/** How far a shop's orders were read by its own interface, and what hindered it. */
export const SourceStateSchema = v.object({
  address: v.string(),
  /** Orders placed before are left alone, unless they are known: they were there before the first reading. */
  placedFrom: InstantSchema,
  /** All that changed up to here is stored, by the shop's clock. */
  mark: InstantSchema,
  /** The latest states of orders that were read and stored, in the shop's short words. */
  read: v.optional(v.pipe(v.array(v.string()), v.readonly()), []),
  /** Where a reading that had to end early goes on; null after one that came to its end. */
  resume: v.nullable(v.object({ since: InstantSchema, page: v.number() })),
  /** When it was last read to its end, by our clock. */
  readAt: v.nullable(InstantSchema),
  nextPollAt: InstantSchema,
  trouble: v.nullable(v.object({ code: SourceTroubleCodeSchema, message: v.string(), since: InstantSchema })),
  /** The newest orders that could not be understood, until a later reading can. */
  unreadable: v.pipe(v.array(MisreadOrderSchema), v.readonly()),
})
export type SourceState = v.InferOutput<typeof SourceStateSchema>
