import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { takeTurn } from '../../backend/jobs/turn.ts'
import { createSyncStore } from '../../backend/postgres/sync-store.ts'
import { secretNames } from '../../backend/practice/configuration.ts'
import { createMoving, type Moving } from '../../backend/practice/moving.ts'
import { createPractices, type Practices } from '../../backend/practice/practices.ts'
import type { Configuration } from '../../lib/domain/configuration.ts'
import { withoutSecrets } from '../../lib/domain/configuration.ts'
import type { Posting } from '../../lib/domain/posting.ts'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { must } from '../fixtures/store.ts'
import { managerOf } from './manager.ts'
import { decided, everyKey, fields, left, memory, record } from './moved-samples.ts'
import { letIn, type ServedBackend, startServed } from './world.ts'

let served: ServedBackend
let manager: ReturnType<typeof managerOf>
let practices: Practices
let moving: Moving
beforeAll(async () => {
  served = await startServed(practiceForTests())
  manager = managerOf(served)
  practices = createPractices(served.backend)
  moving = createMoving({ ...served.backend, practices })
}, 120_000)
afterAll(() => served.close())
/** Each begins where the backend posts. */
beforeEach(async () => {
  for (const table of ['posting', 'memory'] as const) await served.backend.db.deleteFrom(table).execute()
  await moving.takeOver(served.practiceId, { station: 'test', by: 'Test' })
})

const facts = { shops: [], profiles: {} }
const tokens = { accessToken: 'acc-Quirkelmann', refreshToken: 'ref-Quirkelmann', expiresAt: 1 }
const bare = () => withoutSecrets(served.configuration)
const step = (name: string, body: object, token?: string) =>
  manager.send('POST', `/v1/moving/${name}`, body, token)
const receive = (id: string, more: object = {}, token?: string) =>
  step('receive', { id, configuration: bare(), tokens: null, facts, ...more }, token)
const part = (id: string, records: object[], memories: object[] = []) =>
  step('part', { id, records, memories })
const phase = async () => (await moving.state(served.practiceId)).phase
const store = () => createSyncStore({ db: served.backend.db, practiceId: served.practiceId, timeZone: 'UTC' })
const moved = async () => Boolean((await store().health()).moved)

