import type { Faker } from '@faker-js/faker'
import type { FhirPatient, PracticeSetup } from '../practice.ts'
import { type Person, places } from './people.ts'
import { setup } from './setup.ts'

const structure = 'https://select.nextech-api.com/api/structuredefinition'

const privacy = `${structure}/method-privacy`

export function patientOf(faker: Faker, person: Person, at: number): FhirPatient {
  const home = person.secondPhone
    ? [{ system: 'phone', use: 'home', value: chartPhone(person.secondPhone) }]
    : []
  const hidden = person.trait === 'private' ? { extension: [{ url: privacy, valueBoolean: true }] } : {}
  const location = { reference: 'location/1', display: setup.otherLocations[0]?.name }
  const doctor = faker.helpers.arrayElement(setup.otherProviders)
  const record = chart(person, {
    chartNumber: String(10401 + at),
    telecom: [
      { system: 'email', value: person.email, ...hidden },
      { system: 'phone', use: 'mobile', value: chartPhone(person.phone) },
      ...home,
    ],
    links: [{ url: `${structure}/patient-location`, valueReference: location }],
    doctor,
  })
  if (person.isInactive === 'status') return withStatus(record, 'Inactive')
  return person.isInactive ? { ...record, active: false } : record
}

/** Practices mark a chart that is used no more by its status alone. */
function withStatus(record: FhirPatient, valueString: string): FhirPatient {
  const others: unknown[] = Array.isArray(record.extension) ? record.extension.slice(1) : []
  return { ...record, extension: [{ url: `${structure}/patient-status`, valueString }, ...others] }
}

/** The article's stand-in that tells the integration which location, provider and referral source to use. */
export function dummyPatient(faker: Faker): FhirPatient {
  const { location, referralSource, provider } = setup
  const [first, last, birth] = ['API', 'DermPRO', '2000-01-01']
  const person = {
    id: faker.string.uuid(),
    first,
    last,
    birth,
    street: '6601 Hillcrest Ave. Suite E #201',
    place: places[0],
  }
  const source = { reference: `referral-source/${referralSource.id}`, display: referralSource.name }
  const place = { reference: `location/${location.id}`, display: location.name }
  return chart(person, {
    chartNumber: '10400',
    telecom: [
      { system: 'email', value: 'store@dermpro.example' },
      { system: 'phone', use: 'mobile', value: '(800) 555-0199' },
    ],
    links: [
      { url: `${structure}/patient-location`, valueReference: place },
      { url: `${structure}/referral-source`, valueReference: source },
    ],
    doctor: provider,
  })
}

interface ChartParts {
  chartNumber: string
  telecom: FhirPatient['telecom']
  links: unknown[]
  doctor: PracticeSetup['provider']
}

function chart(
  person: Pick<Person, 'id' | 'first' | 'last' | 'birth' | 'street' | 'place'>,
  parts: ChartParts,
): FhirPatient {
  const { id, first, last, birth, street, place } = person
  const { id: doctorId, family, given } = parts.doctor
  return {
    resourceType: 'Patient',
    id,
    meta: { lastUpdated: '2026-01-15T10:00:00+00:00' },
    extension: [{ url: `${structure}/patient-status`, valueString: 'patient' }, ...parts.links],
    identifier: [
      { use: 'official', value: id },
      { use: 'usual', value: parts.chartNumber },
    ],
    name: [{ use: 'official', text: `${first} ${last}`, family: last, given: [first, ''] }],
    telecom: parts.telecom,
    birthDate: birth,
    address: [
      { use: 'home', type: 'both', line: [street], city: place[0], state: 'TX', postalCode: place[1] },
    ],
    generalPractitioner: [{ reference: `practitioner/${doctorId}`, display: `${family}, ${given}` }],
  }
}

export function chartPhone(digits: string): string {
  return `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`
}
