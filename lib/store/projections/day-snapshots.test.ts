import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { anOrder, aPayment, aRecord } from '../../../tests/fixtures/builders.ts'
import { runs } from '../../../tests/fixtures/runs.ts'
import { must, openStore } from '../../../tests/fixtures/store.ts'
import { postingKey } from '../../domain/posting.ts'
import { mayMove, PostingStateSchema } from '../../domain/posting-machine.ts'
import { Database } from '../database.ts'
import { keepDays, openDays } from './day-snapshots.ts'
import { createKeptReports } from './projections.ts'
import { keepAggregates } from './recount.ts'
import { readSnapshots } from './snapshots.ts'
import { verifyAggregates } from './verify-aggregates.ts'

const now = Date.parse('2026-03-16T15:00:00Z')
const monday = '2026-03-16'
const days = ['2026-03-12', '2026-03-13', '2026-03-14', '2026-03-15', monday, '2026-03-17', '2026-03-18']
const range = { from: '2026-03-15', to: monday }

/** The same books, whatever order they were read in. */
function inOneOrder({ open: _, orders, payments, ...rest }: Awaited<ReturnType<typeof readSnapshots>>) {
  const texts = (rows: readonly unknown[]) => rows.map(row => JSON.stringify(row)).sort()
  return { ...rest, orders: texts(orders), payments: texts(payments) }
}

describe('kept books of a day', () => {
  it('say what orders, postings and payments say, whatever changes come in whatever order', async () => {
    const number = fc.constantFrom('10001', '10002')
    const placedAt = fc.integer({ min: now - 4e8, max: now })
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('read' as const),
        number,
        placedAt,
        paidCents: fc.nat(99_999),
        state: fc.constantFrom('processing' as const, 'canceled' as const),
      }),
      fc.record({
        kind: fc.constant('move' as const),
        number,
        to: fc.constantFrom(...PostingStateSchema.options),
        ids: fc.subarray(['1', '2']),
      }),
      fc.record({
        kind: fc.constant('pay' as const),
        id: fc.constantFrom('1', '2', '3'),
        day: fc.constantFrom(...days),
        amountCents: fc.nat(99_999),
        updatedAt: fc.nat(5),
        of: fc.constantFrom('10001', '10002', 'nobody'),
      }),
      fc.record({ kind: fc.constant('reconsider' as const) }),
      fc.record({ kind: fc.constant('keep' as const) }),
    )
    const run = fc.asyncProperty(fc.array(step, { maxLength: 20 }), async steps => {
      const { db, intake, store } = openStore()
      const act = async (each: (typeof steps)[number]) => {
        if (each.kind === 'keep') return keepDays(db, days)
        if (each.kind === 'reconsider') return store.reconsider(now)
        if (each.kind === 'read') return intake.takeOrder(anOrder(each), now)
        if (each.kind === 'pay') {
          const { kind: _, of, ...payment } = each
          return store.saveLedger([aPayment({ ...payment, text: `DermPRO #${of} | 1x A` })])
        }
        const record = await store.get(postingKey(each))
        if (!record || !mayMove(record.posting.state, each.to)) return undefined
        return store.update(record, { state: each.to, paymentIds: each.ids })
      }
      await keepDays(db, days)
      for (const each of steps) await act(each)
      expect(await verifyAggregates(db)).toEqual([])
      const kept = inOneOrder(await readSnapshots(db, range))
      await db.days.clear()
      expect(kept).toEqual(inOneOrder(await readSnapshots(db, range)))
    })
    await fc.assert(run, { numRuns: runs(150) })
  }, 60_000)

  it('stand for all rows of their day: none of those is read', async () => {
    const { db, intake, store } = openStore()
    await intake.takeOrder(anOrder(), now)
    await store.saveLedger([aPayment()])
    await keepDays(db, days)
    const read: unknown[] = []
    for (const table of [db.orders, db.postings])
      table.hook('reading', row => {
        read.push(row)
        return row
      })
    const { orders, payments, open } = await readSnapshots(db, range)
    expect([orders.length, payments.length, open.length, read.length]).toEqual([1, 1, 1, 0])
  })

  it('hold nothing of the customer, no patient, no items and no text', async () => {
    const { db, intake, store } = openStore()
    const record = await intake.takeOrder(anOrder(), now)
    const plan = {
      amountCents: 84_00,
      cardType: 'Visa',
      paymentDate: monday,
      description: 'DermPRO #1 | 1x SERUM-1',
    }
    await store.update(record, { state: 'matched', plan, patientUid: 'p1' })
    await store.saveLedger([aPayment()])
    await keepDays(db, [monday])
    const text = JSON.stringify(await db.days.toArray())
    expect(text).toContain('100000012')
    for (const secret of ['Lopez', '@', '555', 'SERUM', '"p1"', 'DermPRO #'])
      expect(text).not.toContain(secret)
  })

  it('are not dropped by what no report shows', async () => {
    const { db, intake, store } = openStore()
    const record = await intake.takeOrder(anOrder(), now)
    await store.saveLedger([aPayment()])
    await keepDays(db, [monday])
    const fresh = must(await store.get(record.posting.key))
    await store.update(fresh, { dueAt: null, detail: 'x' })
    await store.saveLedger([aPayment({ updatedAt: now * 2 })])
    expect(await openDays(db, monday, monday)).toEqual([])
    await store.saveLedger([aPayment({ updatedAt: now * 3, day: '2026-03-17' })])
    expect(await openDays(db, monday, monday)).toEqual([monday])
  })

  it('that somebody changed are found by the proof, and read again', async () => {
    const { db, intake } = openStore()
    await intake.takeOrder(anOrder(), now)
    await keepDays(db, [monday])
    await db.days.toCollection().modify(day => {
      for (const { sale } of day.orders) sale.paidCents += 1
    })
    const reports = createKeptReports(db, () => '2026-03-17')
    expect(await reports.prove()).toEqual({ kind: 'wrong', days: [monday] })
    expect(await reports.prove()).toEqual({ kind: 'counting' })
    await reports.refresh(() => undefined)
    expect(await reports.prove()).toEqual({ kind: 'right', orders: 1 })
    const { orders, open } = await reports.readSnapshots({ from: monday, to: monday })
    expect([orders[0]?.sale.paidCents, open.includes(monday)]).toEqual([84_00, false])
  })

  it('that cannot be read are as good as none', async () => {
    const { db, put } = openStore()
    await put(aRecord())
    await db.days.put({ day: monday, orders: 'none' } as never)
    expect((await readSnapshots(db, range)).orders).toHaveLength(1)
  })

  it('of orders that are all judged again are dropped', async () => {
    const { db, intake, store } = openStore()
    const record = await intake.takeOrder(anOrder(), now)
    await store.update(record, { state: 'resolve', reason: 'possible-match' })
    await keepDays(db, [monday])
    await store.reconsider(now)
    expect(await openDays(db, monday, monday)).toEqual([monday])
  })

  it('of another zone are not read, and gone when the new one is counted', async () => {
    const { db, intake } = openStore()
    await intake.takeOrder(anOrder({ placedAt: Date.parse('2026-03-17T02:00:00Z') }), now)
    await keepDays(db, days)
    const chicago = new Database(db.name, 'relaxed', 'America/Chicago')
    onTestFinished(() => chicago.close())
    const dayNow = async () => must((await readSnapshots(chicago, range)).orders[0]).sale.day
    expect(await dayNow()).toBe(monday)
    await keepAggregates(chicago)
    expect(await chicago.days.count()).toBe(0)
    expect(await dayNow()).toBe(monday)
  })
})
