import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenBackend } from '../../backend/commands/open-backend.ts'
import { type RunningBackend, serve } from '../../backend/commands/serve.ts'
import { hashPassword, isPassword } from '../../backend/people/passwords.ts'
import { makeCode, normalCode } from '../../backend/people/tokens.ts'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { must } from '../fixtures/store.ts'
import {
  managerEmail,
  managerPassword,
  openTestBackend,
  type Surroundings,
  startSurroundings,
} from './world.ts'

// The pages as a browser without scripts uses them, in one journey: from an empty database to a station that asks.
let around: Surroundings
let backend: OpenBackend
let running: RunningBackend
beforeAll(async () => {
  around = await startSurroundings(practiceForTests())
  backend = await openTestBackend()
  const listen = { host: '127.0.0.1', port: 0, behindTlsProxy: false }
  running = await serve(backend, { listen, role: 'api' })
}, 120_000)
afterAll(async () => {
  await running.stop()
  await around.close()
})

/** What the activity tells, and who did it. */
async function told(): Promise<string[]> {
  const rows = await backend.db.selectFrom('activity').select('entry').execute()
  return rows.map(({ entry: { code, person } }) => `${code} by ${person?.name}`)
}

type Fields = Record<string, string | Blob>

/** A form as a browser sends it from one of the backend's own pages. */
async function send(path: string, fields: Fields, more: Record<string, string> = {}) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  const answer = await fetch(running.url + path, {
    method: 'POST',
    body,
    headers: { Origin: running.url, ...more },
    redirect: 'manual',
  })
  return {
    status: answer.status,
    text: await answer.text(),
    to: answer.headers.get('location'),
    headers: answer.headers,
  }
}

async function open(path: string, cookie = '') {
  const answer = await fetch(running.url + path, { headers: { cookie }, redirect: 'manual' })
  return {
    status: answer.status,
    text: await answer.text(),
    to: answer.headers.get('location'),
    headers: answer.headers,
  }
}

async function signedIn(email = managerEmail, password = managerPassword): Promise<string> {
  const { headers, status } = await send('/sign-in', { email, password })
  expect(status).toBe(302)
  return headers.get('set-cookie')?.split(';')[0] ?? ''
}

const api = async (path: string, body: object) => {
  const answer = await fetch(running.url + path, { method: 'POST', body: JSON.stringify(body) })
  return { status: answer.status, json: await answer.json() }
}

/** The first manager's address is used up by the first test that needs one. */
let first: Promise<void> | undefined
function firstManager(): Promise<void> {
  first ??= (async () => {
    const path = new URL(must(running.firstUrl)).pathname
    expect((await open(path)).status).toBe(200)
    const person = { name: 'Pat', email: managerEmail, password: managerPassword }
    const json = readFileSync(around.files.configuration)
    const broken = await send(path, { ...person, configuration: new File(['{"version": 1}'], 'c.json') })
    expect(broken).toMatchObject({ status: 400, text: expect.stringContaining('practice: is missing') })
    const short = await send(path, {
      ...person,
      password: 'short',
      configuration: new File([json], 'c.json'),
    })
    expect(short).toMatchObject({ status: 400, text: expect.stringContaining('12 to 200 characters') })
    const twice = await Promise.all(
      [0, 1].map(() => send(path, { ...person, configuration: new File([json], 'c.json') })),
    )
    expect(twice.map(({ status }) => status).sort()).toEqual([302, 400])
    expect((await open(path)).status).toBe(404)
  })()
  return first
}

