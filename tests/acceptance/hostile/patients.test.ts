import { afterEach, expect, it, vi } from 'vitest'
import { hour, minute, once, outcomeOf, second } from './hostile-case.ts'
import { type Creating, json } from './hostile-nextech.ts'
import { chart } from './hostile-records.ts'
import { type HostileWorld, startHostile } from './hostile-world.ts'

// An hour of a practice on a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 })

let world: HostileWorld
afterEach(() => world.close())

const made: Creating = ({ res, commit }) => json(res, 201, chart(commit()))
const taken =
  (status: number, body?: string): Creating =>
  ({ res, commit }) => {
    commit()
    res.writeHead(status).end(body)
  }
const untaken =
  (status: number, body?: string): Creating =>
  ({ res }) =>
    res.writeHead(status).end(body)
const named: Creating = ({ res, commit }) => {
  const mine = commit()
  json(res, 201, chart(world.nextech.people[1] ?? mine))
}

interface Creation {
  name: string
  creates: Creating[]
  /** How long a search shows nobody who is new. */
  behind?: number
  /** Whether a twin is refused with 409, as documented. */
  refusesTwins?: boolean
  ms?: number
  /** New patients in Nextech afterwards, and how many requests for one arrived at most. */
  people: number
  requests: number
  want: object
}

const creations: Creation[] = [
  { name: 'honestly', creates: [made], people: 1, requests: 1, want: once },
  { name: '201 without a body', creates: [taken(201)], people: 1, requests: 1, want: once },
  {
    name: '201 without a body, searches 90 s behind',
    creates: [taken(201)],
    behind: 90 * second,
    people: 1,
    requests: 1,
    want: once,
  },
  {
    name: '500 though taken, searches 45 s behind',
    creates: [taken(500), made],
    behind: 45 * second,
    people: 1,
    requests: 1,
    want: once,
  },
  {
    name: '503 though taken, searches 4 minutes behind: no twin is made',
    creates: [taken(503), made],
    behind: 4 * minute,
    refusesTwins: true,
    people: 1,
    requests: 2,
    want: once,
  },
  { name: '500, not taken', creates: [untaken(500), made], people: 1, requests: 2, want: once },
  {
    name: '200 and {} of a proxy, not taken',
    creates: [untaken(200, '{}'), made],
    people: 1,
    requests: 2,
    want: once,
  },
  {
    name: '500 for hours, not taken: staff are asked',
    creates: [untaken(500)],
    ms: 3 * hour,
    people: 0,
    requests: 3,
    want: { live: 0, state: 'attention', reason: 'refused' },
  },
  {
    name: '200 and {} for hours, not taken: staff are asked',
    creates: [untaken(200, '{}')],
    ms: 3 * hour,
    people: 0,
    requests: 3,
    want: { live: 0, state: 'attention', reason: 'refused' },
  },
  {
    name: '403 for an hour: told',
    creates: [untaken(403)],
    ms: hour,
    people: 0,
    requests: 20,
    want: { live: 0, trouble: 'permission-missing' },
  },
  {
    name: 'an answer that names another patient: nothing goes to that chart',
    creates: [named],
    people: 1,
    requests: 1,
    want: once,
  },
]

it.each(creations)(
  'a new patient: $name',
  async ({ name, creates, behind = 0, ms = 20 * minute, ...then }) => {
    world = await startHostile()
    const { nextech } = world
    nextech.people.shift()
    const known = nextech.people.length
    nextech.lies.creates = [...creates]
    nextech.lies.refusesTwins = then.refusesTwins ?? false
    nextech.lies.meets = (found, now) => found.filter(each => now >= (each.made ?? 0) + behind)
    const { want, people, requests } = then
    expect(await outcomeOf(world, { name, ms, want })).toMatchObject(want)
    expect(nextech.people.length - known).toBe(people)
    expect(nextech.created()).toBeLessThanOrEqual(requests)
    const uid = nextech.people.at(-1)?.uid ?? ''
    expect(nextech.arrived.every(({ path }) => path.includes(uid))).toBe(true)
  },
)
