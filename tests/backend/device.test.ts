import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BegunPairingSchema, EndedPairingSchema } from '../../backend/http/pairing.ts'
import type { Person } from '../../backend/people/people.ts'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { must } from '../fixtures/store.ts'
import { addPerson, cookieOf, told } from './accesses.ts'
import { browserAt } from './browser.ts'
import { type ServedBackend, startServed } from './world.ts'

// Somebody who is told a code by phone must see what they would let in, and from where (RFC 8628, 5.3 and 5.4).
let served: ServedBackend
let at: ReturnType<typeof browserAt>
let person: Person
let cookie: string
let name: string
/** The network of the person who types. */
let from = ''
let networks = 0
beforeAll(async () => {
  served = await startServed(practiceForTests(), 'api', {}, { behindTlsProxy: true })
  at = browserAt(served.url, undefined, () => ({ 'X-Forwarded-For': from }))
}, 120_000)
afterAll(() => served.close())
beforeEach(async () => {
  name = `Dee ${randomUUID()}`
  // Each test asks from a network of its own: tries are counted by it.
  from = `203.0.113.${++networks}`
  const email = `${randomUUID()}@practice.example`
  person = await addPerson(served.backend, {
    practiceId: served.practiceId,
    email,
    name,
    role: 'manager',
  })
  cookie = await cookieOf(served.backend, person)
})

const chromeOnWindows =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'

/** A station that asks, and what becomes of it. */
async function station(called = 'Front desk', address = from) {
  const headers = { 'X-Forwarded-For': address, 'User-Agent': chromeOnWindows }
  const { json } = await served.ask('/v1/pairings', { station: called }, headers)
  const { code, device } = v.parse(v.object({ value: BegunPairingSchema }), json).value
  const state = async () => {
    const { json: ended } = await served.ask('/v1/pairings/token', { device })
    return v.parse(v.object({ value: EndedPairingSchema }), ended).value.state
  }
  return { code, device, state }
}

const look = (code: string, as = cookie) => at.send('/device', { code }, as)
const approve = (code: string, as = cookie, seen: Record<string, string> = { seen: 'yes' }) =>
  at.send('/device/approve', { code, ...seen }, as)

describe('an address that nobody knows', () => {
  const ask = (path: string, accept: string) =>
    at.open(path, '', { Accept: accept, 'Accept-Language': 'es-US' })

  it('gives a person a page with the way back, in their language', async () => {
    const page = await ask('/nothing-here', 'text/html,application/xhtml+xml')
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8'])
    expect(page.text).toContain('Aquí no hay nada')
    expect(page.text).toContain('<a href="/">')
  })

  it.each([
    ['/nothing-here', 'application/json'],
    ['/nothing-here', '*/*'],
    ['/v2/nothing', 'text/html'],
  ])('gives a program the answer that it reads: %s as %s', async (path, accept) => {
    const page = await ask(path, accept)
    expect(page.headers.get('content-type')).toMatch(/json/)
  })
})

