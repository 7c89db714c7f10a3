import { describe, expect, it } from 'vitest'
import { shippedHosts } from '../../tests/fixtures/manifest.ts'
import { sampleConfiguration } from '../../tests/fixtures/sample-configuration.ts'
import { foreignHosts } from './build-hosts.ts'
import { parseConfiguration } from './configuration.ts'

const shipped = shippedHosts
const sandbox = [...shipped, 'http://127.0.0.1/*', 'http://localhost/*']

/** Paths that are refused: by the schema, or because the build does not talk to the host. */
function refusedOf(change: object, patterns = shipped): string[] {
  const parsed = parseConfiguration(JSON.stringify({ ...sampleConfiguration, ...change }))
  if (!parsed.ok) return [...new Set(parsed.error.map(({ path }) => path))]
  return foreignHosts(parsed.value, patterns).map(({ path }) => path)
}

const withNextech = (change: Partial<(typeof sampleConfiguration)['nextech']>) => ({
  nextech: { ...sampleConfiguration.nextech, ...change },
})

describe('rules 9: Nextech is at the hosts of the build', () => {
  it('the true ones pass', () => {
    expect(refusedOf({})).toEqual([])
  })

  it.each([
    'https://select.nextech-api.com',
    'https://select.nextech-api.com/api/',
    'https://SELECT.Nextech-API.com/api',
    'https://select.nextech-api.com:443/api',
    'https://select.nextech-api.com/evil.example/..',
  ])('%s is the true API', apiBaseUrl => {
    expect(refusedOf(withNextech({ apiBaseUrl }))).toEqual([])
  })

  const hostile = [
    'https://evil.example/api',
    'https://select.nextech-api.com.evil.example/api',
    'https://evil-select.nextech-api.com/api',
    'https://api.select.nextech-api.com/api',
    'https://nextech-api.com/api',
    'https://select.nextech-api.co/api',
    'https://select.nextech-api.com./api',
    'https://select.nextech-api.com@evil.example/api',
    'https://evil.example#@select.nextech-api.com/api',
    'https://evil.example?select.nextech-api.com/api',
    'https://evil.example\\@select.nextech-api.com/api',
    'https://user:secret@select.nextech-api.com/api',
    'https://@select.nextech-api.com:8443/api',
    'https://select.nextech-api.com:8443/api',
    'https://select.nextech-api.com:80/api',
    'http://select.nextech-api.com/api',
    'https://select.nextech-api.com%2eevil.example/api',
    'https://select.nextech‐api.com/api',
    'https://sеlect.nextech-api.com/api',
    'https://xn--slect-3ve.nextech-api.com/api',
    'https://select。nextech-api。com。evil.example/api',
    'https://shopmanager.dermpro.com/api',
    'https://[::1]/api',
    'https://[::ffff:127.0.0.1]/api',
    'https://127.0.0.1/api',
    'http://127.0.0.1:8080/api',
    'http://localhost:8080/api',
    'http://127.1/api',
    'http://0x7f000001/api',
    'http://2130706433/api',
    'http://0.0.0.0/api',
    'ws://select.nextech-api.com/api',
    'ftp://select.nextech-api.com/api',
    'data:text/plain,select.nextech-api.com',
    'blob:https://select.nextech-api.com/api',
    'javascript:fetch("https://select.nextech-api.com")',
  ]
  it.each(hostile)('%s is no API of it', apiBaseUrl => {
    expect(refusedOf(withNextech({ apiBaseUrl }))).toEqual(['nextech.apiBaseUrl'])
  })

  it.each([
    ...hostile,
    'https://login.microsoftonline.com.evil.example/oauth2/token',
    'https://login.microsoftonline.com:444/oauth2/token',
    'https://login.microsoftonline.com./oauth2/token',
    'https://login.microsoftonline.us/oauth2/token',
    'https://login.windows.net/oauth2/token',
    'https://login.microsoftonline.com@evil.example/oauth2/token',
    'https://login.microsoftonline.com/*',
    'https://login.microsoftonline.com/a^b/token',
    'https://login.microsoftonline.com/a|b',
    'https://login.microsoftonline.com/%2a',
    'https://login.microsoftonline.com/a%5Eb',
    'https://login.microsoftonline.com/oauth2/token?x=*',
    'https://login.microsoftonline.com/oauth2/token?next=https://evil.example',
    'https://login.microsoftonline.com/oauth2/token#',
    'https://*.microsoftonline.com/oauth2/token',
  ])('%s is no sign-in of it', tokenUrl => {
    expect(refusedOf(withNextech({ tokenUrl }))).toEqual(['nextech.tokenUrl'])
  })

  it('a password does not go to the API, nor the API’s token to the sign-in', () => {
    const { apiBaseUrl, tokenUrl } = sampleConfiguration.nextech
    const swapped = withNextech({ apiBaseUrl: tokenUrl, tokenUrl: apiBaseUrl })
    expect(refusedOf(swapped)).toEqual(['nextech.apiBaseUrl', 'nextech.tokenUrl'])
  })

  it.each([
    [['https://*/*']],
    [['https://*.nextech-api.com/*']],
    [['*://select.nextech-api.com/*']],
    [['<all_urls>']],
    [[]],
  ])('a manifest of %j names no host of Nextech', patterns => {
    expect(refusedOf({}, patterns)).toEqual(['nextech.apiBaseUrl', 'nextech.tokenUrl'])
  })

  it('says where it must be, and quotes nothing of the file', () => {
    const parsed = parseConfiguration(
      JSON.stringify({
        ...sampleConfiguration,
        ...withNextech({ apiBaseUrl: 'https://evil.example/secret' }),
      }),
    )
    const [problem] = parsed.ok ? foreignHosts(parsed.value, shipped) : []
    expect(problem?.reason).toContain('select.nextech-api.com')
    expect(problem?.reason).not.toContain('secret')
  })
})

