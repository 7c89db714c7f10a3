import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openApi } from '../../backend/http/openapi.ts'
import { personByEmail, savePerson } from '../../backend/people/people.ts'
import { issueStation } from '../../backend/people/stations.ts'
import { messages } from '../../lib/contract/messages.ts'
import { roles } from '../../lib/contract/page-messages.ts'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { readingOf, rowOf } from '../acceptance/service-practice.ts'
import { must } from '../fixtures/store.ts'
import { apps } from './caught-apps.ts'
import { type Asker, askerAt, type Question, questionsOf } from './every-question.ts'
import { managerEmail, managerPassword, type ServedBackend, startServed } from './world.ts'

// One backend, one person of each role: each asks all that there is to ask.
vi.mock('../../backend/http/app.ts', async importOriginal => {
  const { catchingApps } = await import('./caught-apps.ts')
  return catchingApps(await importOriginal())
})

type Who = 'nobody' | 'auditor' | 'staff' | 'manager'
const everybody = ['nobody', 'auditor', 'staff', 'manager'] as const satisfies readonly Who[]

/** Who may ask a route at the least. What is not named here fails the test: each new route is somebody's decision. */
const routes: Record<string, Who> = {
  'GET /healthz': 'nobody',
  'GET /readyz': 'nobody',
  'GET /metrics': 'nobody',
  'GET /about': 'nobody',
  'GET /openapi.json': 'nobody',
  'POST /v1/pairings': 'nobody',
  'POST /v1/pairings/token': 'nobody',
  // It asks for a ticket itself.
  'GET /v1/live': 'nobody',
  'GET /sign-in': 'nobody',
  'POST /sign-in': 'nobody',
  'GET /sign-in/provider/:handle': 'nobody',
  'GET /sign-in/callback': 'nobody',
  'GET /passkey.js': 'nobody',
  'POST /sign-in/passkey/begin': 'nobody',
  'POST /sign-in/passkey': 'nobody',
  'GET /passkeys': 'auditor',
  'POST /passkeys/add/begin': 'auditor',
  'POST /passkeys/add': 'auditor',
  'POST /passkeys/remove': 'auditor',
  'POST /passkeys/prove': 'auditor',
  'POST /passkeys/prove/passkey/begin': 'auditor',
  'POST /passkeys/prove/passkey': 'auditor',
  'POST /sessions/passkey': 'auditor',
  'GET /first/:token': 'nobody',
  'POST /first/:token': 'nobody',
  'GET /invited/:token': 'nobody',
  'POST /invited/:token': 'nobody',
  'GET /': 'auditor',
  'GET /device': 'auditor',
  'POST /device': 'auditor',
  'POST /device/approve': 'auditor',
  'POST /device/refuse': 'auditor',
  'GET /stations': 'auditor',
  'POST /stations/revoke': 'auditor',
  'POST /sign-out': 'auditor',
  'POST /moving/take-over': 'manager',
  'GET /sessions': 'auditor',
  'POST /sessions/revoke': 'auditor',
  'POST /sessions/revoke-own': 'auditor',
  'POST /sessions/revoke-all': 'manager',
  ...Object.fromEntries(
    [
      ...['GET /people', 'POST /people/invite', 'POST /people/remove'],
      ...['GET /daily-mail', 'POST /daily-mail', 'POST /daily-mail/off', 'POST /daily-mail/day'],
      ...['GET /v1/configuration', 'PUT /v1/configuration', 'POST /v1/nextech/sign-in', 'GET /v1/moving'],
    ].map(route => [route, 'manager' as const]),
  ),
  'GET /v1/me': 'auditor',
  'GET /v1/changes': 'auditor',
  'POST /v1/live-ticket': 'auditor',
  'POST /v1/sync': 'staff',
  ...Object.fromEntries(
    ['receive', 'part', 'part-out', 'month', 'month-out', 'start', 'cancel', 'leave', 'left', 'stay'].map(
      step => [`POST /v1/moving/${step}`, 'manager' as const],
    ),
  ),
}

