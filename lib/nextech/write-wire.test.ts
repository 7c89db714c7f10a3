import { describe, expect, test } from 'vitest'
import { createFakeClock, createFakeFetch, createOpenThrottle, json } from './testing.ts'
import { sendOnce, type Way } from './unrepeatable.ts'
import { createBrowserWire, nodeWire, protocolLifeMs, type Sighting, type WireHost } from './write-wire.ts'

interface Setting {
  streams?: boolean
  guarded?: boolean
  /** By which protocol the API answers; undefined where the browser does not tell. */
  protocol?: string | undefined
  /** What an earlier life of the worker kept. */
  remembered?: Sighting
  answer?: Parameters<typeof createFakeFetch>[0]
}

function setUp(setting: Setting = {}) {
  const { streams = true, guarded = true, remembered, answer = json({}, 405) } = setting
  const clock = createFakeClock(1_000_000)
  const throttle = createOpenThrottle()
  const server = { protocol: setting.protocol }
  let held = remembered
  let seen: Sighting | undefined
  const see = () => {
    if (server.protocol) seen = { protocol: server.protocol, at: clock.now() }
  }
  const { fetch: answering, calls } = createFakeFetch(answer)
  const fetch: typeof globalThis.fetch = async (url, init) => {
    const response = await answering(url, init)
    see()
    return response
  }
  const host: WireHost = {
    streams,
    isGuarded: async () => guarded,
    lastSeen: () => seen,
    memory: {
      read: async () => held,
      async write(sighting) {
        held = sighting
      },
      async clear() {
        held = undefined
      },
    },
  }
  const deps = { apiBaseUrl: 'https://nextech.test/api', host, fetch, clock, throttle }
  return { wire: createBrowserWire(deps), deps, calls, clock, throttle, server, see, kept: () => held }
}

const ok = (value: Way) => ({ ok: true, value })
const repeats = { ok: false, trouble: 'browser-repeats' }

describe('the way of a write', () => {
  test.each<[protocol: string, streams: boolean, Way | 'none']>([
    ['http/1.1', true, 'own-connection'],
    ['http/1.1', false, 'own-connection'],
    ['http/1.0', false, 'own-connection'],
    ['h2', true, 'streamed'],
    ['h2', false, 'none'],
    ['h2c', true, 'streamed'],
    ['h3', true, 'streamed'],
    ['h3-29', false, 'none'],
    ['spdy/3', true, 'none'],
    ['unknown', true, 'none'],
    ['http/1.15', true, 'none'],
  ])('over %s, streams %s: %s', async (protocol, streams, way) => {
    const { wire } = setUp({ protocol, streams })
    expect(await wire.way()).toMatchObject(way === 'none' ? repeats : ok(way))
  })

  test.each(['http/1.1', 'h2'])(
    'without the rule there is none, over %s either, and nothing is asked',
    async protocol => {
      const { wire, calls } = setUp({ protocol, guarded: false })
      expect(await wire.way()).toMatchObject(repeats)
      expect(calls).toHaveLength(0)
    },
  )

  test('a rule that cannot be looked at is none', async () => {
    const { deps } = setUp({ protocol: 'http/1.1' })
    const isGuarded = async () => Promise.reject(new Error('no such interface'))
    const wire = createBrowserWire({ ...deps, host: { ...deps.host, isGuarded } })
    expect(await wire.way()).toMatchObject(repeats)
  })

  test('a rule that is gone later is missed at once', async () => {
    const { deps } = setUp({ protocol: 'http/1.1' })
    let guarded = true
    const wire = createBrowserWire({ ...deps, host: { ...deps.host, isGuarded: async () => guarded } })
    expect(await wire.way()).toMatchObject(ok('own-connection'))
    guarded = false
    expect(await wire.way()).toMatchObject(repeats)
  })
})

