import { describe, expect, test } from 'vitest'
import type { Http } from './http.ts'
import { readSetup } from './read-setup.ts'

const sd = 'https://select.nextech-api.com/api/structuredefinition'
const reference = (name: string, value: string, display?: string) => ({
  url: `${sd}/${name}`,
  valueReference: { reference: value, display },
})

const dummy = {
  resourceType: 'Patient',
  id: 'D-1',
  name: [{ use: 'official', family: 'DermPRO', given: ['API'] }],
  birthDate: '2000-01-01',
  extension: [
    reference('referral-source', 'referral-source/41', 'DermPRO Store'),
    reference('patient-location', 'location/31'),
  ],
  generalPractitioner: [{ reference: 'practitioner/77' }],
}
const place = (id: string, name: string, rest: object = {}) => ({
  resourceType: 'Location',
  id,
  name,
  status: 'active',
  extension: [{ url: `${sd}/managed`, valueBoolean: 'true' }],
  ...rest,
})
const provider = (rest: object = {}) => ({
  resourceType: 'Practitioner',
  identifier: [
    { use: 'http://npi', value: '1' },
    { use: 'official', value: '77' },
  ],
  name: [{ family: 'Provider', given: ['Online', ''] }],
  active: true,
  ...rest,
})

const store = place('31', 'DermPRO Online Store')

function read(practice: { Location?: object[]; Practitioner?: object[]; Patient?: object[] }) {
  const lists: Record<string, object[]> = {
    Location: [place('1', 'Harbor Clinic'), store],
    Practitioner: [provider()],
    Patient: [dummy],
    ...practice,
  }
  const asked: unknown[] = []
  const http: Http = {
    async get(resource, parameters) {
      asked.push([resource, parameters])
      const entry = (lists[resource] ?? []).map(found => ({ resource: found }))
      return { ok: true, value: { resourceType: 'Bundle', total: entry.length, entry } }
    },
    post: () => Promise.reject(new Error('no post here')),
  }
  return readSetup(http, {}).then(answer => ({ answer, asked }))
}

describe('readSetup', () => {
  test('finds everything with three questions', async () => {
    const { answer, asked } = await read({})
    const setup = { locationId: '31', providerId: '77', referralSourceId: '41', dummyUid: 'D-1' }
    expect(answer).toEqual({ ok: true, value: { kind: 'ready', setup } })
    expect(asked).toHaveLength(3)
    expect(JSON.stringify(asked)).toContain(
      '[["family:exact","DermPRO"],["given:exact","API"],["birthdate","2000-01-01"]',
    )
  })

  test.each<[string, object[], RegExp]>([
    ['none', [place('1', 'Harbor Clinic')], /no location "DermPRO Online Store"\.$/],
    ['a near miss', [place('1', 'DermPRO Online Stores')], /found "DermPRO Online Stores" instead \(spelled/],
    [
      'a stray space',
      [place('1', 'DermPRO Online Store ')],
      /found "DermPRO Online Store " instead \(a space/,
    ],
    ['an inactive one', [{ ...store, status: 'inactive' }], /inactive/],
    [
      'an unmanaged one',
      [{ ...store, extension: [{ url: `${sd}/managed`, valueBoolean: false }] }],
      /managed/,
    ],
    [
      'two that the patient does not tell apart',
      [
        { ...store, id: '7' },
        { ...store, id: '8' },
      ],
      /2 active/,
    ],
  ])('location: %s', async (_, Location, detail) => {
    const { answer } = await read({ Location })
    expect(answer).toMatchObject({
      value: { what: 'location-missing', detail: expect.stringMatching(detail) },
    })
  })

  test('of two locations of the name the one of the dummy patient is meant', async () => {
    const { answer } = await read({ Location: [{ ...store, id: '7' }, store] })
    expect(answer).toMatchObject({ value: { setup: { locationId: '31' } } })
  })

  test.each<[string, object[], RegExp]>([
    ['none', [], /Linked User/],
    [
      'a near miss',
      [provider({ name: { family: 'Providers', given: 'Online' } })],
      /found "Online Providers"/,
    ],
    ['an inactive one', [provider({ active: 'false' })], /inactive/],
  ])('provider: %s', async (_, Practitioner, detail) => {
    const { answer } = await read({ Practitioner })
    expect(answer).toMatchObject({
      value: { what: 'provider-missing', detail: expect.stringMatching(detail) },
    })
  })

  test('a provider that an old build lists twice will do', async () => {
    const { answer } = await read({ Practitioner: [provider({ id: '76' }), provider({ id: '77' })] })
    expect(answer).toMatchObject({ value: { setup: { providerId: '77' } } })
  })

  test.each<[string, object[], RegExp]>([
    ['none', [], /no patient/],
    ['another birth date', [{ ...dummy, birthDate: '2000-01-02' }], /no patient/],
    [
      'two',
      [dummy, { ...dummy, id: 'D-2', identifier: [{ use: 'usual', value: '9' }] }],
      /2 patients.*D-1, 9/,
    ],
    ['no referral source', [{ ...dummy, extension: [] }], /no referral source/],
    [
      'another referral source',
      [{ ...dummy, extension: [reference('referral-source', 'referral-source/2', 'Google')] }],
      /"Google"/,
    ],
  ])('dummy patient: %s', async (_, Patient, detail) => {
    const { answer } = await read({ Patient })
    expect(answer).toMatchObject({
      value: { what: 'dummy-patient-missing', detail: expect.stringMatching(detail) },
    })
  })
})
