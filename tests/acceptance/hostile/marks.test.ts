import { afterEach, expect, it, vi } from 'vitest'
import { type Case, lost, minute, once, outcomeOf, seen } from './hostile-case.ts'
import { type Answering, honest } from './hostile-nextech.ts'
import { type HostileWorld, numberOf, startHostile } from './hostile-world.ts'

// Minutes of a practice on a busy machine take their time.
vi.setConfig({ testTimeout: 60_000 })

let world: HostileWorld
afterEach(() => world.close())

const spoiled = [
  ['cut within the number', 'DermPRO #10000'],
  ['with a figure before it', `DermPRO #0${numberOf(0)} | 1x SERUM-1`],
  ['with figures in groups', 'DermPRO #100,000,011 | 1x SERUM-1'],
  ['with figures hidden', 'DermPRO #*****0011 | 1x SERUM-1'],
  ['with two figures exchanged', 'DermPRO #100000101'],
] as const
const asked = { state: 'attention', reason: 'possible-duplicate', live: 0 } as const

it.each(spoiled)('an answer is lost, and the mark is kept %s: not sent again', async (_, text) => {
  world = await startHostile()
  const lostSo: Answering = ({ res, commit }) => {
    commit({ text })
    res.destroy()
  }
  const each: Case = { name: '', answers: [lostSo, honest], ms: 30 * minute, want: {} }
  expect(await outcomeOf(world, each)).toMatchObject({ ...asked, posts: 1 })
})

it.each(spoiled)('a payment was entered by hand, and the mark is %s: nothing is sent', async (_, text) => {
  world = await startHostile()
  world.nextech.put({ text, created: world.serverNow() - 3 * minute })
  expect(await outcomeOf(world, { name: '', want: {} })).toMatchObject({ ...asked, posts: 0 })
})

it('a payment by hand that names another order, of another sum: nothing is sent for either', async () => {
  world = await startHostile()
  world.nextech.put({ text: `DermPRO #${numberOf(1)}`, created: world.serverNow() - 3 * minute })
  await world.order(2)
  await world.live(15 * minute)
  expect(await seen(world, 0)).toMatchObject({ ...asked, posts: 0 })
  expect(await seen(world, 1)).toMatchObject({ ...asked, posts: 0 })
})

it('a payment that another order holds keeps nothing back, though it fits', async () => {
  world = await startHostile()
  const uid = world.nextech.people[0]?.uid ?? ''
  await world.order(1, 1)
  await world.live(2 * minute)
  const [held] = world.ofOrder(1)
  // The two customers were merged, and their orders came to as much.
  Object.assign(held ?? {}, { uid, cents: 8000, updated: world.serverNow() })
  await world.live(15 * minute)
  await world.order()
  await world.live(15 * minute)
  expect(await seen(world, 0)).toMatchObject({ ...once, posts: 1 })
})

it.each<[string, unknown]>([
  ['words', 'eighty'],
  ['another currency', { value: '80 EUR' }],
  ['nothing', { value: null }],
])('a payment by hand without a mark, whose amount is %s: nothing is sent', async (_, total) => {
  world = await startHostile()
  world.nextech.lies.writes = ({ text }, resource) =>
    text === 'by phone' ? { ...resource, total } : resource
  world.nextech.put({ text: 'by phone', created: world.serverNow() - 3 * minute })
  expect(await outcomeOf(world, { name: '', want: {} })).toMatchObject({ ...asked, posts: 0 })
})

it('an answer is lost, and payments are shown with amounts reversed: not sent again', async () => {
  world = await startHostile()
  world.nextech.lies.writes = ({ cents }, resource) => ({ ...resource, total: { value: -cents / 100 } })
  const each: Case = { name: '', answers: [lost, honest], ms: 30 * minute, want: {} }
  expect(await outcomeOf(world, each)).toMatchObject({ ...asked, posts: 1, live: 1 })
})

it('a payment that names the order and takes back all of it, though nothing was posted: nothing is sent', async () => {
  world = await startHostile()
  const text = `Refund, order ${numberOf(0)}`
  world.nextech.put({ text, cents: -8000, created: world.serverNow() - 3 * minute })
  expect(await outcomeOf(world, { name: '', want: {} })).toMatchObject({ ...asked, posts: 0 })
})

const without = (name: string) => (resource: Record<string, unknown>) => ({
  ...resource,
  extension: [resource.extension].flat().filter(each => !JSON.stringify(each).includes(name)),
})
const spelt = (resource: Record<string, unknown>) =>
  JSON.parse(JSON.stringify(resource).replace('DermPRO Online Payment', 'DERMPRO Online Payment '))

it.each([
  ['tells no category', without('payment-category'), asked],
  ['tells no location', without('/Location"'), asked],
  ['spells its category otherwise', spelt, { state: 'adopted', reason: null }],
] as const)('a payment by hand without a mark %s: nothing is sent', async (_, change, want) => {
  world = await startHostile()
  world.nextech.lies.writes = (_payment, resource) => change(resource)
  world.nextech.put({ text: 'by phone', created: world.serverNow() - 3 * minute })
  expect(await outcomeOf(world, { name: '', want: {} })).toMatchObject({ ...want, posts: 0 })
})
