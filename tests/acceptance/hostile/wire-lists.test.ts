import type { ServerResponse } from 'node:http'
import { afterEach, expect, it, vi } from 'vitest'
import { type Case, hour, minute, once, outcomeOf, second, seen } from './hostile-case.ts'
import { honest } from './hostile-nextech.ts'
import { type HostileWorld, numberOf, startHostile } from './hostile-world.ts'

// An hour of a practice on a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 })

let world: HostileWorld
afterEach(() => world.close())

const jsonHeaders = { 'content-type': 'application/json' }
const takenOnce = { ...once, posts: 1, trouble: null, strayed: 0 }
const nothing = { live: 0, posts: 0 }
const adopted = { live: 1, posts: 0, state: 'adopted', reason: null } as const

const listing = (answer: (res: ServerResponse, nth: number) => true | undefined) => ({
  set: ({ nextech }: HostileWorld) => {
    nextech.lies.lists = (_question, res, nth) => answer(res, nth)
  },
})
const whole = (status: number, body: string | Buffer, headers: Record<string, string> = jsonHeaders) =>
  listing(res => {
    res.writeHead(status, headers).end(body)
    return true
  })

const unread: Case[] = [
  ['{}', '{}'],
  ['null', 'null'],
  ['an empty list', '[]'],
  ['a text', '"ok"'],
  ['a web page', '<html>maintenance</html>'],
  ['UTF-16', Buffer.from('\ufeff{"resourceType":"Bundle","total":0}', 'utf16le')],
  ['nothing', ''],
  ['JSON that breaks off', '{"resourceType":"Bundle","total":0,"entry":['],
  [
    'a bundle of another kind of records',
    JSON.stringify({
      resourceType: 'Bundle',
      total: 1,
      entry: [{ resource: { resourceType: 'Patient', id: 'x' } }],
    }),
  ],
  ['a total below zero', '{"resourceType":"Bundle","total":-1}'],
  ['a total and no entry', '{"resourceType":"Bundle","total":3}'],
  ['entries without a record', '{"resourceType":"Bundle","total":2,"entry":[{},{"fullUrl":"x"}]}'],
].map(
  ([name = '', body = '']): Case => ({
    name: `lists are ${name}: nothing is sent`,
    ...whole(200, body),
    want: nothing,
  }),
)