describe('finding the protocol out', () => {
  test('asks once, paced like every call, with nothing that changes or tells anything', async () => {
    const { wire, calls, throttle } = setUp({ protocol: 'h2' })
    await Promise.all([wire.way(), wire.way(), wire.way()])
    await wire.way()
    expect(calls).toHaveLength(1)
    expect(throttle.endpoints).toEqual(['OPTIONS'])
    expect(calls[0]?.url).toBe('https://nextech.test/api/')
    const { method, headers, body, credentials, redirect } = calls[0]?.init ?? {}
    expect({ method, headers, body, credentials, redirect }).toEqual({
      method: 'OPTIONS',
      headers: undefined,
      body: undefined,
      credentials: 'omit',
      redirect: 'error',
    })
  })

  test.each([200, 401, 404, 500])('any answer will do: %i', async status => {
    const { wire } = setUp({ protocol: 'h2', answer: json({}, status) })
    expect(await wire.way()).toMatchObject(ok('streamed'))
  })

  test('no answer is trouble with Nextech, and the next try asks again', async () => {
    const { wire, calls } = setUp({ answer: () => new TypeError('fetch failed') })
    expect(await wire.way()).toMatchObject({ ok: false, trouble: 'nextech-down' })
    expect(await wire.way()).toMatchObject({ ok: false, trouble: 'nextech-down' })
    expect(calls).toHaveLength(2)
  })

  test('a browser that does not tell is waited for, not for long, and nothing leaves', async () => {
    const { wire, clock } = setUp({ protocol: undefined })
    expect(await wire.way()).toMatchObject(repeats)
    expect(clock.slept.reduce((sum, ms) => sum + ms, 0)).toBe(1_000)
  })

  test('a browser that tells a moment later is waited for', async () => {
    const { deps, clock } = setUp({ protocol: undefined })
    const lastSeen = () => (clock.slept.length > 3 ? { protocol: 'h2', at: clock.now() } : undefined)
    const wire = createBrowserWire({ ...deps, host: { ...deps.host, lastSeen } })
    expect(await wire.way()).toMatchObject(ok('streamed'))
  })

  test('an answer to a question tells it for nothing', async () => {
    const { wire, see, calls } = setUp({ protocol: 'http/1.1' })
    see()
    expect(await wire.way()).toMatchObject(ok('own-connection'))
    expect(calls).toHaveLength(0)
  })

  test('the latest answer counts: a server that changes is noticed by its next one', async () => {
    const { wire, see, server, clock } = setUp({ protocol: 'http/1.1' })
    see()
    await wire.way()
    server.protocol = 'h2'
    clock.advance(5)
    see()
    expect(await wire.way()).toMatchObject(ok('streamed'))
  })
})

describe('remembering', () => {
  const at = 1_000_000
  test('what an earlier life saw spares the question', async () => {
    const { wire, calls } = setUp({ protocol: 'h2', remembered: { protocol: 'http/1.1', at: at - 1_000 } })
    expect(await wire.way()).toMatchObject(ok('own-connection'))
    expect(calls).toHaveLength(0)
  })

  test.each<[string, number]>([
    ['too old', at - protocolLifeMs],
    ['of the future: the clock was put back', at + 1],
  ])('not where it is %s', async (_, seenAt) => {
    const { wire, calls } = setUp({ protocol: 'h2', remembered: { protocol: 'http/1.1', at: seenAt } })
    expect(await wire.way()).toMatchObject(ok('streamed'))
    expect(calls).toHaveLength(1)
  })

  test('what is seen is kept for the next life, and asked for again when it is old', async () => {
    const { wire, calls, clock, kept } = setUp({ protocol: 'h2' })
    await wire.way()
    expect(kept()).toEqual({ protocol: 'h2', at })
    clock.advance(protocolLifeMs)
    await wire.way()
    expect(calls).toHaveLength(2)
    expect(kept()).toEqual({ protocol: 'h2', at: at + protocolLifeMs })
  })

  test('after a write without an answer nothing counts that was seen before, in this life and the next', async () => {
    const { wire, see, calls, clock, kept, server } = setUp({ protocol: 'http/1.1' })
    see()
    await wire.way()
    clock.advance(10)
    await wire.forget()
    expect(kept()).toBeUndefined()
    server.protocol = 'h2'
    clock.advance(1)
    expect(await wire.way()).toMatchObject(ok('streamed'))
    expect(calls).toHaveLength(1)
  })

  test('a memory that fails is no memory', async () => {
    const { deps, calls } = setUp({ protocol: 'h2' })
    const fails = async () => Promise.reject(new Error('no storage'))
    const memory = { read: fails, write: fails, clear: fails }
    const wire = createBrowserWire({ ...deps, host: { ...deps.host, memory } })
    expect(await wire.way()).toMatchObject(ok('streamed'))
    await wire.forget()
    expect(calls).toHaveLength(1)
  })
})

describe('sending', () => {
  const write = {
    url: 'https://nextech.test/api/Patient/',
    headers: { a: 'b' },
    body: { a: 'é' },
    timeoutMs: 5,
  }
  test.each<[Way, object]>([
    ['own-connection', { credentials: 'include', body: '{"a":"é"}' }],
    ['streamed', { credentials: 'omit', duplex: 'half', body: expect.any(ReadableStream) }],
    ['plain', { credentials: 'omit', body: '{"a":"é"}' }],
  ])('%s', async (way, wanted) => {
    const { fetch, calls } = createFakeFetch(json({}))
    await sendOnce(fetch, way, write)
    const common = { method: 'POST', redirect: 'error', cache: 'no-store', headers: { a: 'b' } }
    expect(calls[0]?.init).toMatchObject({ ...common, ...wanted })
    expect(await new Response(calls[0]?.init.body).text()).toBe('{"a":"é"}')
  })

  test('from Node nothing needs to be asked', async () => {
    expect(await nodeWire.way()).toEqual(ok('plain'))
  })
})