/** What reads no patient and changes nothing. */
const auditorsRequests = [
  // A page of the shop is read wherever it is open: that is no word of the person there.
  ...['cs-bg/rows', 'cs-bg/order', 'cs-bg/unread'],
  'ext-bg/shop-words',
  'ext-bg/setup',
  'ext-bg/today',
  'ext-bg/reconcile',
  'ext-bg/card-sales',
  'ext-bg/activity',
  ...['ext-bg/prove-activity', 'ext-bg/seal-activity', 'ext-bg/compare-seal'],
  'ext-bg/note-export',
  'host-bg/configuration',
  'host-bg/settings-question',
  'host-bg/changed-badges',
  'host-bg/staff-count',
  ...['host-bg/alarm', 'host-bg/taught-pages'],
]
const managersRequests = [
  'ext-bg/test-payment',
  'ext-bg/patient-source',
  'ext-bg/patient-page',
  ...['ext-bg/note-duplicates', 'ext-bg/pause'],
  ...['ext-bg/close-month', 'ext-bg/accept-restore', 'host-bg/import-page'],
  ...['ext-bg/offered-pages', 'ext-bg/decline-page'],
]

const leastOf = ({ method, route }: Question): Who | undefined => {
  const name = route.startsWith('/v1/requests/') ? route.slice('/v1/requests/'.length) : undefined
  if (name === undefined) return routes[`${method} ${route}`]
  if (managersRequests.includes(name)) return 'manager'
  return auditorsRequests.includes(name) ? 'auditor' : 'staff'
}

const RoleSchema = v.looseObject({ 'x-least-role': v.nullable(v.string()) })

let served: ServedBackend
let askers: Record<Who, Asker | undefined>
let ask: ReturnType<typeof askerAt>
let questions: Question[]
/** Of the customer of an order that waits for staff. */
let personal: string[]
beforeAll(async () => {
  served = await startServed(practiceForTests())
  const order = must(served.shop.orders().find(({ state }) => state === 'processing'))
  const { timeZone } = served.configuration.practice
  const page = { page: { origin: served.shop.url, reader: 'tab 1' } }
  await served.ask('/v1/requests/cs-bg/rows', { body: { rows: [rowOf(order, timeZone)] }, ...page })
  await served.ask('/v1/requests/cs-bg/order', {
    body: { reading: readingOf(order, timeZone), href: null },
    ...page,
  })
  personal = [must(order.customer_lastname ?? undefined), must(order.customer_email ?? undefined)]
  await letAllIn()
  const key = `/${order.increment_id}/all`
  const ids = {
    ...{ key, keys: key, other: key, number: order.increment_id, origin: served.shop.url },
    ...{ id: randomUUID(), uid: randomUUID() },
  }
  questions = questionsOf(apps, { ids, configuration: served.configuration, email: 'new@practice.example' })
}, 120_000)
afterAll(() => served.close())

/** A person of each role, with a station and no sign-in yet. */
async function letAllIn(): Promise<void> {
  ask = askerAt(served.url)
  askers = {
    nobody: undefined,
    auditor: await asker('auditor'),
    staff: await asker('staff'),
    manager: await asker('manager'),
  }
}

async function asker(role: Exclude<Who, 'nobody'>): Promise<Asker> {
  const { practiceId, backend } = served
  const email = role === 'manager' ? managerEmail : `${role}@practice.example`
  const person = await savePerson(backend.db, {
    ...{ practiceId, email, name: role, role },
    password: managerPassword,
  })
  return { email, token: await issueStation(backend.db, person, role) }
}

/** Asks all, one after the other. What ended who may ask lets them in again. */
async function askAll(
  asked: readonly Question[],
  who: Who,
  look: (question: Question, answer: Answer) => void,
) {
  for (const question of asked) {
    const answer = await ask(question, askers[who])
    look(question, answer)
    if (question.route.startsWith('/sessions/revoke-') && outcomeOf(answer) === 'open') await letAllIn()
  }
}

type Answer = Awaited<ReturnType<ReturnType<typeof askerAt>>>

/** How the backend took it: `shut` = who asks is not known, `refused` = they may not, `open` = it was looked at. */
function outcomeOf({ status, text, to }: Answer): 'shut' | 'refused' | 'open' {
  if (to?.startsWith('/sign-in?to=') || (status === 401 && text.includes('not-paired'))) return 'shut'
  return status === 403 && text.includes('not-allowed') ? 'refused' : 'open'
}

/** Rows of the practice that are no sign-in and no telling of one. */
async function rows(): Promise<string> {
  const { db } = served.backend
  const passing = ['activity', 'station', 'session', 'live_ticket', 'viewer', 'person']
  const tables = (await db.introspection.getTables()).filter(
    ({ name, columns }) =>
      !passing.includes(name) && columns.some(({ name: column }) => column === 'practice_id'),
  )
  const found: unknown[] = [
    await db
      .selectFrom('practice')
      .select(['id', 'configured_at', 'wake_at', 'is_asked', 'changed'])
      .execute(),
    await db.selectFrom('person').select(['email', 'name', 'role', 'password']).orderBy('email').execute(),
    await db.selectFrom('station').select(['id', 'revoked_at']).orderBy('id').execute(),
  ]
  for (const { name } of tables) {
    // Any of them: what they have in common is this column.
    const all = await db
      .selectFrom(db.dynamic.table(name as 'secret').as('t'))
      .selectAll()
      .execute()
    found.push(name, all.map(row => JSON.stringify(row)).toSorted())
  }
  return JSON.stringify(found)
}

