import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { runAdmin } from '../../backend/commands/control.ts'
import type { OpenBackend } from '../../backend/commands/open-backend.ts'
import { type RunningBackend, serve } from '../../backend/commands/serve.ts'
import { setup } from '../../backend/commands/setup.ts'
import { openDatabase } from '../../backend/database/open-database.ts'
import { invite } from '../../backend/people/invitations.ts'
import { listPasskeys } from '../../backend/people/kept-passkeys.ts'
import { addPasskey, askForPasskey, beginPasskey, signInByPasskey } from '../../backend/people/passkeys.ts'
import { type Person, personByEmail } from '../../backend/people/people.ts'
import { signInByProvider } from '../../backend/people/provider-sign-in.ts'
import { sessionOf } from '../../backend/people/sessions.ts'
import { parseMasterKeys } from '../../backend/secrets/master-keys.ts'
import { liveClosings } from '../../lib/contract/live-messages.ts'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { must } from '../fixtures/store.ts'
import { addPerson, cookieOf, stationOf, told } from './accesses.ts'
import { makePasskey, showPasskey } from './authenticator.ts'
import { browserAt } from './browser.ts'
import { ownDatabase } from './own-database.ts'
import { managerEmail, type Surroundings, startSurroundings } from './world.ts'

// Two backends on one PostgreSQL: what is ended at one stops at the other.
let around: Surroundings
let backends: [OpenBackend, OpenBackend]
let running: [RunningBackend, RunningBackend]
let practiceId: string
let staff: Person
const nowhere = { address: null, browser: null }
beforeAll(async () => {
  const place = inject('storeDatabase')
  if (place.kind !== 'postgres') throw new Error('this is a test of PostgreSQL')
  const url = await ownDatabase(place.url)
  const masters = parseMasterKeys(randomBytes(32).toString('hex'))
  const open = async () => ({ ...(await openDatabase({ url })), masters })
  around = await startSurroundings(practiceForTests())
  backends = [await open(), await open()]
  practiceId = await setup(backends[0], around.files)
  const listen = { host: '127.0.0.1', port: 0, behindTlsProxy: false }
  running = [
    await serve(backends[0], { listen, role: 'api' }),
    await serve(backends[1], { listen, role: 'api' }),
  ]
  staff = await addPerson(backends[0], { practiceId, email: 'desk@x.example', name: 'Dee', role: 'staff' })
}, 120_000)
afterAll(async () => {
  await Promise.all(running.map(({ stop }) => stop()))
  await around.close()
})

/** A station whose socket is at the first backend. */
function station(name: string) {
  const { url } = running[0]
  return stationOf({ backend: backends[0], ask: askAt(url), url }, staff, name)
}

const askAt =
  (url: string) =>
  async (path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'X-Protocol': '1', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: answer.status, json: await answer.json() }
  }

it('a station that is ended at one backend is told so at once at the other', async () => {
  const endAll = () => runAdmin(backends[1], { name: 'revoke', practice: practiceId, email: staff.email })
  // Other tests may have signed the same person in.
  await endAll()
  const manager = must(await personByEmail(backends[1].db, practiceId, managerEmail))
  const other = browserAt(running[1].url)
  const cookie = await cookieOf(backends[1], manager)
  const one = await station('One')
  const began = Date.now()
  const rows = await backends[1].db.selectFrom('station').select('id').where('name', '=', 'One').execute()
  await other.send('/sessions/revoke', { id: must(rows[0]).id }, cookie)
  expect(await one.closed).toBe(liveClosings.revoked)
  expect(Date.now() - began).toBeLessThan(5_000)
  expect(await one.statusOf()).toBe(401)
  const two = await station('Two')
  expect(await endAll()).toBe('Ended: 1.')
  expect(await two.closed).toBe(liveClosings.revoked)
  // The log's first key may be made in between, by the backend that looks at it first.
  const ofPeople = (await told(backends[0])).filter(each => each.startsWith('people.'))
  expect(ofPeople.slice(-2)).toEqual(['people.disconnected by manager', 'people.all-ended by nobody'])
})

it('one invitation makes one person, though two backends are asked at once', async () => {
  const email = 'new@x.example'
  await invite(backends[0].db, { practiceId, email, role: 'auditor' })
  const identity = { issuer: 'https://i.example', subject: 's', email, name: 'New' }
  const outcomes = await Promise.all(
    backends.map(({ db }) => signInByProvider(db, practiceId, identity, nowhere)),
  )
  expect(outcomes.map(({ kind }) => kind)).toEqual(['signed-in', 'signed-in'])
  expect(outcomes.filter(outcome => outcome.isNew)).toHaveLength(1)
  const people = await backends[0].db.selectFrom('person').select('role').where('email', '=', email).execute()
  expect(people).toEqual([{ role: 'auditor' }])
  const another = await signInByProvider(backends[1].db, practiceId, { ...identity, subject: 't' }, nowhere)
  expect(another.kind).toBe('refused')
})

it('a passkey that was added at one backend signs in at the other, and one answer only at one of them', async () => {
  const [{ db }, other] = backends
  const party = { id: 'sync.example', origin: 'https://sync.example' }
  const making = must(await beginPasskey(db, party, staff)) as Parameters<typeof makePasskey>[0]
  const { passkey, credential } = makePasskey(making, party.origin)
  const response = { ...credential, type: 'public-key' as const }
  expect(await addPasskey(db, party, { person: staff, response, madeIn: null, name: null })).toBe(true)
  const asking = must(await askForPasskey(other.db, party)) as Parameters<typeof showPasskey>[1]
  const shown = { ...showPasskey(passkey, asking, party.origin), type: 'public-key' as const }
  const outcomes = await Promise.all(backends.map(each => signInByPasskey(each.db, party, shown, nowhere)))
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['refused', 'signed-in'])
  const token = outcomes.flatMap(outcome => (outcome.kind === 'signed-in' ? [outcome.token] : []))
  expect((await sessionOf(db, must(token[0])))?.person).toEqual(staff)
  expect(await listPasskeys(db, { practiceId: staff.practiceId, personId: staff.id })).toMatchObject([
    { id: passkey.id, madeIn: null },
  ])
})
