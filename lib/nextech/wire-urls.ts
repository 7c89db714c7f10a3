/** Address of one of Select's own extensions as it is written (Nextech API 2.1). */
export function select(name: string): string {
  return `https://select.nextech-api.com/api/structuredefinition/${name}`
}

/** The location of a payment, with the small `l` of the example that creates one (Nextech API 2.6.1). */
export const paymentLocation = 'http://hl7.org/fhir/StructureDefinition/location'
