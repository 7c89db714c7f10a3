import { gzipSync } from 'node:zlib'
import { afterEach, expect, it, vi } from 'vitest'
import { behind, type Case, hour, minute, once, outcomeOf, second, taken, untaken } from './hostile-case.ts'
import { type Answering, honest, json } from './hostile-nextech.ts'
import { resourceOf } from './hostile-records.ts'
import { type HostileWorld, startHostile } from './hostile-world.ts'

// An hour of a practice on a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 })

let world: HostileWorld
afterEach(() => world.close())

const outcome = (severity: string) => ({ resourceType: 'OperationOutcome', issue: [{ severity }] })
const jsonHeaders = { 'content-type': 'application/json' }

/** The body's beginning, and nothing more. */
const stalls: Answering = ({ res }) =>
  res.writeHead(201, { ...jsonHeaders, 'content-length': 500 }).write('{"resourceType":"Pay')
const takenAndStalls: Answering = arrived => {
  arrived.commit()
  stalls(arrived)
}
const asked = { live: 0, posts: 1, state: 'attention', reason: 'unproven' } as const

const yesses: Case[] = [
  { name: '201 without body or Location', answers: [taken(201)], want: { ...once, ids: '90001', posts: 1 } },
  { name: '200 and {}', answers: [taken(200, jsonHeaders, '{}')], want: { ...once, ids: '90001', posts: 1 } },
  {
    name: '200 and {} of a proxy, not taken',
    answers: [untaken(200, jsonHeaders, '{}'), honest],
    ms: hour,
    want: asked,
  },
  {
    name: '200 and words of a proxy, not taken',
    answers: [untaken(200, jsonHeaders, '{"message":"blocked"}'), honest],
    ms: hour,
    want: asked,
  },
  { name: '204, not taken', answers: [untaken(204), honest], ms: hour, want: asked },
  {
    name: '202, and taken 90 s later',
    answers: [
      ({ res, commit }) => {
        json(res, 202, { status: 'queued' })
        later.push([90 * second, () => commit()])
      },
      honest,
    ],
    want: { ...once, posts: 1 },
  },
  {
    name: '200 and an outcome that informs',
    answers: [taken(200, jsonHeaders, JSON.stringify(outcome('information'))), honest],
    want: { ...once, ids: '90001', posts: 1 },
  },
  {
    name: '200 and an outcome of an error',
    answers: [taken(200, jsonHeaders, JSON.stringify(outcome('error'))), honest],
    want: { ...once, ids: '90001', posts: 1 },
  },
  {
    name: '200 and an outcome of an error, not taken',
    answers: [untaken(200, jsonHeaders, JSON.stringify(outcome('error'))), honest],
    want: { ...once, posts: 2 },
  },
  {
    name: '200 and a web page',
    answers: [taken(200, {}, '<html>hi</html>'), honest],
    want: { ...once, posts: 1 },
  },
  {
    name: 'a number of something else',
    answers: [taken(200, jsonHeaders, '{"id":"req-77","status":"ok"}'), honest],
    want: { ...once, ids: '90001', posts: 1 },
  },
  {
    name: 'a number with its kind before it',
    answers: [
      ({ res, commit }) =>
        json(res, 201, { ...resourceOf(commit()), id: 'PaymentReconciliation/90001/_history/1' }),
    ],
    want: { ...once, ids: '90001', posts: 1 },
  },
  {
    name: 'a number that no list has',
    answers: [({ res, commit }) => json(res, 201, { ...resourceOf(commit()), id: 'a-guid' })],
    ms: hour,
    want: { ...once, ids: '90001', posts: 1 },
  },
  {
    name: 'the number of another payment',
    set: each => each.nextech.put({ id: '500', text: 'DermPRO #100000099 | 1x A', cents: 555 }),
    answers: [({ res, commit }) => json(res, 201, { ...resourceOf(commit()), id: '500' })],
    ms: 30 * minute,
    want: { ...once, ids: '90002', posts: 1 },
  },
  {
    name: 'a body that stalls',
    answers: [takenAndStalls, honest],
    want: { ...once, ids: '90001', posts: 1 },
  },
  { name: 'a body that stalls, not taken', answers: [stalls, honest], ms: hour, want: asked },
  {
    name: 'JSON that breaks off',
    answers: [({ res, commit }) => res.writeHead(201).end(JSON.stringify(resourceOf(commit())).slice(0, 60))],
    want: { ...once, ids: '90001', posts: 1 },
  },
  {
    name: 'gzip that is none',
    answers: [taken(201, { ...jsonHeaders, 'content-encoding': 'gzip' }, 'no gzip'), honest],
    want: { ...once, ids: '90001', posts: 1 },
  },
  {
    name: 'gzip that breaks off',
    answers: [
      taken(201, { 'content-encoding': 'gzip' }, gzipSync(JSON.stringify(outcome('x'))).subarray(0, 30)),
      honest,
    ],
    want: { ...once, ids: '90001', posts: 1 },
  },
]

const refused: Case[] = [
  ...[301, 302, 303, 307, 308].map(
    (code): Case => ({
      name: `${code} to elsewhere`,
      answers: [taken(code, { location: '/elsewhere' }), honest],
      want: { ...once, posts: 1, strayed: 0 },
    }),
  ),
  {
    name: '307 to elsewhere, not taken',
    answers: [untaken(307, { location: '/elsewhere' }), honest],
    want: { ...once, posts: 2, strayed: 0 },
  },
  ...[400, 409].map(
    (code): Case => ({
      name: `${code} though it was taken`,
      answers: [taken(code, {}, 'no'), honest],
      ms: 30 * minute,
      want: { ...once, posts: 1 },
    }),
  ),
  ...[408, 425, 451, 500, 502, 503, 504].map(
    (code): Case => ({
      name: `${code} though it was taken, with lists 30 s behind`,
      set: behind(30 * second),
      answers: [taken(code), honest],
      want: { ...once, posts: 1 },
    }),
  ),
  ...[401, 407, 421, 425, 503].map(
    (code): Case => ({
      name: `${code}, not taken`,
      answers: [untaken(code), honest],
      want: { ...once, posts: 2 },
    }),
  ),
  {
    name: '404 and a web page, not taken',
    answers: [untaken(404, {}, '<html>gone</html>'), honest],
    want: { ...once, posts: 2 },
  },
]

let later: NonNullable<Case['later']> = []
it.each([...yesses, ...refused])('$name', async each => {
  later = []
  world = await startHostile()
  expect(await outcomeOf(world, { ...each, later })).toMatchObject(each.want)
})
