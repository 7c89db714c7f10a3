import { once } from 'node:events'
import { type IncomingHttpHeaders, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { serve } from '../../backend/commands/serve.ts'
import { setup } from '../../backend/commands/setup.ts'
import { landingOf } from '../../backend/http/sign-in-pages.ts'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { freePort } from '../setup/postgres.ts'
import { apps } from './caught-apps.ts'
import { managerEmail, managerPassword, openTestBackend, startSurroundings } from './world.ts'

// A backend as it is installed: a proxy with TLS before it, and one name. Anyone who reaches it writes what they like.
const name = 'sync.example.com'
const origin = `https://${name}`

vi.mock('../../backend/http/app.ts', async importOriginal => {
  const { catchingApps } = await import('./caught-apps.ts')
  return catchingApps(await importOriginal())
})

let port = 0
let close = async () => {}
beforeAll(async () => {
  const around = await startSurroundings(practiceForTests())
  const backend = await openTestBackend()
  await setup(backend, around.files)
  port = await freePort()
  const listen = { host: '127.0.0.1', port, behindTlsProxy: true, publicUrl: origin }
  const { stop } = await serve(backend, { listen, role: 'api' })
  close = async () => {
    await stop()
    await around.close()
  }
}, 120_000)
afterAll(() => close())

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

/** Asks as a browser at the backend's own page does; what an attack changes of it is among the headers. */
async function ask(
  method: string,
  path: string,
  more: Record<string, string> = {},
  body = '',
): Promise<Answer> {
  const own = { Host: name, 'X-Forwarded-For': nextAddress() }
  const form = { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' }
  const headers = { ...own, ...(method === 'POST' && form), ...more }
  for (const [header, value] of Object.entries(headers))
    if (value === '') Reflect.deleteProperty(headers, header)
  const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false })
  sent.end(body)
  const [answer] = await once(sent, 'response')
  return { status: answer.statusCode, headers: answer.headers, text: await text(answer) }
}

let addresses = 0
const nextAddress = () => `192.0.2.${++addresses % 250}`

const signIn = (to = '', cookie = '') =>
  ask(
    'POST',
    '/sign-in',
    { Cookie: cookie },
    String(new URLSearchParams({ email: managerEmail, password: managerPassword, to })),
  )
const cookiesOf = ({ headers }: Answer) => headers['set-cookie'] ?? []
const sessionOf = (answer: Answer) => cookiesOf(answer)[0]?.split(';')[0] ?? ''

describe('a sign-in', () => {
  it('is kept by a cookie that no other host of the same domain can set or read', async () => {
    const [cookie = ''] = cookiesOf(await signIn())
    expect(cookie).toMatch(/^__Host-/)
    for (const flag of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(flag)
    expect(cookie).not.toMatch(/Domain|Expires|Max-Age/i)
  })

  it('is not the one that a neighbour put in its place', async () => {
    const other = sessionOf(await signIn())
    const tossed = other.replace('__Host-', '')
    expect((await ask('GET', '/stations', { Cookie: tossed })).status).toBe(302)
    const own = sessionOf(await signIn('', other))
    expect(own).not.toBe(other)
    expect((await ask('GET', '/stations', { Cookie: `${tossed}; ${own}` })).status).toBe(200)
  })

  it('ends in the browser as well', async () => {
    const session = sessionOf(await signIn())
    const out = await ask('POST', '/sign-out', { Cookie: session })
    expect(cookiesOf(out)[0]).toMatch(/^__Host-[\w-]+=;.*Max-Age=0.*Secure/)
    expect((await ask('GET', '/stations', { Cookie: session })).status).toBe(302)
  })

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/device@evil.example',
    '/device/../..//evil.example',
    '/device?to=//evil.example',
    ' /device',
    'javascript:alert(1)',
    '%2f%2fevil.example',
    '/people/remove',
  ])('leads to no address that is not named: %j', async to => {
    expect(landingOf(to)).toBe('/stations')
    const page = await ask('GET', `/sign-in?to=${encodeURIComponent(to)}`)
    expect(page.text).not.toContain('evil')
  })

  it('leads where it says', async () => {
    expect((await signIn('//evil.example')).headers.location).toBe('/stations')
    expect((await signIn('/device')).headers.location).toBe('/device')
  })

  it('that is needed first is asked for at our own address, however the path is written', async () => {
    for (const path of [
      '/stations',
      '//evil.example/..//stations',
      '/device#//evil',
      '/stations/%0d%0aX-A:b',
    ]) {
      const { location = '/' } = (await ask('GET', path)).headers
      expect(new URL(location, origin).origin).toBe(origin)
    }
  })
})

/** One for all who end nothing: a password is long work. */
let kept: Promise<string> | undefined
const signedIn = () => {
  kept ??= signIn().then(sessionOf)
  return kept
}