describe('a practice that comes to the backend', () => {
  it('is not posted before the browser says start, and then once; every step may be told twice', async () => {
    const id = randomUUID()
    for (const _ of [1, 2]) expect((await receive(id)).status).toBe(200)
    expect([await phase(), await moved()]).toEqual(['receiving', true])
    for (const _ of [1, 2]) expect((await part(id, [record('A-1')], [memory()])).status).toBe(200)
    expect((await store().get('/A-1/all'))?.posting).toMatchObject({ state: 'new', reason: null })
    for (const _ of [1, 2]) expect((await step('start', { id })).status).toBe(200)
    expect([await phase(), await moved()]).toEqual(['here', false])
    const query = { number: null, kind: 'settings', before: null, limit: 50 } as const
    const { entries } = await manager.activity.page(query)
    const codes = entries.map(({ code }) => code)
    expect(codes[0]).toBe('settings.moved-to-backend')
    expect(entries[0]).toMatchObject({ actor: 'staff', person: { name: 'manager' } })
  })

  it('has its worker do nothing before', async () => {
    const id = randomUUID()
    await receive(id)
    await part(id, [record('A-2')])
    const calls = served.nextech.calls()
    const practice = must(await practices.get(served.practiceId))
    const turn = await takeTurn(practice, { isAsked: true, signal: new AbortController().signal })
    expect(turn).toEqual({ nextAt: undefined })
    expect(served.nextech.calls()).toEqual(calls)
  })

  it('is read from Nextech’s ledger before anything is posted', async () => {
    const id = randomUUID()
    await receive(id)
    await step('start', { id })
    const practice = must(await practices.get(served.practiceId))
    expect(practice.restoredFrom).not.toBeNull()
    expect(practice.configuration.posture).toBe('observe')
  })

  it('keeps tokens sealed, and says nothing of them', async () => {
    const id = randomUUID()
    const answer = await receive(id, { tokens })
    expect(answer.text).not.toContain('Quirkelmann')
    expect(JSON.parse(must(await manager.secrets().read(secretNames.tokens)))).toMatchObject({ tokens })
    const rows = await Promise.all(
      (['meta', 'activity', 'secret'] as const).map(table =>
        served.backend.db.selectFrom(table).selectAll().execute(),
      ),
    )
    expect(JSON.stringify(rows)).not.toContain('Quirkelmann')
    await manager.secrets().clear(secretNames.tokens)
  })

  it.each<[string, Partial<Posting>, Partial<Posting>]>([
    ['what staff decided', { state: 'matched', decision: decided }, { state: 'new', decision: decided }],
    ['who must be chosen', { state: 'resolve', reason: 'possible-match' }, { state: 'new' }],
    ['a payment that was sent', { state: 'posted', sentAt: 5, paymentIds: ['90'] }, { state: 'posted' }],
    ['an answer that is read back', { state: 'verifying', sentAt: 5 }, { state: 'verifying', sentAt: 5 }],
    ['a clean read-back', { state: 'absent', sentAt: 5, cleanAt: 6 }, { state: 'absent', cleanAt: 6 }],
    ['a void that was meant', { state: 'left-voided', closing: left }, { closing: left }],
    ['what waited to be moved', { state: 'matched', reason: 'moved' }, { state: 'new', reason: null }],
  ])('brings %s', async (_what, told, kept) => {
    const [id, number] = [randomUUID(), randomUUID()]
    await receive(id)
    await part(id, [record(number, told)])
    expect((await store().get(`/${number}/all`))?.posting).toMatchObject(kept)
  })

  it('takes the place of no payment that the backend itself has sent', async () => {
    const [id, number] = [randomUUID(), randomUUID()]
    await receive(id)
    await part(id, [record(number, { state: 'posted', sentAt: 5, paymentIds: ['91'] })])
    await part(id, [record(number, { state: 'matched' })])
    expect((await store().get(`/${number}/all`))?.posting).toMatchObject({
      state: 'posted',
      paymentIds: ['91'],
    })
  })

  it('brings who customers are and are not, the later word first', async () => {
    const id = randomUUID()
    await receive(id)
    const never = [{ patientUid: 'P9', fourFields: fields, decidedAt: 3 }]
    await part(id, [], [memory({ never })])
    await part(id, [], [memory({ patientUid: 'p2', decidedAt: 5 })])
    expect(await store().pairing(memory().key)).toMatchObject({ patientUid: 'p1', by: 'Front desk' })
    await part(id, [], [memory({ patientUid: 'p9', decidedAt: 50 })])
    expect(await store().pairing(memory().key)).toMatchObject({ patientUid: 'p9' })
    expect(await store().denials(memory().key)).toEqual([])
  })

  it('is the browser’s again where that takes it back, and is started by no late word', async () => {
    const id = randomUUID()
    await receive(id)
    for (const _ of [1, 2]) expect((await step('cancel', { id })).status).toBe(200)
    expect([await phase(), await moved()]).toEqual(['away', true])
    expect(await step('start', { id })).toMatchObject({
      status: 409,
      json: { error: { code: 'moving-over', message: expect.stringMatching(/Look at Settings/) } },
    })
    expect((await part(id, [record('A-3')])).status).toBe(409)
  })

  it('cannot be taken back once it was started', async () => {
    const id = randomUUID()
    await receive(id)
    await step('start', { id })
    expect((await step('cancel', { id })).status).toBe(409)
    expect(await phase()).toBe('here')
  })

  it('is handed over by one browser at a time; the same one may begin again, and its first move is void', async () => {
    const [first, second, other] = [randomUUID(), randomUUID(), randomUUID()]
    const { backend, practiceId } = served
    const token = await letIn(backend, practiceId, { role: 'manager', name: 'Another' })
    await receive(first)
    expect(await receive(other, {}, token)).toMatchObject({
      status: 409,
      json: { error: { code: 'moving-elsewhere' } },
    })
    expect((await receive(second)).status).toBe(200)
    // Disconnected in the midst of it and let in again, it is another station, and knows its move.
    expect((await receive(second, {}, token)).status).toBe(200)
    expect((await step('start', { id: first })).status).toBe(409)
    expect((await step('start', { id: second })).status).toBe(200)
  })
})

