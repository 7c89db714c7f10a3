import { afterEach, expect, it, vi } from 'vitest'
import { type Case, hour, lost, minute, once, outcomeOf, second, seen } from './hostile-case.ts'
import { type Answering, honest } from './hostile-nextech.ts'
import { type HeldPayment, resourceOf } from './hostile-records.ts'
import { type HostileWorld, numberOf, startHostile } from './hostile-world.ts'

// An hour of a practice on a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 })

let world: HostileWorld
afterEach(() => world.close())

const vanished: Answering = ({ res }) => res.destroy()
/** As DermPRO's own job or a person posts the first order. */
const byHand =
  (text: string | null = `DermPRO #${numberOf(0)} | 1x SERUM-1`, change: Partial<HeldPayment> = {}) =>
  ({ nextech }: HostileWorld) =>
    nextech.put({ text, ...change })
const adopted = { posts: 0, state: 'adopted', reason: null } as const
/** So many payments of others, an hour old. */
const crowd = (count: number) => (each: HostileWorld) => {
  for (let at = 0; at < count; at++) {
    const made = each.serverNow() - hour + at * 1000
    each.nextech.put({
      id: `c${at}`,
      uid: `0d3f6c1e-7a52-4b7e-9c54-9${String(at).padStart(11, '0')}`,
      cents: 100 + at,
      text: `DermPRO #2000${String(at).padStart(5, '0')} | 1x A`,
      created: made,
      updated: made,
    })
  }
}
const all =
  (...does: ((each: HostileWorld) => unknown)[]) =>
  (each: HostileWorld) => {
    for (const one of does) one(each)
  }

const seenLate: Case[] = [
  {
    name: 'times without a zone, hours ahead of UTC',
    set: ({ nextech }) => {
      const local = (at: number) => new Date(at + 9 * hour).toISOString().slice(0, 19)
      nextech.lies.writes = (payment, resource) => ({
        ...resource,
        created: local(payment.created),
        meta: { lastUpdated: local(payment.updated) },
      })
      nextech.put({ text: 'a note', cents: 1 })
    },
    orders: 3,
    answers: [lost, honest],
    want: once,
  },
]

const clocks: Case[] = [
  ...[-5 * hour, -2 * hour, 3 * hour, 26 * hour].map(
    (off): Case => ({
      name: `this computer's clock is ${off / hour} h off, an answer is lost and staff have moved the payment's location`,
      set: each => each.skew(off),
      answers: [
        ({ res, commit }) => {
          commit({ location: '1' })
          res.destroy()
        },
        honest,
      ],
      want: { ...once, posts: 1 },
    }),
  ),
  {
    name: 'the clock is put back by 5 h while an answer is read back',
    set: each => each.skew(5 * hour),
    answers: [vanished, honest],
    later: [[30 * second, each => each.skew(0)]],
    ms: 20 * minute,
    want: { ...once, posts: 2 },
  },
  {
    name: 'the clock is put back by 5 h while Nextech is in trouble',
    set: all(
      each => each.skew(5 * hour),
      ({ nextech }) => {
        let refused = 0
        nextech.lies.lists = (_question, res) => {
          if (refused++ > 6) return undefined
          res.writeHead(500).end()
          return true
        }
      },
    ),
    later: [[second, each => each.skew(0)]],
    ms: 30 * minute,
    want: { ...once, posts: 1 },
  },
]