describe('rules 9: who may ask what', () => {
  it('is decided for every route that there is, and for no other', () => {
    const asked = questions.map(question => [`${question.method} ${question.route}`, leastOf(question)])
    expect(asked.filter(([, least]) => least === undefined)).toEqual([])
    const known = asked.map(([route]) => route)
    expect(Object.keys(routes).filter(route => !known.includes(route))).toEqual([])
    expect(questions.length).toBeGreaterThan(75)
  })

  it('is what the description of the API says', () => {
    const { paths } = v.parse(
      v.object({ paths: v.record(v.string(), v.record(v.string(), RoleSchema)) }),
      openApi('1'),
    )
    for (const question of questions) {
      const path = question.route.replaceAll(/:(\w+)/g, '{$1}')
      const told = must(paths[path]?.[question.method.toLowerCase()])['x-least-role'] ?? 'nobody'
      expect([question.method, path, told]).toEqual([question.method, path, leastOf(question)])
    }
  })

  it('is what the table of requests says', () => {
    for (const question of questions) {
      const name = question.route.replace('/v1/requests/', '')
      if (name === question.route) continue
      const { role } = must(Object.entries(messages).find(([each]) => each === name)?.[1])
      const least = role === 'anyone' ? 'auditor' : role
      expect([name, leastOf(question)]).toEqual([name, least])
    }
    expect(roles.slice(1)).toEqual(everybody.slice(1))
  })

  it('holds for nobody, an auditor, staff and a manager, whatever they ask', async () => {
    const count: Record<string, number> = {}
    for (const who of everybody)
      await askAll(questions, who, (question, answer) => {
        const isLet = everybody.indexOf(who) >= everybody.indexOf(must(leastOf(question)))
        const expected = isLet ? 'open' : who === 'nobody' ? 'shut' : 'refused'
        const what = `${question.method} ${question.path} by ${who}: ${answer.status}`
        expect.soft(outcomeOf(answer), what).toBe(expected)
        expect.soft(answer.status, what).toBeLessThan(500)
        count[`${who} ${expected}`] = (count[`${who} ${expected}`] ?? 0) + 1
      })
    console.info(`${questions.length} questions:`, count)
  }, 240_000)

  it('lets an auditor change nothing and see no patient, whatever they ask', async () => {
    // What is open to anybody changes what is no practice's; people may end what lets themselves in.
    const asked = questions.filter(
      question =>
        leastOf(question) !== 'nobody' &&
        question.route !== '/sessions/revoke-own' &&
        !question.route.startsWith('/v1/requests/cs-bg/'),
    )
    const before = await rows()
    await askAll(asked, 'auditor', ({ method, path }, { text }) => {
      for (const each of personal) expect.soft(text, `${method} ${path}`).not.toContain(each)
    })
    expect(await rows()).toBe(before)
  }, 120_000)

  it('would see the patient as staff', async () => {
    const load = must(questions.find(({ route }) => route === '/v1/requests/panel-bg/load'))
    expect((await ask(load, askers.staff)).text).toContain(must(personal[0]))
  })
})

describe('a person whose role changes', () => {
  it('may do at their station what the new role may, at once', async () => {
    const { practiceId, backend } = served
    const who = { practiceId, email: 'changing@practice.example', name: 'Kim', password: managerPassword }
    const person = await savePerson(backend.db, { ...who, role: 'manager' })
    const token = await issueStation(backend.db, person, 'desk')
    const as = { Authorization: `Bearer ${token}` }
    const statusOf = async () => (await served.ask('/v1/configuration', undefined, as)).status
    expect(await statusOf()).not.toBe(403)
    await savePerson(backend.db, { ...who, role: 'auditor' })
    expect((await personByEmail(backend.db, practiceId, who.email))?.role).toBe('auditor')
    expect(await statusOf()).toBe(403)
    expect((await served.ask('/v1/requests/ext-bg/activity', { body: {} }, as)).status).toBe(400)
    expect((await served.ask('/v1/requests/ext-bg/queue', { body: {} }, as)).status).toBe(403)
  })
})