const lists: Case[] = [
  ...unread,
  ...[301, 302, 307, 308].map(
    (code): Case => ({
      name: `lists say ${code} to elsewhere: nothing is sent, and the token does not go there`,
      ...whole(code, '', { location: '/elsewhere' }),
      want: { ...nothing, strayed: 0 },
    }),
  ),
  {
    name: 'lists are 500 and web pages for five minutes',
    set: ({ nextech, serverNow }) => {
      const from = serverNow()
      nextech.lies.lists = (_question, res) => {
        if (serverNow() > from + 5 * minute) return undefined
        res.writeHead(500, { 'content-type': 'text/html' }).end('<h1>Sorry</h1>')
        return true
      }
    },
    ms: 15 * minute,
    want: takenOnce,
  },
  {
    name: 'every second list breaks off',
    ...listing((res, nth) => {
      if (nth % 2 === 0) return undefined
      res
        .writeHead(200, { ...jsonHeaders, 'content-length': '900' })
        .write('{"resourceType":"Bun', () => res.destroy())
      return true
    }),
    want: takenOnce,
  },
  {
    name: 'links of lists lead elsewhere, around and to themselves',
    set: ({ nextech }) => {
      const links = ['/elsewhere', 'http://127.0.0.1:1/x', '//other.example/x', '?', 'javascript:0', '']
      nextech.lies.page = bundle => ({
        ...bundle,
        link: links.map(url => ({ relation: 'next', url })),
      })
    },
    want: takenOnce,
  },
  {
    name: 'numbers of records as numbers',
    set: ({ nextech }) => {
      nextech.lies.writes = (payment, resource) => ({ ...resource, id: Number(payment.id) })
      nextech.put({ text: `DermPRO #${numberOf(0)} | 1x SERUM-1` })
    },
    want: adopted,
  },
  ...[
    '80.0',
    '80',
    '80.00',
    '80.000000001',
    80.000000001,
    '$ 80.00',
    '+80.00',
    8e1,
    '8e1',
    ' 80.00 ',
    { value: 80 },
  ].map(
    (value): Case => ({
      name: `an amount as ${JSON.stringify(value)}`,
      set: ({ nextech }) => {
        nextech.lies.writes = (_payment, resource) => ({ ...resource, total: { value } })
        nextech.put({ text: `DermPRO #${numberOf(0)} | 1x SERUM-1` })
      },
      want: adopted,
    }),
  ),
  {
    name: 'totals as texts, and total of pages wrapped',
    set: ({ nextech }) => {
      nextech.lies.page = bundle => ({ ...bundle, total: { value: String(bundle.total) } })
    },
    want: takenOnce,
  },
  {
    name: 'the filter by patient is ignored: nobody else’s payment is adopted',
    set: ({ nextech }) => {
      nextech.lies.shows = (found, question) => (question.has('patient') ? nextech.payments : found)
      nextech.put({ text: null, uid: nextech.people[1]?.uid ?? '' })
    },
    answers: [({ res, commit }) => commit() && void res.destroy(), honest],
    want: { live: 1, posts: 1, state: 'posted', reason: null },
  },
  {
    name: 'the filter by patient is ignored, and records do not tell whose they are: told, not adopted',
    set: ({ nextech }) => {
      nextech.lies.shows = (found, question) => (question.has('patient') ? nextech.payments : found)
      nextech.lies.writes = (_payment, { extension, ...resource }) => ({
        ...resource,
        extension: (extension as { url: string }[]).filter(({ url }) => !url.endsWith('/Patient')),
      })
      nextech.put({ text: null, uid: nextech.people[1]?.uid ?? '' })
    },
    answers: [({ res }) => void res.destroy(), honest],
    ms: hour,
    want: { posts: 1, state: 'attention', reason: 'possible-duplicate' },
  },
  {
    name: 'the filter by location is ignored: a payment at another place is not the order’s',
    set: ({ nextech }) => {
      nextech.lies.shows = () => nextech.payments
      nextech.put({ text: null, location: '7' })
    },
    want: { live: 1, posts: 1, state: 'posted', reason: null },
  },
  {
    name: 'the filter by time is ignored',
    set: ({ nextech, serverNow }) => {
      nextech.lies.shows = () => nextech.payments
      const old = serverNow() - 400 * 24 * hour
      nextech.put({ text: null, created: old, updated: old, day: new Date(old).toISOString().slice(0, 10) })
    },
    want: { live: 1, posts: 1, state: 'posted', reason: null },
  },
  {
    name: 'lists read their times 6 h later than they are meant: what others posted meanwhile is seen',
    set: ({ nextech }) => {
      nextech.lies.shows = (found, question) => {
        const from = Date.parse((question.get('_lastUpdated') ?? 'ge1970-01-01').slice(2))
        return question.has('_lastUpdated') ? found.filter(each => each.updated >= from + 6 * hour) : found
      }
    },
    orders: 1,
    answers: [({ res, commit }) => commit() && void res.destroy(), honest],
    want: { live: 1, posts: 1, state: 'posted', reason: null },
  },
  {
    name: 'an included record and a warning beside each page',
    set: ({ nextech }) => {
      nextech.lies.page = bundle => ({
        ...bundle,
        entry: [
          ...((bundle.entry as object[] | undefined) ?? []),
          ...(bundle.entry === undefined
            ? []
            : [{ search: { mode: 'include' }, resource: { resourceType: 'Patient', id: 'p' } }]),
          {
            search: { mode: 'outcome' },
            resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'warning' }] },
          },
        ],
      })
    },
    want: takenOnce,
  },
]

it.each(lists)('$name', async each => {
  world = await startHostile()
  expect(await outcomeOf(world, each)).toMatchObject(each.want)
})

it('a keep-alive connection that ends while a list is read costs one more question', async () => {
  world = await startHostile()
  let ended = 0
  world.nextech.lies.lists = (_question, res) => {
    if (ended++ > 0) return undefined
    res.socket?.destroy()
    return true
  }
  expect(await outcomeOf(world, { name: '', ms: 30 * second, want: {} })).toMatchObject(takenOnce)
})

it.each([6, 14])(
  'what others posted is seen where lists read their times %i h later than they are meant',
  async hours => {
    world = await startHostile()
    const { nextech } = world
    nextech.lies.shows = (found, question) => {
      const told = question.get('_lastUpdated')
      return told ? found.filter(each => each.updated >= Date.parse(told.slice(2)) + hours * hour) : found
    }
    await world.order(1)
    await world.live(minute)
    nextech.put({
      text: `DermPRO #${numberOf(1)} | 1x SERUM-1`,
      cents: 8001,
      uid: nextech.people[1]?.uid ?? '',
    })
    await world.order(1, 1)
    await world.live(minute)
    expect(await seen(world, 1)).toMatchObject(adopted)
  },
)
