import { afterEach, expect, it, vi } from 'vitest'
import { must } from '../../fixtures/store.ts'
import { type Case, hour, minute, once, outcomeOf } from './hostile-case.ts'
import { json } from './hostile-nextech.ts'
import { chart } from './hostile-records.ts'
import { type HostileWorld, startHostile } from './hostile-world.ts'

// An hour of a practice on a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 })

let world: HostileWorld
afterEach(() => world.close())

const posted = { ...once, posts: 1, trouble: null }
const asked = (reason: string) => ({ live: 0, posts: 0, state: 'resolve', reason })

type Chart = Record<string, unknown>
const first = ({ nextech }: HostileWorld): Chart => ({ ...chart(must(nextech.people[0])) })
/** How the chart of the buyer is shown. */
const shown = (change: (own: Chart) => object[]) => ({
  set: (world: HostileWorld) => {
    world.nextech.lies.finds = found =>
      found.some(each => isOwn(each, world)) ? change(first(world)) : found
  },
})
const isOwn = (each: object, { nextech }: HostileWorld) => 'id' in each && each.id === nextech.people[0]?.uid
const other = '0d3f6c1e-7a52-4b7e-9c54-00000000aaaa'

const cases: Case[] = [
  {
    name: 'every search finds everybody',
    set: ({ nextech }) => {
      nextech.lies.finds = (found, question) =>
        question.has('family:exact') ? found : nextech.people.map(chart)
    },
    want: posted,
  },
  {
    name: 'a search by e-mail finds longer ones too',
    ...shown(own => [
      { ...own, id: other, telecom: [{ system: 'email', value: 'ana@mail.example.com.mx' }] },
      own,
    ]),
    want: posted,
  },
  {
    name: 'a twin that is inactive',
    ...shown(own => [own, { ...own, id: other, active: false }]),
    want: asked('same-details'),
  },
  {
    name: 'only one that is inactive',
    ...shown(own => [{ ...own, active: false }]),
    want: asked('inactive-patient'),
  },
  {
    name: 'only one who is deceased',
    ...shown(own => [{ ...own, deceasedBoolean: true }]),
    want: asked('inactive-patient'),
  },
  {
    name: 'only one that was replaced',
    ...shown(own => [{ ...own, link: [{ type: 'replaced-by', other: { reference: `Patient/${other}` } }] }]),
    want: asked('inactive-patient'),
  },
  {
    name: 'an old name beside the present one',
    ...shown(own => [
      {
        ...own,
        name: [
          { use: 'old', family: 'Smith', given: ['Ana'] },
          { use: 'official', family: 'Ruiz', given: ['Ana'] },
        ],
      },
    ]),
    want: posted,
  },
  {
    name: 'the buyer’s name is one of the past',
    ...shown(own => [
      {
        ...own,
        name: [
          { use: 'old', family: 'Ruiz', given: ['Ana'] },
          { use: 'official', family: 'Smith', given: ['Ana'] },
        ],
      },
    ]),
    want: asked('possible-match'),
  },
  {
    name: 'the buyer’s e-mail is one of the past',
    ...shown(own => [
      {
        ...own,
        telecom: [
          { system: 'email', use: 'old', value: 'ana@mail.example.com' },
          { system: 'email', value: 'other@mail.example.com' },
          { system: 'phone', use: 'mobile', value: '(214) 867-5310' },
        ],
      },
    ]),
    want: asked('possible-match'),
  },
  {
    name: 'several phones, the second is the buyer’s',
    ...shown(own => [
      {
        ...own,
        telecom: [
          { system: 'email', value: 'ana@mail.example.com' },
          { system: 'phone', use: 'home', value: '972-361-1111' },
          { system: 'phone', use: 'work', value: '+1 214.867.5310 x12' },
        ],
      },
    ]),
    want: posted,
  },
  {
    name: 'a name that is no list, a given name that is a text',
    ...shown(own => [{ ...own, name: { family: 'Ruiz', given: 'Ana' } }]),
    want: posted,
  },
  {
    name: 'one chart three times, its number in other letters',
    ...shown(own => [own, { ...own, id: String(own.id).toUpperCase() }, own]),
    want: posted,
  },
  {
    name: 'another birth date',
    ...shown(own => [{ ...own, birthDate: '1952-01-07' }]),
    want: asked('birth-date-differs'),
  },
  {
    name: 'a birth date as a moment',
    ...shown(own => [{ ...own, birthDate: '1984-11-02T00:00:00-11:00' }]),
    want: posted,
  },
  { name: 'a birth date as 11/2/1984', ...shown(own => [{ ...own, birthDate: '11/2/1984' }]), want: posted },
  { name: 'a made-up birth date', ...shown(own => [{ ...own, birthDate: '1900-01-01' }]), want: posted },
  {
    name: 'letters that a wrong encoding broke',
    ...shown(own => [{ ...own, name: [{ family: 'Ru\ufffdz', given: ['Ana'] }] }]),
    want: asked('possible-match'),
  },
  {
    name: 'a spouse’s chart under the same e-mail',
    ...shown(own => [{ ...own, name: [{ family: 'Ruiz', given: ['Mario'] }], birthDate: '1980-01-01' }]),
    want: asked('possible-match'),
  },
  {
    name: 'the withheld e-mail, found by an exact search',
    ...shown(own => [{ ...own, telecom: [{ system: 'phone', use: 'mobile', value: '(214) 867-5310' }] }]),
    want: posted,
  },
]