describe('the first manager', () => {
  it('sets the practice up with one address, once, and without a tick nothing is posted', async () => {
    await firstManager()
    const rows = await backend.db
      .selectFrom('meta')
      .select('value')
      .where('name', '=', 'configuration')
      .execute()
    expect(rows).toMatchObject([{ value: { posture: 'observe' } }])
    const tables = await Promise.all([
      backend.db.selectFrom('meta').selectAll().execute(),
      backend.db.selectFrom('person').selectAll().execute(),
      backend.db.selectFrom('secret').selectAll().execute(),
      backend.db.selectFrom('invitation').selectAll().execute(),
    ])
    const kept = JSON.stringify(tables)
    for (const secret of [
      managerPassword,
      must(around.configuration.nextech.password),
      around.shop.rest.token(),
    ])
      expect(kept).not.toContain(secret)
    expect(kept).not.toContain(must(running.firstUrl).split('/').at(-1))
  })

  it('is offered no second address once there is one', async () => {
    await firstManager()
    const listen = { host: '127.0.0.1', port: 0, behindTlsProxy: false }
    const again = await serve({ ...backend, close: async () => undefined }, { listen, role: 'api' })
    expect(again.firstUrl).toBeUndefined()
    await again.stop()
  })
})

describe('a station', () => {
  it('shows a code, a person lets it in, and it asks until it is disconnected', async () => {
    await firstManager()
    const cookie = await signedIn()
    const { json } = await api('/v1/pairings', { station: 'Front desk <b>' })
    const { device, code } = (json as { value: { device: string; code: string } }).value
    const ask = () => api('/v1/pairings/token', { device })
    expect((await ask()).json).toEqual({ ok: true, value: { state: 'waiting' } })
    expect((await send('/device', { code: 'BBBB-BBBB' }, { cookie })).status).toBe(404)
    const typed = code.toLowerCase().replace('-', ' ')
    expect((await send('/device', { code: typed }, { cookie })).text).toContain('Front desk &lt;b&gt;')
    const approved = await send('/device/approve', { code: typed, seen: 'yes' }, { cookie })
    expect(approved.text).toContain('Front desk &lt;b&gt; is connected')
    const connected = await ask()
    expect(connected.json).toMatchObject({ ok: true, value: { state: 'connected' } })
    const { token } = (connected.json as { value: { token: string } }).value
    expect((await ask()).json).toEqual({ ok: true, value: { state: 'over' } })
    const me = () =>
      fetch(`${running.url}/v1/me`, { headers: { Authorization: `Bearer ${token}`, 'X-Protocol': '1' } })
    expect(await (await me()).json()).toMatchObject({ value: { person: { name: 'Pat', role: 'manager' } } })
    const page = await open('/stations', cookie)
    const id = /name="id" value="([^"]+)"/.exec(page.text)?.[1]
    expect((await send('/stations/revoke', { id: must(id) }, { cookie })).status).toBe(302)
    expect((await me()).status).toBe(401)
    expect(await told()).toEqual(
      expect.arrayContaining(['people.connected by Pat', 'people.disconnected by Pat']),
    )
    expect(JSON.stringify(await backend.db.selectFrom('station').selectAll().execute())).not.toContain(token)
  })

  it.each([{}, { station: '' }, { station: 'x'.repeat(61) }, { station: 'a', more: 1 }])(
    'that asks wrongly is refused: %j',
    async body => {
      expect((await api('/v1/pairings', body)).status).toBe(400)
    },
  )
})

describe('a person who was invited', () => {
  it('chooses a password, and sees their own stations alone', async () => {
    await firstManager()
    const cookie = await signedIn()
    const invited = await send(
      '/people/invite',
      { email: 'Desk@practice.example', role: 'staff' },
      { cookie },
    )
    expect(await told()).toContain('people.invited by Pat')
    const path = new URL(must(/<code>([^<]+)<\/code>/.exec(invited.text)?.[1])).pathname
    const unseen = await send(path, { name: '\u200b\u2060', password: 'long enough, Sam' })
    expect(unseen).toMatchObject({ status: 400, text: expect.stringContaining('name') })
    const name = '\u202eSam\u200b\r\n'
    expect((await send(path, { name, password: 'long enough, Sam' })).status).toBe(302)
    expect((await send(path, { name: 'Eve', password: 'long enough, Eve' })).status).toBe(404)
    const own = await signedIn('desk@practice.example', 'long enough, Sam')
    const page = await open('/stations', own)
    expect(page.text).toContain('Signed in as Sam')
    expect(page.text).not.toContain('Invite a person')
    expect(
      (await send('/people/invite', { email: 'x@y.example', role: 'manager' }, { cookie: own })).status,
    ).toBe(403)
  })
})