describe('a practice that goes back to a browser', () => {
  it('stops first, tells all, and is away; every step may be told twice', async () => {
    const [over, id] = [randomUUID(), randomUUID()]
    await receive(over, {
      facts: { shops: [{ origin: 'https://old.example', firstSyncAt: 7 }], profiles: {} },
    })
    const numbers = Array.from({ length: 130 }, (_, at) => `B-${at}`)
    for (const from of [0, 100])
      await part(
        over,
        numbers.slice(from, from + 100).map(each => record(each)),
      )
    await step('start', { id: over })
    for (const _ of [1, 2]) {
      const { json } = await step('leave', { id })
      expect(json.value).toMatchObject({ underWay: 0 })
      expect(json.value).toMatchObject({
        facts: { shops: expect.arrayContaining([{ origin: 'https://old.example', firstSyncAt: 7 }]) },
      })
    }
    expect([await phase(), await moved()]).toEqual(['leaving', true])
    const keys = await everyKey(at => step('part-out', { id, ...at }))
    expect(keys).toEqual(expect.arrayContaining(numbers.map(number => `/${number}/all`)))
    expect(new Set(keys).size).toBe(keys.length)
    for (const _ of [1, 2]) expect((await step('left', { id })).status).toBe(200)
    expect([await phase(), await moved()]).toEqual(['away', true])
    expect((await step('stay', { id })).status).toBe(409)
    expect((await step('part-out', { id, afterRecord: null, afterMemory: null })).status).toBe(409)
  })

  it('waits for what has no clear answer yet', async () => {
    const [over, id] = [randomUUID(), randomUUID()]
    await receive(over)
    await part(over, [record('C-1', { state: 'verifying', sentAt: 5 })])
    await step('start', { id: over })
    const { json } = await step('leave', { id })
    expect(json.value).toEqual({ underWay: 1, facts: null })
    const known = must(await store().get('/C-1/all'))
    await store().update(known, { state: 'absent' })
    expect((await step('leave', { id })).json.value).toMatchObject({ underWay: 0 })
  })

  it('waits for a turn that began before', async () => {
    const id = randomUUID()
    const practice = must(await practices.get(served.practiceId))
    await practice.lock.ifFree('turn', async () => {
      expect((await step('leave', { id })).json.value).toEqual({ underWay: 1, facts: null })
    })
    expect((await step('leave', { id })).json.value).toMatchObject({ underWay: 0 })
  })

  it('posts on where the browser takes it back before it has everything', async () => {
    const id = randomUUID()
    await step('leave', { id })
    for (const _ of [1, 2]) expect((await step('stay', { id })).status).toBe(200)
    expect([await phase(), await moved()]).toEqual(['here', false])
    expect((await step('left', { id })).status).toBe(409)
  })

  it('takes no decision of another station meanwhile, and says why', async () => {
    await step('leave', { id: randomUUID() })
    const answer = await manager.send('POST', '/v1/requests/ext-bg/pause', { body: { isPaused: true } })
    expect(answer).toMatchObject({ status: 409, json: { error: { code: 'moved' } } })
  })
})

describe('a move', () => {
  it('is for managers alone', async () => {
    const { backend, practiceId } = served
    const staff = await letIn(backend, practiceId, { role: 'staff', name: 'Front desk' })
    const id = randomUUID()
    for (const name of ['start', 'cancel', 'leave', 'left', 'stay'])
      expect((await step(name, { id }, staff)).status).toBe(403)
    expect((await receive(id, {}, staff)).status).toBe(403)
    expect((await manager.send('GET', '/v1/moving', undefined, staff)).status).toBe(403)
  })

  const secret = 'Quirkelmann'
  it.each<[string, string, () => object]>([
    ['an id that is none', 'start', () => ({ id: secret })],
    ['a key that is not known', 'start', () => ({ id: randomUUID(), [secret]: 1 })],
    [
      'an order that is none',
      'part',
      () => ({ id: randomUUID(), records: [{ order: secret }], memories: [] }),
    ],
    [
      'an order with another’s posting',
      'part',
      () => ({
        id: randomUUID(),
        records: [{ order: record('1').order, posting: record('2').posting }],
        memories: [],
      }),
    ],
    [
      'more at once than goes',
      'part',
      () => ({ id: randomUUID(), records: Array(101).fill(record('1')), memories: [] }),
    ],
    [
      'a memory without fields',
      'part',
      () => ({ id: randomUUID(), records: [], memories: [{ key: secret }] }),
    ],
    ['another practice', 'receive', () => handed(withPracticeId(secret))],
    ['a configuration that is wrong', 'receive', () => handed({ ...bare(), posture: secret })],
    [
      'a taught page that is none',
      'receive',
      () => ({ ...handed(bare()), facts: { shops: [], profiles: { a: [secret] } } }),
    ],
  ])('with %s is refused whole, and nothing of it is said back', async (_what, name, body) => {
    const before = await moving.state(served.practiceId)
    const { status, text } = await step(name, body())
    expect(status).toBe(400)
    expect(text).not.toContain(secret)
    expect(await moving.state(served.practiceId)).toEqual(before)
  })

  const handed = (configuration: unknown) => ({ id: randomUUID(), configuration, tokens: null, facts })
  const withPracticeId = (practiceId: string): Configuration => ({
    ...bare(),
    nextech: { ...bare().nextech, practiceId },
  })
})
