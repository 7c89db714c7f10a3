import { describe, expect, it } from 'vitest'
import { dummyOf, openClinic } from '../../tests/fixtures/doctor.ts'

type Extended = { extension: { url: string; valueString?: string }[] }

const address = (line: string[], rest: object = { city: 'Dallas', state: 'TX', postalCode: '75205' }) => ({
  address: [{ use: 'home', line, ...rest }],
})
const status = (valueString: string) => (dummy: object) => {
  const extended = dummy as Extended
  const others = extended.extension.filter(({ url }) => !url.endsWith('patient-status'))
  const url = 'https://select.nextech-api.com/api/structuredefinition/patient-status'
  extended.extension = [...others, { url, valueString }]
}
const without = (name: string) => (dummy: object) => {
  const extended = dummy as Extended
  extended.extension = extended.extension.filter(({ url }) => !url.endsWith(name))
}
const set = (change: object) => (dummy: object) => void Object.assign(dummy, change)

const article = ['6601 Hillcrest Ave. Suite E #201']

describe('what the article asks of its patient', () => {
  it.each<[what: string, check: string, finding: string, prepare: (dummy: object) => void]>([
    ['a patient', 'dummy-status', 'green patient', status('patient')],
    ['a patient in capitals', 'dummy-status', 'green patient', status('Patient')],
    ['a prospect', 'dummy-status', 'red prospect', status('prospect')],
    ['both', 'dummy-status', 'red both', status('patientprospect')],
    ['both, in other words', 'dummy-status', 'red both', status('Prospect / Patient')],
    ['a status of another kind', 'dummy-status', 'red other', status('Not Yet Seen')],
    ['an inactive record', 'dummy-status', 'red inactive', set({ active: false })],
    ['no status (builds before 14.1)', 'dummy-status', 'unknown untold', without('patient-status')],
    ['a gender', 'dummy-gender', 'green told', set({ gender: 'female' })],
    ['no gender', 'dummy-gender', 'unknown none', set({ gender: undefined })],
    ['the address', 'dummy-address', 'green right', set(address(article))],
    ['in two lines', 'dummy-address', 'green right', set(address(['6601 Hillcrest Ave.', 'Suite E #201']))],
    ['abbreviated', 'dummy-address', 'green right', set(address(['6601 HILLCREST AVENUE, STE E-201']))],
    ['without the word suite', 'dummy-address', 'green right', set(address(['6601 Hillcrest Ave, E #201']))],
    [
      'with nine digits',
      'dummy-address',
      'green right',
      set(address(article, { city: 'dallas', state: 'Texas', postalCode: '75205-1234', country: 'USA' })),
    ],
    [
      'without the state',
      'dummy-address',
      'green right',
      set(address(article, { city: 'Dallas', postalCode: '75205' })),
    ],
    ['another number', 'dummy-address', 'red other', set(address(['6610 Hillcrest Ave. Suite E #201']))],
    [
      'another ZIP',
      'dummy-address',
      'red other',
      set(address(article, { city: 'Dallas', postalCode: '75225' })),
    ],
    [
      'another city',
      'dummy-address',
      'red other',
      set(address(article, { city: 'Austin', postalCode: '75205' })),
    ],
    ['another suite', 'dummy-address', 'red other', set(address(['6601 Hillcrest Ave. Suite F #201']))],
    ['the practice’s own', 'dummy-address', 'red other', set(address(['1 Main St']))],
    ['no address', 'dummy-address', 'red none', set({ address: [] })],
    ['an e-mail', 'dummy-email', 'green told', set({})],
    ['no e-mail', 'dummy-email', 'red none', set({ telecom: [] })],
  ])('%s: %s is %s', async (_what, check, finding, prepare) => {
    const clinic = await openClinic({ prepare: practice => prepare(dummyOf(practice)) })
    expect((await clinic.run()).of(check)).toBe(finding)
  })

  it('are not known while the patient is not', async () => {
    const clinic = await openClinic({
      prepare: p => void p.patients.splice(p.patients.indexOf(dummyOf(p)), 1),
    })
    const findings = await clinic.run()
    for (const check of ['dummy-status', 'dummy-gender', 'dummy-address', 'dummy-email'])
      expect(findings.of(check)).toBe('unknown unread')
  })
})
