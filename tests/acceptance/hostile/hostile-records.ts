/** A payment as this Nextech holds it, whatever it shows of it. */
export interface HeldPayment {
  id: string
  uid: string
  cents: number
  day: string
  created: number
  updated: number
  text: string | null
  status: string
  location: string
}

export interface Person {
  made?: number
  uid: string
  given: string
  family: string
  email: string
  phone: string
  birth: string
}

const sd = 'https://select.nextech-api.com/api/structuredefinition/'
const fhir = 'http://hl7.org/fhir/StructureDefinition/'
export const places = { location: '31', provider: '9401', referral: '88' }

export function resourceOf(payment: HeldPayment): Record<string, unknown> {
  return {
    resourceType: 'PaymentReconciliation',
    id: payment.id,
    meta: { lastUpdated: new Date(payment.updated).toISOString() },
    extension: [
      { url: `${fhir}Patient`, valueResourceReference: { reference: `Patient/${payment.uid}` } },
      { url: `${fhir}Location`, valueResourceReference: { reference: `Location/${payment.location}` } },
      { url: `${sd}payment-date`, valueDateTime: payment.day },
      { url: `${sd}payment-category`, valueString: 'DermPRO Online Payment' },
      { url: `${sd}payment-method`, valueString: 'Charge' },
    ],
    status: payment.status,
    created: new Date(payment.created).toISOString(),
    total: { value: payment.cents / 100 },
    processNote: [{ text: payment.text }],
  }
}

export function personOf(body: object, at: number, made: number): Person {
  const { name, telecom, birthDate } = body as {
    name: { family: string; given: string[] }[]
    telecom: { system: string; value: string }[]
    birthDate: string
  }
  const told = (system: string) => telecom.find(each => each.system === system)?.value ?? ''
  return {
    uid: `1d3f6c1e-7a52-4b7e-9c54-${String(at).padStart(12, '0')}`,
    given: name[0]?.given[0] ?? '',
    family: name[0]?.family ?? '',
    email: told('email'),
    phone: told('phone'),
    birth: birthDate,
    made,
  }
}

export function pageOf(all: unknown[], question: URLSearchParams): Record<string, unknown> {
  const count = Number(question.get('_count') ?? 10)
  const offset = Number(question.get('_getpagesoffset') ?? 0)
  const entry = all.slice(offset, offset + count).map(resource => ({ resource }))
  return { resourceType: 'Bundle', type: 'searchset', total: all.length, ...(entry.length > 0 && { entry }) }
}

export function chart({ uid, given, family, email, phone, birth }: Person): object {
  return {
    resourceType: 'Patient',
    id: uid,
    identifier: [
      { use: 'official', value: uid },
      { use: 'usual', value: uid.slice(-4) },
    ],
    name: [{ use: 'official', family, given: [given, ''] }],
    telecom: [
      { system: 'email', value: email },
      { system: 'phone', use: 'mobile', value: phone },
    ],
    birthDate: birth,
  }
}

export const dummy = {
  ...chart({
    uid: '00000000-0000-4000-8000-00000000d0d0',
    given: 'API',
    family: 'DermPRO',
    email: 'api@dermpro.test',
    phone: '(214) 555-0000',
    birth: '2000-01-01',
  }),
  generalPractitioner: [{ reference: `practitioner/${places.provider}` }],
  extension: [
    {
      url: `${sd}referral-source`,
      valueReference: { reference: `referral-source/${places.referral}`, display: 'DermPRO Store' },
    },
    { url: `${sd}patient-location`, valueReference: { reference: `location/${places.location}` } },
  ],
}

export const located = (id: string, name: string) => ({
  resourceType: 'Location',
  id,
  status: 'active',
  name,
  extension: [{ url: `${sd}managed`, valueBoolean: true }],
})

export const provider = {
  resourceType: 'Practitioner',
  id: places.provider,
  active: true,
  name: [{ use: 'official', family: 'Provider', given: ['Online'] }],
}
