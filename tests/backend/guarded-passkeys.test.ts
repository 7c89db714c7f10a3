import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runAdmin } from '../../backend/commands/control.ts'
import { type Person, personByEmail, savePerson } from '../../backend/people/people.ts'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { must } from '../fixtures/store.ts'
import { addPerson, cookieOf, idOf, told } from './accesses.ts'
import { makePasskey, type Passkey, showPasskey } from './authenticator.ts'
import { browserAt } from './browser.ts'
import { managerEmail, managerPassword, type ServedBackend, startServed } from './world.ts'

// Somebody has a person's sign-in: they must not turn it into a passkey, and one that they made must be found and go.
let served: ServedBackend
let url: string
let at: ReturnType<typeof browserAt>
let person: Person
let manager: Person
let cookie: string
beforeAll(async () => {
  served = await startServed(practiceForTests(), 'api', {}, { behindTlsProxy: true })
  url = served.url.replace('127.0.0.1', 'localhost')
  at = browserAt(url, undefined, () => ({ 'X-Forwarded-For': randomUUID() }))
  const { practiceId, backend } = served
  person = await savePerson(backend.db, {
    ...{ practiceId, email: 'desk@practice.example', name: 'Dee', role: 'staff' },
    password: managerPassword,
  })
  manager = must(await personByEmail(backend.db, practiceId, managerEmail))
}, 120_000)
afterAll(() => served.close())
beforeEach(async () => {
  const { db } = served.backend
  await db.deleteFrom('passkey').execute()
  await db.deleteFrom('session').execute()
  await db.updateTable('person').set({ failed_tries: 0, locked_until: null }).execute()
  cookie = await cookieOf(served.backend, person)
})

const ReplySchema = v.looseObject({
  value: v.optional(
    v.looseObject({
      options: v.optional(
        v.looseObject({
          challenge: v.string(),
          rp: v.optional(v.looseObject({ id: v.string() })),
          rpId: v.optional(v.string()),
          user: v.optional(v.looseObject({ id: v.string() })),
        }),
      ),
    }),
  ),
})

async function post(path: string, body: unknown, as: string) {
  const headers = { Origin: url, cookie: as, 'X-Forwarded-For': randomUUID() }
  const answer = await fetch(url + path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers,
    redirect: 'manual',
  })
  const text = await answer.text()
  const options = text.startsWith('{') ? v.parse(ReplySchema, JSON.parse(text)).value?.options : undefined
  const session = answer.headers.getSetCookie().find(each => each.startsWith('backend-session='))
  return { status: answer.status, text, options, session: session?.split(';')[0] }
}

async function add(as: string, name?: string): Promise<{ status: number; passkey?: Passkey }> {
  const begun = await post('/passkeys/add/begin', {}, as)
  if (!begun.options) return { status: begun.status }
  const { challenge, rp, user } = begun.options
  const { passkey, credential } = makePasskey({ challenge, rp: must(rp), user: must(user) }, url)
  const { status } = await post('/passkeys/add', { credential, ...(name !== undefined && { name }) }, as)
  return { status, passkey }
}

async function shown(passkey: Passkey, path: string, as: string) {
  const { challenge, rpId } = must((await post(`${path}/begin`, {}, as)).options)
  return post(path, { credential: showPasskey(passkey, { challenge, rpId: must(rpId) }, url) }, as)
}

/** So long ago showed who is signed in who they are. */
const ago = (minutes: number) =>
  served.backend.db
    .updateTable('session')
    .set({ created_at: Date.now() - minutes * 60_000, proved_at: null })
    .execute()

describe('a passkey is added', () => {
  it('only by a sign-in in which its person showed within five minutes who they are', async () => {
    await ago(4.9)
    expect((await add(cookie)).status).toBe(200)
    await ago(5.1)
    expect((await add(cookie)).status).toBe(403)
    const page = await at.open('/passkeys', cookie)
    expect(page.text).toContain('Show again who you are')
    expect(page.text).not.toContain('Add a passkey')
  })

  it('after the password was typed again, in that sign-in alone', async () => {
    const other = await cookieOf(served.backend, person)
    await ago(60)
    expect((await at.send('/passkeys/prove', { password: 'a wrong password' }, cookie)).status).toBe(403)
    expect((await add(cookie)).status).toBe(403)
    expect((await at.send('/passkeys/prove', { password: managerPassword }, cookie)).to).toBe('/passkeys')
    expect([(await add(cookie)).status, (await add(other)).status]).toEqual([200, 403])
  })

  it('after a passkey of one’s own was shown again, and not one of another person', async () => {
    const mine = must((await add(cookie)).passkey)
    const theirs = must((await add(await cookieOf(served.backend, manager))).passkey)
    await ago(60)
    expect((await shown(theirs, '/passkeys/prove/passkey', cookie)).status).toBe(403)
    expect((await add(cookie)).status).toBe(403)
    expect((await shown(mine, '/passkeys/prove/passkey', cookie)).status).toBe(200)
    expect((await add(cookie)).status).toBe(200)
  })

  it('not by guesses: they count as any, lock the account, and stand in the activity', async () => {
    await ago(60)
    for (let n = 0; n < 5; n++) await at.send('/passkeys/prove', { password: `wrong guess ${n}` }, cookie)
    expect((await at.send('/passkeys/prove', { password: managerPassword }, cookie)).status).toBe(403)
    expect((await told(served.backend)).at(-1)).toBe('people.locked by Dee')
    expect((await add(cookie)).status).toBe(403)
  })

  it('with a name of its own, and managers hear of it until a week later', async () => {
    await add(cookie, ' Phone \u202e<b>of Dee ')
    const own = await at.open('/passkeys', cookie)
    expect(own.text).toContain('Phone &lt;b&gt;of Dee')
    expect(own.text).not.toContain('\u202e')
    const theirs = await cookieOf(served.backend, manager)
    const notice = (await at.open('/stations', theirs)).text
    expect(notice).toMatch(/role="status"[\s\S]*Phone &lt;b&gt;of Dee[\s\S]*Dee/)
    expect((await at.open('/stations', cookie)).text).not.toContain('Phone')
    expect(await told(served.backend)).toContain('people.passkey-added by Dee')
    await served.backend.db
      .updateTable('passkey')
      .set({ created_at: Date.now() - 8 * 24 * 3_600_000 })
      .execute()
    expect((await at.open('/stations', theirs)).text).not.toContain('Phone')
  })
})

