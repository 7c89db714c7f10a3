import { describe, expect, test } from 'vitest'
import type { Clock } from '../sync/ports/runtime.ts'
import { createHttp, type HttpDeps } from './http.ts'
import { createFakeAccess, createFakeClock, createFakeFetch, createOpenThrottle, json } from './testing.ts'
import { nodeWire, type WriteWire } from './write-wire.ts'

function setUp(...answers: Parameters<typeof createFakeFetch>) {
  const { fetch, calls } = createFakeFetch(...answers)
  const parts = { clock: createFakeClock(), access: createFakeAccess(), throttle: createOpenThrottle() }
  const connection = { apiBaseUrl: 'https://nextech.test/api', practiceId: 'P-1' }
  const deps: HttpDeps = { connection, ...parts, fetch, random: () => 1, timeoutMs: 1000, wire: nodeWire }
  return { http: createHttp(deps), calls, ...parts, deps }
}

const lost = () => new TypeError('fetch failed')

describe('where the browser does not let us reach Nextech', () => {
  const denied = { ok: false, trouble: 'permission-missing', message: expect.stringMatching(/allow access/) }

  test('no question leaves, and a write counts as not sent', async () => {
    const { deps, calls } = setUp(json({}))
    const asked: string[] = []
    const mayReach = async (address: string) => {
      asked.push(address)
      return false
    }
    const http = createHttp({ ...deps, mayReach })
    expect(await http.get('Patient', [])).toEqual(denied)
    expect(await http.post('Patient', {})).toEqual({ kind: 'not-processed', trouble: denied })
    expect([calls, asked]).toEqual([[], ['https://nextech.test/api', 'https://nextech.test/api']])
  })

  test('is asked before each request, also after a 401 that was answered meanwhile', async () => {
    const { deps, calls } = setUp(json({}, 401), json({}))
    let answers = [true, false]
    const http = createHttp({ ...deps, mayReach: async () => answers.shift() ?? true })
    expect(await http.get('Patient', [])).toEqual(denied)
    expect(calls).toHaveLength(1)
    answers = []
    expect(await http.get('Patient', [])).toMatchObject({ ok: true })
  })
})

describe('get', () => {
  test('sends both headers and nothing that a browser would add', async () => {
    const { http, calls } = setUp(json({ total: 0 }))
    expect(await http.get('Patient', [['family', 'Lee']])).toEqual({ ok: true, value: { total: 0 } })
    const [call] = calls
    expect(call?.url).toBe('https://nextech.test/api/Patient?family=Lee')
    expect(call?.init).toMatchObject({
      method: 'GET',
      headers: { Authorization: 'Bearer A1', 'nx-practice-id': 'P-1' },
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
    })
    expect(call?.init.signal).toBeInstanceOf(AbortSignal)
  })

  test.each([
    ['5xx', json({}, 500)],
    ['a lost connection', lost],
  ])('asks again after %s, waiting longer each time, three times in all', async (_, answer) => {
    const { http, calls, clock } = setUp(answer)
    expect(await http.get('Patient', [])).toMatchObject({ ok: false, trouble: 'nextech-down' })
    expect(calls).toHaveLength(3)
    expect(clock.slept).toEqual([500, 1000])
  })

  test('a second try may succeed', async () => {
    const { http, calls } = setUp(lost, json({ total: 1 }))
    expect(await http.get('Patient', [])).toMatchObject({ ok: true })
    expect(calls).toHaveLength(2)
  })

  test('after 429 the endpoint is paused instead', async () => {
    const { http, throttle, clock } = setUp(json({}, 429, { 'Retry-After': '2' }), json({}))
    expect(await http.get('Patient', [])).toMatchObject({ ok: true })
    expect(throttle.pauses).toContainEqual(['GET Patient', 2000])
    expect(clock.slept).toEqual([])
  })

  test('a Retry-After that is a date is meant by the clock of who names it', async () => {
    const headers = {
      'Retry-After': 'Fri, 08 Mar 2024 15:00:03 GMT',
      Date: 'Fri, 08 Mar 2024 15:00:00 GMT',
    }
    const { http, throttle } = setUp(json({}, 429, headers), json({}))
    expect(await http.get('Patient', [])).toMatchObject({ ok: true })
    expect(throttle.pauses).toContainEqual(['GET Patient', 3000])
  })

  test('a long Retry-After is handed on, not waited for', async () => {
    const { http, calls } = setUp(json({}, 429, { 'Retry-After': '60' }))
    expect(await http.get('Patient', [])).toEqual({
      ok: false,
      trouble: 'rate-limited',
      status: 429,
      message: 'Nextech gave no reason. (429)',
      retryAfterMs: 60_000,
    })
    expect(calls).toHaveLength(1)
  })

  test.each([400, 403, 404])('%i is not asked again', async status => {
    const { http, calls } = setUp(json({}, status))
    await http.get('Patient', [])
    expect(calls).toHaveLength(1)
  })

  test('the words for a lost connection hold no address', async () => {
    const { http } = setUp(() => new TypeError('https://nextech.test/api/Patient?email=ivy@example.test'))
    expect(await http.get('Patient', [])).toMatchObject({ message: 'Nextech cannot be reached.' })
  })

  test('never lends its own `this` to fetch', async () => {
    const { deps } = setUp(json({}))
    let owner: unknown = 'unset'
    const fetch: HttpDeps['fetch'] = async function (this: unknown) {
      owner = this
      return json({})()
    }
    await createHttp({ ...deps, fetch }).get('Patient', [])
    expect(owner).toBeUndefined()
  })
})

