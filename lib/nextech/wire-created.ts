import * as v from 'valibot'
import { IdentifiersSchema, identifier, isRecord, referenceOf, TrimmedSchema } from './wire-values.ts'

const CreatedSchema = v.object({
  resourceType: TrimmedSchema,
  id: TrimmedSchema,
  identifier: IdentifiersSchema,
})

/**
 * The id of what was just made: from the body, an official identifier, or a `Location` header; null where the
 * answer names none, for its form is undocumented (Nextech API 2.4, 2.6).
 */
export function createdId(resource: string, body: unknown, location: string | null): string | null {
  const parsed = v.safeParse(CreatedSchema, isRecord(body) ? body : {})
  // A number in a body that does not say what it is may be a proxy's, or of what waits in a queue.
  if (parsed.success && parsed.output.resourceType === resource) {
    const id = parsed.output.id ?? identifier(parsed.output.identifier, 'official')
    if (id !== undefined) return referenceOf(id).id ?? null
  }
  return idInLocation(resource, location)
}

/** `…/Patient/<id>`, also with a version behind it. */
function idInLocation(resource: string, location: string | null): string | null {
  const parts = (location ?? '').split(/[?#]/)[0]?.split('/').filter(Boolean) ?? []
  const at = parts.findLastIndex(part => part.toLowerCase() === resource.toLowerCase())
  const id = at === -1 ? undefined : parts[at + 1]
  return id ?? null
}
