import * as v from 'valibot'
import {
  ExtensionSchema,
  extension,
  flagOf,
  IdentifiersSchema,
  identifier,
  listOf,
  TextSchema,
  TrimmedSchema,
} from './wire-values.ts'

const LocationWireSchema = v.object({
  id: TrimmedSchema,
  identifier: IdentifiersSchema,
  status: TrimmedSchema,
  name: TextSchema,
  extension: listOf(ExtensionSchema),
})

const PractitionerWireSchema = v.object({
  id: TrimmedSchema,
  identifier: IdentifiersSchema,
  active: v.optional(v.unknown()),
  name: listOf(v.object({ family: TextSchema, given: listOf(TextSchema) })),
})

/** A place of the practice; `name` with its spaces as they are. */
export interface Place {
  id: string
  name: string
  active: boolean
  managed: boolean
  /** Whether Nextech's build says so; it does from 14.4 on. */
  saysManaged: boolean
}

/** A provider of Nextech's list; `name` is first and last name with their spaces as they are. */
export interface Provider {
  id: string
  name: string
  active: boolean
}

/** A location. Builds before 14.4 do not say whether they manage it: they list no other (Nextech API 1.1, 2.8). */
export function parseLocation(resource: unknown): Place | undefined {
  const parsed = v.safeParse(LocationWireSchema, resource)
  if (!parsed.success) return undefined
  const { id = identifier(parsed.output.identifier, 'official'), name, status } = parsed.output
  if (id === undefined || name === undefined) return undefined
  const managed = flagOf(extension(parsed.output.extension, 'managed'))
  const told = { managed: managed ?? true, saysManaged: managed !== undefined }
  return { id, name, ...told, active: (status ?? 'active').toLowerCase() === 'active' }
}

/** A provider; the documented example has no id but an official identifier (Nextech API 2.8). */
export function parsePractitioner(resource: unknown): Provider | undefined {
  const parsed = v.safeParse(PractitionerWireSchema, resource)
  if (!parsed.success) return undefined
  const { id = identifier(parsed.output.identifier, 'official'), name, active } = parsed.output
  const [first] = name
  if (id === undefined || first === undefined) return undefined
  const names = [...first.given, first.family].filter(text => text !== undefined)
  return { id, name: names.join(' '), active: flagOf(active) ?? true }
}
