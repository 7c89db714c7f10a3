import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ensurePractice } from '../../backend/database/practice-database.ts'
import { saveConfiguration, secretNames } from '../../backend/practice/configuration.ts'
import { withoutSecrets } from '../../lib/domain/configuration.ts'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { labelled, set, withNextech, withPolicy, withPractice, withShop } from './changed-configuration.ts'
import { managerOf } from './manager.ts'
import { letIn, type ServedBackend, startServed } from './world.ts'

/** A practice that nothing is configured of, with a manager. */
async function otherPractice() {
  const practiceId = randomUUID()
  const { backend } = served
  await ensurePractice({ db: backend.db, practiceId, timeZone: 'UTC' })
  return { practiceId, token: await letIn(backend, practiceId, { role: 'manager', name: 'Other' }) }
}

type Manager = ReturnType<typeof managerOf>

// What managers change, over HTTP; the engine is left alone.
let served: ServedBackend
let manager: Manager
let staff: string
beforeAll(async () => {
  served = await startServed(practiceForTests())
  manager = managerOf(served)
  const { backend, practiceId } = served
  staff = await letIn(backend, practiceId, { role: 'staff', name: 'Front desk' })
}, 120_000)
afterAll(() => served.close())

const path = '/v1/configuration'
const send: Manager['send'] = (...what) => manager.send(...what)
const put: Manager['put'] = (...what) => manager.put(...what)
const change: Manager['change'] = make => manager.change(make)
const read = () => manager.read()
const newest = () => manager.newest()
const secrets = () => manager.secrets()

describe('the configuration', () => {
  it('is answered to a manager, and no secret with it', async () => {
    await change(() => served.configuration)
    const { text, status } = await send('GET', path)
    expect(status).toBe(200)
    const { nextech, shops } = served.configuration
    expect((await read()).configuration).toEqual(withoutSecrets(served.configuration))
    for (const secret of [nextech.password, shops[0]?.rest?.token]) {
      expect(secret).toMatch(/./)
      expect(text).not.toContain(secret)
    }
  })

  it.each([
    ['card labels', 'settings.card-type', labelled({ VI: 'Visa', '*': 'Card' })],
    ['a shop’s statuses', 'settings.shop', withShop({ statuses: { 'Ready to Ship': 'processing' } })],
    ['a shop’s dates', 'settings.shop', withShop({ dateOrder: 'day-first' })],
    ['the hours', 'settings.hours', withPractice({ hours: { sat: '09:00-13:00' } })],
    ['the undo window', 'settings.imported', withPolicy({ undoSeconds: 7 })],
  ] as const)('takes %s, and the activity tells who', async (_what, code, make) => {
    const before = await read()
    const { json, status } = await change(make)
    expect(status).toBe(200)
    const after = await read()
    expect(json.value).toEqual({ revision: after.revision })
    expect(after.revision).toBeGreaterThan(before.revision)
    expect(after.configuration).toEqual(make(before.configuration))
    expect(await newest()).toMatchObject({ code, actor: 'staff', person: { name: 'manager' } })
    expect(await manager.activity.prove()).toMatchObject({ broken: null, isOver: true })
  })

  it('that says the same is no change, and nothing is told', async () => {
    const [before, told] = [await read(), await newest()]
    expect((await put(before.configuration, before.revision)).status).toBe(200)
    expect(await read()).toEqual(before)
    expect(await newest()).toEqual(told)
  })

  it('is served from then on', async () => {
    await change(withPractice({ name: 'Quirk Dermatology' }))
    expect((await served.ask('/v1/requests/ext-bg/today', { body: {} })).json).toMatchObject({
      value: { practice: 'Quirk Dermatology' },
    })
  })

  it('of two managers who saw the same is changed by the first alone', async () => {
    const { configuration, revision } = await read()
    const outcomes = await Promise.all(
      [11, 12, 13].map(undoSeconds => put(withPolicy({ undoSeconds })(configuration), revision)),
    )
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
    expect(outcomes.find(({ status }) => status === 409)?.json.error).toMatchObject({
      code: 'configuration-changed',
    })
  })

  it('brings secrets, which are sealed; those that it does not bring stay', async () => {
    await change(withNextech({ password: 'Zaubernuss 7' }))
    await change(withPolicy({ undoSeconds: 3 }))
    expect(await secrets().read(secretNames.password)).toBe('Zaubernuss 7')
    const rows = await served.backend.db.selectFrom('meta').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('Zaubernuss')
  })

  it.each([
    ['another API user', { username: 'another' }],
    ['another sign-in page', { tokenUrl: 'http://localhost:9/token' }],
    ['another API', { apiBaseUrl: 'http://localhost:9/api' }],
  ])('with %s keeps no password and no token of the one before', async (_what, nextech) => {
    const before = await read()
    await secrets().write(secretNames.password, 'old')
    await secrets().write(secretNames.tokens, 'old')
    await change(withNextech(nextech))
    expect(await secrets().read(secretNames.password)).toBeUndefined()
    expect(await secrets().read(secretNames.tokens)).toBeUndefined()
    await change(() => before.configuration)
  })

  it('without a shop keeps no token of it', async () => {
    const rest = { baseUrl: 'https://old.example/rest', token: 'a token of the shop' }
    const shop = { origin: 'https://old.example', reader: 'auto', rest } as const
    await change(configuration => ({ ...configuration, shops: [...configuration.shops, shop] }))
    expect(await secrets().read(secretNames.shopToken(rest.baseUrl))).toBe(rest.token)
    await change(configuration => ({ ...configuration, shops: configuration.shops.slice(0, 1) }))
    expect(await secrets().read(secretNames.shopToken(rest.baseUrl))).toBeUndefined()
  })

  it('that cannot be written to its end leaves the secrets as they were', async () => {
    await secrets().write(secretNames.password, 'as it was')
    const { masters } = served.backend
    const wanted = withNextech({ password: 'new' })(served.configuration)
    const fault = new Error('no more room on the disk')
    const stringify = JSON.stringify
    // The configuration's own row is written last.
    vi.spyOn(JSON, 'stringify').mockImplementation((value, ...more) => {
      if (Object.hasOwn(Object(value), 'posture')) throw fault
      return stringify(value, ...more)
    })
    const saving = saveConfiguration(manager.database, masters, wanted)
    await expect(saving.finally(() => vi.restoreAllMocks())).rejects.toThrow(fault)
    expect(await secrets().read(secretNames.password)).toBe('as it was')
  })
})