describe('rules 9: this machine is spoken with where the manifest has it', () => {
  const local = (origin: string) => ({ shops: [{ origin, reader: 'auto' }] })
  const apis = withNextech({ apiBaseUrl: 'http://127.0.0.1:8080/api', tokenUrl: 'http://localhost:1/token' })

  it('the sandbox’s build does, at every port', () => {
    expect(refusedOf({ ...local('http://localhost:8080'), ...apis }, sandbox)).toEqual([])
    expect(refusedOf(withNextech({ apiBaseUrl: 'http://127.1:9/api' }), sandbox)).toEqual([])
  })

  it.each([
    'https://127.0.0.1/api',
    'https://localhost:8443/api',
    'http://[::1]/api',
    'https://evil.example/api',
  ])('%s is not in its manifest either', apiBaseUrl => {
    expect(refusedOf(withNextech({ apiBaseUrl }), sandbox)).toEqual(['nextech.apiBaseUrl'])
  })

  it.each([
    'http://127.0.0.1:8080',
    'http://localhost',
    'https://localhost',
    'https://127.9.9.9',
    'https://shop.localhost',
    'https://localhost.',
    'https://[::1]',
    'https://[::ffff:7f00:1]',
    'https://0.0.0.0',
  ])('the shipped build takes no shop at %s', origin => {
    expect(refusedOf(local(origin))).toEqual(['shops.0.origin'])
  })

  it('the shipped build takes neither a REST interface nor a backend of this machine', () => {
    const rest = { baseUrl: 'http://127.0.0.1/rest' }
    expect(refusedOf({ shops: [{ origin: 'https://a.example', reader: 'auto', rest }] })).toEqual([
      'shops.0.rest.baseUrl',
    ])
    const backend = { mode: 'backend', backend: { url: 'http://127.0.0.1:8787' } }
    expect(refusedOf(backend)).toEqual(['backend.url'])
    expect(refusedOf(backend, sandbox)).toEqual([])
  })

  it('a backend has Nextech’s hosts of its own: what a station’s file says of them is not used', () => {
    const station = { mode: 'backend', backend: { url: 'https://sync.example.com' } }
    expect(refusedOf({ ...station, ...withNextech({ apiBaseUrl: 'https://other.example/api' }) })).toEqual([])
  })
})

describe('rules 9: a shop or backend is at no host of Nextech', () => {
  const { shops } = sampleConfiguration
  const [shop] = shops

  it.each([
    'https://select.nextech-api.com',
    'https://login.microsoftonline.com',
    'https://login.microsoftonline.com.',
    'https://login.microsoftonline.com:8443',
  ])('%s', address => {
    expect(refusedOf({ shops: [{ ...shop, origin: address }] })).toEqual(['shops.0.origin'])
    const rest = { baseUrl: `${address}/rest/V1` }
    expect(refusedOf({ shops: [{ ...shop, rest }] })).toEqual(['shops.0.rest.baseUrl'])
    const backend = { mode: 'backend', backend: { url: address } }
    expect(refusedOf(backend)).toEqual(['backend.url'])
  })

  it.each(['https://*.dermpro.com', 'https://*', 'https://*.com', 'https://shop*.example.com'])(
    'nor at all sites of %s',
    origin => {
      expect(refusedOf({ shops: [{ ...shop, origin }] })).toEqual(['shops.0.origin'])
      expect(refusedOf({ mode: 'backend', backend: { url: origin } })).toEqual(['backend.url'])
    },
  )

  it.each(['1\r\nX-Evil: 1', 'a\u2028b', 'a\nb', '\u00e9'])(
    'no header is made of the practice id %j',
    practiceId => {
      expect(refusedOf(withNextech({ practiceId }))).toEqual(['nextech.practiceId'])
    },
  )
})
