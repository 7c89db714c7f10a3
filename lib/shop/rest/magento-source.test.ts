import { describe, expect, it } from 'vitest'
import { shop, start, worldAt } from '../../../tests/fixtures/polling.ts'
import { pollOrders } from '../../sync/poll-orders.ts'
import { pollTiming } from '../../sync/source-state.ts'
import { createMagentoSource, type MagentoDeps } from './magento-source.ts'

const order = {
  entity_id: 1,
  increment_id: '100004001',
  created_at: '2026-03-01 20:35:00',
  updated_at: '2026-03-01 20:37:00',
  state: 'processing',
  grand_total: 84,
  total_paid: 84,
  items: [{ sku: 'SERUM-1', name: 'Serum', qty_ordered: 1 }],
}
const pageOf = (items: unknown, total: number) => Response.json({ items, total_count: total })
const refusal = {
  message: "The consumer isn't authorized to access %resources.",
  parameters: { resources: 'Magento_Sales::actions_view' },
}

type Answer = () => Response | Promise<Response>

/** A source whose requests are answered one after the other; the last answer is given again. */
function sourceThat(answers: Answer[], change: Partial<MagentoDeps> = {}) {
  const calls: { url: URL; init: RequestInit | undefined }[] = []
  const slept: number[] = []
  const source = createMagentoSource({
    shop: 'https://shop.example',
    baseUrl: 'https://store.example/rest/V1/',
    token: 'secret',
    timeZone: 'America/Chicago',
    mayReach: async () => true,
    fetch: async (url, init) => {
      calls.push({ url: new URL(String(url)), init })
      return (answers[calls.length - 1] ?? answers.at(-1) ?? (() => Response.error()))()
    },
    clock: { now: () => 0, monotonic: () => 0, sleep: async ms => void slept.push(ms) },
    random: () => 1,
    ...change,
  })
  return { source, calls, slept }
}

const since = Date.parse('2026-03-01T20:35:00.900Z')

describe('a question', () => {
  it('asks for what changed, the oldest first, with the token and nothing else of the browser', async () => {
    const { source, calls } = sourceThat([() => pageOf([order], 1)])
    await source.changes(since, 3)
    const [{ url, init } = expect.fail()] = calls
    expect(url.origin + url.pathname).toBe('https://store.example/rest/V1/orders')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      'searchCriteria[filter_groups][0][filters][0][field]': 'updated_at',
      'searchCriteria[filter_groups][0][filters][0][value]': '2026-03-01 20:35:00',
      'searchCriteria[filter_groups][0][filters][0][condition_type]': 'gteq',
      'searchCriteria[sortOrders][0][field]': 'updated_at',
      'searchCriteria[sortOrders][0][direction]': 'ASC',
      'searchCriteria[sortOrders][1][field]': 'entity_id',
      'searchCriteria[sortOrders][1][direction]': 'ASC',
      'searchCriteria[pageSize]': '100',
      'searchCriteria[currentPage]': '3',
    })
    expect(init).toMatchObject({
      headers: { Authorization: 'Bearer secret' },
      redirect: 'manual',
      credentials: 'omit',
    })
  })

  it('is not asked without a token, nor where the browser forbids it', async () => {
    const bare = sourceThat([], { token: undefined })
    expect(await bare.source.changes(0, 1)).toMatchObject({ trouble: 'token-missing' })
    const barred = sourceThat([], { mayReach: async () => false })
    expect(await barred.source.changes(0, 1)).toMatchObject({ trouble: 'not-allowed' })
    expect([...bare.calls, ...barred.calls]).toEqual([])
  })
})

