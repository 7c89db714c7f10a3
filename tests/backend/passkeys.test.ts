import { generateKeyPairSync, randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Person, removePerson, savePerson } from '../../backend/people/people.ts'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { must } from '../fixtures/store.ts'
import { addPerson, cookieOf, told } from './accesses.ts'
import { type Answering, makePasskey, type Passkey, showPasskey } from './authenticator.ts'
import { browserAt } from './browser.ts'
import { managerPassword, type ServedBackend, startServed } from './world.ts'

let served: ServedBackend
/** Passkeys belong to a name: this computer's. */
let url: string
let at: ReturnType<typeof browserAt>
let person: Person
let cookie: string
beforeAll(async () => {
  served = await startServed(practiceForTests(), 'api', {}, { behindTlsProxy: true })
  url = served.url.replace('127.0.0.1', 'localhost')
  at = browserAt(url, undefined, () => ({ 'X-Forwarded-For': randomUUID() }))
  person = await someone('desk@practice.example')
}, 120_000)
afterAll(() => served.close())
beforeEach(async () => {
  const { db } = served.backend
  await db.deleteFrom('passkey').execute()
  await db.deleteFrom('person').where('email', 'like', 'other%').execute()
  await db.updateTable('person').set({ failed_tries: 0, locked_until: null }).execute()
  cookie = await cookieOf(served.backend, person)
})

function someone(email: string): Promise<Person> {
  const { practiceId, backend } = served
  return savePerson(backend.db, { practiceId, email, name: 'Dee', role: 'staff', password: managerPassword })
}

const someoneElse = () =>
  addPerson(served.backend, { ...person, email: `other-${randomUUID()}@practice.example` })

const OptionsSchema = v.looseObject({
  challenge: v.string(),
  rp: v.optional(v.looseObject({ id: v.string() })),
  rpId: v.optional(v.string()),
  user: v.optional(v.looseObject({ id: v.string() })),
})
const ReplySchema = v.looseObject({
  ok: v.boolean(),
  value: v.optional(v.looseObject({ options: v.optional(OptionsSchema), to: v.optional(v.string()) })),
})

async function post(path: string, body: unknown, more: Record<string, string> = {}) {
  const answer = await fetch(url + path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { Origin: url, 'X-Forwarded-For': randomUUID(), ...more },
    redirect: 'manual',
  })
  const text = await answer.text()
  const reply = text.startsWith('{') ? v.parse(ReplySchema, JSON.parse(text)) : undefined
  const session = answer.headers.getSetCookie().find(each => each.startsWith('backend-session='))
  return { status: answer.status, text, reply, session }
}

const optionsOf = async (path: string, as = '') =>
  must((await post(path, {}, as === '' ? {} : { cookie: as })).reply?.value?.options)

async function toMake(as = cookie) {
  const { challenge, rp, user } = await optionsOf('/passkeys/add/begin', as)
  return { challenge, rp: must(rp), user: must(user) }
}

async function toShow() {
  const { challenge, rpId } = await optionsOf('/sign-in/passkey/begin')
  return { challenge, rpId: must(rpId) }
}

/** A passkey of the person, taken by the backend. */
async function added(as = cookie): Promise<Passkey> {
  const { passkey, credential } = makePasskey(await toMake(as), url)
  expect((await post('/passkeys/add', { credential }, { cookie: as })).status).toBe(200)
  return passkey
}

async function signIn(passkey: Passkey, otherwise: Partial<Answering> = {}) {
  return post('/sign-in/passkey', { credential: showPasskey(passkey, await toShow(), url, otherwise) })
}