/** Every route that changes something for a person at the pages. */
const forms = () =>
  [
    ...new Set(
      apps
        .flatMap(app => app.routes)
        .filter(({ method }) => method === 'POST')
        .map(({ path }) => path),
    ),
  ].filter(path => !path.startsWith('/v1/') && !path.includes('*'))

it('a text that no database takes is looked for nowhere: it is nothing that anybody has', async () => {
  const faults = vi.spyOn(console, 'error')
  const token = `${Buffer.from('a\0b').toString('base64url')}.${'a'.repeat(43)}`
  const cookie = await ask('GET', '/stations', { Cookie: `__Host-backend-session=${token}` })
  expect([cookie.status, cookie.headers.location]).toEqual([302, '/sign-in?to=%2Fstations'])
  expect((await ask('GET', '/sign-in/provider/%00')).status).toBe(404)
  expect((await ask('GET', '/invited/%00')).status).toBe(404)
  expect((await ask('GET', `/sign-in/callback?state=%00&code=%00`)).status).toBe(403)
  expect(faults).not.toHaveBeenCalled()
  faults.mockRestore()
})

describe('a form', () => {
  it.each([
    'https://evil.example',
    `https://${name}.evil.example`,
    `https://evil.example#@${name}`,
    `https://x.${name}`,
    `https://${name}:8443`,
    `http://${name}`,
    'null',
    'file://',
    '',
  ])('of another page is refused, a person signed in or not: %j', async from => {
    const session = await signedIn()
    expect(forms().length).toBeGreaterThan(15)
    for (const path of forms()) {
      const { status, headers } = await ask(
        'POST',
        path.replace(/:\w+/, 'x'),
        { Origin: from, Cookie: session },
        'id=1',
      )
      expect.soft([path, status]).toEqual([path, 403])
      expect(headers['set-cookie']).toBeUndefined()
    }
    expect((await ask('GET', '/stations', { Cookie: session })).status).toBe(200)
  })

  it('of ours is taken', async () => {
    const session = await signedIn()
    expect((await ask('POST', '/device', { Cookie: session }, 'code=BCDF-GHJK')).status).toBe(404)
  })
})

describe('whatever is answered', () => {
  it.each<[string, string, Record<string, string>, number]>([
    ['GET', '/sign-in', {}, 200],
    ['GET', '/stations', {}, 302],
    ['GET', '/nothing', {}, 404],
    ['GET', '/invited/x', {}, 404],
    ['GET', '/v1/me', {}, 400],
    ['GET', '/v1/me', { 'X-Protocol': '1' }, 401],
    ['POST', '/sign-in', { Origin: 'null' }, 403],
    ['POST', '/v1/pairings', { 'Content-Length': '99999999' }, 413],
    ['GET', '/sign-in', { Host: 'evil.example' }, 421],
    ['GET', '/v1/live', {}, 400],
  ])(
    'is kept by nobody, framed by nobody and read as nothing else: %s %s %j',
    async (method, path, more, status) => {
      const { headers, status: was } = await ask(method, path, more)
      expect(was).toBe(status)
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      })
      expect(headers['access-control-allow-origin']).toBeUndefined()
    },
  )

  it.each([
    'evil.example',
    `${name}.evil.example`,
    `evil.example:443`,
    `${name}:443@evil.example`,
    `x.${name}`,
    '',
  ])('by the name %j is nothing but a refusal', async host => {
    const sent = host === '' ? { Host: ' ' } : { Host: host }
    for (const path of [
      '/',
      '/sign-in',
      '/v1/me',
      '/v1/live',
      '/metrics',
      '/about',
      '/openapi.json',
      '/nothing',
    ])
      expect((await ask('GET', path, sent)).status).toBeOneOf([400, 421])
  })

  it('names our own address, whatever a proxy’s headers say', async () => {
    const session = await signedIn()
    const forged = {
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'http',
      Forwarded: 'host=evil.example',
    }
    const body = String(new URLSearchParams({ email: 'new@practice.example', role: 'staff' }))
    const invited = await ask('POST', '/people/invite', { ...forged, Cookie: session }, body)
    expect(invited.text).toContain(`${origin}/invited/`)
    const paired = await ask('POST', '/v1/pairings', forged, JSON.stringify({ station: 'Front desk' }))
    expect(JSON.parse(paired.text).value.address).toBe(`${origin}/device`)
    expect(invited.text + paired.text).not.toContain('evil')
  })
})

it('one address asks for so many codes in a minute that it leaves room for the others', async () => {
  const begin = (address: string) =>
    ask('POST', '/v1/pairings', { 'X-Forwarded-For': address }, JSON.stringify({ station: 'Front desk' }))
  const statuses = []
  for (let n = 0; n < 70; n++) statuses.push((await begin('198.51.100.7')).status)
  expect(statuses.filter(each => each === 429)).toHaveLength(10)
  expect((await begin('198.51.100.8')).status).toBe(200)
})
