import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startClient, type TestClient, uids } from './testing.ts'

const base = {
  privateValuesAreSearchable: true,
  phoneSearch: 'literal',
  linkStyle: 'plain',
  order: 'ascending',
  countAboveMax: 'cap',
  emptyEntry: 'missing',
}
let client: TestClient
beforeAll(async () => {
  client = await startClient()
})
beforeEach(() => client.control('/options', base))
afterAll(() => client.nextech.close())

const families = async (query: string) => {
  const { json } = await client.get(`/Patient?${query}`)
  return (json.entry ?? []).map(
    (entry: { resource: { name: { family: string }[] } }) => entry.resource.name[0]?.family,
  )
}

test.each([
  ['family=lee', ['Leeds', 'Lee'], 'prefix, any case'],
  ['family=%20Lee%20', ['Leeds', 'Lee'], 'white space is trimmed'],
  ['family:exact=LEE', ['Lee'], 'exact'],
  ['family%3Aexact=lee', ['Lee'], 'an encoded modifier'],
  ['family:contains=arlo', ['Marlow'], 'contains'],
  ['family:exact=lee,marlow', ['Marlow', 'Lee'], 'comma is OR'],
  ['family=lee&given=sam', ['Lee'], 'fields are AND'],
  ['family=lee&family=leed', ['Leeds'], 'a repeated field is AND'],
  ['email:exact=ivy%2Bshop%40example.test', ['Marlow'], 'an encoded plus'],
  ['email:exact=ivy+shop%40example.test', [], 'a bare plus is a space'],
  ['birthdate=1984-11-02', ['Marlow'], 'a date is exact'],
  ['birthdate=gt1991-06-30', ['Lee'], 'gt'],
  ['birthdate=ge1991-06-30', ['Leeds', 'Lee'], 'ge'],
  ['birthdate=lt1991-07-01&birthdate=gt1984-11-02', ['Leeds'], 'lt and gt'],
  ['birthdate=le1984-11-02&family=m', ['Marlow'], 'le'],
  ['birthdate=ne1970-01-01', ['Marlow', 'Leeds', 'Lee'], 'ne'],
  ['birthdate=eq1991-07-01', ['Lee'], 'eq'],
  ['_lastUpdated=2024-02-05&family=marlow', ['Marlow'], 'a day covers its moments'],
  ['_lastUpdated=ge2024-02-05T17:20:11.120%2B01:00&family=marlow', ['Marlow'], 'an offset'],
  ['_lastUpdated=gt2024-02-05T16:20:11.120Z&family=marlow', [], 'to the millisecond'],
  ['phone=(555)010', ['Leeds'], 'phone as the text on file'],
  ['address-city=chic', ['Marlow'], 'city'],
  ['address-state=tx', ['Leeds'], 'state'],
  ['address-postalcode=60601', ['Marlow'], 'zip'],
  ['identifier=20418', ['Leeds'], 'chart number'],
  [`identifier=${uids.lee.toLowerCase()}`, ['Lee'], 'uid in any case'],
])('%s finds %s: %s', async (query, found) => {
  expect(await families(query)).toEqual(found)
})

test.each([
  'gender=male',
  'active=true',
  'family:missing=true',
  'birthdate:exact=1984-11-02',
  'birthdate=1984-11-31',
  'birthdate=1984-11-02,1991-07-01',
  '_lastUpdated=ge2024-02-05T16:20:11+01:00',
  '_lastUpdated=ge2024-02-05T16:20:11',
  'email=',
  'email=%E0%A4',
  '_count=10',
  '',
  '_count=0&family=l',
  '_getpagesoffset=-1&family=l',
])('Patient?%s is refused', async query => {
  expect((await client.get(`/Patient?${query}`)).status).toBe(400)
})

test('a search without a parameter finds everybody, where that is allowed', async () => {
  await client.control('/options', { bareSearch: 'all' })
  const { json } = await client.get('/Patient?_count=50')
  const everybody = await client.get('/Patient?_lastUpdated=ge1900-01-01&_count=50')
  expect(json.total).toBe(client.nextech.patients().length)
  expect(everybody.json.total).toBe(json.total)
  await client.control('/options', { bareSearch: 'refuse' })
})

test('phone by digits only', async () => {
  await client.control('/options', { phoneSearch: 'digits' })
  expect(await families('phone=555-010')).toEqual(['Marlow', 'Leeds'])
  expect(await families('phone:exact=5550107788')).toEqual(['Leeds'])
})

test('a patient is read by uid and by chart number', async () => {
  for (const id of [uids.ivy.toUpperCase(), '20417']) {
    expect((await client.get(`/Patient/${id}`)).json.id).toBe(uids.ivy)
  }
})