describe('a passkey', () => {
  it('signs its person in where it was added, with nothing typed and nobody named', async () => {
    const passkey = await added()
    const asked = await optionsOf('/sign-in/passkey/begin')
    expect(asked).toMatchObject({ rpId: 'localhost', userVerification: 'required' })
    expect(asked.allowCredentials ?? []).toEqual([])
    const done = await signIn(passkey)
    expect(done).toMatchObject({ status: 200, reply: { ok: true, value: { to: '/stations' } } })
    expect(done.session).toMatch(/HttpOnly.*SameSite=Strict/)
    const session = must(done.session?.split(';')[0])
    expect((await at.open('/stations', session)).text).toContain('Signed in as Dee')
    expect((await at.open('/sessions', session)).text).toContain('Sign-in by passkey')
    expect((await told(served.backend)).slice(-1)).toEqual(['people.signed-in by Dee'])
    expect(await told(served.backend)).toContain('people.passkey-added by Dee')
  })

  it('is listed with where it was made, and signs nobody in once it is taken away', async () => {
    const passkey = await added()
    const page = await at.open('/passkeys', cookie)
    expect(page.text).toMatch(/Made in a browser on \w{3} \d+, \d{4}, \d+:\d\d [AP]M UTC, last used never/)
    const other = await cookieOf(served.backend, await someoneElse())
    await at.send('/passkeys/remove', { id: passkey.id }, other)
    expect((await signIn(passkey)).status).toBe(200)
    await at.send('/passkeys/remove', { id: passkey.id }, cookie)
    expect((await signIn(passkey)).status).toBe(403)
    expect((await told(served.backend)).at(-1)).toBe('people.passkey-removed by Dee')
  })

  it('goes with its person, and with an invitation that lets them in again', async () => {
    const { db } = served.backend
    const one = await added()
    await someone(person.email)
    expect((await signIn(one)).status).toBe(403)
    const other = await someoneElse()
    const theirs = await added(await cookieOf(served.backend, other))
    const by = await db
      .updateTable('person')
      .set({ role: 'manager' })
      .where('id', '=', person.id)
      .returning(['practice_id as practiceId', 'id', 'email', 'name', 'role'])
      .executeTakeFirstOrThrow()
    expect(await removePerson(db, by, other.id)).toBe(true)
    expect((await signIn(theirs)).status).toBe(403)
    expect(await db.selectFrom('passkey').selectAll().execute()).toEqual([])
  })

  it('lets nobody in while its person is locked, and locks by tries that fail', async () => {
    const passkey = await added()
    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    for (let n = 0; n < 5; n++) expect((await signIn(passkey, { key })).status).toBe(403)
    expect((await signIn(passkey)).status).toBe(403)
    expect((await told(served.backend)).at(-1)).toBe('people.locked by Dee')
    const right = await at.send('/sign-in', { email: person.email, password: managerPassword })
    expect(right.status).toBe(403)
  })
})

const otherKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const base64 = (text: string) => Buffer.from(text).toString('base64url')

describe('nobody is signed in', () => {
  const wrong: [string, () => Partial<Answering>][] = [
    ['from another site', () => ({ origin: 'https://evil.example' })],
    ['from another port of this computer', () => ({ origin: 'http://localhost:1' })],
    ['for another name', () => ({ rpId: 'evil.example' })],
    ['for a challenge of another', () => ({ challenge: base64('a challenge of my own, of 32 bytes') })],
    ['by an answer to another question', () => ({ type: 'webauthn.create' })],
    ['without a person at the authenticator', () => ({ isPresent: false })],
    ['without the authenticator having looked at who it is', () => ({ isVerified: false })],
    ['by another key', () => ({ key: otherKey() })],
    ['for another person', () => ({ userHandle: base64(randomUUID()) })],
  ]
  it.each(wrong)('%s', async (_what, otherwise) => {
    const refusal = (await signIn(someonesPasskey())).text
    const passkey = await added()
    const { status, text, session } = await signIn(passkey, otherwise())
    expect([status, text, session]).toEqual([403, refusal, undefined])
    expect((await signIn(passkey)).status).toBe(200)
  })

  it('twice by one answer, or by one that is five minutes old', async () => {
    const passkey = await added()
    const credential = showPasskey(passkey, await toShow(), url)
    expect((await post('/sign-in/passkey', { credential })).status).toBe(200)
    expect((await post('/sign-in/passkey', { credential })).status).toBe(403)
    const late = showPasskey(passkey, await toShow(), url)
    await served.backend.db
      .updateTable('passkey_challenge')
      .set({ expires_at: Date.now() - 1 })
      .execute()
    expect((await post('/sign-in/passkey', { credential: late })).status).toBe(403)
  })

  it('by a copy of an authenticator: its count goes back', async () => {
    const passkey = await added()
    for (const [counter, status] of [
      [1, 200],
      [2, 200],
      [2, 403],
      [1, 403],
      [3, 200],
    ] as const)
      expect([counter, (await signIn(passkey, { counter })).status]).toEqual([counter, status])
  })

  it('by a challenge that was for making a passkey, and none is made by one that was for showing it', async () => {
    const passkey = await added()
    const { challenge } = await toMake()
    expect((await signIn(passkey, { challenge })).status).toBe(403)
    const forShowing = await toShow()
    const { credential } = makePasskey(await toMake(), url, { challenge: forShowing.challenge })
    expect((await post('/passkeys/add', { credential }, { cookie })).status).toBe(403)
  })

  it.each([
    ['nothing', {}],
    ['a list', []],
    ['no credential', { credential: 7 }],
    [
      'letters of another kind',
      { credential: { id: '<b>', rawId: '<b>', type: 'public-key', response: {} } },
    ],
    ['noise', noise()],
  ])('by %s, and it is not repeated', async (_what, body) => {
    const { status, text } = await post('/sign-in/passkey', body)
    expect([400, 403]).toContain(status)
    expect(text).not.toContain('<b>')
  })

  it('from another site’s page', async () => {
    const credential = showPasskey(await added(), await toShow(), url)
    for (const origin of ['https://evil.example', 'null', ''])
      expect((await post('/sign-in/passkey', { credential }, { Origin: origin })).status).toBe(403)
  })
})