describe('a configuration that is refused', () => {
  const secretText = 'Quirkelmann 1970-02-03'

  it.each([
    ['an unknown key', set([secretText], 1), /a key\): is not a known key/],
    [
      'an unknown key deep in it',
      set(['nextech', secretText], 1),
      /^nextech\.\(a key\): is not a known key$/,
    ],
    ['a key of a policy', set(['policy', 'pasword'], secretText), /^policy\.\(a key\)/],
    [
      'an address without TLS',
      set(['nextech', 'apiBaseUrl'], 'http://q.example'),
      /^nextech\.apiBaseUrl: must/,
    ],
    [
      'a text for a number',
      set(['policy', 'undoSeconds'], secretText),
      /^policy\.undoSeconds: must be number$/,
    ],
    ['no zone', set(['practice', 'timeZone'], secretText), /^practice\.timeZone: must be a time zone/],
    ['a shop that is none', set(['shops'], [secretText]), /^shops\.0: must be Object$/],
    ['no shop', set(['shops'], []), /^shops: must name at least one shop$/],
    [
      'a brand that is none',
      labelled({ [`${secretText} `]: 'Visa' }),
      /^policy\.cardTypes\.\(a key\): must be/,
    ],
    [
      'a label that is too long',
      labelled({ [secretText]: 'x'.repeat(101) }),
      /^policy\.cardTypes\.\(a key\): must be at/,
    ],
    [
      'one brand twice',
      labelled({ [secretText]: 'a', [secretText.toUpperCase()]: 'b' }),
      /^policy\.cardTypes: names one brand twice$/,
    ],
    ['a mode', set(['mode'], secretText), /^mode: must be/],
    ['the version', set(['version'], 2), /^version: must be 1/],
    [
      'another practice',
      set(['nextech', 'practiceId'], secretText),
      /^nextech\.practiceId: must be that of this practice$/,
    ],
  ] as const)('for %s is told where and why, by no word of it', async (_what, make, message) => {
    const [before, told] = [await read(), await newest()]
    const { status, json, text } = await change(make)
    expect([status, json.error]).toEqual([
      400,
      { code: 'configuration-refused', message: expect.stringMatching(message) },
    ])
    expect(text.toLowerCase()).not.toContain('quirkelmann')
    expect(await read()).toEqual(before)
    expect(await newest()).toEqual(told)
  })

  it('tells every wrong place at once', async () => {
    const { json } = await change(configuration => ({ ...configuration, shops: [], version: 3 }))
    const { message } = v.parse(v.object({ message: v.string() }), json.error)
    expect(message.split('\n').map(line => line.split(':')[0])).toEqual(['version', 'shops'])
  })

  it.each([
    ['no JSON', `{"${secretText}`, 400],
    ['a list', [secretText], 400],
    ['nothing', '', 400],
    ['a key beside it', { revision: null, configuration: {}, [secretText]: 1 }, 400],
    ['a revision that is no number', { revision: secretText, configuration: {} }, 400],
    ['too many bytes', { revision: null, configuration: secretText.repeat(20_000) }, 413],
  ])('as %s is refused and never repeated', async (_what, body, status) => {
    const answer = await send('PUT', path, body)
    expect(answer.status).toBe(status)
    expect(answer.text).not.toContain('Quirkelmann')
  })
})

describe('who asks', () => {
  const routes = [
    ['GET', path, undefined],
    ['PUT', path, { revision: null, configuration: {} }],
    ['POST', '/v1/nextech/sign-in', { password: 'a guess' }],
  ] as const

  it.each(routes)('as staff: %s %s is refused', async (method, at, body) => {
    expect(await send(method, at, body, staff)).toMatchObject({
      status: 403,
      json: { error: { code: 'not-allowed' } },
    })
  })

  it.each(routes)('without a token: %s %s is refused', async (method, at, body) => {
    expect((await send(method, at, body, 'none')).status).toBe(401)
  })

  it('as a manager of another practice sees and changes nothing of this one', async () => {
    const before = await read()
    const other = await otherPractice()
    expect((await send('GET', path, undefined, other.token)).json.error).toMatchObject({
      code: 'not-configured',
    })
    for (const revision of [null, before.revision])
      expect(await put(served.configuration, revision, other.token)).toMatchObject({
        status: 400,
        json: { error: { message: 'nextech.practiceId: must be that of this practice' } },
      })
    const signIn = await send('POST', '/v1/nextech/sign-in', { password: 'a guess' }, other.token)
    expect(signIn.json.error).toMatchObject({ code: 'not-configured' })
    expect(await read()).toEqual(before)
  })

  it('as the manager of a practice that has none yet may bring the first', async () => {
    const { practiceId, token } = await otherPractice()
    const first = { ...served.configuration, nextech: { ...served.configuration.nextech, practiceId } }
    expect((await put(first, null, token)).status).toBe(200)
    expect((await put(first, null, token)).status).toBe(409)
    const { json } = await send('GET', path, undefined, token)
    expect(json.value).toMatchObject({ configuration: { nextech: { practiceId } } })
  })
})
