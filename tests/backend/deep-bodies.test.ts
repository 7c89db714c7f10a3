import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { apps } from './caught-apps.ts'
import { questionsOf, tableNames } from './every-question.ts'
import { managerEmail, type ServedBackend, startServed } from './world.ts'

// Bodies in which something lies in something, forty thousand times: whatever walks through them by itself runs out of stack.
vi.mock('../../backend/http/app.ts', async importOriginal => {
  const { catchingApps } = await import('./caught-apps.ts')
  return catchingApps(await importOriginal())
})

let served: ServedBackend
beforeAll(async () => {
  served = await startServed(practiceForTests())
}, 120_000)
afterAll(() => served.close())

const depth = 40_000
const list = '['.repeat(depth) + ']'.repeat(depth)
const object = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

/** The body with each of its parts, a level down, in turn replaced by something deep. */
function* deepened(body: string): Generator<string> {
  yield* [list, object]
  const whole: unknown = JSON.parse(body)
  for (const path of pathsOf(whole)) {
    const copy: unknown = JSON.parse(body)
    put(copy, path, '\u0001')
    for (const deep of [list, object]) yield JSON.stringify(copy).replace('"\\u0001"', deep)
  }
}

function pathsOf(value: unknown, levels = 2): string[][] {
  if (typeof value !== 'object' || value === null || levels === 0) return []
  return Object.entries(value).flatMap(([key, inner]) => [
    [key],
    ...pathsOf(inner, levels - 1).map(path => [key, ...path]),
  ])
}

function put(value: unknown, [key = '', ...rest]: string[], what: string): void {
  if (typeof value !== 'object' || value === null) return
  if (rest.length === 0) Reflect.set(value, key, what)
  else put(Reflect.get(value, key), rest, what)
}

it('is answered at every address, and is no fault', async () => {
  const logged = vi.spyOn(console, 'error').mockReturnValue(undefined)
  onTestFinished(() => logged.mockRestore())
  const { configuration, shop, token, url, practiceId } = served
  const ids = {
    practice: practiceId,
    key: '/1/all',
    keys: '/1/all',
    number: '1',
    id: 'x',
    uid: 'x',
    origin: shop.url,
  }
  const asked = questionsOf(apps, { ids, configuration, email: managerEmail }).filter(
    ({ body, path }) => typeof body === 'string' && path.startsWith('/v1/'),
  )
  expect(asked.length).toBeGreaterThan(tableNames.length + 10)
  let sent = 0
  for (const { method, path, body } of asked)
    for (const deep of deepened(String(body))) {
      sent += 1
      const answer = await fetch(url + path, {
        method,
        headers: { Authorization: `Bearer ${token}`, 'X-Protocol': '1' },
        body: deep,
      })
      await answer.text()
      expect.soft([path, answer.status < 500], deep.slice(0, 200)).toEqual([path, true])
    }
  expect(logged).not.toHaveBeenCalled()
  expect(sent).toBeGreaterThan(300)
  expect((await served.ask('/v1/me')).status).toBe(200)
}, 240_000)
