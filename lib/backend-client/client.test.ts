import { describe, expect, it, vi } from 'vitest'
import { createBackendClient } from './client.ts'

const url = 'https://sync.example.com'
const reply =
  (body: unknown, status = 200) =>
  async () =>
    new Response(JSON.stringify(body), { status })
const refused = (code: string, status: number) =>
  reply({ ok: false, error: { code, message: 'Words.' } }, status)

function clientOf(answer: () => Promise<Response>, change: { token?: undefined; mayReach?: false } = {}) {
  const fetch = vi.fn<typeof globalThis.fetch>(answer)
  const client = createBackendClient({
    url,
    token: async () => ('token' in change ? undefined : 'secret'),
    fetch,
    mayReach: async () => change.mayReach ?? true,
  })
  return { client, fetch }
}

describe('a request to the backend', () => {
  it('carries the token and the protocol, goes over no redirect, and answers the value', async () => {
    const { client, fetch } = clientOf(reply({ ok: true, value: { a: 1 } }))
    expect(await client.send('POST', '/v1/sync', { b: 2 })).toEqual({ ok: true, value: { a: 1 } })
    const [address, init] = fetch.mock.calls[0] ?? []
    expect(address).toBe(`${url}/v1/sync`)
    expect(init).toMatchObject({ method: 'POST', redirect: 'error', credentials: 'omit', body: '{"b":2}' })
    expect(new Headers(init?.headers).get('Authorization')).toBe('Bearer secret')
  })

  it.each([
    ['a station that was disconnected', refused('not-paired', 401), 'backend-not-paired'],
    ['an older extension', refused('extension-older', 409), 'extension-older'],
    ['an older backend', refused('backend-older', 409), 'backend-older'],
    ['a request that only a later backend knows', refused('unknown-request', 404), 'backend-older'],
    ['no connection', () => Promise.reject(new TypeError('failed')), 'backend-unreachable'],
    [
      'the page of a proxy',
      async () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
      'backend-unreachable',
    ],
    ['JSON that is no answer of the backend', reply({ status: 'ok' }), 'backend-unreachable'],
  ])('tells %s from what was asked', async (_, answer, trouble) => {
    const { client } = clientOf(answer)
    expect(await client.send('GET', '/v1/me')).toMatchObject({ ok: false, error: { trouble } })
  })

  it('that the backend refuses for itself is no trouble of the connection', async () => {
    const { client } = clientOf(refused('not-allowed', 403))
    const error = { trouble: null, code: 'not-allowed', message: 'Words.' }
    expect(await client.send('GET', '/v1/me')).toEqual({ ok: false, error })
  })

  it('without a token or a permission never leaves', async () => {
    for (const [change, trouble] of [
      [{ token: undefined }, 'backend-not-paired'],
      [{ mayReach: false }, 'permission-missing'],
    ] as const) {
      const { client, fetch } = clientOf(reply({ ok: true, value: {} }), change)
      expect(await client.send('GET', '/v1/me')).toMatchObject({ error: { trouble } })
      expect(fetch).not.toHaveBeenCalled()
    }
  })
})