describe('privacy', () => {
  test('a private value never leaves; its neighbours and the bare texting entry stay', async () => {
    const { json, text } = await client.get(`/Patient/${uids.ivy}`)
    expect(text).not.toContain('ivy+shop')
    expect(json.telecom.map(({ system }: { system: string }) => system)).toEqual(['phone', 'sms'])
  })
  test.each([true, false])('searchable: %s', async privateValuesAreSearchable => {
    await client.control('/options', { privateValuesAreSearchable })
    const found = await client.get('/Patient?email:exact=ivy%2Bshop@example.test')
    expect(found.json.total).toBe(privateValuesAreSearchable ? 1 : 0)
    expect(found.text.includes('"ivy+shop')).toBe(false)
  })
})

describe('paging', () => {
  beforeEach(() =>
    client.control('/options', { linkStyle: 'plain', order: 'ascending', countAboveMax: 'cap' }),
  )

  const page = async (query: string) => {
    const { json } = await client.get(`/Patient?${query}`)
    const link = Object.fromEntries(
      json.link.map((at: { relation: string; url: string }) => [at.relation, at.url]),
    )
    const offset = (url?: string) => url && Number(new URL(url).searchParams.get('_getpagesoffset'))
    const offsets = Object.fromEntries(Object.entries<string>(link).map(([name, url]) => [name, offset(url)]))
    return { json, link, offsets, size: json.entry?.length }
  }

  test('plain links lead through all pages', async () => {
    const first = await page('family=crowd')
    expect([first.json.total, first.size]).toEqual([15, 10])
    expect(first.offsets).toEqual({ self: 0, first: 0, next: 10, last: 10 })
    const second = await (await fetch(first.link.next ?? '', { headers: client.headers })).json()
    expect(second.entry).toHaveLength(5)
    expect((await page('family=crowd&_getpagesoffset=10')).offsets).toEqual({
      self: 10,
      first: 0,
      previous: 0,
      last: 10,
    })
  })

  test('historic links overlap, never end and name another host', async () => {
    await client.control('/options', { linkStyle: 'historic' })
    const { link, offsets } = await page('family=crowd')
    expect(offsets).toEqual({ self: 0, next: 5, previous: 0, first: 0, last: 5 })
    expect(link.next).toBe('http://localhost:1/api/Patient?family=crowd&_getpagesoffset=5&_count=10')
    expect((await page('family=marlow')).offsets).toEqual({
      self: 0,
      next: 0,
      previous: 0,
      first: 0,
      last: 0,
    })
  })

  test('order', async () => {
    const up = await families('family=crowd&_count=50')
    await client.control('/options', { order: 'descending' })
    const given = (await client.get('/Patient?family=crowd')).json.entry[0].resource.name[0].given[0]
    expect([up.length, given]).toEqual([15, 'Filler14'])
  })

  test.each([
    ['cap', 200],
    ['refuse', 400],
  ])('_count=51: %s', async (countAboveMax, status) => {
    await client.control('/options', { countAboveMax })
    expect((await client.get('/Patient?family=crowd&_count=51')).status).toBe(status)
    expect((await client.get('/Patient?family=crowd&_count=50')).status).toBe(200)
  })

  test.each([
    ['missing', undefined],
    ['empty', []],
  ])('no hits: entry %s', async (emptyEntry, entry) => {
    await client.control('/options', { emptyEntry })
    const { json } = await client.get('/Patient?family=nobody')
    expect([json.total, json.entry]).toEqual([0, entry])
  })
})

test('locations: managed ones, unless all are asked for', async () => {
  const names = async (query: string) =>
    ((await client.get(`/Location${query}`)).json.entry ?? []).map(
      (e: { resource: { name: string } }) => e.resource.name,
    )
  expect(await names('')).toEqual(['DermPRO Online Store', 'Harbor Clinic'])
  await client.control('/location', { managed: false, active: false })
  expect(await names('')).toEqual(['Harbor Clinic'])
  expect(await names('?includeAll=true&status=inactive')).toEqual(['DermPRO Online Store'])
  expect((await client.get('/Location/31')).json.status).toBe('inactive')
  await client.control('/location', { managed: true, active: true })
})

test('a provider without a linked user vanishes, from patients too', async () => {
  expect((await client.get('/Practitioner?name=online')).json.total).toBe(1)
  expect((await client.get('/Patient/20417')).json.generalPractitioner).toHaveLength(1)
  await client.control('/provider', { linked: false })
  expect((await client.get('/Practitioner?name=online')).json.total).toBe(0)
  expect((await client.get('/Practitioner/9401')).status).toBe(404)
  expect((await client.get('/Patient/20417')).json.generalPractitioner).toBeUndefined()
  await client.control('/provider', { linked: true })
})

test('quotes of a patient, with dates in US style', async () => {
  const { json } = await client.get('/Claim?patient=filler-5&use=exploratory')
  expect(json.entry[0].resource).toMatchObject({
    status: 'active',
    created: '3/9/2024',
    total: { value: 148.5 },
  })
  expect((await client.get('/Claim?use=complete')).json.total).toBe(0)
  expect((await client.get(`/Claim/${json.entry[0].resource.id}`)).json.use).toBe('exploratory')
  expect((await client.get('/patient-type')).json.total).toBe(0)
})
