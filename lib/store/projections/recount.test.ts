import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { describe, expect, it, onTestFinished } from 'vitest'
import { anOrder, aRecord } from '../../../tests/fixtures/builders.ts'
import { must, openStore } from '../../../tests/fixtures/store.ts'
import { Database } from '../database.ts'
import { createOverview } from '../overview.ts'
import { keepDays } from './day-snapshots.ts'
import { createKeptReports } from './projections.ts'
import { forgetAggregates, keepAggregates } from './recount.ts'
import { readSnapshots } from './snapshots.ts'
import { verifyAggregates } from './verify-aggregates.ts'

const dayMs = 86_400_000
const now = Date.parse('2026-03-16T15:00:00Z')
const monday = '2026-03-16'

function open(name: string, zone?: string): Database {
  const db = new Database(name, 'relaxed', zone)
  onTestFinished(() => db.close())
  return db
}

describe('a database that has sums', () => {
  it('of its beginning on is never counted', async () => {
    const { db, intake } = openStore()
    await intake.takeOrder(anOrder(), now)
    let portions = 0
    await keepAggregates(db, () => portions++)
    expect(portions).toBe(0)
    expect((await createOverview(db).sumsOf([monday])).counting).toBeNull()
  })

  it('of version 3 keeps them as they are', async () => {
    const old = new Dexie('version-3')
    old.version(3).stores({
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
    })
    const { order, posting } = aRecord({ state: 'posted' })
    await old.table('orders').add({ key: posting.key, order })
    await old.table('postings').add(posting)
    await old.table('meta').add({ name: 'sums', value: { timeZone: 'UTC', way: 1 } })
    const tally = { count: 1, shownCents: 84_00, takenCents: 84_00, postedCents: 84_00 }
    await old.table('sums').add({ id: monday, cells: { 'synced card:VI': tally } })
    old.close()
    const db = open('version-3')
    let portions = 0
    await keepAggregates(db, () => portions++)
    expect([portions, await verifyAggregates(db)]).toEqual([0, []])
    expect((await createOverview(db).sumsOf([monday])).sums).toHaveLength(1)
    expect((await readSnapshots(db, { from: monday, to: monday })).orders).toHaveLength(1)
  })

  it('of another zone is counted again, and once only', async () => {
    const { db: first, intake } = openStore()
    const late = Date.parse('2026-03-17T02:00:00Z')
    await intake.takeOrder(anOrder({ placedAt: late }), now)
    const chicago = open(first.name, 'America/Chicago')
    expect((await createOverview(chicago).sumsOf(['2026-03-17'])).sums).toEqual([])
    await keepAggregates(chicago)
    const days = async () => (await chicago.sums.toArray()).map(({ id }) => id)
    expect(await days()).toEqual([monday, 'staff'])
    // Were it counted at every start, this would be put right.
    await chicago.sums.put({ id: '2026-03-20', cells: {} })
    await keepAggregates(chicago)
    expect(await days()).toEqual([monday, '2026-03-20', 'staff'])
  })

  it('of days without orders loses them when it is counted again', async () => {
    const { db, intake } = openStore()
    await intake.takeOrder(anOrder(), now)
    const row = must(await db.sums.get(monday))
    for (const id of ['2026-03-10', '2026-03-20']) await db.sums.put({ ...row, id })
    await forgetAggregates(db)
    await keepAggregates(db)
    expect((await db.sums.toArray()).map(({ id }) => id)).toEqual([monday, 'staff'])
  })

  /** What a version without sums does to the same database: it writes orders and postings, and knows of nothing else. */
  async function byOlderVersion(name: string, change: (old: Dexie) => Promise<unknown>): Promise<void> {
    const old = new Dexie(name)
    await old.open()
    await change(old)
    old.close()
  }

  const another = aRecord({ state: 'posted' }, { number: 'older-1', placedAt: now })

  it.each<[string, (old: Dexie) => Promise<unknown>]>([
    [
      'wrote an order',
      async old => {
        await old.table('orders').put({ key: another.posting.key, order: another.order })
        await old.table('postings').put(another.posting)
      },
    ],
    [
      'moved a posting',
      old => old.table('postings').toCollection().modify({ state: 'attention', reason: 'refused' }),
    ],
    [
      'moved an order to another day',
      old =>
        old
          .table('orders')
          .toCollection()
          .modify({ 'order.placedAt': now - 40 * dayMs }),
    ],
    ['deleted an order', old => Promise.all([old.table('orders').clear(), old.table('postings').clear()])],
  ])('is counted again where an older version %s meanwhile', async (_name, change) => {
    const { db, intake } = openStore()
    await intake.takeOrder(anOrder({ placedAt: now }), now)
    await keepAggregates(db)
    await keepDays(db, [monday])
    db.close()
    await byOlderVersion(db.name, change)
    const again = open(db.name)
    await keepAggregates(again)
    expect(await verifyAggregates(again)).toEqual([])
  })

  it('is proved wrong, and counted again, where an older version changed an order’s money alone', async () => {
    const { db, intake } = openStore()
    await intake.takeOrder(anOrder(), now)
    db.close()
    await byOlderVersion(db.name, old =>
      old.table('orders').toCollection().modify({ 'order.paidCents': 1_00 }),
    )
    const again = open(db.name)
    const reports = createKeptReports(again, () => monday)
    expect(await reports.prove()).toEqual({ kind: 'wrong', days: [monday] })
    await reports.refresh(() => undefined)
    expect(await verifyAggregates(again)).toEqual([])
  })

  it('with a row that cannot be read is not counted at every start because of it', async () => {
    const { db, intake } = openStore()
    await intake.takeOrder(anOrder(), now)
    await db.orders.toCollection().modify({ 'order.paidCents': 'a lot' } as never)
    await forgetAggregates(db)
    await keepAggregates(db)
    const again = open(db.name)
    let portions = 0
    await keepAggregates(again, () => portions++)
    expect(portions).toBe(0)
  })
})
