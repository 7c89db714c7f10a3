import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { describe, expect, it, vi } from 'vitest'
import { aRecord } from '../../tests/fixtures/builders.ts'
import { openStore } from '../../tests/fixtures/store.ts'

describe('architecture 6.8: a released version of the database is never edited', () => {
  it('version 7 is this', async () => {
    const { db } = openStore()
    await db.open()
    const stores = db.tables.map(({ name, schema }) => [
      name,
      [schema.primKey, ...schema.indexes].map(index => index.src).join(', '),
    ])
    expect(db.verno).toBe(7)
    expect(Object.fromEntries(stores)).toEqual({
      orders: 'key, order.placedAt, refundedAt',
      postings: 'key, dueAt, state, number, patientUid, *paymentIds, placedAt, quotesSince',
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

it('memories by e-mail alone become one for each member of the family', async () => {
  const { db, store } = openStore()
  const old = new Dexie(db.name)
  old.version(5).stores({
    orders: '&key, order.placedAt',
    postings: '&key, dueAt, state, number, patientUid, *paymentIds, placedAt',
    ledger: '&id, patientUid, *numbers, createdAt, day',
    listings: '&key',
    pairings: '&key',
    shops: '&origin',
    meta: '&name',
    sums: '&id',
    activity: '&seq, [number+seq], [kind+seq]',
    chain: '&end',
    days: '&day',
  })
  const [anita, beatriz] = ['["f@x.test","anita","ruiz",""]', '["f@x.test","beatriz","ruiz",""]']
  const never = (fourFields: string, patientUid: string, decidedAt: number) => ({
    fourFields,
    patientUid,
    decidedAt,
  })
  await old.table('pairings').bulkAdd([
    {
      key: 'main/f@x.test',
      fourFields: anita,
      patientUid: 'p1',
      decidedAt: 3,
      by: 'Front desk',
      never: [never(beatriz, 'p1', 5), never(anita, 'p9', 4)],
    },
    { key: 'main/b@x.test', fourFields: '["b@x.test"]', patientUid: null, decidedAt: 1, never: [] },
    { key: 'main/c@x.test', fourFields: '["c@x.test"]', patientUid: 'p3', decidedAt: 2, goneAt: 8 },
  ])
  old.close()
  expect(await store.memories()).toEqual([
    {
      key: `main/f@x.test/${beatriz}`,
      pairing: null,
      denials: [never(beatriz, 'p1', 5)],
    },
    {
      key: `main/f@x.test/${anita}`,
      pairing: {
        key: `main/f@x.test/${anita}`,
        fourFields: anita,
        patientUid: 'p1',
        decidedAt: 3,
        by: 'Front desk',
      },
      denials: [never(anita, 'p9', 4)],
    },
    {
      key: 'main/c@x.test/["c@x.test"]',
      pairing: {
        key: 'main/c@x.test/["c@x.test"]',
        fourFields: '["c@x.test"]',
        patientUid: 'p3',
        decidedAt: 2,
        goneAt: 8,
      },
      denials: [],
    },
  ])
})

describe('a database that the browser closes', () => {
  /** As on a full disk: what is open is closed, and nothing can be opened. */
  async function broken() {
    const { db } = openStore()
    await db.open()
    const open = vi.spyOn(Dexie.dependencies.indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Internal error.', 'UnknownError')
    })
    db.close({ disableAutoOpen: false })
    await expect(db.postings.count()).rejects.toThrow()
    return { db, open }
  }

  it('is opened again when it can be, by whatever uses it next', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    const { db, open } = await broken()
    await vi.advanceTimersByTimeAsync(1_000)
    await expect(db.postings.count()).rejects.toThrow()
    open.mockRestore()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await db.postings.count()).toBe(0)
    vi.useRealTimers()
  })

  it('stays closed where we have closed it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    const { db, open } = await broken()
    db.close()
    open.mockRestore()
    await vi.advanceTimersByTimeAsync(2_000)
    await expect(db.postings.count()).rejects.toThrow(/closed/)
    vi.useRealTimers()
  })
})
