import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anOrder, aRecord } from '../../../tests/fixtures/builders.ts'
import { runs } from '../../../tests/fixtures/runs.ts'
import { must, openStore } from '../../../tests/fixtures/store.ts'
import { postingKey } from '../../domain/posting.ts'
import { mayMove, type PostingState, PostingStateSchema } from '../../domain/posting-machine.ts'
import { verifyAggregates } from './verify-aggregates.ts'

const now = Date.parse('2026-03-16T15:00:00Z')

describe('the kept sums are what a full recount gives', () => {
  it('whatever orders, moves and reconsiderations come in whatever order', async () => {
    const numbers = fc.constantFrom('1', '2')
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('read' as const),
        number: numbers,
        paidCents: fc.nat(99_999),
        refundedCents: fc.nat(9_999),
        at: fc.integer({ min: now, max: now + 3e8 }),
        placedAt: fc.integer({ min: now - 3e8, max: now }),
      }),
      fc.record({
        kind: fc.constant('move' as const),
        number: numbers,
        to: fc.constantFrom(...PostingStateSchema.options),
        strict: fc.boolean(),
      }),
      fc.record({ kind: fc.constant('reconsider' as const), some: fc.boolean() }),
    )
    const run = fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
      const { db, intake, store } = openStore()
      for (const each of steps) {
        if (each.kind === 'read') {
          const { kind: _kind, at, ...order } = each
          await intake.takeOrder(anOrder(order), at)
        } else if (each.kind === 'reconsider')
          await store.reconsider(now, each.some ? ['possible-match'] : undefined)
        else {
          const record = await store.get(postingKey(each))
          if (!record || !mayMove(record.posting.state, each.to)) continue
          const reason = each.to === 'resolve' ? ('possible-match' as const) : null
          await store.update(record, { state: each.to, reason }, each.strict ? 'strict' : 'relaxed')
        }
      }
      expect(await verifyAggregates(db)).toEqual([])
    })
    await fc.assert(run, { numRuns: runs(120) })
  }, 60_000)

  it('what staff are asked stays in their row and day while it is reconsidered, and leaves both once they have decided', async () => {
    const { db, intake, store } = openStore()
    const record = await intake.takeOrder(anOrder(), now)
    await store.update(record, { state: 'resolve', reason: 'possible-match' })
    expect(Object.keys(must(await db.sums.get('staff')).cells)).toEqual(['resolve possible-match'])
    await store.reconsider(now, ['possible-match'])
    expect(Object.keys(must(await db.sums.get('staff')).cells)).toEqual(['resolve possible-match'])
    expect(Object.keys(must(await db.sums.get('2026-03-16')).cells)).toEqual(['resolve card:VI'])
    const again = must(await store.get(record.posting.key))
    const decision = { kind: 'patient', uid: 'p1', decidedAt: now } as const
    await store.update(again, { decision, reason: null })
    expect(must(await db.sums.get('staff')).cells).toEqual({})
    expect(Object.keys(must(await db.sums.get('2026-03-16')).cells)).toEqual(['pending card:VI'])
  })

  it('and the check finds a row that is not', async () => {
    const { db, intake } = openStore()
    await intake.takeOrder(anOrder(), now)
    const row = must(await db.sums.get('2026-03-16'))
    await db.sums.put({ id: '2026-03-16', cells: {} })
    await db.sums.put({ ...row, id: '2026-03-17' })
    expect((await verifyAggregates(db)).map(({ id }) => id).sort()).toEqual(['2026-03-16', '2026-03-17'])
  })

  it('a change that is refused changes no sum', async () => {
    const { db, intake, store } = openStore()
    const { posting } = await intake.takeOrder(anOrder(), now)
    const before = await db.sums.toArray()
    const stale = aRecord({ ...posting, revision: 9 })
    await expect(store.update(stale, { state: 'resolve' })).rejects.toThrow()
    await expect(store.update(aRecord(posting), { state: 'posted' })).rejects.toThrow('from new to posted')
    expect(await db.sums.toArray()).toEqual(before)
  })

  it('writes nothing where nobody would see a difference', async () => {
    const { db, intake, store } = openStore()
    const writes: unknown[] = []
    const first = await intake.takeOrder(anOrder(), now)
    db.sums.hook('updating', change => void writes.push(change))
    const matched = await store.update(first, { state: 'matched', patientUid: 'p1' })
    const intent = await store.update(matched, { state: 'intent' }, 'strict')
    expect(writes).toEqual([])
    await store.update(intent, { state: 'sent' })
    expect(writes).toHaveLength(1)
  })

  it.each<PostingState>(['resolve', 'intent'])(
    'an order whose day changes while %s moves to its new day',
    async state => {
      const { db, intake, store } = openStore()
      const first = await intake.takeOrder(anOrder(), now)
      const matched = await store.update(first, { state: 'matched' })
      await store.update(matched, { state })
      await intake.takeOrder(anOrder({ placedAt: anOrder().placedAt - 86_400_000 }), now)
      const days = (await db.sums.where(':id').below('9').toArray()).filter(
        row => Object.keys(row.cells).length > 0,
      )
      expect(days.map(({ id }) => id)).toEqual(['2026-03-15'])
      expect(await verifyAggregates(db)).toEqual([])
    },
  )
})
