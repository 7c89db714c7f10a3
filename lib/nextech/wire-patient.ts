import * as v from 'valibot'
import { formatPhone } from '../domain/contact.ts'
import type { Patient } from '../domain/patient.ts'
import { withGeneration } from '../domain/person-name.ts'
import type { NewPatient, PracticeSetup } from '../sync/ports.ts'
import { isUsedNoMore, RecordUseSchema } from './record-use.ts'
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

const NameSchema = v.object({
  use: TrimmedSchema,
  text: TrimmedSchema,
  prefix: listOf(TrimmedSchema),
  family: TrimmedSchema,
  given: listOf(TrimmedSchema),
  suffix: listOf(TrimmedSchema),
})
const AddressSchema = v.object({
  line: listOf(TrimmedSchema),
  city: TrimmedSchema,
  postalCode: TrimmedSchema,
})
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
  ...RecordUseSchema.entries,
  identifier: IdentifiersSchema,
  name: listOf(NameSchema),
  telecom: listOf(TelecomSchema),
  birthDate: v.optional(v.unknown()),
  address: listOf(AddressSchema),
})
type PatientWire = v.InferOutput<typeof PatientWireSchema>

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
    family: familyOf(name),
    email: telecoms(present, mails)[0] ?? null,
    phones: telecoms(present, phones),
    ...(phoneKinds && { phoneKinds }),
    birthDate: birthDateOf(wire.birthDate) ?? null,
    ...(lines.length > 0 && { lines }),
    city: wire.address[0]?.city ?? null,
    postalCode: wire.address[0]?.postalCode ?? null,
    ...(old.length > 0 && { former: old }),
    ...(isUsedNoMore(wire, name) && { isInactive: true }),
  }
}

/** The family name, with the generation that a suffix tells: nothing else may tell father and son apart (rules 4.2). */
function familyOf(name: ReturnType<typeof officialName>): string {
  return withGeneration(name?.family ?? '', `. ${(name?.suffix ?? []).join(' ')}`)
}

/** Nobody is born in a time zone: of a moment the day counts that is written there. */
function birthDateOf(raw: unknown): string | undefined {
  const text = textOf(raw)?.trim() ?? ''
  return dayOf(whenOf(/^\d{4}-\d\d-\d\dT/.test(text) ? text.slice(0, 10) : text), 'UTC')
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

/** Names that somebody had once, or is called by among friends. */
const otherNames = ['nickname', 'old', 'maiden', 'anonymous', 'temp']

function officialName({ name }: Pick<PatientWire, 'name'>) {
  const uses = name.map(({ use }) => use?.toLowerCase())
  return name[uses.indexOf('official')] ?? name.find((_, at) => !otherNames.includes(uses[at] ?? ''))
}

const mails = ['email', 'e-mail', 'mail']
const phones = ['phone', 'other', 'sms', 'mobile', 'cell', 'telephone', 'tel']
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