describe('an answer', () => {
  it('gives each order with the time of its change', async () => {
    const { source } = sourceThat([() => pageOf([order], 1)])
    expect(await source.changes(0, 1)).toMatchObject({
      ok: true,
      value: {
        last: true,
        orders: [
          {
            ok: true,
            id: '1',
            changedAt: Date.parse('2026-03-01T20:37:00Z'),
            order: { shop: 'https://shop.example', number: '100004001' },
          },
        ],
      },
    })
  })

  it.each([
    [1, 250, false],
    [2, 250, false],
    [3, 250, true],
    [2, 200, true],
  ])('page %i of %i orders: the last one is %s', async (page, total, last) => {
    const items = Array(Math.min(100, total - (page - 1) * 100)).fill(order)
    const { source } = sourceThat([() => pageOf(items, total)])
    expect(await source.changes(0, page)).toMatchObject({ value: { last } })
  })

  it.each([100, 50, 20])(
    'a first page of %i is not known to be all by a total that counts no more',
    async size => {
      const { source } = sourceThat([() => pageOf(Array(size).fill(order), size)])
      expect(await source.changes(0, 1)).toMatchObject({ value: { last: false } })
    },
  )

  it('does not end a reading that goes on in the midst of smaller pages after a restart', async () => {
    const { source } = sourceThat([() => pageOf(Array(20).fill(order), 100)])
    const lasts: unknown[] = []
    for (const page of [3, 4, 5]) lasts.push(await source.changes(0, page))
    expect(lasts).toMatchObject([false, false, true].map(last => ({ value: { last } })))
  })

  it.each([null, []])('without orders (%j) ends', async items => {
    const { source } = sourceThat([() => pageOf(items, 5)])
    expect(await source.changes(0, 1)).toEqual({ ok: true, value: { orders: [], last: true } })
  })

  it.each<[string, unknown, object]>([
    [
      'a total that is no money',
      { ...order, grand_total: 'x' },
      { id: '1', number: '100004001', field: 'total' },
    ],
    [
      'money that is an object',
      { ...order, grand_total: {} },
      { id: '1', number: '100004001', field: 'total' },
    ],
    ['items that are none', { ...order, items: 'x' }, { id: '1', number: '100004001', field: 'items' }],
    ['no number', { ...order, increment_id: null }, { id: '1', number: null, field: 'number' }],
    ['nothing at all', 'x', { number: null, changedAt: null, field: 'number' }],
  ])('names an order with %s and gives the others', async (_name, bad, told) => {
    const { source } = sourceThat([() => pageOf([bad, { ...order, entity_id: 2 }], 2)])
    const answer = await source.changes(0, 1)
    expect(answer.ok && answer.value.orders).toMatchObject([
      { ok: false, ...told },
      { ok: true, id: '2' },
    ])
  })
})

const redirect = () =>
  new Response(null, { status: 302, headers: { location: 'https://elsewhere.example/' } })
/** What the browser makes of it: no status, no address. */
const opaque = () => Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' })
const page = () =>
  new Response('<!doctype html><title>Sign in</title>', { headers: { 'content-type': 'text/html' } })
const status =
  (code: number, body: unknown = {}, headers = {}) =>
  () =>
    Response.json(body, { status: code, headers })
const offline = () => Promise.reject(new TypeError('Failed to fetch'))
const tooSlow = () => Promise.reject(new DOMException('timed out', 'TimeoutError'))

describe('trouble', () => {
  it.each<[string, Answer, string, RegExp, number]>([
    [
      'a token that is refused',
      status(401, refusal),
      'token-refused',
      /authorized to access Magento_Sales::actions_view\. \(401\)$/,
      1,
    ],
    ['a firewall', () => new Response('<html>', { status: 403 }), 'token-refused', /web page\. \(403\)/, 1],
    [
      'a wrong address',
      status(404, { message: 'Request does not match any route.' }),
      'not-found',
      /route\. \(404\)/,
      1,
    ],
    [
      'too large a page',
      status(400, { message: 'Maximum %1 is %2', parameters: ['pageSize', 50] }),
      'request-refused',
      /^Maximum pageSize is 50 \(400\)$/,
      1,
    ],
    ['another host', redirect, 'redirected', /^$/, 1],
    ['another host, in the browser', opaque, 'redirected', /^$/, 1],
    ['a web page', page, 'no-magento', /web page/, 1],
    ['JSON that is no list', () => Response.json({ items: 'x' }), 'no-magento', /no list of orders/, 1],
    ['half an answer', () => new Response('{"items": ['), 'no-magento', /cannot be read/, 3],
    ['too many requests', status(429), 'shop-busy', /\(429\)/, 3],
    ['a fault', status(503), 'shop-down', /\(503\)/, 3],
    ['no network', offline, 'shop-down', /cannot be reached/, 3],
    ['no answer in time', tooSlow, 'shop-down', /in time/, 1],
  ])('%s is told', async (_name, answer, trouble, message, tries) => {
    const { source, calls } = sourceThat([answer])
    expect(await source.changes(0, 1)).toMatchObject({
      ok: false,
      trouble,
      message: expect.stringMatching(message),
    })
    expect(calls).toHaveLength(tries)
  })

  it('that passes is waited out', async () => {
    const { source, slept } = sourceThat([
      status(503),
      status(429, {}, { 'retry-after': '2' }),
      () => pageOf([order], 1),
    ])
    expect(await source.changes(0, 1)).toMatchObject({ ok: true })
    expect(slept).toEqual([500, 2000])
  })

  it('that lasts longer is left to the next reading', async () => {
    const { source, slept, calls } = sourceThat([status(429, {}, { 'retry-after': '60' })])
    expect(await source.changes(0, 1)).toMatchObject({ trouble: 'shop-busy', retryAfterMs: 60_000 })
    expect([slept, calls.length]).toEqual([[], 1])
  })

  it('never tells the token', async () => {
    const { source } = sourceThat([status(401, { message: 'no' }), offline])
    expect(JSON.stringify(await source.changes(0, 1))).not.toContain('secret')
  })
})