/** One that this backend has never seen. */
function someonesPasskey(): Passkey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { id: base64(randomUUID()), privateKey, publicKey, userHandle: base64(randomUUID()), counter: 0 }
}

function noise() {
  const text = base64('noise')
  const response = { clientDataJSON: text, authenticatorData: text, signature: text }
  return { credential: { id: text, rawId: text, type: 'public-key', response } }
}

describe('no passkey is added', () => {
  it.each([
    ['from another site', { origin: 'https://evil.example' }],
    ['for another name', { rpId: 'evil.example' }],
    ['without the authenticator having looked at who it is', { isVerified: false }],
    ['by an answer to another question', { type: 'webauthn.get' }],
    ['for a challenge of another', { challenge: base64('a challenge of my own, of 32 bytes') }],
  ])('%s', async (_what, otherwise) => {
    const { credential } = makePasskey(await toMake(), url, otherwise)
    expect((await post('/passkeys/add', { credential }, { cookie })).status).toBe(403)
    expect((await at.open('/passkeys', cookie)).text).toContain('You have no passkey')
  })

  it('to another person than the one who was asked, and twice', async () => {
    const { credential } = makePasskey(await toMake(), url)
    const other = await cookieOf(served.backend, await someoneElse())
    expect((await post('/passkeys/add', { credential }, { cookie: other })).status).toBe(403)
    const made = makePasskey(await toMake(), url)
    expect((await post('/passkeys/add', { credential: made.credential }, { cookie })).status).toBe(200)
    expect((await post('/passkeys/add', { credential: made.credential }, { cookie })).status).toBe(403)
  })

  it('by who is not signed in', async () => {
    expect((await post('/passkeys/add/begin', {})).status).toBe(302)
    expect((await post('/passkeys/add', {})).status).toBe(302)
  })
})

it('keeps nothing of a passkey and of a challenge that could sign in', async () => {
  const { challenge } = await toShow()
  await added()
  const { db } = served.backend
  const kept = JSON.stringify([
    await db.selectFrom('passkey').selectAll().execute(),
    await db.selectFrom('passkey_challenge').selectAll().execute(),
  ])
  expect(kept).not.toContain(challenge)
})

it('is offered by the name that passkeys belong to, and elsewhere the way there', async () => {
  const number = browserAt(served.url)
  expect((await at.open('/sign-in')).text).toContain('Sign in by passkey')
  const refused = await at.send('/sign-in', { email: 'nobody@practice.example', password: 'not the one' })
  expect(refused.status).toBe(403)
  expect(refused.text).toContain('Sign in by passkey')
  expect((await number.open('/sign-in')).text).not.toContain('passkey')
  expect((await number.open('/passkeys', cookie)).text).toContain(url)
})
