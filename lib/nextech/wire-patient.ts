import * as v from 'valibot'
import { formatPhone } from '../domain/contact.ts'
import type { Patient } from '../domain/patient.ts'
import type { NewPatient, PracticeSetup } from '../sync/ports.ts'
import { select } from './wire-urls.ts'
import {
  dayOf,
  ExtensionSchema,
  extension,
  flagOf,
  IdentifiersSchema,
  identifier,
  isRecord,
  listOf,
  referenceOf,
  TrimmedSchema,
  textOf,
  whenOf,
} from './wire-values.ts'

const NameSchema = v.object({ use: TrimmedSchema, family: TrimmedSchema, given: listOf(TrimmedSchema) })
const AddressSchema = v.object({
  line: listOf(TrimmedSchema),
  city: TrimmedSchema,
  postalCode: TrimmedSchema,
})
const FlagSchema = v.optional(v.pipe(v.unknown(), v.transform(flagOf)))
const PeriodSchema = v.optional(
  v.pipe(
    v.unknown(),
    v.transform(period => (isRecord(period) ? whenOf(period.end) : undefined)),
  ),
)
const TelecomSchema = v.object({
  system: TrimmedSchema,
  value: TrimmedSchema,
  use: TrimmedSchema,
  period: PeriodSchema,
})

const PatientWireSchema = v.object({
  id: TrimmedSchema,
  extension: listOf(ExtensionSchema),
  identifier: IdentifiersSchema,
  name: listOf(NameSchema),
  telecom: listOf(TelecomSchema),
  birthDate: v.optional(v.unknown()),
  address: listOf(AddressSchema),
  active: FlagSchema,
  deceasedBoolean: FlagSchema,
  deceasedDateTime: TrimmedSchema,
  link: listOf(v.object({ type: TrimmedSchema })),
})
type PatientWire = v.InferOutput<typeof PatientWireSchema>

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
  const name = officialName(wire)
  const lines = wire.address[0]?.line.filter(line => line !== undefined) ?? []
  const [present, former] = [true, false].map(wanted =>
    wire.telecom.filter(telecom => isPresent(telecom, now) === wanted),
  )
  const phoneKinds = phoneKindsOf(present ?? [])
  const old = telecoms(former, [...mails, ...phones])
  return {
    uid,
    chartNumber: identifier(wire.identifier, 'usual') ?? null,
    given: name?.given.filter(given => given !== undefined) ?? [],
    family: name?.family ?? '',
    email: telecoms(present, mails)[0] ?? null,
    phones: telecoms(present, phones),
    ...(phoneKinds && { phoneKinds }),
    birthDate: dayOf(whenOf(wire.birthDate), 'UTC') ?? null,
    ...(lines.length > 0 && { lines }),
    city: wire.address[0]?.city ?? null,
    postalCode: wire.address[0]?.postalCode ?? null,
    ...(old.length > 0 && { former: old }),
    ...(isInactive(wire) && { isInactive: true }),
  }
}

/** What a status or, where a practice has no better place for it, a name says of a record that is used no more. */
const noMore = /\b(?:inactive|deceased|merged|duplicate|archived|do not use)\b/i

/** FHIR's marks of a record that is used no more, and people's; `replaces` marks the one that stays. */
function isInactive({ active, deceasedBoolean, deceasedDateTime, link, ...wire }: PatientWire): boolean {
  const isReplaced = link.some(({ type }) => /^replaced?[-_ ]?by$|^replace$/i.test(type ?? ''))
  const isMarked = active === false || deceasedBoolean === true || deceasedDateTime !== undefined
  const { family = '', given = [] } = officialName(wire) ?? {}
  const told = [textOf(extension(wire.extension, 'patient-status')) ?? '', family, given.join(' ')]
  return isMarked || isReplaced || told.some(text => noMore.test(text))
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

/** Names that somebody had once, or is called by among friends. */
const otherNames = ['nickname', 'old', 'maiden', 'anonymous', 'temp']

function officialName({ name }: Pick<PatientWire, 'name'>) {
  const uses = name.map(({ use }) => use?.toLowerCase())
  return name[uses.indexOf('official')] ?? name.find((_, at) => !otherNames.includes(uses[at] ?? ''))
}

const mails = ['email']
const phones = ['phone', 'other', 'sms']
type Telecom = PatientWire['telecom'][number]

function isPresent({ use, period }: Telecom, now: number | undefined): boolean {
  if (use?.toLowerCase() === 'old') return false
  if (period === undefined || now === undefined) return true
  return 'day' in period ? period.day >= new Date(now).toISOString().slice(0, 10) : period.instant >= now
}

/** A workplace's phone is no more one person's own than a home's (Nextech API 2.1). */
function phoneKindsOf(present: readonly Telecom[]): Patient['phoneKinds'] {
  const filed = (...uses: readonly string[]) =>
    telecoms(
      present.filter(({ use }) => uses.includes(use?.toLowerCase() ?? '')),
      phones,
    )
  const [mobile, home] = [filed('mobile'), filed('home', 'work')]
  return mobile.length + home.length > 0 ? { mobile, home } : undefined
}

function telecoms(list: readonly Telecom[] | undefined, systems: readonly string[]): string[] {
  return (list ?? []).flatMap(({ system, value }) =>
    value !== undefined && systems.includes(system?.toLowerCase() ?? '') ? [value] : [],
  )
}
