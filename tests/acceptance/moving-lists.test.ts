import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type ListMove, listMoves } from '../../sandbox/nextech/list-lies.ts'
import type { Practice } from '../../sandbox/practice/practice.ts'
import { enterOthers } from '../reliability/simulation/lies.ts'
import { type EngineWorld, read, startWorld } from './engine-world.ts'
import { livePayments, type SmallPractice, smallPractice } from './small-practice.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let small: SmallPractice
beforeAll(async () => {
  small = await smallPractice()
})

let world: EngineWorld | undefined
afterEach(() => world?.close())

/** A ledger of two pages: only between pages can a payment move unseen. */
function withOlder(practice: Practice): Practice {
  const own = structuredClone(practice)
  enterOthers(own, Date.parse('2026-03-16T15:00:00Z'), 60)
  return own
}

const moving = (way: ListMove, times?: number) => ({
  way,
  every: 1,
  endpoint: 'GET PaymentReconciliation',
  ...(times && { times }),
})

describe.each(listMoves)('a ledger that moves while it is read: %s', way => {
  it('is read again, whole, with each payment once', async () => {
    // Lies are counted by pages: the second page of the first reading moves, or its first page is enough.
    const times = way === 'leaves' ? 2 : 1
    world = await startWorld(withOlder(small.practice))
    const reading = await world.engine.nextech.readSetup()
    if (reading.ok && reading.value.kind === 'ready') await world.engine.store.saveSetup(reading.value.setup)
    await world.control('options', { lyingLists: moving(way, times) })
    await read(world, small.known)
    await world.drain()
    expect((await world.engine.store.health()).trouble).toBeNull()
    const real = world.nextech.ledger().map(({ id, patient }) => `${id} on ${patient}`)
    const kept = (await world.engine.store.unmarkedPayments()).map(
      ({ id, patientUid }) => `${id} on ${patientUid}`,
    )
    expect(kept.filter(each => !real.includes(each))).toEqual([])
    const older = real.filter(each => /^800\d\d on/.test(each))
    expect(older).toHaveLength(60)
    expect(older.filter(each => !kept.includes(each))).toEqual([])
    for (const { increment_id } of small.known)
      expect(livePayments(world.nextech.ledger(), increment_id)).toBe(1)
  })

  it('is not believed while it does, and nothing is posted or adopted', async () => {
    world = await startWorld(withOlder(small.practice), { lyingLists: moving(way) })
    await read(world, small.known)
    await world.drain()
    const { trouble } = await world.engine.store.health()
    expect(trouble).toMatchObject({ code: 'list-incomplete' })
    expect(trouble?.message).toContain('could not be read steadily')
    expect(await world.engine.store.unmarkedPayments()).toEqual([])
    expect([...(await world.postings()).values()].map(({ state }) => state)).toEqual(['new', 'new'])
    expect(world.nextech.calls()['POST PaymentReconciliation']).toBeUndefined()
    await world.control('options', { lyingLists: null })
    world.advance(60_000)
    await world.drain()
    for (const { increment_id } of small.known)
      expect(livePayments(world.nextech.ledger(), increment_id)).toBe(1)
  })
})
