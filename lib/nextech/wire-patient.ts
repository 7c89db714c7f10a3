import * as v from 'valibot'
import { formatPhone, normalName } from '../domain/contact.ts'
import type { Patient } from '../domain/patient.ts'
import type { NewPatient, PracticeSetup } from '../sync/ports/nextech.ts'
import { isRestricted, isUsedNoMore, RecordUseSchema } from './record-use.ts'
import { NamesSchema, officialName, otherNamesOf, partsOf } from './wire-name.ts'
import { isCurrent, PeriodSchema } from './wire-period.ts'
import { reachedBy, TelecomsSchema } from './wire-telecom.ts'
import { select } from './wire-urls.ts'
import {
  dayOf,
  ExtensionSchema,
  extension,
  IdentifiersSchema,
  identifier,
  isRecord,
  listOf,
  referenceOf,
  TrimmedSchema,
  textOf,
  whenOf,
} from './wire-values.ts'

const AddressSchema = v.object({
  use: TrimmedSchema,
  period: PeriodSchema,
  line: listOf(TrimmedSchema),
  city: TrimmedSchema,
  postalCode: TrimmedSchema,
})

const PatientWireSchema = v.object({
  id: TrimmedSchema,
  ...RecordUseSchema.entries,
  identifier: IdentifiersSchema,
  name: NamesSchema,
  telecom: TelecomsSchema,
  birthDate: v.optional(v.unknown()),
  address: listOf(AddressSchema),
})

const noAddress = { line: [], city: undefined, state: undefined, postalCode: undefined }

const ArticleFactsSchema = v.object({
  extension: listOf(ExtensionSchema),
  gender: TrimmedSchema,
  address: listOf(v.object({ ...AddressSchema.entries, state: TrimmedSchema })),
})

const PatientLinksSchema = v.object({
  extension: listOf(ExtensionSchema),
  generalPractitioner: listOf(v.unknown()),
})

/**
 * A Nextech patient cut down to what matching needs; undefined where it has no uid (Nextech API 2.1). `now`, in
 * milliseconds, tells an e-mail or phone that was theirs once.
 */
export function parsePatient(resource: unknown, now?: number): Patient | undefined {
  const parsed = v.safeParse(PatientWireSchema, resource)
  if (!parsed.success) return undefined
  const wire = parsed.output
  const uid = wire.id ?? identifier(wire.identifier, 'official')
  if (uid === undefined) return undefined
  const name = officialName(wire.name, now)
  const alsoNamed = otherNamesOf(wire.name, name)
  const address = presentAddress(wire.address, now)
  const lines = address?.line.filter(line => line !== undefined) ?? []
  const birthDate = birthDateOf(wire.birthDate) ?? null
  const bornIn = birthDate === null ? partOfBirthDate(wire.birthDate) : undefined
  return {
    uid,
    chartNumber: identifier(wire.identifier, 'usual') ?? null,
    ...partsOf(name),
    ...(alsoNamed.length > 0 && { alsoNamed }),
    ...reachedBy(wire.telecom, now),
    birthDate,
    ...(bornIn !== undefined && { bornIn }),
    ...(lines.length > 0 && { lines }),
    city: address?.city ?? null,
    postalCode: address?.postalCode ?? null,
    ...(isUsedNoMore(wire, name) && { isInactive: true }),
    ...(isRestricted(wire) && { isRestricted: true }),
  }
}

/** The first address that is not of the past. */
function presentAddress(list: readonly v.InferOutput<typeof AddressSchema>[], now: number | undefined) {
  const present = list.filter(({ use, period }) => use?.toLowerCase() !== 'old' && isCurrent(period, now))
  return present.find(({ use }) => use?.toLowerCase() !== 'temp') ?? present[0] ?? list[0]
}

/** A year, or a year and a month, where the record tells no more. */
function partOfBirthDate(raw: unknown): string | undefined {
  return /^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/.exec(textOf(raw)?.trim() ?? '')?.[0]
}

/** Nobody is born in a time zone: of a moment the day counts that is written there. */
function birthDateOf(raw: unknown): string | undefined {
  const text = textOf(raw)?.trim() ?? ''
  return dayOf(whenOf(/^\d{4}-\d\d-\d\dT/.test(text) ? text.slice(0, 10) : text), 'UTC')
}

/** Whether an answer to a new patient does not tell another one: a payment would go to that chart. */
export function saysPatient(body: unknown, { lastName, birthDate }: NewPatient): boolean {
  const told = parsePatient(body)
  if (told === undefined) return true
  const isName = told.family === '' || normalName(told.family) === normalName(lastName)
  return isName && (told.birthDate ?? birthDate) === birthDate
}

/** What else the set-up article asks of its dummy patient; read from that one alone. */
export function articleFacts(resource: unknown) {
  const { extension: list, gender, address } = v.parse(ArticleFactsSchema, isRecord(resource) ? resource : {})
  const [{ line, city, state, postalCode } = noAddress] = address
  const parts = [...line, city, state, postalCode].filter(part => part !== undefined)
  return {
    status: textOf(extension(list, 'patient-status'))?.trim() ?? null,
    gender: gender ?? null,
    address: parts.length > 0 ? parts.join(', ') : null,
  }
}

/** What a patient is tied to; read from the set-up article's dummy patient alone (rules 3). */
export function patientLinks(resource: unknown) {
  const links = v.parse(PatientLinksSchema, isRecord(resource) ? resource : {})
  return {
    referralSource: referenceOf(extension(links.extension, 'referral-source')),
    locationId: referenceOf(extension(links.extension, 'patient-location')).id,
    providerId: referenceOf(links.generalPractitioner[0]).id,
  }
}

/** The body that creates a patient, in the spelling of the documented example (Nextech API 2.4, 5). */
export function patientBody(patient: NewPatient, setup: PracticeSetup, status: string): object {
  const reference = (kind: string, id: string) => ({ valueReference: { reference: `${kind}/${id}` } })
  return {
    resourceType: 'Patient',
    extension: [
      { url: select('patient-status'), valueString: status },
      { url: select('referral-source'), ...reference('referral-source', setup.referralSourceId) },
      { url: select('patient-location'), ...reference('location', setup.locationId) },
    ],
    name: [{ use: 'official', family: patient.lastName.trim(), given: [patient.firstName.trim()] }],
    telecom: [
      { system: 'email', value: patient.email.trim() },
      { system: 'phone', use: 'mobile', value: formatPhone(patient.phone) },
    ],
    birthDate: patient.birthDate,
    address: [addressBody(patient)],
    generalPractitioner: [{ reference: `practitioner/${setup.providerId}` }],
  }
}

function addressBody({ lines, city, region, postalCode }: NewPatient): object {
  const line = lines.map(text => text.trim()).filter(Boolean)
  return {
    use: 'home',
    ...(line.length > 0 && { line }),
    ...(city && { city }),
    ...(region && { state: region }),
    postalCode: postalCode.trim(),
  }
}