describe('among the sign-ins', () => {
  it('managers see everybody’s passkeys and take one away, others their own', async () => {
    const mine = must((await add(cookie, 'Of Dee')).passkey)
    const theirs = await cookieOf(served.backend, manager)
    await add(theirs, 'Of the manager')
    const own = await at.open('/sessions', cookie)
    expect([own.text.includes('Of Dee'), own.text.includes('Of the manager')]).toEqual([true, false])
    const all = await at.open('/sessions', theirs)
    expect(all.text).toContain('Of the manager')
    const id = idOf(all.text, 'Of the manager')
    await at.send('/sessions/passkey', { id }, cookie)
    expect((await at.open('/sessions', theirs)).text).toContain('Of the manager')
    expect((await at.send('/sessions/passkey', { id: idOf(all.text, 'Of Dee') }, theirs)).status).toBe(302)
    expect((await shown(mine, '/sign-in/passkey', '')).status).toBe(403)
    expect((await told(served.backend)).at(-1)).toBe(`people.passkey-removed by ${manager.name}`)
  })
})

describe('ending all', () => {
  it('leaves passkeys where that is wanted, and says so', async () => {
    const mine = must((await add(cookie)).passkey)
    expect((await at.open('/sessions', cookie)).text).toContain('Passkeys stay')
    await at.send('/sessions/revoke-own', {}, cookie)
    expect((await shown(mine, '/sign-in/passkey', '')).status).toBe(200)
  })

  it('of a person takes their passkeys away, but the one of this sign-in, and nobody else’s', async () => {
    const [kept, stolen] = [must((await add(cookie)).passkey), must((await add(cookie)).passkey)]
    const others = must((await add(await cookieOf(served.backend, manager))).passkey)
    const now = must((await shown(kept, '/sign-in/passkey', '')).session)
    await at.send('/sessions/revoke-own', { passkeys: 'go' }, now)
    expect((await told(served.backend)).slice(-2)).toEqual([
      'people.all-ended by Dee',
      'people.passkey-removed by Dee',
    ])
    const states = [kept, stolen, others].map(
      async each => (await shown(each, '/sign-in/passkey', '')).status,
    )
    expect(await Promise.all(states)).toEqual([200, 403, 200])
  })

  it('of the practice takes all away, where this sign-in was by none', async () => {
    const [mine, others] = [
      must((await add(cookie)).passkey),
      must((await add(await cookieOf(served.backend, manager))).passkey),
    ]
    await at.send('/sessions/revoke-all', { passkeys: 'go' }, cookie)
    expect((await shown(mine, '/sign-in/passkey', '')).status).toBe(200)
    await at.send('/sessions/revoke-all', { passkeys: 'go' }, await cookieOf(served.backend, manager))
    for (const each of [mine, others]) expect((await shown(each, '/sign-in/passkey', '')).status).toBe(403)
  })

  it('by the command line as well', async () => {
    const mine = must((await add(cookie)).passkey)
    const practice = served.practiceId
    const command = { name: 'revoke', practice, email: person.email } as const
    await runAdmin(served.backend, command)
    expect((await shown(mine, '/sign-in/passkey', '')).status).toBe(200)
    await runAdmin(served.backend, { ...command, withPasskeys: true })
    expect((await shown(mine, '/sign-in/passkey', '')).status).toBe(403)
  })
})

it('nobody is invited by a sign-in that is older, which may have been taken', async () => {
  const as = await cookieOf(served.backend, manager)
  const invite = () => at.send('/people/invite', { email: 'evil@x.example', role: 'manager' }, as)
  await ago(6)
  const refused = await invite()
  expect([refused.status, refused.text.includes('/invited/')]).toEqual([403, false])
  expect(await served.backend.db.selectFrom('invitation').selectAll().execute()).toEqual([])
  await at.send('/passkeys/prove', { password: managerPassword }, as)
  expect((await invite()).text).toContain('/invited/')
})

it('a person without a password shows who they are by signing in again', async () => {
  const email = `${randomUUID()}@practice.example`
  const guest = await addPerson(served.backend, { ...person, email })
  const as = await cookieOf(served.backend, guest)
  expect((await add(as)).status).toBe(200)
  await ago(60)
  for (const password of ['', 'null', managerPassword])
    expect((await at.send('/passkeys/prove', { password }, as)).status).toBe(403)
  expect((await add(await cookieOf(served.backend, guest))).status).toBe(200)
})
