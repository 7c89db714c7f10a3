import { gzipSync } from 'node:zlib'
import { afterEach, expect, it, vi } from 'vitest'
import { type Case, minute, once, outcomeOf, seen, taken } from './hostile-case.ts'
import { type Answering, honest, json } from './hostile-nextech.ts'
import { resourceOf } from './hostile-records.ts'
import { type HostileWorld, numberOf, startHostile } from './hostile-world.ts'

// An hour of a practice on a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 })

let world: HostileWorld
afterEach(() => world.close())

const jsonHeaders = { 'content-type': 'application/json' }
const takenOnce = { ...once, posts: 1, trouble: null, strayed: 0 }

/** The payment as it was taken, in some bytes. */
const bytes =
  (make: (text: string) => string | Buffer, headers: Record<string, string> = jsonHeaders): Answering =>
  ({ res, commit }) =>
    res.writeHead(201, headers).end(make(JSON.stringify(resourceOf(commit()))))

const answers: Case[] = [
  {
    name: 'a length longer than the body, and the end of the connection',
    answers: [
      ({ res, commit }) => {
        const text = JSON.stringify(resourceOf(commit()))
        res.writeHead(201, { ...jsonHeaders, 'content-length': String(text.length + 50) })
        res.write(text, () => res.destroy())
      },
      honest,
    ],
    want: takenOnce,
  },
  {
    name: 'a length shorter than the body',
    answers: [
      ({ res, commit }) => {
        const text = JSON.stringify(resourceOf(commit()))
        res.socket?.end(`HTTP/1.1 201 Created\r\nContent-Length: 40\r\n\r\n${text}`)
      },
      honest,
    ],
    want: takenOnce,
  },
  {
    name: 'chunks that break off',
    answers: [
      ({ res, commit }) => {
        res.writeHead(201, jsonHeaders)
        res.write(JSON.stringify(resourceOf(commit())).slice(0, 50), () => res.destroy())
      },
      honest,
    ],
    want: takenOnce,
  },
  {
    name: 'two answers to one request',
    answers: [
      ({ res, commit }) => {
        const text = JSON.stringify(resourceOf(commit()))
        const one = `HTTP/1.1 201 Created\r\nContent-Length: ${text.length}\r\n\r\n${text}`
        res.socket?.end(one + one)
      },
      honest,
    ],
    want: takenOnce,
  },
  {
    name: 'no HTTP at all',
    answers: [({ res, commit }) => commit() && void res.socket?.end('SSH-2.0-OpenSSH_9.2\r\n'), honest],
    want: takenOnce,
  },
  {
    name: 'only a Location',
    answers: [
      ({ res, commit }) =>
        res.writeHead(201, { location: `PaymentReconciliation/${commit().id}/_history/1` }).end(),
    ],
    want: { ...takenOnce, ids: '90001' },
  },
  {
    name: 'a number as a number',
    answers: [({ res, commit }) => json(res, 201, { ...resourceOf(commit()), id: 90001 })],
    want: { ...takenOnce, ids: '90001' },
  },
  { name: 'a BOM', answers: [bytes(text => `\ufeff${text}`)], want: { ...takenOnce, ids: '90001' } },
  {
    name: 'gzip',
    answers: [bytes(text => gzipSync(text), { ...jsonHeaders, 'content-encoding': 'gzip' })],
    want: { ...takenOnce, ids: '90001' },
  },
  {
    name: 'UTF-16',
    answers: [bytes(text => Buffer.from(`\ufeff${text}`, 'utf16le')), honest],
    want: { ...takenOnce, ids: '90001' },
  },
  {
    name: 'early hints, and that it works on it, before the answer',
    answers: [
      arrived => {
        arrived.res.writeEarlyHints({ link: '</x>; rel=preload' })
        arrived.res.writeProcessing()
        return honest(arrived)
      },
    ],
    want: { ...takenOnce, ids: '90001' },
  },
  { name: 'an empty list', answers: [taken(201, jsonHeaders, '[]'), honest], want: takenOnce },
  { name: 'null', answers: [taken(201, jsonHeaders, 'null'), honest], want: takenOnce },
  {
    name: 'a bundle around it',
    answers: [
      ({ res, commit }) =>
        json(res, 200, {
          resourceType: 'Bundle',
          id: 'b-1',
          entry: [{ resource: resourceOf(commit()) }],
        }),
      honest,
    ],
    want: { ...takenOnce, ids: '90001' },
  },
  {
    name: 'the patient instead of the payment',
    answers: [({ res, commit }) => json(res, 201, { resourceType: 'Patient', id: commit().uid }), honest],
    want: { ...takenOnce, ids: '90001' },
  },
  {
    name: 'taken with another amount: told',
    answers: [({ res, commit }) => json(res, 201, resourceOf(commit({ cents: 800_000 })))],
    ms: 20 * minute,
    want: { posts: 1, state: 'attention', reason: 'amount-differs' },
  },
  {
    name: 'taken, lost, and with another amount: told',
    answers: [({ res, commit }) => commit({ cents: 80 }) && void res.destroy(), honest],
    ms: 20 * minute,
    want: { posts: 1, state: 'attention', reason: 'amount-differs' },
  },
  {
    name: 'taken, and its words are cut after a few',
    answers: [({ res, commit }) => json(res, 201, resourceOf(commit({ text: 'DermPRO #1000' })))],
    ms: 20 * minute,
    want: { posts: 1, state: 'posted', reason: null },
  },
  {
    name: 'taken, lost, and its words are in capitals',
    answers: [
      ({ res, commit }) => commit({ text: `DERMPRO #${numberOf(0)} | 1X SERUM-1` }) && void res.destroy(),
      honest,
    ],
    want: { posts: 1, state: 'posted', reason: null },
  },
]

it.each(answers)('a payment is answered with $name', async each => {
  world = await startHostile()
  expect(await outcomeOf(world, each)).toMatchObject(each.want)
})

it('the answers to two payments are exchanged: each order has its own payment and its own patient', async () => {
  world = await startHostile(3_000)
  const { nextech } = world
  const open: { res: Parameters<Answering>[0]['res']; resource: object }[] = []
  nextech.lies.answers = [
    ({ res, commit }) => {
      open.push({ res, resource: resourceOf(commit()) })
      const [one, two] = open
      if (!one || !two) return
      json(one.res, 201, two.resource)
      json(two.res, 201, one.resource)
    },
  ]
  await world.order(2)
  await world.live(20 * minute)
  for (const at of [0, 1]) {
    expect(await seen(world, at)).toMatchObject({ ...once, posts: 1, ids: world.ofOrder(at)[0]?.id })
    expect((await world.posting(at)).patientUid).toBe(nextech.people[at]?.uid)
  }
})
