import { describe, expect, it } from 'vitest'
import type { FhirPatient, Practice } from '../../sandbox/practice/practice.ts'
import { type Clinic, dummyOf, openClinic } from '../../tests/fixtures/doctor.ts'

type Extension = { url: string; valueReference?: { reference: string; display?: string } }

const tie = (practice: Practice, name: string) => {
  const { extension } = dummyOf(practice) as FhirPatient & { extension: Extension[] }
  const found = extension.find(({ url }) => url.endsWith(name))?.valueReference
  if (!found) throw new Error(`the dummy patient has no ${name}`)
  return found
}
const untie = (practice: Practice, name: string) => {
  const dummy = dummyOf(practice) as FhirPatient & { extension: Extension[] }
  dummy.extension = dummy.extension.filter(({ url }) => !url.endsWith(name))
}
/** What is wrong, which check says so and how, and with which words' values. */
const inNextech: [
  what: string,
  check: string,
  finding: string,
  values: object,
  prepare: (practice: Practice) => void,
  control?: (clinic: Clinic) => Promise<unknown>,
][] = [
  [
    'no location',
    'location',
    'red missing',
    {},
    p => void Object.assign(p.setup.location, { name: 'Somewhere' }),
  ],
  [
    'a location with an s too many',
    'location',
    'red near-miss',
    { found: 'DermPRO Online Stores', difference: 'more', more: 's' },
    p => void Object.assign(p.setup.location, { name: 'DermPRO Online Stores' }),
  ],
  [
    'a location with a space behind',
    'location',
    'red near-miss',
    { difference: 'space-after' },
    p => void Object.assign(p.setup.location, { name: 'DermPRO Online Store ' }),
  ],
  [
    'a location in other case',
    'location',
    'red near-miss',
    { found: 'Dermpro Online Store', difference: 'case' },
    () => {},
    clinic => clinic.control('location', { name: 'Dermpro Online Store' }),
  ],
  [
    'an inactive location',
    'location',
    'red inactive',
    {},
    () => {},
    c => c.control('location', { active: false }),
  ],
  [
    'an unmanaged location',
    'location',
    'red unmanaged',
    {},
    () => {},
    c => c.control('location', { managed: false }),
  ],
  [
    'a location with an s too many, which the patient has',
    'dummy-location',
    'unknown unread',
    {},
    () => {},
    clinic => clinic.control('location', { name: 'DermPRO Online Stores' }),
  ],
  [
    'two locations of that name',
    'location',
    'red twice',
    { count: '2' },
    p => void p.setup.otherLocations.push({ id: '77', name: 'DermPRO Online Store' }),
  ],
  [
    'a provider without a Linked User',
    'provider',
    'red missing',
    {},
    () => {},
    c => c.control('provider', { linked: false }),
  ],
  [
    'and with it the patient’s own provider is not known',
    'dummy-provider',
    'unknown unread',
    {},
    () => {},
    c => c.control('provider', { linked: false }),
  ],
  [
    'a provider of nearly that name',
    'provider',
    'red near-miss',
    { found: 'On-line Provider' },
    p => void Object.assign(p.setup.provider, { given: 'On-line' }),
  ],
  [
    'no dummy patient',
    'dummy-patient',
    'red missing',
    {},
    p => void p.patients.splice(p.patients.indexOf(dummyOf(p)), 1),
  ],
  [
    'a dummy patient of another last name',
    'dummy-patient',
    'red near-miss',
    { found: 'API Derm PRO', difference: 'space-inside' },
    p => void dummyOf(p).name.splice(0, 1, { use: 'official', family: 'Derm PRO', given: ['API'] }),
  ],
  [
    'a dummy patient with another birth date',
    'dummy-patient',
    'red near-miss',
    { more: '2001-01-01', less: '2000-01-01' },
    p => void Object.assign(dummyOf(p), { birthDate: '2001-01-01' }),
  ],
  [
    'two dummy patients',
    'dummy-patient',
    'red twice',
    { count: '2' },
    p => void p.patients.push({ ...dummyOf(p), id: 'another-uid', identifier: [] }),
  ],
  ['a dummy patient without a location', 'dummy-location', 'red none', {}, p => untie(p, 'patient-location')],
  [
    'a dummy patient of another location',
    'dummy-location',
    'red other',
    { found: 'Cedar Springs MedSpa' },
    p => void Object.assign(tie(p, 'patient-location'), { reference: 'location/2' }),
  ],
  [
    'a dummy patient without a provider',
    'dummy-provider',
    'red none',
    {},
    p =>
      void delete (dummyOf(p) as Partial<FhirPatient> & { generalPractitioner?: unknown })
        .generalPractitioner,
  ],
  [
    'a dummy patient of another provider',
    'dummy-provider',
    'red other',
    {},
    p => void Object.assign(dummyOf(p), { generalPractitioner: [{ reference: 'practitioner/12' }] }),
  ],
  ['no referral source', 'referral-source', 'red none', {}, p => untie(p, 'referral-source')],
  [
    'another referral source',
    'referral-source',
    'red other',
    { found: 'Magazine' },
    p => void Object.assign(tie(p, 'referral-source'), { display: 'Magazine' }),
  ],
  [
    'a referral source of nearly that name',
    'referral-source',
    'red near-miss',
    { found: 'DermPRO Stores', more: 's' },
    p => void Object.assign(tie(p, 'referral-source'), { display: 'DermPRO Stores' }),
  ],
  [
    'a referral source without a name',
    'referral-source',
    'unknown unnamed',
    {},
    p => void delete tie(p, 'referral-source').display,
  ],
]

describe('the set-up article’s steps', () => {
  it.each(inNextech)('%s: %s is %s', async (_what, check, finding, values, prepare, control) => {
    const clinic = await openClinic({ prepare })
    await control?.(clinic)
    const findings = await clinic.run()
    expect(findings.of(check)).toBe(finding)
    expect(findings.get(check).values).toMatchObject(values)
  })

  it('never name a patient who merely has that last name', async () => {
    const clinic = await openClinic({
      prepare: p =>
        void dummyOf(p).name.splice(0, 1, { use: 'official', family: 'DermPROfessional', given: ['Agatha'] }),
    })
    const findings = await clinic.run()
    expect(findings.of('dummy-patient')).toBe('red missing')
    expect(JSON.stringify(findings.all)).not.toMatch(/Agatha/)
  })
})