describe('in short', () => {
  it('asks once for the fields that tell a change, of as many orders as any shop gives at once', async () => {
    const { source, calls, slept } = sourceThat([() => new Response(null, { status: 503 })])
    expect(await source.inShort(since)).toMatchObject({ ok: false, trouble: 'shop-down' })
    expect([calls.length, slept]).toEqual([1, []])
    const query = calls[0]?.url.searchParams
    expect(query?.get('fields')).toMatch(
      /^items\[entity_id,increment_id,updated_at,state,status,.*\],total_count$/,
    )
    expect(query?.get('searchCriteria[pageSize]')).toBe('300')
    expect(query?.get('searchCriteria[filter_groups][0][filters][0][value]')).toBe('2026-03-01 20:35:00')
  })

  it('knows an order again that was told whole, until its money or its status changes', async () => {
    const { items: _items, created_at: _created, ...short } = order
    const told = [order, short, { ...short, total_refunded: 5 }, { ...short, status: 'complete' }]
    const { source } = sourceThat(told.map(each => () => pageOf([each], 1)))
    const whole = await source.changes(0, 1)
    const sights = []
    for (const _each of told.slice(1)) {
      const answer = await source.inShort(0)
      sights.push(answer.ok ? answer.value.orders[0]?.sight : '')
    }
    expect(sights.map(sight => whole.ok && sight === whole.value.orders[0]?.sight)).toEqual([
      true,
      false,
      false,
    ])
  })

  it.each([
    [3, 3, true],
    [3, 4, false],
    [0, 4, false],
    [100, 260, false],
    [20, 20, false],
  ])('%i orders of %i that changed are all: %s', async (count, total, last) => {
    const { source } = sourceThat([() => pageOf(Array(count).fill(order), total)])
    expect(await source.inShort(0)).toMatchObject({ value: { last } })
  })
})

it('a shop whose total counts its pages alone is read to its end, though more changes lie within the overlap than a page holds', async () => {
  const { polling, numbers, now } = worldAt(start)
  const stamp = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ')
  const rows = Array.from({ length: 260 }, (_, at) => ({
    ...order,
    entity_id: at + 1,
    increment_id: String(100_004_001 + at),
    created_at: stamp(start - 600_000),
    updated_at: stamp(start - 300_000 + at * 1000),
  }))
  const fetch: MagentoDeps['fetch'] = async address => {
    const { searchParams } = new URL(String(address))
    const from = searchParams.get('searchCriteria[filter_groups][0][filters][0][value]') ?? ''
    const page = Number(searchParams.get('searchCriteria[currentPage]'))
    const items = rows.filter(row => row.updated_at >= from).slice((page - 1) * 100, page * 100)
    return pageOf(items, items.length)
  }
  const { source } = sourceThat([], { shop, fetch, clock: polling.clock })
  await pollOrders(polling, source)
  now.at += pollTiming.interval
  await pollOrders(polling, source)
  expect(await numbers()).toHaveLength(260)
})
