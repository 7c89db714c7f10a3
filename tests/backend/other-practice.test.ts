import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import { saveConfiguration } from '../../backend/practice/configuration.ts'
import {
  ChangesSchema,
  LiveMessageSchema,
  LiveTicketSchema,
  liveProtocol,
  ticketPrefix,
} from '../../lib/contract/live-messages.ts'
import { withoutSecrets } from '../../lib/domain/configuration.ts'
import type { MagentoOrder } from '../../sandbox/practice/practice.ts'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { readingOf, rowOf } from '../acceptance/service-practice.ts'
import { must } from '../fixtures/store.ts'
import { apps } from './caught-apps.ts'
import { type Asker, askerAt, type Question, questionsOf, tableNames, takenBodies } from './every-question.ts'
import { letIn, managerEmail, type ServedBackend, startServed } from './world.ts'

// Two practices with one shop at one backend. Whatever there is to ask is asked by the one with the other's ids.
vi.mock('../../backend/http/app.ts', async importOriginal => {
  const { catchingApps } = await import('./caught-apps.ts')
  return catchingApps(await importOriginal())
})

const otherEmail = 'other@elsewhere.example'
let served: ServedBackend
let order: MagentoOrder
let other: { practiceId: string; token: string }
/** Ids of the first practice, by what a body calls them. */
let ids: Record<string, string>
/** What stands in the first practice's rows alone. */
let own: string[]
beforeAll(async () => {
  served = await startServed(practiceForTests())
  const { backend, practiceId, configuration } = served
  order = must(served.shop.orders().find(({ state }) => state === 'processing'))
  await tell(order)
  other = await openOther()
  const stations = await backend.db
    .selectFrom('station')
    .selectAll()
    .where('practice_id', '=', practiceId)
    .execute()
  const key = `/${order.increment_id}/all`
  ids = {
    ...{ practice: practiceId, practiceId, key, keys: key, number: order.increment_id },
    ...{ id: must(stations[0]).id, uid: must(stations[0]).person_id, origin: served.shop.url },
    other: key,
  }
  own = [
    ...[managerEmail, configuration.practice.name, must(order.customer_lastname ?? undefined)],
    ...[must(order.customer_email ?? undefined), must(configuration.nextech.password)],
  ]
}, 120_000)
afterAll(() => served.close())

/** The shop's page of the first practice shows an order. */
async function tell(shown: MagentoOrder): Promise<void> {
  const { timeZone } = served.configuration.practice
  const page = { page: { origin: served.shop.url, reader: 'tab 1' } }
  await served.ask('/v1/requests/cs-bg/rows', { body: { rows: [rowOf(shown, timeZone)] }, ...page })
  const body = { reading: readingOf(shown, timeZone), href: null }
  expect((await served.ask('/v1/requests/cs-bg/order', { body, ...page })).status).toBe(200)
}

/** Another practice that says it has the same shop. */
async function openOther() {
  const { backend } = served
  const practiceId = randomUUID()
  const base = withoutSecrets(served.configuration)
  const nextech = { ...base.nextech, practiceId, username: otherEmail }
  const configuration = { ...base, nextech, practice: { name: 'Elsewhere', timeZone: 'UTC' } }
  await saveConfiguration({ db: backend.db, practiceId, timeZone: 'UTC' }, backend.masters, configuration)
  const token = await letIn(backend, practiceId, { role: 'manager', name: 'Another' })
  await backend.db
    .updateTable('person')
    .set({ email: otherEmail })
    .where('practice_id', '=', practiceId)
    .execute()
  return { practiceId, token }
}

const questions = () => questionsOf(apps, { ids, configuration: served.configuration, email: otherEmail })

let asks: ReturnType<typeof askerAt> | undefined
/** Asks, and names the first practice beside it. */
function ask(question: Question, as: Asker) {
  asks ??= askerAt(served.url)
  return asks(question, as, question.path.startsWith('/v1/') ? { 'X-Practice': served.practiceId } : {})
}