it('shows managers where the practice was moved, and a way out that nobody else has', async () => {
  await firstManager()
  const cookie = await signedIn()
  const { id: practice_id } = await backend.db.selectFrom('practice').select('id').executeTakeFirstOrThrow()
  const moved = { id: 'm1', phase: 'away', since: 1, station: 's1', by: 'Pat (Front <b>)' }
  const value = JSON.stringify(moved)
  await backend.db.insertInto('meta').values({ practice_id, name: 'moving', value }).execute()
  const page = await open('/stations', cookie)
  expect(page.text).toMatch(/posts from a browser: Pat \(Front &lt;b&gt;\) moved it/)
  expect(page.text).toContain('Post from here')
  expect((await send('/moving/take-over', {}, { Origin: 'https://evil.example', cookie })).status).toBe(403)
  expect((await send('/moving/take-over', {}, { cookie })).status).toBe(302)
  expect((await open('/stations', cookie)).text).not.toContain('Post from here')
  expect(await told()).toContain('settings.moved-to-backend by Pat')
})

describe('signing in', () => {
  it('sets a cookie that no script and no other site reads', async () => {
    await firstManager()
    const { headers } = await send('/sign-in', { email: managerEmail, password: managerPassword })
    expect(headers.get('set-cookie')).toMatch(/HttpOnly/)
    expect(headers.get('set-cookie')).toMatch(/SameSite=Strict/)
  })

  it('ends by signing out', async () => {
    await firstManager()
    const cookie = await signedIn()
    expect((await open('/stations', cookie)).status).toBe(200)
    await send('/sign-out', {}, { cookie })
    expect(await open('/stations', cookie)).toMatchObject({ status: 302, to: '/sign-in?to=%2Fstations' })
  })

  it('from another site’s form is refused', async () => {
    const fields = { email: managerEmail, password: managerPassword }
    for (const origin of ['https://evil.example', 'null', ''])
      expect((await send('/sign-in', fields, { Origin: origin })).status).toBe(403)
  })

  it('by guesses is locked, also for the right password, and tells nothing of who exists', async () => {
    await firstManager()
    const cookie = await signedIn()
    const invited = await send(
      '/people/invite',
      { email: 'victim@practice.example', role: 'staff' },
      { cookie },
    )
    const path = new URL(must(/<code>([^<]+)<\/code>/.exec(invited.text)?.[1])).pathname
    await send(path, { name: 'Vic', password: 'long enough, Vic' })
    const guess = (email: string) => send('/sign-in', { email, password: 'a wrong password' })
    const [known, unknown] = [await guess('victim@practice.example'), await guess('nobody@practice.example')]
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text])
    for (let n = 0; n < 4; n++) await guess('victim@practice.example')
    const right = await send('/sign-in', { email: 'victim@practice.example', password: 'long enough, Vic' })
    expect([right.status, right.text]).toEqual([unknown.status, unknown.text])
    expect((await send('/sign-in', { email: managerEmail, password: managerPassword })).status).toBe(302)
  })

  it('shows pages that run nothing and stand in no frame', async () => {
    const { headers } = await open('/sign-in')
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
    // A browser tells the origin of a form only where its page may be told of (Fetch 3.1).
    expect(headers.get('referrer-policy')).toBe('same-origin')
  })
})

describe('what is kept of a password', () => {
  it('tells whether it is the one, and is another text each time', async () => {
    const kept = await hashPassword('correct ﬁve')
    expect(await isPassword('correct five', kept)).toBe(true)
    expect(await isPassword('correct five ', kept)).toBe(false)
    expect(await isPassword('correct five', null)).toBe(false)
    expect(await hashPassword('correct ﬁve')).not.toBe(kept)
  }, 60_000)
})

it('a code is read in any case, with or without its dash', () => {
  for (let n = 0; n < 50; n++) {
    const code = makeCode()
    expect(code).toMatch(/^[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}$/)
    for (const typed of [code, code.toLowerCase(), code.replace('-', ''), ` ${code.replace('-', ' – ')} `])
      expect(normalCode(typed)).toBe(code)
  }
})
