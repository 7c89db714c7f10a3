import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'
import { aRecord } from '../../tests/fixtures/builders.ts'
import { openStore } from '../../tests/fixtures/store.ts'

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
