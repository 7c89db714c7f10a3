import * as v from 'valibot'

export const SD = 'https://select.nextech-api.com/api/structuredefinition/'
export const FHIR_SD = 'http://hl7.org/fhir/StructureDefinition/'

export const ReferenceSchema = v.looseObject({
  reference: v.optional(v.string()),
  display: v.optional(v.string()),
})

/** Plain primitives: the wrapped `{value}` form was removed as wrong (Nextech API 2.6.1). */
export const ExtensionSchema = v.looseObject({
  url: v.string(),
  valueString: v.optional(v.string()),
  valueDate: v.optional(v.string()),
  valueBoolean: v.optional(v.union([v.boolean(), v.picklist(['true', 'false'])])),
  valueReference: v.optional(ReferenceSchema),
})
export type Extension = v.InferOutput<typeof ExtensionSchema>

export function findExtension(list: Extension[] | undefined, ...urls: string[]): Extension | undefined {
  return list?.find(({ url }) => urls.includes(url))
}

/** The id of a reference of this type. Case counts: `location/` in patients, `Location/` in payments (Nextech API 2.1). */
export function idOf(type: string, reference: string | undefined): string | undefined {
  return reference?.startsWith(`${type}/`) ? reference.slice(type.length + 1) : undefined
}
