import { once } from 'node:events'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import { LiveSockets } from '../../backend/http/live-sockets.ts'
import { savePerson } from '../../backend/people/people.ts'
import { issueStation, revokeStation, stationByToken } from '../../backend/people/stations.ts'
import { createPractices } from '../../backend/practice/practices.ts'
import {
  ChangesSchema,
  type LiveMessage,
  LiveMessageSchema,
  LiveTicketSchema,
  liveClosings,
  liveProtocol,
  ticketPrefix,
} from '../../lib/contract/live-messages.ts'
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

const toldIn = <S extends v.GenericSchema>(schema: S, json: unknown): v.InferOutput<S> =>
  v.parse(v.object({ ok: v.literal(true), value: schema }), json).value as v.InferOutput<S>
const changesSince = async (cursor: string) =>
  toldIn(ChangesSchema, (await served.ask(`/v1/changes?since=${cursor}`)).json)
const nowhere = async () => (await changesSince('')).cursor
const authorized = (token: string) => ({ Authorization: `Bearer ${token}` })
const ticket = async (token = served.token) =>
  toldIn(LiveTicketSchema, (await served.ask('/v1/live-ticket', {}, authorized(token))).json).ticket

async function newStation() {
  const { backend, practiceId } = served
  const person = { practiceId, email: 'desk@practice.example', name: 'Front desk', role: 'staff' as const }
  const member = await savePerson(backend.db, { ...person, password: 'long enough for a password' })
  const token = await issueStation(backend.db, member, 'front desk')
  return { token, station: must(await stationByToken(backend.db, token)), member }
}

function connect(protocols: string[]) {
  const socket = new WebSocket(`${served.url.replace('http', 'ws')}/v1/live`, protocols)
  const heard: LiveMessage[] = []
  socket.on('message', text => heard.push(v.parse(LiveMessageSchema, JSON.parse(String(text)))))
  socket.on('error', () => undefined)
  onTestFinished(() => socket.terminate())
  return { socket, heard }
}

async function live(token = served.token) {
  const connection = connect([ticketPrefix + (await ticket(token)), liveProtocol])
  await vi.waitFor(() => expect(connection.heard[0]).toMatchObject({ type: 'hello' }), 5_000)
  return connection
}

async function refusalOf(protocols: string[]): Promise<number | undefined> {
  const { socket } = connect(protocols)
  const [, answer] = await once(socket, 'unexpected-response')
  return answer.statusCode
}

let next = 0
/** An order that the shop's page tells of for the first time; answers its key. */
async function takeOrder(): Promise<string> {
  const { timeZone } = served.configuration.practice
  const orders = served.shop.orders().filter(({ state }) => state === 'processing')
  const order = must(orders[next])
  next += 1
  const page = { page: { origin: served.shop.url, reader: 'tab 1' } }
  await served.ask('/v1/requests/cs-bg/rows', { body: { rows: [rowOf(order, timeZone)] }, ...page })
  const body = { reading: readingOf(order, timeZone), href: null }
  await served.ask('/v1/requests/cs-bg/order', { body, ...page })
  return `/${order.increment_id}/all`
}

describe('a ticket', () => {
  it('opens one socket, once, and is not said back', async () => {
    const made = await ticket()
    const { socket } = connect([ticketPrefix + made, liveProtocol])
    await once(socket, 'open')
    expect(socket.protocol).toBe(liveProtocol)
    expect(await refusalOf([liveProtocol, ticketPrefix + made])).toBe(401)
  })

  it('is void after half a minute', async () => {
    const made = await ticket()
    await served.backend.db
      .updateTable('live_ticket')
      .set({ expires_at: Date.now() - 1 })
      .execute()
    expect(await refusalOf([liveProtocol, ticketPrefix + made])).toBe(401)
  })

  it('is void once its station is revoked', async () => {
    const { token, station } = await newStation()
    const made = await ticket(token)
    await revokeStation(served.backend.db, served.practiceId, station.id)
    expect(await refusalOf([liveProtocol, ticketPrefix + made])).toBe(401)
  })

  it('is nowhere in the database', async () => {
    const made = await ticket()
    const rows = await served.backend.db.selectFrom('live_ticket').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(made.split('.')[1])
  })

  it.each([
    ['no ticket', [liveProtocol], 401],
    ['a made-up ticket', [liveProtocol, `${ticketPrefix}eA.${'a'.repeat(43)}`], 401],
    ['another protocol', ['nextech-sync.0'], 400],
  ])('with %s nobody is let in', async (_what, protocols, status) => {
    expect(await refusalOf(protocols)).toBe(status)
  })

  it('is no more than twenty at a time', async () => {
    const { token } = await newStation()
    const tries = Array.from({ length: 21 }, () => served.ask('/v1/live-ticket', {}, authorized(token)))
    const statuses = (await Promise.all(tries)).map(({ status }) => status)
    expect(statuses.filter(status => status === 429).length).toBeLessThanOrEqual(1)
    expect((await served.ask('/v1/live-ticket', {}, authorized(token))).status).toBe(429)
  })
})

