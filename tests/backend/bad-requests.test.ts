import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { apps } from './caught-apps.ts'
import { type Question, questionsOf } from './every-question.ts'
import { managerEmail, type ServedBackend, startServed } from './world.ts'

vi.mock('../../backend/http/app.ts', async importOriginal => {
  const { catchingApps } = await import('./caught-apps.ts')
  return catchingApps(await importOriginal())
})

let served: ServedBackend
let questions: Question[]
beforeAll(async () => {
  served = await startServed(practiceForTests())
  const { configuration, shop, practiceId } = served
  const ids = {
    practice: practiceId,
    key: '/1/all',
    keys: '/1/all',
    number: '1',
    id: 'x',
    uid: 'x',
    origin: shop.url,
  }
  questions = questionsOf(apps, { ids, configuration, email: managerEmail }).filter(({ path }) =>
    path.startsWith('/v1/'),
  )
}, 120_000)
afterAll(() => served.close())

/** Stands in whatever is sent; no answer and no line of the log may repeat it. */
const marker = 'Quirkelmann'
type Sent = { headers?: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> }
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))

/** Each with what may be answered where a body or a token is wanted. */
const attacks: readonly [string, (body: string) => Sent, readonly number[]][] = [
  [
    'a token with its end cut off',
    () => ({ headers: { Authorization: `Bearer ${served.token.slice(0, -1)}` } }),
    [401],
  ],
  [
    'two tokens in one header',
    () => ({ headers: { Authorization: `Bearer ${served.token}, Bearer ${served.token}` } }),
    [401],
  ],
  [
    'a token in a cookie alone',
    () => ({
      headers: { Authorization: '', Cookie: `token=${served.token}; backend-session=${served.token}` },
    }),
    [401],
  ],
  [
    'a token of another practice’s name',
    () => ({
      headers: {
        Authorization: `Bearer ${Buffer.from(marker).toString('base64url')}.${served.token.split('.')[1]}`,
      },
    }),
    [401],
  ],
  [
    'a token of a practice that no database can look for',
    () => ({
      headers: { Authorization: `Bearer ${Buffer.from('a\0b').toString('base64url')}.${'a'.repeat(43)}` },
    }),
    [401],
  ],
  ['no protocol', () => ({ headers: { 'X-Protocol': '' } }), [400]],
  ['two protocols', () => ({ headers: { 'X-Protocol': '1, 1' } }), [400, 409]],
  ['a protocol in the future', () => ({ headers: { 'X-Protocol': '99999999999999999999' } }), [400, 409]],
  ['a body in UTF-16', body => ({ body: utf16(body) }), [400]],
  [
    'a packed body',
    body => ({ body: new Uint8Array(gzipSync(body)), headers: { 'Content-Encoding': 'gzip' } }),
    [400, 415],
  ],
  [
    'a body of bytes that are no text',
    () => ({ body: new Uint8Array([0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80]) }),
    [400],
  ],
  [
    'a form in place of JSON',
    () => ({ body: `name=${marker}`, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }),
    [400, 415],
  ],
  [
    'XML in place of JSON',
    () => ({
      body: `<!DOCTYPE x [<!ENTITY e "${marker}">]><x>&e;</x>`,
      headers: { 'Content-Type': 'text/xml' },
    }),
    [400, 415],
  ],
  ['a key for the prototype', () => ({ body: `{"__proto__":{"role":"manager","${marker}":1}}` }), [200, 400]],
  [
    'a constructor’s prototype',
    () => ({ body: `{"constructor":{"prototype":{"${marker}":1}}}` }),
    [200, 400],
  ],
  ['a number beyond all numbers', () => ({ body: `{"body":1e999,"${marker}":-0}` }), [400]],
  ['two documents in one body', body => ({ body: `${body}${body}` }), [400]],
  ['half of a surrogate', () => ({ body: `{"body":"\\ud800${marker}"}` }), [400]],
  ['text that is too much', () => ({ body: `{"${marker}":"${'x'.repeat(9 * 1024 * 1024)}"}` }), [400, 413]],
]

async function ask({ method, path, body }: Question, { headers, body: other }: Sent) {
  const answer = await fetch(served.url + path, {
    method,
    headers: {
      ...{ Authorization: `Bearer ${served.token}`, 'X-Protocol': '1', 'Content-Type': 'application/json' },
      ...headers,
    },
    ...(method !== 'GET' && { body: other ?? body ?? '' }),
    redirect: 'manual',
  }).catch(() => undefined)
  // Too much is cut off before it is read.
  return answer ? { status: answer.status, text: await answer.text(), headers: answer.headers } : undefined
}

/** What needs neither token nor protocol, or looks at no body. */
const open = (path: string) => path.startsWith('/v1/pairings') || path.startsWith('/v1/live')

it.each(attacks)(
  '%s is refused at every route in words, with nothing of it said back',
  async (_name, sentOf, allowed) => {
    const logged = vi.spyOn(console, 'error').mockReturnValue(undefined)
    onTestFinished(() => logged.mockRestore())
    const asked = questions.filter(({ path }) => !open(path.split('?')[0] ?? ''))
    expect(asked.length).toBeGreaterThan(60)
    for (const question of asked) {
      const sent = sentOf(String(question.body ?? '{}'))
      // Where no body is read only what is said beside it counts.
      if ((question.method === 'GET' || question.path === '/v1/sync') && sent.body !== undefined) continue
      const answer = await ask(question, sent)
      if (!answer) {
        expect.soft([question.path, allowed]).toEqual([question.path, expect.arrayContaining([413])])
        continue
      }
      const { status, text, headers } = answer
      expect
        .soft(
          [question.method, question.path, allowed.includes(status) || status === 403],
          `${status} ${text.slice(0, 200)}`,
        )
        .toEqual([question.method, question.path, true])
      expect.soft(text, question.path).not.toContain(marker)
      expect.soft(headers.get('access-control-allow-origin'), question.path).toBeNull()
    }
    expect(logged.mock.calls.filter(([line]) => String(line).includes(marker))).toEqual([])
    expect((await served.ask('/v1/me')).status).toBe(200)
  },
  240_000,
)
