import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runAdmin } from '../../backend/commands/control.ts'
import { invite } from '../../backend/people/invitations.ts'
import { type Person, personByEmail, savePerson } from '../../backend/people/people.ts'
import { liveClosings } from '../../lib/contract/live-messages.ts'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { must } from '../fixtures/store.ts'
import { addPerson, cookieOf, idOf, listed, stationOf, told } from './accesses.ts'
import { browserAt } from './browser.ts'
import { managerEmail, managerPassword, type ServedBackend, startServed } from './world.ts'

let served: ServedBackend
let at: ReturnType<typeof browserAt>
beforeAll(async () => {
  served = await startServed(practiceForTests())
  at = browserAt(served.url)
}, 120_000)
afterAll(() => served.close())

let manager = ''
let staff: Person
beforeEach(async () => {
  const { db } = served.backend
  await db.deleteFrom('session').execute()
  await db.deleteFrom('invitation').execute()
  await db.updateTable('station').set({ revoked_at: 1 }).execute()
  await db.deleteFrom('person').where('email', '!=', managerEmail).execute()
  staff = await person('desk@practice.example', 'staff')
  const { practiceId } = served
  manager = await cookieOf(served.backend, must(await personByEmail(db, practiceId, managerEmail)))
})

function person(email: string, role: Person['role']): Promise<Person> {
  return addPerson(served.backend, { practiceId: served.practiceId, email, name: `Name of ${email}`, role })
}

/** The cookie of another sign-in of a person. */
const signIn = (who: Person) => cookieOf(served.backend, who)

const isSignedIn = async (cookie: string) => (await at.open('/stations', cookie)).status === 200

describe('a sign-in', () => {
  it('is kept as a hash', async () => {
    const rows = await served.backend.db.selectFrom('session').selectAll().execute()
    expect(rows).toHaveLength(1)
    const token = must(manager.split('=')[1])
    expect(JSON.stringify(rows)).not.toContain(must(token.split('.')[1]))
  })

  it('ends after twelve hours without use, and a week after its beginning however much it is used', async () => {
    const { db } = served.backend
    const hour = 3_600_000
    const age = (created: number, used: number) =>
      db
        .updateTable('session')
        .set({ created_at: Date.now() - created * hour, last_used_at: Date.now() - used * hour })
        .execute()
    for (const [created, used, isAlive] of [
      [167, 11.9, true],
      [12, 12.1, false],
      [168.1, 0, false],
    ] as const) {
      await age(created, used)
      expect([created, used, await isSignedIn(manager)]).toEqual([created, used, isAlive])
    }
  })
})

describe('the page of sign-ins and stations', () => {
  it('tells a manager of all: whose, how, since when, from where, and which one asks', async () => {
    await savePerson(served.backend.db, { ...staff, password: managerPassword })
    await at.signIn(staff.email, managerPassword)
    await stationOf(served, staff, 'Front <b>desk</b>')
    const { text } = await at.open('/sessions', manager)
    expect(text).toContain('Station Front &lt;b&gt;desk&lt;/b&gt;')
    const rows = listed(text)
    expect(rows).toHaveLength(3)
    const own = rows.filter(row => row.text.includes(managerEmail))
    expect(own).toMatchObject([{ text: expect.stringContaining('This sign-in'), id: undefined }])
    const theirs = must(rows.find(row => row.text.includes('Sign-in by password') && row.id !== undefined))
    expect(theirs.text).toContain(staff.email)
    expect(theirs.text).toMatch(/since \w{3} \d+, \d{4}, \d+:\d\d [AP]M UTC/)
    expect(theirs.text).toMatch(/from Firefox 153, Linux, (::ffff:)?127\.0\.0\.1/)
  })

  it('tells others of their own alone', async () => {
    const cookie = await signIn(staff)
    const { text } = await at.open('/sessions', cookie)
    expect(text).not.toContain(managerEmail)
    expect(listed(text)).toHaveLength(1)
    expect(text).not.toContain('/sessions/revoke-all')
  })

  it('says so where a place was not told', async () => {
    await signIn(staff)
    await served.backend.db.updateTable('session').set({ created_at: null }).execute()
    const rows = listed((await at.open('/sessions', manager)).text)
    expect(rows.find(row => row.text.includes(staff.email))?.text).toContain('a place that was not told')
  })
})

