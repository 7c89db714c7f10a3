import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { describe, expect, it, onTestFinished } from 'vitest'
import { anOrder, aRecord } from '../../../tests/fixtures/builders.ts'
import { must } from '../../../tests/fixtures/store.ts'
import type { OrderRecord } from '../../domain/posting.ts'
import { postingKey } from '../../domain/posting.ts'
import { Database } from '../database.ts'
import { createIntakeStore } from '../intake-store.ts'
import { createOverview } from '../overview.ts'
import { createSyncStore } from '../sync-store.ts'
import type { AggregatesState } from './aggregates-state.ts'
import { keepAggregates } from './recount.ts'
import { verifyAggregates } from './verify-aggregates.ts'

const dayMs = 86_400_000
const now = Date.parse('2026-03-16T15:00:00Z')
const monday = '2026-03-16'

function open(name: string): Database {
  const db = new Database(name)
  onTestFinished(() => db.close())
  return db
}

let count = 0
/** A database as version 1 left it behind. */
async function versionOne(records: readonly OrderRecord[]): Promise<string> {
  const name = `version-1-${++count}`
  const old = new Dexie(name)
  old.version(1).stores({
    orders: '&key',
    postings: '&key, dueAt, state, number, patientUid, *paymentIds, placedAt',
    ledger: '&id, patientUid, *numbers, createdAt',
    listings: '&key',
    pairings: '&key',
    shops: '&origin',
    meta: '&name',
  })
  await old.table('orders').bulkAdd(records.map(({ order, posting }) => ({ key: posting.key, order })))
  await old.table('postings').bulkAdd(records.map(({ posting }) => posting))
  old.close()
  return name
}

const overDays = (orders: number, days: number) =>
  Array.from({ length: orders }, (_, i) => {
    const state = i % 50 === 0 ? ('resolve' as const) : ('posted' as const)
    const placedAt = now - (i % days) * dayMs
    return aRecord(
      { state, reason: state === 'resolve' ? 'possible-match' : null },
      { number: `${i}`, placedAt },
    )
  })

describe('a database that has no sums', () => {
  it('of version 1 is counted, to the same sums as a full count', async () => {
    const db = open(await versionOne(overDays(4_100, 90)))
    await keepAggregates(db)
    expect(must(await db.sums.get('staff')).cells).toMatchObject({ 'resolve possible-match': { count: 82 } })
    expect(await db.sums.count()).toBe(91)
    expect(await verifyAggregates(db)).toEqual([])
  })

  it('shows the newest days before the others are counted, and nothing of those', async () => {
    const db = open(await versionOne(overDays(3_000, 60)))
    const { sumsOf } = createOverview(db)
    const old = '2026-01-20'
    expect(await sumsOf([monday, old])).toMatchObject({ sums: [], counting: { from: null } })
    const first = Promise.withResolvers<AggregatesState>()
    const seen: AggregatesState[] = []
    const whole = keepAggregates(db, state => {
      seen.push(state)
      first.resolve(state)
    })
    const { counted } = await first.promise
    const early = await sumsOf([monday, old])
    expect(early.sums.map(({ id }) => id)).toEqual([monday, 'staff'])
    expect(early.counting?.total).toBe(3_000)
    expect(early.counting?.from).toMatch(/^2026-03-0/)
    expect(counted).toBeLessThan(1_100)
    await whole
    expect((await sumsOf([monday, old])).sums.map(({ id }) => id)).toEqual([monday, old, 'staff'])
    expect((await sumsOf([monday])).counting).toBeNull()
    expect(seen.at(-1)?.before).toBeNull()
  })

  it('is counted right though orders come, move and change while it is', async () => {
    const records = overDays(3_000, 60)
    const db = open(await versionOne(records))
    const intake = createIntakeStore(db)
    const store = createSyncStore(db, db)
    const whole = keepAggregates(db)
    for (let i = 1; i < 40; i++) {
      const record = must(records[i * 7])
      // Back by many days: from what is counted to what is not, and the other way round.
      const placedAt = now - ((i * 31) % 60) * dayMs
      await intake.takeOrder({ ...record.order, placedAt }, now)
      await intake.takeOrder(anOrder({ number: `new-${i}`, placedAt }), now)
      const fresh = must(await store.get(postingKey({ number: `new-${i}` })))
      await store.update(fresh, { state: 'attention', reason: 'location-missing' })
    }
    await whole
    expect(await verifyAggregates(db)).toEqual([])
  })

  it('that was closed over the count goes on where it was', async () => {
    const name = await versionOne(overDays(3_000, 60))
    const first = open(name)
    await expect(keepAggregates(first, () => first.close())).rejects.toThrow()
    const again = open(name)
    const seen: number[] = []
    await keepAggregates(again, ({ counted }) => seen.push(counted))
    // Had it started again, there would be a portion with a smaller count than that of the first.
    expect(seen[0]).toBeGreaterThan(1_000)
    expect(await verifyAggregates(again)).toEqual([])
  })
})
