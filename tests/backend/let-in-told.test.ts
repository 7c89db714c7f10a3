import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { serve } from '../../backend/commands/serve.ts'
import { setup } from '../../backend/commands/setup.ts'
import { tellManagers } from '../../backend/commands/tell-managers.ts'
import { type Person, personByEmail, savePerson } from '../../backend/people/people.ts'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { must } from '../fixtures/store.ts'
import { browserAt } from './browser.ts'
import { type MailServer, startMailServer } from './mail-server.ts'
import {
  managerEmail,
  managerPassword,
  openTestBackend,
  type Surroundings,
  startSurroundings,
} from './world.ts'

/** A mail leaves behind the answer. */
const soon = { timeout: 15_000 }

let around: Surroundings
let server: MailServer
let backend: Awaited<ReturnType<typeof openTestBackend>>
let running: Awaited<ReturnType<typeof serve>>
let at: ReturnType<typeof browserAt>
let manager: Person
let desk: Person

beforeAll(async () => {
  around = await startSurroundings(practiceForTests())
  server = await startMailServer()
  backend = { ...(await openTestBackend()), smtp: server.settings }
  const practiceId = await setup(backend, around.files)
  const listen = { host: '127.0.0.1', port: 0, behindTlsProxy: false }
  running = await serve(backend, { listen, role: 'api' })
  at = browserAt(running.url)
  manager = must(await personByEmail(backend.db, practiceId, managerEmail))
  desk = await personNamed('desk@practice.example', 'Dee <b>', 'staff')
}, 120_000)
afterAll(async () => {
  await running.stop()
  await server.close()
  await around.close()
})
beforeEach(async () => {
  server.arrived.length = 0
  await backend.db.deleteFrom('person').where('email', 'like', 'eve%').execute()
  await backend.db.deleteFrom('try_count').execute()
  server.behave('well')
})

const personNamed = (email: string, name: string, role: Person['role']) =>
  savePerson(backend.db, { practiceId: manager.practiceId, email, name, role, password: managerPassword })

const mails = () => server.arrived.map(({ to, raw }) => ({ to, raw: raw.replaceAll(/=\r?\n/g, '') }))

/** Somebody lets a station in by its code. */
async function connect(person: Person, station: string): Promise<void> {
  const answer = await fetch(`${running.url}/v1/pairings`, {
    method: 'POST',
    headers: { 'X-Protocol': '1' },
    body: JSON.stringify({ station }),
  })
  const { value } = (await answer.json()) as { value: { code: string; device: string } }
  const cookie = await at.signIn(person.email, managerPassword)
  await at.send('/device', { code: value.code }, cookie)
  expect((await at.send('/device/approve', { code: value.code, seen: 'yes' }, cookie)).status).toBe(200)
  await fetch(`${running.url}/v1/pairings/token`, {
    method: 'POST',
    headers: { 'X-Protocol': '1' },
    body: JSON.stringify({ device: value.device }),
  })
}

it('tells the managers, and nobody else, of a station that a person let in: by mail and at their next sign-in', async () => {
  await connect(desk, 'Front desk')
  await vi.waitFor(() => expect(mails()).toHaveLength(1), soon)
  expect(mails()[0]?.to).toEqual([managerEmail])
  expect(mails()[0]?.raw).toMatch(/Subject: A computer was connected/)
  expect(mails()[0]?.raw).toMatch(/Computer, as it calls itself: Front desk/)
  // No link, no address of a network, and a name is a text.
  expect(mails()[0]?.raw).not.toMatch(/https?:|127\.0\.0\.1|<b>Dee|Dee <b>\s*<\/td>/)
  const { text } = await at.open('/stations', await at.signIn(managerEmail, managerPassword))
  expect(text).toMatch(
    /role="status"><p>People and stations that others let in[\s\S]*Front desk[\s\S]*desk@practice/,
  )
  expect(text).toContain('Dee &lt;b&gt;')
  const own = await at.open('/stations', await at.signIn(desk.email, managerPassword))
  expect(own.text).not.toContain('others let in')
})

it('tells every other manager of a new manager, and not that manager themselves', async () => {
  const cookie = await at.signIn(managerEmail, managerPassword)
  const invited = await at.send('/people/invite', { email: 'eve@practice.example', role: 'manager' }, cookie)
  const path = /\/invited\/[\w.-]+/.exec(invited.text)?.[0] ?? ''
  await at.send(path, { name: 'Eve', password: managerPassword })
  await vi.waitFor(() => expect(mails()).toHaveLength(1), soon)
  expect(mails()[0]?.to).toEqual([managerEmail])
  expect(mails()[0]?.raw).toMatch(/Subject: A person was let in[\s\S]*Role: manager/)
  expect((await at.open('/stations', cookie)).text).toMatch(/others let in[\s\S]*Eve[\s\S]*Manager/)
  const eve = must(await personByEmail(backend.db, manager.practiceId, 'eve@practice.example'))
  await connect(eve, 'Eve’s laptop')
  await vi.waitFor(() => expect(mails()).toHaveLength(2), soon)
  expect(mails()[1]?.to).toEqual([managerEmail])
})

it('tells them of a passkey, and keeps telling on the pages while no mail leaves', async () => {
  server.behave('busy')
  tellManagers(backend, desk, { kind: 'passkey' })
  await new Promise(resolve => setTimeout(resolve, 300))
  server.behave('well')
  tellManagers(backend, desk, { kind: 'passkey' })
  await vi.waitFor(() =>
    expect(mails().map(({ raw }) => /Subject: (.*)/.exec(raw)?.[1])).toEqual([
      expect.stringContaining('A passkey was added'),
    ]),
  )
})

it('is no way to flood a mailbox', async () => {
  for (let i = 0; i < 60; i++) tellManagers(backend, desk, { kind: 'passkey' })
  await vi.waitFor(async () => {
    const { tries } = await backend.db
      .selectFrom('try_count')
      .select('tries')
      .orderBy('tries', 'desc')
      .executeTakeFirstOrThrow()
    expect(tries).toBeGreaterThanOrEqual(60)
  })
  await vi.waitFor(() => expect(server.heard()).toBeGreaterThanOrEqual(20))
  expect(mails().length).toBeLessThanOrEqual(30)
})