describe('ending', () => {
  it('one sign-in ends it at once, and no other', async () => {
    const [one, other] = [await signIn(staff), await signIn(staff)]
    const { text } = await at.open('/sessions', one)
    const id = must(listed(text).find(row => row.id !== undefined)?.id)
    expect((await at.send('/sessions/revoke', { id }, one)).status).toBe(302)
    expect([await isSignedIn(one), await isSignedIn(other), await isSignedIn(manager)]).toEqual([
      true,
      false,
      true,
    ])
    expect((await told(served.backend)).at(-1)).toBe(`people.sign-in-ended by ${staff.name}`)
  })

  it('one station ends its requests and its open socket at once', async () => {
    const [one, other] = [await stationOf(served, staff, 'One'), await stationOf(served, staff, 'Other')]
    const { text } = await at.open('/sessions', manager)
    const began = Date.now()
    await at.send('/sessions/revoke', { id: idOf(text, 'Station One') }, manager)
    expect(await one.statusOf()).toBe(401)
    expect(await one.closed).toBe(liveClosings.revoked)
    expect(Date.now() - began).toBeLessThan(2_000)
    expect([await other.statusOf(), other.isOpen()]).toEqual([200, true])
    expect((await told(served.backend)).at(-1)).toBe(`people.disconnected by ${managerName()}`)
  })

  it('another’s is refused to staff and to auditors, without a word on whether it is there', async () => {
    const { text } = await at.open('/sessions', manager)
    const own = await stationOf(served, staff, 'Mine')
    const { text: all } = await at.open('/sessions', manager)
    for (const role of ['staff', 'auditor'] as const) {
      const eve = await person(`eve-${role}@practice.example`, role)
      const cookie = await signIn(eve)
      const known = await at.send('/sessions/revoke', { id: idOf(all, 'Station Mine') }, cookie)
      const unknown = await at.send('/sessions/revoke', { id: 'nothing' }, cookie)
      expect([known.status, known.to, known.text]).toEqual([unknown.status, unknown.to, unknown.text])
      expect((await at.send('/sessions/revoke-all', {}, cookie)).status).toBe(403)
    }
    expect(await own.statusOf()).toBe(200)
    expect(text).not.toContain('Mine')
  })

  it('all others of a person leaves the sign-in that asks, and everybody else’s', async () => {
    const station = await stationOf(served, staff, 'One')
    const [one, other] = [await signIn(staff), await signIn(staff)]
    await at.send('/sessions/revoke-own', {}, one)
    expect([await isSignedIn(one), await isSignedIn(other), await isSignedIn(manager)]).toEqual([
      true,
      false,
      true,
    ])
    expect(await station.closed).toBe(liveClosings.revoked)
    expect((await told(served.backend)).at(-1)).toBe(`people.all-ended by ${staff.name}`)
  })

  it('all of the practice leaves the manager’s own sign-in alone', async () => {
    const [one, other] = [
      await stationOf(served, staff, 'One'),
      await stationOf(served, await person('b@practice.example', 'auditor'), 'B'),
    ]
    const cookie = await signIn(staff)
    await at.send('/sessions/revoke-all', {}, manager)
    expect([await one.closed, await other.closed]).toEqual([liveClosings.revoked, liveClosings.revoked])
    expect([await isSignedIn(cookie), await isSignedIn(manager)]).toEqual([false, true])
  })
})

const managerName = () => must(managerEmail.split('@')[0])