/** Every row of a practice, in every table that has any. */
async function rowsOf(practiceId: string): Promise<string> {
  const { db } = served.backend
  const tables = (await db.introspection.getTables()).filter(({ columns }) =>
    columns.some(({ name }) => name === 'practice_id'),
  )
  expect(tables.length).toBeGreaterThan(10)
  const found: unknown[] = [
    await db.selectFrom('practice').selectAll().where('id', '=', practiceId).execute(),
  ]
  for (const { name } of tables) {
    // Any of them: what they have in common is this column.
    const table = db.dynamic.table(name as 'secret').as('t')
    const rows = await db.selectFrom(table).selectAll().where('t.practice_id', '=', practiceId).execute()
    found.push(rows.map(row => JSON.stringify(row)).toSorted())
  }
  return JSON.stringify(found)
}

/** What the backend still does behind an answer is done. */
async function atRest(): Promise<string> {
  let rows = await rowsOf(served.practiceId)
  await vi.waitFor(async () => {
    const before = rows
    rows = await rowsOf(served.practiceId)
    expect(rows).toBe(before)
  })
  return rows
}

describe('a practice that asks with another’s ids', () => {
  it('has something to ask of each route and each request of the table', () => {
    expect(questions().length).toBeGreaterThan(tableNames.length + 15)
    for (const [name, isTaken] of takenBodies({ ids })) expect([name, isTaken]).toEqual([name, true])
  })

  it('sees and changes nothing of it, whatever it asks', async () => {
    const before = await atRest()
    const as = { token: other.token, email: otherEmail }
    for (const question of questions()) {
      const { status, text } = await ask(question, as)
      const what = `${question.method} ${question.path}`
      expect.soft(status, what).toBeLessThan(500)
      for (const private_ of own) expect.soft(text, what).not.toContain(private_)
    }
    expect(await atRest()).toBe(before)
  }, 120_000)

  it('would see it with the practice’s own token', async () => {
    const as = { token: served.token, email: managerEmail }
    const paths = ['/v1/me', '/v1/configuration', '/v1/requests/panel-bg/load', '/stations']
    const asked = questions().filter(
      ({ method, path }) => paths.includes(path.split('?')[0] ?? '') && method !== 'PUT',
    )
    expect(asked).toHaveLength(paths.length)
    const texts = (await Promise.all(asked.map(question => ask(question, as)))).map(({ text }) => text).join()
    const [password, ...others] = own.toReversed()
    for (const private_ of others) expect(texts).toContain(private_)
    expect(texts).not.toContain(password)
  })

  it('hears nothing of its changes, live or asked for', async () => {
    // Whatever the other one asked before may have ended what let it in.
    const token = await letIn(served.backend, other.practiceId, { role: 'manager', name: 'Another' })
    const [hers, theirs] = [await listen(served.token), await listen(token)]
    const shown = served.shop.orders().filter(({ state }) => state === 'processing')[1]
    await tell(must(shown))
    await vi.waitFor(() => expect(hers.map(({ type }) => type)).toContain('badges'), 10_000)
    // As long again as a bell that got lost would take.
    await new Promise(done => setTimeout(done, 2_500))
    expect(theirs.filter(({ type }) => type !== 'beat').map(({ type }) => type)).toEqual(['hello'])
    for (const { cursor } of [
      await changes(served.token, ''),
      { cursor: '' },
      { cursor: served.practiceId },
    ]) {
      const told = await changes(token, cursor)
      expect(told).toMatchObject({ keys: [], isComplete: false })
    }
  }, 30_000)
})

async function station(token: string, path: string, method = 'GET') {
  const headers = { Authorization: `Bearer ${token}`, 'X-Protocol': '1' }
  const answer = await fetch(served.url + path, { method, headers })
  return v.parse(v.object({ value: v.unknown() }), await answer.json()).value
}

const changes = async (token: string, cursor: string) =>
  v.parse(ChangesSchema, await station(token, `/v1/changes?since=${encodeURIComponent(cursor)}`))

/** What a station hears from now on. */
async function listen(token: string) {
  const { ticket } = v.parse(LiveTicketSchema, await station(token, '/v1/live-ticket', 'POST'))
  const address = `${served.url.replace('http', 'ws')}/v1/live`
  const socket = new WebSocket(address, [ticketPrefix + ticket, liveProtocol])
  const heard: v.InferOutput<typeof LiveMessageSchema>[] = []
  socket.on('message', text => heard.push(v.parse(LiveMessageSchema, JSON.parse(String(text)))))
  onTestFinished(() => socket.terminate())
  await vi.waitFor(() => expect(heard[0]).toMatchObject({ type: 'hello' }), 5_000)
  return heard
}
