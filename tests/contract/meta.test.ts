import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { openStore } from './open-store.ts'

const setup = { locationId: 'l1', providerId: 'd1', referralSourceId: 'r1', dummyUid: 'u1' }
const trouble = { code: 'nextech-down' as const, message: 'down', since: 1, nextTryAt: 2 }

describe('values of which there is one', () => {
  it('begin empty', async () => {
    const { store } = await openStore()
    expect(await store.setup()).toBeUndefined()
    expect(await store.health()).toMatchObject({ provenAt: null, trouble: null, setupFault: null })
  })

  it('keep the set-up until it is taken back', async () => {
    const { store } = await openStore()
    await store.saveSetup(setup)
    expect(await store.setup()).toEqual(setup)
    await store.saveSetup(undefined)
    expect(await store.setup()).toBeUndefined()
  })

  it('change the health only where it is told to, also at the same time', async () => {
    const { store } = await openStore()
    const setupFault = { what: 'location-missing', detail: '' }
    await Promise.all([
      store.saveHealth({ trouble }),
      store.saveHealth({ provenAt: 7 }),
      store.saveHealth({ setupFault }),
    ])
    expect(await store.health()).toMatchObject({ provenAt: 7, trouble, setupFault })
    await store.saveHealth({ trouble: null })
    expect(await store.health()).toMatchObject({ provenAt: 7, trouble: null, setupFault })
  })

  it.each(['setup', 'ledgerCoverage', 'health'])(
    'take a %s that was written otherwise for none',
    async name => {
      const { store, rows } = await openStore()
      await rows.putValue(name, { trouble: 'old form', readAt: 'long ago' })
      expect(await store.setup()).toBeUndefined()
      expect(await store.ledgerCoverage()).toBeUndefined()
      expect(await store.health()).toMatchObject({ provenAt: null, trouble: null, setupFault: null })
    },
  )
})
