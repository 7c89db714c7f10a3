import { describe, expect, it } from 'vitest'
import { openStore } from './open-store.ts'

const pairing = { key: 'k', fourFields: '["a"]', patientUid: 'p1', decidedAt: 1 }
const never = (patientUid: string, decidedAt = 2) => ({ patientUid, fourFields: '["a"]', decidedAt })

describe('rules 1: what is remembered of a shop customer', () => {
  it('is a pairing until staff take it back', async () => {
    const { store } = await openStore()
    await store.savePairing(pairing)
    await store.savePairing({ ...pairing, patientUid: 'p2' })
    expect(await store.pairing('k')).toEqual({ ...pairing, patientUid: 'p2' })
    await store.dropPairing('k')
    expect(await store.pairing('k')).toBeUndefined()
    expect(await store.memories()).toEqual([])
  })

  it('is also who the customer is not, with a pairing and without one', async () => {
    const { store } = await openStore()
    await store.deny('k', never('P9'))
    await store.savePairing(pairing)
    await store.deny('k', never('p8', 3))
    expect(await store.pairing('k')).toEqual(pairing)
    expect(await store.denials('k')).toEqual([never('P9'), never('p8', 3)])
    await store.dropPairing('k')
    expect(await store.denials('k')).toHaveLength(2)
    await store.allow('k', 'p9')
    await store.allow('k', 'P8')
    expect(await store.memories()).toEqual([])
  })

  it('the later word counts: a denied patient who is chosen, and a chosen one who is denied', async () => {
    const { store } = await openStore()
    await store.deny('k', never('p1'))
    await store.savePairing(pairing)
    expect(await store.denials('k')).toEqual([])
    await store.deny('k', never('P1'))
    expect(await store.pairing('k')).toBeUndefined()
    expect(await store.denials('k')).toHaveLength(1)
  })

  it('a patient who is gone voids the pairing, and what staff said stays', async () => {
    const { store } = await openStore()
    await store.voidPairing('k', 'P1', 7)
    expect(await store.memories()).toEqual([])
    await store.savePairing(pairing)
    await store.voidPairing('k', 'P1', 7)
    await store.voidPairing('k', 'p1', 9)
    await store.voidPairing('k', 'p2', 9)
    expect(await store.pairing('k')).toEqual({ ...pairing, goneAt: 7 })
    await store.savePairing(pairing)
    expect(await store.pairing('k')).toEqual(pairing)
  })

  it('is listed with the latest decision first', async () => {
    const { store } = await openStore()
    await store.savePairing(pairing)
    await store.deny('j', never('p3', 5))
    expect((await store.memories()).map(({ key }) => key)).toEqual(['j', 'k'])
  })
})