it.each(cases)('the search for people: $name', async each => {
  world = await startHostile()
  expect(await outcomeOf(world, each)).toMatchObject(each.want)
  for (const { path } of world.nextech.arrived) expect(path).toContain(world.nextech.people[0]?.uid)
})

/** Answers what begins with a path and a way, up to so many times. */
const says =
  (start: string, method: string, status: number, body: object | string, times = Number.POSITIVE_INFINITY) =>
  ({ nextech }: HostileWorld) => {
    let said = 0
    nextech.lies.meddles = (path, res, req) => {
      if (req.method !== method || !path.startsWith(start) || said >= times) return undefined
      said += 1
      if (typeof body === 'string') res.writeHead(status, { 'content-type': 'text/html' }).end(body)
      else json(res, status, body)
      return true
    }
  }

const tokens = { access_token: 'early', refresh_token: 'r' }
const signIn: Case[] = [
  {
    name: 'tokens that live a second',
    set: says('/token', 'POST', 200, { ...tokens, expires_in: 1 }),
    want: posted,
  },
  {
    name: 'no new refresh token',
    set: says('/token', 'POST', 200, { access_token: 'a9', expires_in: '3600' }),
    want: posted,
  },
  { name: 'every third question says 401 once', set: thirds(), want: posted },
  {
    name: 'a new sign-in is refused for two minutes after a 401',
    set: refusedRenewal(500, '<h1>Sorry</h1>'),
    ms: 15 * minute,
    want: posted,
  },
  {
    name: 'the sign-in is withdrawn: told, and nothing is sent',
    set: refusedRenewal(400, { error: 'invalid_grant' }),
    ms: hour,
    want: { live: 0, posts: 0, trouble: 'signed-out' },
  },
  {
    name: '403 for people alone: told, and nothing is sent',
    set: says('/api/Patient', 'GET', 403, {}),
    want: { live: 0, posts: 0, trouble: 'permission-missing' },
  },
  {
    name: '403 for places alone: told, and nothing is sent',
    set: says('/api/Location', 'GET', 403, {}),
    want: { live: 0, posts: 0, trouble: 'permission-missing' },
  },
  {
    name: '403 for lists of payments for five minutes',
    set: says('/api/PaymentReconciliation', 'GET', 403, {}, 5),
    ms: hour,
    want: posted,
  },
  {
    name: '403 for quotes alone harms nothing',
    set: says('/api/Claim', 'GET', 403, {}),
    want: { ...once, posts: 1 },
  },
  {
    name: '401 to payments alone for an hour: told',
    set: says('/api/Patient/', 'POST', 401, {}),
    ms: hour,
    want: { live: 0, trouble: 'nextech-down' },
  },
]

function thirds() {
  return ({ nextech }: HostileWorld) => {
    let asked = 0
    nextech.lies.meddles = (path, res, req) => {
      if (req.method !== 'GET' || !path.startsWith('/api') || ++asked % 3 !== 0) return undefined
      res.writeHead(401).end()
      return true
    }
  }
}

/** The first question says 401, and the renewal is answered so for two minutes. */
function refusedRenewal(status: number, body: object | string) {
  return (world: HostileWorld) => {
    const from = world.serverNow()
    let isRefused = false
    world.nextech.lies.meddles = (path, res) => {
      if (path === '/token' && world.serverNow() < from + 2 * minute) {
        if (typeof body === 'string') res.writeHead(status).end(body)
        else json(res, status, body)
        return true
      }
      if (isRefused || !path.startsWith('/api')) return undefined
      isRefused = true
      res.writeHead(401).end()
      return true
    }
  }
}

it.each(signIn)('the sign-in: $name', async each => {
  world = await startHostile()
  expect(await outcomeOf(world, each)).toMatchObject(each.want)
})
