import * as v from 'valibot'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BegunPairingSchema, EndedPairingSchema } from '../../backend/http/pairing.ts'
import { invite } from '../../backend/people/invitations.ts'
import { personByEmail } from '../../backend/people/people.ts'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { must } from '../fixtures/store.ts'
import { addPerson, cookieOf } from './accesses.ts'
import { browserAt } from './browser.ts'
import { managerEmail, type ServedBackend, startServed } from './world.ts'

// Somebody has had a person's sign-in for a while: what they made by it must not outlive the end of all sign-ins.
let served: ServedBackend
let at: ReturnType<typeof browserAt>
beforeAll(async () => {
  served = await startServed(practiceForTests())
  at = browserAt(served.url)
}, 120_000)
afterAll(() => served.close())

async function staff() {
  const email = `${Math.random()}@practice.example`
  const { practiceId, backend } = served
  return cookieOf(backend, await addPerson(backend, { practiceId, email, name: 'Desk', role: 'staff' }))
}

async function manager() {
  const { practiceId, backend } = served
  return cookieOf(backend, must(await personByEmail(backend.db, practiceId, managerEmail)))
}

/** A station whose code somebody typed, and that has not asked for its token yet; answers what becomes of it. */
async function approved(cookie: string): Promise<() => Promise<string>> {
  const { json } = await served.ask('/v1/pairings', { station: 'Another computer' })
  const { value } = v.parse(v.object({ value: BegunPairingSchema }), json)
  await at.send('/device', { code: value.code }, cookie)
  expect((await at.send('/device/approve', { code: value.code, seen: 'yes' }, cookie)).status).toBe(200)
  return async () => {
    const { json: ended } = await served.ask('/v1/pairings/token', { device: value.device })
    return v.parse(v.object({ value: EndedPairingSchema }), ended).value.state
  }
}

it('a station that was let in and comes for its token later gets none, and another person’s does', async () => {
  const theirs = await staff()
  const [one, other] = [await approved(theirs), await approved(await manager())]
  await at.send('/sessions/revoke-own', {}, theirs)
  expect([await one(), await other()]).toEqual(['over', 'connected'])
  const third = await approved(await staff())
  await at.send('/sessions/revoke-all', {}, await manager())
  expect(await third()).toBe('over')
})

it('who was invited is let in no more once all of the practice are ended', async () => {
  const { practiceId, backend } = served
  const open = await invite(backend.db, { practiceId, email: 'evil@elsewhere.example', role: 'manager' })
  const cookie = await manager()
  await at.send('/sessions/revoke-own', {}, cookie)
  expect((await at.open(`/invited/${open}`)).status).toBe(200)
  await at.send('/sessions/revoke-all', {}, cookie)
  expect((await at.open(`/invited/${open}`)).status).toBe(404)
})