describe('a typed code', () => {
  it('that is wrong stays in its field, told to be wrong and ready to be mended', async () => {
    const page = await look('WRNG-"CODE')
    expect(page.status).toBe(404)
    expect(page.text).toMatch(
      /<input name="code"[^>]* autofocus value="WRNG-&quot;CODE" aria-invalid="true" aria-describedby="said">/,
    )
    expect(page.text).toMatch(/<div id="said"><p role="alert">No station shows this code now/)
  })

  it('that is missing is refused in the language of who types', async () => {
    const page = await at.send('/device', {}, cookie, { 'Accept-Language': 'es-US' })
    expect([page.status, page.text]).toEqual([400, expect.stringContaining('el formulario no acepta esto')])
  })

  it('lets nothing in: it shows what asks, as whose, for which practice, from where and since when', async () => {
    const { code, state } = await station()
    const page = await look(code)
    expect(page.status).toBe(200)
    for (const fact of [
      'Front desk',
      'Chrome 156, Windows',
      from,
      code,
      name,
      'Manager',
      served.configuration.practice.name,
    ])
      expect(page.text).toContain(fact)
    expect(page.text).toMatch(/\w{3} \d+, \d{4}, \d+:\d\d [AP]M UTC/)
    expect(await state()).toBe('waiting')
    expect(await told(served.backend)).not.toContain(`people.connected by ${name}`)
  })

  it('lets the station in by a press of its own that says that the person sees it there', async () => {
    const { code, state } = await station()
    await look(code)
    expect((await approve(code, cookie, {})).status).toBe(400)
    expect(await state()).toBe('waiting')
    const approved = await approve(code)
    expect([approved.status, approved.text.includes('is connected as yours')]).toEqual([200, true])
    expect((await told(served.backend)).at(-1)).toBe(`people.connected by ${name}`)
    expect(await state()).toBe('connected')
  })

  it('cannot be approved by who did not see the facts', async () => {
    const { code, state } = await station()
    expect((await approve(code)).status).toBe(404)
    const other = await cookieOf(
      served.backend,
      await addPerson(served.backend, { ...person, email: `${randomUUID()}@practice.example` }),
    )
    await look(code, other)
    expect((await approve(code)).status).toBe(404)
    expect(await state()).toBe('waiting')
  })

  it('is refused by one press: the station hears that it is over, and the activity tells of it', async () => {
    const { code, state } = await station()
    await look(code)
    expect((await at.send('/device/refuse', { code }, cookie)).status).toBe(200)
    expect(await state()).toBe('over')
    expect((await told(served.backend)).at(-1)).toBe(`people.station-refused by ${name}`)
    expect((await approve(code)).status).toBe(404)
    const again = await at.send('/device/refuse', { code }, cookie)
    expect([
      again.status,
      (await told(served.backend)).filter(each => each.includes(`refused by ${name}`)),
    ]).toEqual([404, [`people.station-refused by ${name}`]])
  })

  it('approved twice does nothing, and its token is given once', async () => {
    const { code, state } = await station()
    await look(code)
    const both = await Promise.all([approve(code), approve(code)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404])
    expect((await look(code)).status).toBe(404)
    expect([await state(), await state()]).toEqual(['connected', 'over'])
    expect((await told(served.backend)).filter(each => each === `people.connected by ${name}`).length).toBe(1)
  })

  it('is void after ten minutes, looked at or not', async () => {
    const { code, state } = await station()
    await look(code)
    await served.backend.db
      .updateTable('pairing')
      .set({ expires_at: Date.now() - 1 })
      .execute()
    expect([(await look(code)).status, (await approve(code)).status, await state()]).toEqual([
      404,
      404,
      'over',
    ])
  })

  it('that an address brings along is not typed: the page stays empty', async () => {
    const { code } = await station()
    expect((await at.open(`/device?code=${code}&user_code=${code}`, cookie)).text).not.toContain(code)
  })

  it('of a station in another network is warned of, and of one in the same is not', async () => {
    const [far, near] = [await station('Front desk', '198.51.100.7'), await station()]
    expect((await look(far.code)).text).toMatch(/role="alert"[^<]*>[^<]*another network/)
    expect((await look(near.code)).text).not.toContain('another network')
  })

  it('counts once among the tries of its network: sixty in a minute', async () => {
    const people = await Promise.all(
      Array.from({ length: 7 }, () =>
        addPerson(served.backend, { ...person, email: `${randomUUID()}@practice.example` }),
      ),
    )
    const cookies = await Promise.all(people.map(each => cookieOf(served.backend, each)))
    const all = cookies.flatMap(each => Array.from({ length: 9 }, () => look('BBBB-BBBB', each)))
    const counts = Map.groupBy(await Promise.all(all), ({ status }) => status)
    expect([counts.get(404)?.length, counts.get(429)?.length]).toEqual([60, 3])
  })

  it('may be guessed ten times in a minute by one person, wherever they ask from', async () => {
    const statuses = []
    for (let n = 0; n < 12; n++) {
      from = `198.51.100.${n}`
      statuses.push((await look('BBBB-BBBB')).status)
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 404), 429, 429])
    const { code } = await station()
    expect((await look(code)).status).toBe(429)
  })
})

describe('the name that a station tells', () => {
  it.each([
    ['markup', 'Front <b>desk</b>', 'Front &lt;b&gt;desk'],
    ['letters that turn the line around', 'Front \u202eksed\u2066', 'Front ksed'],
    ['lines and controls', 'Front\ndesk\u0007 now', 'Front desk now'],
    ['letters that nobody sees', 'Fr\u200bont\u00ad', 'Front'],
  ])('is a text of somebody unknown: %s', async (_what, typed, shown) => {
    const { code } = await station(typed)
    const { text } = await look(code)
    expect(text).toContain(shown)
    expect(text).toMatch(/<bdi>/)
    expect(text).not.toMatch(/\p{Cf}|(?!\n)\p{Cc}|<b>/u)
    const kept = await served.backend.db.selectFrom('pairing').select('station_name').execute()
    expect(JSON.stringify(kept)).not.toMatch(/\\u0007|\p{Cf}/u)
  })

  it.each(['\u202e', '\u200b\u200b', '\u0007 \n'])(
    'of nothing that can be seen is refused: %j',
    async name => {
      expect((await served.ask('/v1/pairings', { station: name })).status).toBe(400)
    },
  )
})

it('keeps where a station asked from no longer than its code', async () => {
  const { code } = await station('Far', '198.51.100.77')
  await look(code)
  await approve(code)
  const log = JSON.stringify(await served.backend.db.selectFrom('activity').select('entry').execute())
  expect(log).not.toContain('198.51.100')
  expect(must(code)).toHaveLength(9)
})
