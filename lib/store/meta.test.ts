import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'
import { aRecord } from '../../tests/fixtures/builders.ts'
import { openStore } from '../../tests/fixtures/store.ts'

const setup = { locationId: 'l1', providerId: 'd1', referralSourceId: 'r1', dummyUid: 'u1' }
const trouble = { code: 'nextech-down' as const, message: 'down', since: 1, nextTryAt: 2 }

describe('values of which there is one', () => {
  it('begin empty', async () => {
    const { store } = openStore()
    expect(await store.setup()).toBeUndefined()
    expect(await store.health()).toMatchObject({ provenAt: null, trouble: null, setupFault: null })
  })

  it('keep the set-up until it is taken back', async () => {
    const { store } = openStore()
    await store.saveSetup(setup)
    expect(await store.setup()).toEqual(setup)
    await store.saveSetup(undefined)
    expect(await store.setup()).toBeUndefined()
  })

  it('change the health only where it is told to, also at the same time', async () => {
    const { store } = openStore()
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
      const { store, db } = openStore()
      await db.meta.put({ name, value: { trouble: 'old form', readAt: 'long ago' } })
      expect(await store.setup()).toBeUndefined()
      expect(await store.ledgerCoverage()).toBeUndefined()
      expect(await store.health()).toMatchObject({ provenAt: null, trouble: null, setupFault: null })
    },
  )
})

describe('architecture 6.8: a released version of the database is never edited', () => {
  it('version 5 is this', async () => {
    const { db } = openStore()
    await db.open()
    const stores = db.tables.map(({ name, schema }) => [
      name,
      [schema.primKey, ...schema.indexes].map(index => index.src).join(', '),
    ])
    expect(db.verno).toBe(5)
    expect(Object.fromEntries(stores)).toEqual({
      orders: 'key, order.placedAt',
      postings: 'key, dueAt, state, number, patientUid, *paymentIds, placedAt',
      ledger: 'id, patientUid, *numbers, createdAt, day',
      listings: 'key',
      pairings: 'key',
      shops: 'origin',
      meta: 'name',
      sums: 'id',
      activity: 'seq, [number+seq], [kind+seq]',
      chain: 'end',
      days: 'day',
    })
  })
})

it('a database of version 1 is opened with all that it held', async () => {
  const { db } = openStore()
  const old = new Dexie(db.name)
  old.version(1).stores({
    orders: '&key',
    postings: '&key, dueAt, state, number, patientUid, *paymentIds, placedAt',
    ledger: '&id, patientUid, *numbers, createdAt',
    listings: '&key',
    pairings: '&key',
    shops: '&origin',
    meta: '&name',
  })
  const { order, posting } = aRecord({ state: 'posted', paymentIds: ['90118'] })
  await old.table('orders').add({ key: posting.key, order })
  await old.table('postings').add(posting)
  old.close()
  expect(await db.postings.toArray()).toEqual([posting])
  expect(await db.activity.count()).toBe(0)
})