const forms: Case[] = [
  { name: 'a payment by hand before: marker', set: byHand(), want: adopted },
  { name: 'a payment by hand before: no words', set: byHand(null), want: adopted },
  {
    name: 'references with a version',
    set: all(byHand(null), ({ nextech }) => {
      nextech.lies.writes = (_payment, resource) =>
        JSON.parse(JSON.stringify(resource).replace(/"(Patient|Location)\/([^"]*)"/g, '"$1/$2/_history/3"'))
    }),
    want: adopted,
  },
  {
    name: 'references as urn:uuid and upper case',
    set: all(byHand(null), ({ nextech }) => {
      nextech.lies.writes = ({ uid }, resource) =>
        JSON.parse(JSON.stringify(resource).replace(/"Patient\/[^"]*"/g, `"urn:uuid:${uid.toUpperCase()}"`))
    }),
    want: adopted,
  },
  {
    name: 'amounts and totals as texts, dates as M/D/YYYY',
    set: all(byHand(null), ({ nextech }) => {
      nextech.lies.writes = ({ cents }, resource) => ({
        ...resource,
        total: { value: `$${(cents / 100).toFixed(2)}` },
      })
      nextech.lies.page = bundle => ({ ...bundle, total: String(bundle.total) })
    }),
    want: adopted,
  },
  {
    name: 'all words are withheld, and the answer is lost',
    set: ({ nextech }) => {
      nextech.lies.writes = (_payment, resource) => ({ ...resource, processNote: null })
    },
    answers: [lost, honest],
    want: { posts: 1, state: 'attention', reason: 'possible-duplicate' },
  },
  {
    name: 'words as HTML',
    set: ({ nextech }) => {
      nextech.lies.writes = ({ text }, resource) => ({
        ...resource,
        processNote: [{ text: text?.replace('#', '&#35;') }],
      })
    },
    answers: [lost, honest],
    want: { ...once, posts: 1 },
  },
]

const contradictions: Case[] = [
  {
    name: 'page 2 lacks the payment and shows another twice, the total is right',
    set: all(crowd(70), byHand(), ({ nextech }) => {
      nextech.lies.shows = found =>
        found.map(each => (each.text?.includes(numberOf(0)) ? (found[0] ?? each) : each))
    }),
    ms: hour,
    want: { live: 1, posts: 0 },
  },
  {
    name: 'the order of the list changes with each page',
    set: all(crowd(130), byHand(), ({ nextech }) => {
      let turn = 0
      nextech.lies.shows = found => {
        turn += 7
        const at = turn % found.length
        return [...found.slice(at), ...found.slice(0, at)]
      }
    }),
    ms: hour,
    want: { live: 1, posts: 0 },
  },
  {
    name: 'a total of 1 on every page',
    set: all(crowd(70), byHand(), ({ nextech }) => {
      nextech.lies.page = bundle => ({ ...bundle, total: 1 })
    }),
    ms: hour,
    want: { live: 1, posts: 0 },
  },
  {
    name: 'the location’s list shows nothing of a lost payment, the patient’s does',
    set: ({ nextech }) => {
      nextech.lies.shows = (found, question) => (question.has('location.id') ? [] : found)
    },
    answers: [lost, honest],
    want: { ...once, posts: 1 },
  },
]

const staff: Case[] = [
  {
    name: 'voided while the answer is lost: not sent again',
    answers: [
      ({ res, commit }) => {
        commit({ status: 'cancelled' })
        res.destroy()
      },
      honest,
    ],
    ms: hour,
    want: { live: 0, posts: 1, state: 'voided' },
  },
  {
    name: 'deleted while the answer is lost: not sent again',
    answers: [
      ({ res, commit }) => {
        commit({ status: 'entered-in-error' })
        res.destroy()
      },
      honest,
    ],
    ms: hour,
    want: { live: 0, posts: 1, state: 'voided' },
  },
  {
    name: 'a person posts it with its number in the same second: both are told',
    answers: [
      arrived => {
        world.nextech.put({ text: `order ${numberOf(0)} paid` })
        return honest(arrived)
      },
    ],
    ms: 30 * minute,
    want: { posts: 1, state: 'attention', reason: 'posted-twice' },
  },
  {
    name: 'a server that makes two of one: told',
    answers: [
      ({ res, commit }) => {
        commit()
        res.writeHead(201).end(JSON.stringify(resourceOf(commit())))
      },
    ],
    ms: 30 * minute,
    want: { live: 2, posts: 1, state: 'attention', reason: 'posted-twice' },
  },
]

it.each([...seenLate, ...clocks, ...forms, ...contradictions, ...staff])('$name', async each => {
  world = await startHostile()
  expect(await outcomeOf(world, each)).toMatchObject(each.want)
})

const secondOrder = `DermPRO #${numberOf(1)} | 1x SERUM-1`

it('a record that is younger than now hides nothing that comes after it', async () => {
  world = await startHostile()
  const far = Date.parse('2099-01-01')
  world.nextech.put({ text: 'a note', created: far, updated: far, cents: 1 })
  await world.order(1)
  await world.live(20 * second)
  world.nextech.put({ text: secondOrder, cents: 8001, uid: world.nextech.people[1]?.uid ?? '' })
  await world.order(1, 1)
  await world.live(minute)
  expect(await seen(world, 1)).toMatchObject(adopted)
})

it('a payment that lists show 40 s late, behind a younger one, is adopted', async () => {
  world = await startHostile()
  world.nextech.lies.shows = (found, _question, now) =>
    found.filter(({ text, created }) => text !== secondOrder || now >= created + 40 * second)
  await world.order(1)
  await world.live(5 * second)
  world.nextech.put({ text: secondOrder, cents: 8001, uid: world.nextech.people[1]?.uid ?? '' })
  world.pass(20 * second)
  world.nextech.put({ text: 'of something else', cents: 5 })
  await world.order(1, 2)
  await world.live(25 * second)
  await world.order(1, 1)
  await world.live(minute)
  expect(await seen(world, 1)).toMatchObject(adopted)
})

it('the location’s list is always empty: what stands on the patient’s chart is found before anything is sent', async () => {
  world = await startHostile()
  const { nextech } = world
  nextech.lies.shows = (found, question) => (question.has('location.id') ? [] : found)
  for (const at of [0, 1])
    nextech.put({
      text: `DermPRO #${numberOf(at)} | 1x SERUM-1`,
      uid: nextech.people[at]?.uid ?? '',
      cents: 8000 + at,
      created: world.serverNow() - minute,
    })
  await world.order(2)
  await world.live(10 * minute)
  for (const at of [0, 1])
    expect(await seen(world, at)).toMatchObject({ live: 1, posts: 0, state: 'adopted', reason: null })
})