describe('changes', () => {
  it('are told to a socket by key, and to who asks with the cursor of before', async () => {
    const { heard } = await live()
    const before = await nowhere()
    const key = await takeOrder()
    await vi.waitFor(
      () => expect(heard).toContainEqual(expect.objectContaining({ type: 'badges', keys: [key] })),
      5_000,
    )
    const changes = await changesSince(before)
    expect(changes).toMatchObject({ keys: [key], isComplete: true })
    expect(await changesSince(changes.cursor)).toEqual({ ...changes, keys: [] })
  })

  it('are told though no badge’s order changed', async () => {
    const key = await takeOrder()
    const { heard } = await live()
    const before = await nowhere()
    createPractices(served.backend).badgesChanged(served.practiceId, [key, 'no/such/order'])
    await vi.waitFor(
      () => expect(heard).toContainEqual(expect.objectContaining({ type: 'badges', keys: [key] })),
      5_000,
    )
    expect(await changesSince(before)).toMatchObject({ keys: [key], isComplete: true })
  })

  it('of other things are told without keys', async () => {
    const { heard } = await live()
    createPractices(served.backend).badgesChanged(served.practiceId, [])
    await vi.waitFor(() => expect(heard).toContainEqual({ type: 'changed' }), 5_000)
    expect(heard.filter(({ type }) => type === 'badges')).toEqual([])
  })

  it('are told by the poll where no bell rang', async () => {
    const key = await takeOrder()
    const { heard } = await live()
    const silent = { ring: () => undefined }
    createPractices({ ...served.backend, doorbell: silent }).badgesChanged(served.practiceId, [key])
    await vi.waitFor(
      () => expect(heard).toContainEqual(expect.objectContaining({ type: 'badges', keys: [key] })),
      5_000,
    )
  })

  it.each([
    ['none', async () => ''],
    ['one of another database', async () => `${'0'.repeat(36)}.0`],
    ['one of the future', async () => (await nowhere()).replace(/\.\d+$/, '.999999')],
    ['one with more to it', async () => `${await nowhere()}.1`],
    ['one below zero', async () => (await nowhere()).replace(/\.\d+$/, '.-1')],
    ['words', async () => 'Quirkelmann'],
  ])('since %s are not known: all is to be asked for', async (_what, cursor) => {
    const changes = await changesSince(await cursor())
    expect(changes).toEqual({ cursor: await nowhere(), keys: [], isComplete: false })
  })
})

describe('a socket', () => {
  it('of a revoked station is told so and closed', async () => {
    const { token, station } = await newStation()
    const { socket, heard } = await live(token)
    await revokeStation(served.backend.db, served.practiceId, station.id)
    const [code] = await once(socket, 'close')
    expect(code).toBe(liveClosings.revoked)
    expect(heard.at(-1)).toEqual({ type: 'revoked' })
  })

  it('of a person who is no more is told so and closed', async () => {
    const { token, member } = await newStation()
    const { socket } = await live(token)
    await served.backend.db.deleteFrom('person').where('id', '=', member.id).execute()
    expect((await once(socket, 'close'))[0]).toBe(liveClosings.revoked)
  })

  it('is one of five: the sixth of a station closes its oldest', async () => {
    const { token } = await newStation()
    const first = await live(token)
    for (let more = 0; more < 4; more += 1) await live(token)
    expect(first.socket.readyState).toBe(WebSocket.OPEN)
    const closed = once(first.socket, 'close')
    await live(token)
    expect((await closed)[0]).toBe(liveClosings.tooMany)
  })

  it('says nothing to us: what it sends is ignored, and too much ends it', async () => {
    const { socket } = await live()
    socket.send('hello?')
    await new Promise(done => socket.ping('x', true, done))
    await once(socket, 'pong')
    socket.send('x'.repeat(2_000))
    expect((await once(socket, 'close'))[0]).toBe(1009)
  })
})

describe('the sockets of a process', () => {
  const person = { practiceId: 'p', id: '1', email: 'a@b.example', name: 'A', role: 'staff' as const }
  const source = {
    changes: {
      positions: async () => new Map([['p', { epoch: 'e', changed: 1, pages: '' }]]),
      keys: async () => ({ keys: [], upTo: 1 }),
      cursorOf: () => 'e.1',
    },
    livingStations: async () => new Set(['s']),
    onRing: () => () => undefined,
  }
  const aSocket = () => ({
    bufferedAmount: 0,
    send: vi.fn(),
    ping: vi.fn(),
    close: vi.fn(),
    terminate: vi.fn(),
  })
  const station = { id: 's', name: 'station', person }
  const open = (limits: ConstructorParameters<typeof LiveSockets>[1]) => {
    const sockets = new LiveSockets(source, limits)
    onTestFinished(() => sockets.close())
    return sockets
  }

  it('beat, and cut off who answers nothing or takes too long', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const sockets = open({ heartbeat: 10 })
    const [answering, silent, slow] = [aSocket(), aSocket(), { ...aSocket(), bufferedAmount: 300 * 1024 }]
    const member = sockets.join(station, answering)
    answering.ping.mockImplementation(() => member.heard())
    sockets.join(station, silent)
    sockets.join(station, slow)
    await vi.advanceTimersByTimeAsync(35)
    expect(answering.send).toHaveBeenCalledWith('{"type":"beat"}')
    expect(answering.terminate).not.toHaveBeenCalled()
    expect(silent.terminate).toHaveBeenCalled()
    expect(slow.terminate).toHaveBeenCalled()
    expect(slow.send).not.toHaveBeenCalled()
  })

  it('are no more than their number', () => {
    const sockets = open({ all: 1 })
    expect(sockets.hasRoom()).toBe(true)
    sockets.join(station, aSocket())
    expect(sockets.hasRoom()).toBe(false)
  })
})
