import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensurePractice } from '../../backend/database/practice-database.ts'
import { savePerson } from '../../backend/people/people.ts'
import { issueStation, listStations, revokeStation } from '../../backend/people/stations.ts'
import { messages } from '../../lib/contract/messages.ts'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { readingOf, rowOf } from '../acceptance/service-practice.ts'
import { must } from '../fixtures/store.ts'
import { type ServedBackend, startServed } from './world.ts'

// A whole backend over HTTP, on PGlite in memory; the engine is left alone.
let served: ServedBackend
beforeAll(async () => {
  served = await startServed(practiceForTests())
}, 120_000)
afterAll(() => served.close())

const ask: ServedBackend['ask'] = (...what) => served.ask(...what)
const request = (name: string, body: unknown = {}, more: object = {}) =>
  ask(`/v1/requests/${name}`, { body, ...more })
const page = () => ({ page: { origin: served.shop.url, reader: 'tab 1' } })

describe('the health of a backend', () => {
  it.each([
    ['/healthz', 'ok'],
    ['/readyz', 'ready'],
  ])('%s needs no token', async (path, text) => {
    const answer = await fetch(served.url + path)
    expect([answer.status, await answer.text()]).toEqual([200, text])
  })

  it('tells a watcher how the work stands, and names nobody', async () => {
    const text = await (await fetch(`${served.url}/metrics`)).text()
    expect(text).toMatch(/^sync_practices \d+$/m)
    expect(text).toMatch(/^sync_oldest_due_seconds \d+$/m)
    expect(text).toMatch(/^sync_payments_unclear 0$/m)
    expect(text).not.toContain(served.practiceId)
  })

  it('tells its version and protocols', async () => {
    expect((await ask('/about')).json).toMatchObject({ protocol: { min: 1, max: 1 } })
  })
})

describe('a request of the table', () => {
  it('is answered by the service as in the browser: a row, its order, its badge', async () => {
    const order = must(served.shop.orders().find(({ state }) => state === 'processing'))
    const { timeZone } = served.configuration.practice
    const number = order.increment_id
    const rows = await request('cs-bg/rows', { rows: [rowOf(order, timeZone)] }, page())
    expect(rows).toMatchObject({
      status: 200,
      json: { ok: true, value: { badges: [{ number, status: 'unseen' }], wanted: [number] } },
    })
    const body = { reading: readingOf(order, timeZone), href: null }
    const seen = await request('cs-bg/order', body, page())
    expect(seen).toMatchObject({ json: { ok: true, value: { understood: true, badge: { number } } } })
  })

  it.each([
    ['es-US,es;q=0.9', 'No visto', 'Iniciar sesión'],
    ['en-US', 'Not seen', 'Sign in'],
    ['fr,es;q=0.5', 'Not seen', 'Sign in'],
  ])('is answered in the language that is asked for: %s', async (accepted, word, title) => {
    const language = { 'accept-language': accepted }
    const order = must(served.shop.orders().find(({ state }) => state === 'complete'))
    const body = { rows: [rowOf(order, served.configuration.practice.timeZone)] }
    const rows = await ask('/v1/requests/cs-bg/rows', { body, ...page() }, language)
    expect(rows).toMatchObject({ json: { ok: true, value: { badges: [{ word }] } } })
    const signIn = await fetch(`${served.url}/sign-in`, { headers: language })
    expect(await signIn.text()).toContain(`<h1>${title}</h1>`)
  })

  it.each(['ext-bg/today', 'ext-bg/queue', 'ext-bg/remembered', 'ext-bg/setup', 'ext-bg/patient-source'])(
    '%s is answered in the table’s own shape',
    async name => {
      const { status, json } = await request(name)
      expect(status).toBe(200)
      expect(json).toMatchObject({ ok: true })
    },
  )

  it('is declined in words where the service declines it', async () => {
    const order = { key: 'nothing/1/1', opening: randomUUID() }
    expect(await request('panel-bg/load', { ticket: 't' }, { order })).toMatchObject({
      status: 409,
      json: { ok: false, error: { code: 'expired' } },
    })
  })

  it.each(Object.entries(messages).flatMap(([name, { by }]) => (by === 'host' ? [name] : [])))(
    '%s is the browser’s own, and unknown here',
    async name => {
      expect(await request(name)).toMatchObject({ status: 404, json: { error: { code: 'unknown-request' } } })
    },
  )
})