describe('post', () => {
  test('a 401 gets a new token, and no second sending before the ledger was read', async () => {
    const { http, calls, access } = setUp(json({}, 401), json({ resourceType: 'Patient', id: '7' }, 201))
    expect(await http.post('Patient/', { a: 1 })).toMatchObject({
      kind: 'not-processed',
      trouble: { trouble: 'nextech-down', status: 401 },
    })
    expect(access.renewals).toEqual(['A1'])
    expect(calls).toHaveLength(1)
  })

  test('a 401 without a new token ends it', async () => {
    const { deps, calls } = setUp(json({}, 401))
    const trouble = { ok: false, trouble: 'signed-out', message: 'no sign-in' } as const
    const access = { bearer: async () => ({ ok: true, value: 'A1' }) as const, renew: async () => trouble }
    expect(await createHttp({ ...deps, access }).post('Patient/', {})).toEqual({
      kind: 'not-processed',
      trouble,
      hasLeft: true,
    })
    expect(calls).toHaveLength(1)
  })

  test.each([
    ['a lost connection', lost, 'unknown'],
    ['5xx', json({}, 502), 'unknown'],
    ['429', json({}, 429), 'not-processed'],
    ['503 with Retry-After', json({}, 503, { 'Retry-After': '3' }), 'not-processed'],
    ['503 without', json({}, 503), 'unknown'],
  ])('is sent once whatever comes back: %s', async (_, answer, kind) => {
    const { http, calls } = setUp(answer)
    expect(await http.post('Patient/u/PaymentReconciliation', {})).toMatchObject({ kind })
    expect(calls).toHaveLength(1)
  })

  test('is not sent at all when its slot comes too late', async () => {
    const { deps, calls, clock } = setUp(json({}))
    const late = {
      ...deps.throttle,
      run<T>(_: string, job: (arrived: () => void) => Promise<T>) {
        clock.advance(31_000)
        return job(() => undefined)
      },
    }
    const paused = { ...deps.throttle, pausedFor: () => 60_000 }
    expect(await createHttp({ ...deps, throttle: late }).post('Patient/', {})).toMatchObject({
      kind: 'not-processed',
      trouble: { trouble: 'rate-limited' },
    })
    expect(await createHttp({ ...deps, throttle: paused }).post('Patient/', {})).toMatchObject({
      kind: 'not-processed',
      trouble: { retryAfterMs: 60_000 },
    })
    expect(calls).toHaveLength(0)
  })

  test.each([
    ['far enough that its slot seems to come before it was asked for', -462_000],
    ['so that no time seems to have passed', 0],
  ])('is not sent too late where the clock is put back in the meantime: %s', async (_, day) => {
    const { deps, calls } = setUp(json({}))
    let stoodStill = false
    const clock: Clock = {
      now: () => 1_000_000 + (stoodStill ? day : 0),
      monotonic: () => (stoodStill ? 200_000 : 0),
      sleep: async () => undefined,
    }
    const mayReach = async () => {
      stoodStill = true
      return true
    }
    expect(await createHttp({ ...deps, clock, mayReach }).post('Patient/', {})).toMatchObject({
      kind: 'not-processed',
      trouble: { trouble: 'rate-limited' },
    })
    expect(calls).toHaveLength(0)
  })

  test('is not sent while nobody is signed in', async () => {
    const { deps, calls } = setUp(json({}))
    const trouble = { ok: false, trouble: 'signed-out', message: '' } as const
    const access = { bearer: async () => trouble, renew: async () => trouble }
    expect(await createHttp({ ...deps, access }).post('Patient/', {})).toEqual({
      kind: 'not-processed',
      trouble,
    })
    expect(calls).toHaveLength(0)
  })

  test('goes by the way that the wire names, and each sending has a stream of its own', async () => {
    const { deps, calls } = setUp(json({ id: '7' }, 201), json({ id: '8' }, 201))
    const wire: WriteWire = { ...nodeWire, way: async () => ({ ok: true, value: 'streamed' }) }
    const http = createHttp({ ...deps, wire })
    for (let sent = 0; sent < 2; sent++)
      expect(await http.post('Patient/', { a: 1 })).toMatchObject({ kind: 'done' })
    const bodies = calls.map(({ init }) => init.body)
    expect(await Promise.all(bodies.map(body => new Response(body).text()))).toEqual(['{"a":1}', '{"a":1}'])
  })

  test('is not sent at all where the wire has no way for it, also where that turns up at the last moment', async () => {
    const trouble = { ok: false, trouble: 'browser-repeats', message: 'no way' } as const
    for (const goodFor of [0, 1]) {
      const { deps, calls } = setUp(json({}))
      let asked = 0
      const way: WriteWire['way'] = async () => (asked++ < goodFor ? { ok: true, value: 'plain' } : trouble)
      const http = createHttp({ ...deps, wire: { ...nodeWire, way } })
      expect(await http.post('Patient/', {})).toEqual({ kind: 'not-processed', trouble })
      expect(calls).toHaveLength(0)
      expect(await http.get('Patient', [])).toMatchObject({ ok: true })
    }
  })

  test('a way that takes too long to find out is too late', async () => {
    const { deps, calls, clock } = setUp(json({}))
    const way: WriteWire['way'] = async () => {
      clock.advance(20_000)
      return { ok: true, value: 'plain' }
    }
    const http = createHttp({ ...deps, wire: { ...nodeWire, way } })
    const late = {
      ...deps.throttle,
      run<T>(_: string, job: (arrived: () => void) => Promise<T>) {
        clock.advance(15_000)
        return job(() => undefined)
      },
    }
    expect(await http.post('Patient/', {})).toMatchObject({ kind: 'done' })
    expect(
      await createHttp({ ...deps, throttle: late, wire: { ...nodeWire, way } }).post('Patient/', {}),
    ).toMatchObject({
      kind: 'not-processed',
    })
    expect(calls).toHaveLength(1)
  })

  test.each<[string, Parameters<typeof createFakeFetch>[0], number]>([
    ['no answer', lost, 1],
    ['an answer', json({}, 201), 0],
    ['a server error', json({}, 500), 0],
  ])(
    'what is known of the wire is forgotten after a write only without an answer: %s',
    async (_, answer, times) => {
      const { deps } = setUp(answer)
      let forgotten = 0
      const forget = async () => void forgotten++
      const http = createHttp({ ...deps, wire: { ...nodeWire, forget } })
      await http.post('Patient/', {})
      expect(forgotten).toBe(times)
      await http.get('Patient', [])
      expect(forgotten).toBe(times)
    },
  )

  test('a time-out is an unknown end', async () => {
    const { deps } = setUp()
    const hanging: HttpDeps['fetch'] = (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
      })
    const http = createHttp({ ...deps, fetch: hanging, timeoutMs: 5 })
    expect(await http.post('Patient/', {})).toEqual({
      kind: 'unknown',
      message: 'No answer came in time.',
      isSlow: true,
    })
  })
})
