import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { serve } from '../../backend/commands/serve.ts'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { letIn, openTestBackend, type ServedBackend, startServed } from './world.ts'

// Anyone who reaches the port writes what they like on it.
let served: ServedBackend
beforeAll(async () => {
  served = await startServed(practiceForTests())
}, 120_000)
afterAll(() => served.close())

const portOf = (url: string) => Number(new URL(url).port)

/** Writes bytes on a connection of its own; what came back once it closed, or that it did not close in time. */
async function written(text: string, url = served.url, waitMs = 8_000): Promise<string> {
  const socket = connect(portOf(url), '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  let heard = ''
  socket.on('data', part => {
    heard += String(part)
  })
  socket.on('error', () => undefined)
  socket.write(text)
  const closed = once(socket, 'close').then(() => heard)
  return Promise.race([closed, delay(waitMs, `open: ${heard}`, { ref: false })])
}

const head = (more: readonly string[] = [], token = served.token) =>
  [
    `Host: 127.0.0.1:${portOf(served.url)}`,
    `Authorization: Bearer ${token}`,
    ...['X-Protocol: 1', ...more, '', ''],
  ].join('\r\n')
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])

describe('what is no request of ours', () => {
  it.each<[string, string, number]>([
    ...['OPTIONS', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'TRACE'].map((method): [string, string, number] => [
      method,
      '/v1/me',
      404,
    ]),
    ['HEAD', '/v1/me', 200],
    ['HEAD', '/sign-in', 200],
    ['FOO', '/v1/me', 400],
    ['GET', '//v1/me', 404],
    ['GET', '/V1/me', 404],
    ['GET', '/v1/me/', 404],
    ['GET', '/v1/me%00', 404],
    ['GET', '/v1/me%2f..%2fconfiguration', 404],
    ['GET', '/v1/requests/..%2f..%2fmetrics', 404],
    ['POST', '/v1/requests/__proto__/constructor', 404],
    ['GET', '/%', 404],
    ['GET', '*', 400],
  ])('is refused in words or cut off, and shows nothing: %s %s', async (method, path, status) => {
    const answer = await written(
      `${method} ${path} HTTP/1.1\r\n${head(['Connection: close', 'Content-Length: 0'])}`,
    )
    expect(statusOf(answer)).toBe(status)
    expect(answer).not.toContain(served.token)
  })

  it.each([
    ['two lengths of one body', 'POST /v1/sync', ['Content-Length: 4', 'Transfer-Encoding: chunked'], 400],
    ['a length below nothing', 'POST /v1/sync', ['Content-Length: -1'], 400],
    ['a length beyond all', 'POST /v1/sync', ['Content-Length: 99999999999'], 413],
    ['thousands of headers', 'GET /v1/me', Array<string>(3000).fill('X-A: b'), 431],
    ['a header without an end', 'GET /v1/me', [`X-A: ${'b'.repeat(20_000)}`], 431],
    ['an older protocol', 'GET /v1/me', ['X-Protocol: 0', 'Connection: close'], 400],
  ])('is cut off: %s', async (_what, line, more, status) => {
    expect(statusOf(await written(`${line} HTTP/1.1\r\n${head(more)}`))).toBe(status)
  })

  it('is no upgrade to what nobody speaks here: it is answered, and its connection ends', async () => {
    const upgrade = ['Connection: Upgrade, close', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABk']
    const answer = await written(`GET /v1/me HTTP/1.1\r\n${head(upgrade)}`)
    expect(statusOf(answer)).toBe(200)
  })
})

it('a request whose sender goes away in the midst is no fault in the log', async () => {
  const logged = vi.spyOn(console, 'error').mockReturnValue(undefined)
  onTestFinished(() => logged.mockRestore())
  const socket = connect(portOf(served.url), '127.0.0.1')
  socket.write(`POST /v1/requests/ext-bg/today HTTP/1.1\r\n${head(['Content-Length: 100'])}{`)
  await delay(300)
  socket.destroy()
  await delay(300)
  expect(logged).not.toHaveBeenCalled()
})

describe('a NUL in a text', () => {
  const nul = String.fromCharCode(0)
  it.each([
    ['host-bg/changed-badges', { keys: [`/${nul}/all`] }],
    ['host-bg/has-order', { key: `${nul}x${nul}` }],
    ['ext-bg/activity', { number: nul, kind: null, before: null, limit: 1 }],
  ])('is left out, whatever is asked: %s', async (name, body) => {
    expect((await served.ask(`/v1/requests/${name}`, { body })).status).toBe(200)
  })

  it('is left out of the names of stations and of forms', async () => {
    const { status } = await served.ask('/v1/pairings', { station: `Front${nul} desk` })
    expect(status).toBe(200)
    const form = new URLSearchParams({ email: `a${nul}@b.example`, password: nul })
    const { url } = served
    const answer = await fetch(`${url}/sign-in`, { method: 'POST', headers: { Origin: url }, body: form })
    expect(answer.status).toBe(403)
  })

  it('is told from a backslash before its letters', async () => {
    const body = { keys: [String.raw`/\u0000/all`, String.raw`/\\u0000`] }
    expect((await served.ask('/v1/requests/host-bg/changed-badges', { body })).status).toBe(200)
  })
})

it('bodies that stop on their way hold up neither their station nor another', async () => {
  const line = `POST /v1/requests/ext-bg/today HTTP/1.1\r\n${head(['Content-Length: 100'])}{`
  for (let n = 0; n < 20; n++) {
    const socket = connect(portOf(served.url), '127.0.0.1', () => socket.write(line))
    socket.on('error', () => undefined)
    onTestFinished(() => void socket.destroy())
  }
  await delay(500)
  const { status } = await served.ask('/v1/requests/ext-bg/today', { body: {} })
  expect(status).toBe(200)
})

it('a station that asks without an end is answered or refused, and another one is answered meanwhile', async () => {
  const { backend, practiceId } = served
  const other = await letIn(backend, practiceId, { role: 'staff', name: 'Front desk' })
  const flood = Array.from({ length: 300 }, () => served.ask('/v1/requests/ext-bg/today', { body: {} }))
  const { status } = await served.ask('/v1/me', undefined, { Authorization: `Bearer ${other}` })
  expect(status).toBe(200)
  const statuses = (await Promise.all(flood)).map(answer => answer.status)
  expect(statuses.filter(each => each !== 200 && each !== 429)).toEqual([])
  expect((await served.ask('/v1/me')).status).toBe(200)
}, 60_000)

describe('a stop', () => {
  it('ends in its time, whatever is still open', async () => {
    const backend = await openTestBackend()
    const listen = { host: '127.0.0.1', port: 0, behindTlsProxy: false }
    const { url, stop } = await serve(backend, { listen, role: 'api' })
    const lines = [
      'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
      'POST /v1/pairings HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{',
      'GET /v1/live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
      'GET /v1/live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      'GET /v1/li',
      '',
    ]
    const open = lines.map(line => written(line, url, 60_000))
    await delay(500)
    const from = Date.now()
    await stop()
    expect(Date.now() - from).toBeLessThan(20_000)
    for (const answer of await Promise.all(open)) expect(answer).not.toMatch(/^open/)
  }, 60_000)
})