describe('bad input', () => {
  const secretText = 'Quirkelmann 1970-02-03'

  it.each([
    ['no JSON', `{"${secretText}`],
    ['a list', [secretText]],
    ['an unknown key', { body: {}, [secretText]: 1 }],
    ['a body of another shape', { body: { rows: secretText }, page: { origin: 'x', reader: 'y' } }],
    ['a number too long', { body: { rows: [{ number: secretText.repeat(200) }] } }],
    ['nothing', ''],
  ])('is refused and never repeated: %s', async (_what, body) => {
    const { status, json } = await ask('/v1/requests/cs-bg/rows', body)
    expect(status).toBe(400)
    expect(JSON.stringify(json)).not.toContain('Quirkelmann')
  })

  it('of too many bytes is cut off', async () => {
    const body = { body: { rows: [] }, ...page(), fill: 'x'.repeat(9 * 1024 * 1024) }
    const answer = await ask('/v1/requests/cs-bg/rows', body).catch(() => ({ status: 413 }))
    expect(answer.status).toBe(413)
  })

  it('leaves the backend alive', async () => {
    expect((await request('ext-bg/today')).status).toBe(200)
  })

  it.each([
    ['/v1/requests/ext-bg/today/more', 404],
    ['/v1/requests/__proto__/constructor', 404],
    ['/v1/nothing', 404],
    ['/nothing', 404],
  ])('at %s is nothing', async (path, status) => {
    expect((await ask(path, {})).status).toBe(status)
  })
})

describe('who asks', () => {
  const today = (headers: Record<string, string>) => ask('/v1/requests/ext-bg/today', { body: {} }, headers)

  it.each([
    ['no token', ''],
    ['another scheme', 'Basic YTpi'],
    ['a made-up token', `Bearer ${Buffer.from('x').toString('base64url')}.${'a'.repeat(43)}`],
    ['a token of odd characters', 'Bearer ../../etc'],
  ])('with %s is not let in', async (_what, authorization) => {
    expect(await today({ Authorization: authorization })).toMatchObject({
      status: 401,
      json: { error: { code: 'not-paired' } },
    })
  })

  it.each([
    ['0', 409, 'extension-older'],
    ['2', 409, 'backend-older'],
    ['one', 400, 'protocol-missing'],
    ['1.5', 400, 'protocol-missing'],
  ])('in protocol %s is told so', async (protocol, status, code) => {
    expect(await today({ 'X-Protocol': protocol })).toMatchObject({ status, json: { error: { code } } })
  })

  it('by a name that is not the backend’s is sent away', async () => {
    const { status } = await new Promise<{ status: number }>((resolve, reject) => {
      void import('node:http').then(({ get }) => {
        get(`${served.url}/about`, { headers: { host: 'evil.example' } }, answer => {
          answer.resume()
          resolve({ status: answer.statusCode ?? 0 })
        }).once('error', reject)
      })
    })
    expect(status).toBe(421)
  })

  it('as staff may not do what only managers may', async () => {
    const { practiceId, backend } = served
    const person = { practiceId, email: 'desk@practice.example', name: 'Front desk', role: 'staff' as const }
    const staff = await savePerson(backend.db, { ...person, password: 'long enough for a password' })
    const token = await issueStation(backend.db, staff, 'front desk')
    const as = { Authorization: `Bearer ${token}` }
    const outcomes = await Promise.all(
      Object.entries(messages).flatMap(([name, { by, role }]) =>
        by === 'service' && role === 'manager' ? [ask(`/v1/requests/${name}`, { body: {} }, as)] : [],
      ),
    )
    expect(outcomes.length).toBeGreaterThan(2)
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ status: 403, json: { error: { code: 'not-allowed' } } })
    expect((await today(as)).status).toBe(200)
    const own = (await listStations(backend.db, practiceId)).find(({ person: who }) => who === person.email)
    expect(await revokeStation(backend.db, practiceId, must(own).id)).toBe(true)
    expect((await today(as)).status).toBe(401)
  })

  it('of another practice sees nothing of this one', async () => {
    const { backend } = served
    const other = { db: backend.db, practiceId: randomUUID(), timeZone: 'UTC' }
    await ensurePractice(other)
    const person = { practiceId: other.practiceId, email: 'x@y.example', name: 'X', role: 'manager' as const }
    const token = await issueStation(
      backend.db,
      await savePerson(backend.db, { ...person, password: 'long enough for a password' }),
      'other',
    )
    const as = { Authorization: `Bearer ${token}` }
    const { status, json } = await ask('/v1/requests/ext-bg/queue', { body: {} }, as)
    expect([status, json]).toMatchObject([409, { error: { code: 'not-configured' } }])
  })

  it('for a page of a site that is no shop is refused', async () => {
    const body = { body: { rows: [] }, page: { origin: 'https://evil.example', reader: 'tab 1' } }
    expect(await ask('/v1/requests/cs-bg/rows', body)).toMatchObject({
      status: 403,
      json: { error: { code: 'not-a-shop' } },
    })
  })
})
