import { describe, expect, it } from 'vitest'
import { sampleConfiguration } from '../../tests/fixtures/sample-configuration.ts'
import {
  addressesOf,
  type Configuration,
  parseConfiguration,
  parsePracticeConfiguration,
  withoutSecrets,
} from './configuration.ts'

type Json = Record<string, unknown>

/** The sample with one place changed, e.g. `shops.0.origin`; undefined removes it. */
function sampleWith(path: string, value: unknown): string {
  const copy: Json = structuredClone(sampleConfiguration)
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  let place = copy
  for (const key of keys) place = place[key] as Json
  place[last] = value
  return JSON.stringify(copy)
}

function problemsOf(json: string): string[] {
  const result = parseConfiguration(json)
  return result.ok ? [] : result.error.map(({ path, reason }) => `${path}: ${reason}`)
}

function mustParse(json: string): Configuration {
  const result = parsePracticeConfiguration(json)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const shop = { origin: 'https://other.example.com', reader: 'auto' }
const notSafe = /must be https/
const noOrigin = /must be an origin/

describe('design 6: the configuration file', () => {
  it('takes the sample as it is', () => {
    expect(mustParse(JSON.stringify(sampleConfiguration))).toEqual(sampleConfiguration)
  })

  it('fills what may be left out', () => {
    const defaults = {
      undoSeconds: 5,
      createPatients: true,
      patientStatus: 'patient',
      cardTypes: {},
      retentionDays: 30,
    }
    expect(mustParse(sampleWith('policy', undefined)).policy).toEqual(defaults)
    expect(mustParse(sampleWith('policy', { undoSeconds: 0 })).policy).toEqual({
      ...defaults,
      undoSeconds: 0,
    })
    expect(mustParse(sampleWith('nextech.password', undefined)).nextech.password).toBeUndefined()
  })

  it.each([
    ['shops.0.origin', 'http://127.0.0.1:8080'],
    ['shops.0.origin', 'http://localhost:8080'],
    ['nextech.apiBaseUrl', 'http://127.0.0.1:9000/api'],
    ['practice.timeZone', 'UTC'],
    ['practice.timeZone', 'America/Argentina/Buenos_Aires'],
    ['policy.undoSeconds', 60],
    ['shops.1.store', 'West'],
    ['shops.1.timeZone', 'America/Los_Angeles'],
    ['shops.0.dateOrder', 'day-first'],
    ['shops.1.dateOrder', 'month-first'],
    ['shops.0.statuses', { 'Ready to Ship': 'processing', Abgeholt: 'complete' }],
    ['shops.1.store', ' St-Louis  2 '],
    [
      'policy.cardTypes',
      {
        VI: 'Visa',
        Maestro: 'Debit',
        'Visa Debit': 'Visa',
        unionpay: 'UP',
        mastercard_debit: 'MC',
        '*': 'Card',
      },
    ],
    ['posture', 'observe'],
    ['posture', 'resolve'],
  ])('takes %s = %j', (path, value) => {
    expect(problemsOf(sampleWith(path, value))).toEqual([])
  })

  it.each(['note', 'practice.note', 'shops.0.note', 'shops.1.rest.note', 'nextech.note', 'policy.note'])(
    'refuses the unknown key %s',
    path => {
      expect(problemsOf(sampleWith(path, 1))).toEqual([`${path}: is not a known key`])
    },
  )

  it.each([
    'version',
    'mode',
    'practice',
    'practice.timeZone',
    'shops',
    'shops.0.origin',
    'nextech.practiceId',
    'backend',
  ])('refuses a file without %s', path => {
    expect(problemsOf(sampleWith(path, undefined))).toEqual([`${path}: is missing`])
  })

  it.each<[string, unknown, RegExp]>([
    ['version', 2, /must be 1/],
    ['version', '1', /must be 1/],
    ['mode', 'remote', /"direct" or "backend"/],
    ['posture', 'auto', /observe/],
    ['backend', {}, /must be null/],
    ['practice.name', '  ', /must not be empty/],
    ['practice.timeZone', 'Chicago', /must be a time zone/],
    ['practice.timeZone', 'CST', /must be a time zone/],
    ['practice.timeZone', '-06:00', /must be a time zone/],
    ['shops', [], /at least one shop/],
    ['shops', [shop, shop], /names an origin twice/],
    ['shops.0.origin', 'http://shop.example.com', notSafe],
    ['shops.0.origin', 'http://localhost.example.com', notSafe],
    ['shops.0.origin', 'ftp://shop.example.com', notSafe],
    ['shops.0.origin', 'https://user:pass@shop.example.com', noOrigin],
    ['shops.0.origin', 'https://shop.example.com/admin', noOrigin],
    ['shops.0.origin', 'https://shop.example.com/', noOrigin],
    ['shops.0.origin', 'https://Shop.example.com', noOrigin],
    ['shops.0.origin', 'shop.example.com', /must be a web address/],
    ['shops.0.reader', 'manual', /auto/],
    ['shops.0.timeZone', 'PST', /must be a time zone/],
    ['shops.0.dateOrder', 'mdy', /month-first/],
    ['shops.0.statuses', { 'Ready to Ship': 'paid' }, /processing/],
    ['shops.0.statuses', { ' ': 'processing' }, /must be a status/],
    ['shops.0.statuses', { Ready: 'processing', ready: 'holded' }, /one status twice/],
    ['shops.0.store', '', /must not be empty/],
    ['shops.0.store', '12', /must have a letter/],
    ['shops.0.store', 'West #1', /letters and digits/],
    ['shops.0.store', 'a|b', /letters and digits/],
    ['shops.0.store', 'Online Order', /before order numbers/],
    ['shops.0.store', 'x'.repeat(25), /at most 24/],
    [
      'shops',
      [
        { ...shop, store: 'West' },
        { ...shop, origin: 'https://b.example.com', store: 'west' },
      ],
      /in two ways/,
    ],
    ['shops.1.rest.baseUrl', 'http://store.example.com/rest', notSafe],
    ['shops.1.rest.baseUrl', 'https://store.example.com/rest/V1?a=1', /without \? and #/],
    ['shops.1.rest.token', '', /must not be empty/],
    ['nextech.product', 'practice+', /only Nextech Select/],
    ['nextech.apiBaseUrl', 'http://select.nextech-api.com/api', notSafe],
    ['nextech.tokenUrl', 'javascript:alert(1)', notSafe],
    ['nextech.clientId', ' ', /must not be empty/],
    ['policy.undoSeconds', 61, /60/],
    ['policy.undoSeconds', -1, /0/],
    ['policy.undoSeconds', 1.5, /integer/],
    ['policy.createPatients', 'yes', /boolean/],
    ['policy.patientStatus', 'guest', /patient/],
    ['policy.cardTypes', { '-': 'Visa' }, /must be a card code such as VI/],
    ['policy.cardTypes', { ' Visa': 'Visa' }, /must be a card code such as VI/],
    ['policy.cardTypes', { ['x'.repeat(61)]: 'Visa' }, /must be a card code such as VI/],
    ['policy.cardTypes', { VI: 'Visa', visa: 'Visa' }, /names one brand twice: VI and visa/],
    ['policy.cardTypes.VI', '', /must not be empty/],
    ['policy.retentionDays', 0, /1/],
  ])('refuses %s = %j, naming path and reason', (path, value, reason) => {
    const problems = problemsOf(sampleWith(path, value))
    expect(problems.some(problem => reason.test(problem))).toBe(true)
    expect(problems.filter(problem => !problem.startsWith(path))).toEqual([])
  })

  it.each([
    'https://shopmanager.dermprо.com/rest',
    'https://ѕhop.example/rest',
    'https://shop。example/rest',
    'https://shop.example％2eevil.example/rest',
    'https://shop.example%2eevil.example/rest',
    'https://evil.example\\@shopmanager.dermpro.com/rest',
    'https://evil.example/\u202emoc.orpmred.reganampohs//:sptth',
    'https://evil.example\t.shopmanager.dermpro.com/rest',
    'https://shop.ex\u00adample.com/rest',
    'https://shop.example.com@evil.example/rest',
    'https://@evil.example/rest',
    'https:/shop.example.com/rest',
    'https:shop.example.com/rest',
    'https:\\\\shop.example.com/rest',
  ])('refuses an address that a person reads as another one: %j', address => {
    expect(problemsOf(sampleWith('shops.1.rest.baseUrl', address))).not.toEqual([])
  })

  it('names every problem at once', () => {
    const copy = { ...sampleConfiguration, version: 2, note: 1, policy: { undoSeconds: 61 } }
    const paths = problemsOf(JSON.stringify(copy)).map(problem => problem.split(':')[0])
    expect(paths.sort()).toEqual(['note', 'policy.undoSeconds', 'version'])
  })

  it.each(['', '{', 'undefined'])('refuses what is no JSON: %j', text => {
    expect(problemsOf(text)).toEqual([expect.stringMatching(/^file: is no JSON/)])
  })

  it.each(['null', '[]', '"text"', '1'])('refuses JSON that is no configuration: %s', text => {
    expect(problemsOf(text)).not.toEqual([])
  })
})

describe('design 6: secrets are imported, never exported', () => {
  it('leaves out the password and the shop’s token, and nothing else that is needed', () => {
    const bare = withoutSecrets(mustParse(JSON.stringify(sampleConfiguration)))
    expect(JSON.stringify(bare)).not.toContain('secret')
    expect(mustParse(JSON.stringify(bare))).toEqual(bare)
    const { password: _, ...nextech } = sampleConfiguration.nextech
    const shops = sampleConfiguration.shops.map(({ rest, ...shop }) =>
      rest ? { ...shop, rest: { baseUrl: rest.baseUrl } } : shop,
    )
    expect(bare).toEqual({ ...sampleConfiguration, nextech, shops })
  })

  it.each([
    ['a password that is a number', sampleWith('nextech.password', 424242)],
    ['a password in a place of its own', sampleWith('nextech.product', '424242')],
    ['a file that breaks off in the password', '{"nextech": {"password": "424242'],
    ['a file with a stray word', '{"password": 424242 x}'],
  ])('never quotes what it refuses: %s', (_name, json) => {
    const problems = problemsOf(json)
    expect(problems).not.toEqual([])
    expect(problems.join()).not.toContain('424242')
  })
})

describe('design 6: a file that leaves the sync to a backend', () => {
  const { nextech: _nextech, policy: _policy, ...bare } = sampleConfiguration
  const station = {
    ...bare,
    mode: 'backend',
    backend: { url: 'https://sync.example.com', token: 'station-secret' },
  }
  const with_ = (change: Record<string, unknown>) => JSON.stringify({ ...station, ...change })

  it('needs neither nextech nor policy, and may hold them', () => {
    const { nextech, policy } = sampleConfiguration
    for (const json of [
      with_({}),
      with_({ nextech, policy }),
      with_({ backend: { url: 'http://127.0.0.1:8787' } }),
    ])
      expect(problemsOf(json)).toEqual([])
  })

  it('leads to the shops and to the backend alone', () => {
    const parsed = parseConfiguration(with_({ nextech: sampleConfiguration.nextech }))
    expect(parsed.ok && addressesOf(parsed.value)).toEqual([
      'https://shopmanager.dermpro.com',
      'https://store.example.com',
      'https://sync.example.com',
    ])
  })

  it('is kept without the token of the station, of a shop, and without a password', () => {
    const parsed = parseConfiguration(with_({ nextech: sampleConfiguration.nextech }))
    const kept = JSON.stringify(parsed.ok && withoutSecrets(parsed.value))
    expect(kept).toContain('https://sync.example.com')
    expect(kept).not.toMatch(/secret/)
  })

  it.each<[string, unknown, RegExp]>([
    ['backend', null, /Object/],
    ['backend', { url: 'http://sync.example.com' }, /must be https/],
    ['backend', { url: 'https://sync.example.com/api' }, /must be an origin/],
    ['backend', { url: 'https://user:pass@sync.example.com' }, /must be an origin/],
    ['backend', { url: 'https://sync.example.com', token: '' }, /must not be empty/],
    ['backend', { url: 'https://sync.example.com', user: 'x' }, /not a known key/],
    ['shops', [], /at least one shop/],
  ])('refuses %s %j', (path, value, reason) => {
    expect(problemsOf(with_({ [path]: value })).join()).toMatch(reason)
  })

  it('is no file for a practice whose engine runs where it is read', () => {
    expect(parsePracticeConfiguration(with_({})).ok).toBe(false)
  })
})