describe('the command line', () => {
  const run = (command: Parameters<typeof runAdmin>[1]) => runAdmin(served.backend, command)

  it('lists what may ask, and of one person alone', async () => {
    await stationOf(served, staff, 'Desk\tone')
    const practice = served.practiceId
    const all = (await run({ name: 'sessions', practice })).split('\n')
    expect(all).toHaveLength(2)
    const [own = ''] = (await run({ name: 'sessions', practice, email: ' DESK@practice.example' })).split(
      '\n',
    )
    expect(own.split('\t')).toMatchObject({ 1: 'station "Desk\\tone"', 2: staff.email })
    expect(await run({ name: 'sessions', practice, email: 'nobody@practice.example' })).toContain('Nobody')
    expect(await run({ name: 'sessions', practice: 'another' })).toContain('Nobody')
  })

  it('ends one, with its open socket, and tells the activity', async () => {
    const station = await stationOf(served, staff, 'One')
    const practice = served.practiceId
    const [line = ''] = (await run({ name: 'sessions', practice, email: staff.email })).split('\n')
    const session = must(line.split('\t')[0])
    await expect(run({ name: 'revoke', practice: 'another', session })).rejects.toThrow('no such')
    expect(await station.statusOf()).toBe(200)
    expect(await run({ name: 'revoke', practice, session })).toBe('Ended: 1.')
    expect(await station.closed).toBe(liveClosings.revoked)
    expect((await told(served.backend)).at(-1)).toBe('people.disconnected by nobody')
    await expect(run({ name: 'revoke', practice, session })).rejects.toThrow('no such')
  })

  it('ends all of a person, or all', async () => {
    const station = await stationOf(served, staff, 'One')
    const cookie = await signIn(staff)
    const practice = served.practiceId
    expect(await run({ name: 'revoke', practice, email: staff.email })).toBe('Ended: 2.')
    expect([await station.closed, await isSignedIn(cookie), await isSignedIn(manager)]).toEqual([
      4401,
      false,
      true,
    ])
    await expect(run({ name: 'revoke', practice, email: 'nobody@x.example' })).rejects.toThrow('nobody')
    expect(await run({ name: 'revoke', practice })).toBe('Ended: 1.')
    expect(await isSignedIn(manager)).toBe(false)
  })
})

describe('removing a person', () => {
  it('ends all that let them in, at once', async () => {
    const { practiceId, backend } = served
    const station = await stationOf(served, staff, 'One')
    const cookie = await signIn(staff)
    const open = await invite(backend.db, { practiceId, email: 'Desk@Practice.example', role: 'manager' })
    expect((await at.open(`/invited/${open}`)).status).toBe(200)
    expect((await at.send('/people/remove', { id: staff.id }, cookie)).status).toBe(403)
    const { text } = await at.open('/people', manager)
    expect((await at.send('/people/remove', { id: idOf(text, staff.email) }, manager)).status).toBe(302)
    expect([await station.closed, await station.statusOf()]).toEqual([liveClosings.revoked, 401])
    expect(await isSignedIn(cookie)).toBe(false)
    expect((await at.open(`/invited/${open}`)).status).toBe(404)
    expect((await at.send('/sign-in', { email: staff.email, password: managerPassword })).status).toBe(403)
    expect((await told(served.backend)).at(-1)).toBe(`people.removed by ${managerName()}`)
  })

  it('is refused for oneself and for who is not there', async () => {
    const rows = await served.backend.db
      .selectFrom('person')
      .select('id')
      .where('email', '=', managerEmail)
      .execute()
    for (const id of [must(rows[0]).id, 'nobody', ''])
      expect((await at.send('/people/remove', { id }, manager)).status).toBe(409)
    expect(await isSignedIn(manager)).toBe(true)
  })

  it('leaves one of two managers who remove each other', async () => {
    const second = await person('second@practice.example', 'manager')
    const cookie = await signIn(second)
    const { text } = await at.open('/people', cookie)
    await Promise.all([
      at.send('/people/remove', { id: second.id }, manager),
      at.send('/people/remove', { id: idOf(text, managerEmail) }, cookie),
    ])
    const left = await served.backend.db
      .selectFrom('person')
      .select('email')
      .where('role', '=', 'manager')
      .execute()
    expect(left).toHaveLength(1)
    const { practiceId, backend } = served
    const back = { practiceId, email: managerEmail, name: managerName(), role: 'manager' as const }
    await savePerson(backend.db, { ...back, password: managerPassword })
  })
})

describe('guesses', () => {
  it('that lock an account stand in the activity, once', async () => {
    const victim = await person('victim@practice.example', 'staff')
    await served.backend.db
      .updateTable('person')
      .set({ failed_tries: 3 })
      .where('id', '=', victim.id)
      .execute()
    for (let n = 0; n < 3; n++) await at.send('/sign-in', { email: victim.email, password: 'wrong' })
    const locks = (await told(served.backend)).filter(each => each === `people.locked by ${victim.name}`)
    expect(locks).toHaveLength(1)
  })
})
