import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activityNote } from '../../lib/domain/activity.ts'
import { postingKey } from '../../lib/domain/posting.ts'
import { mayMove, PostingStateSchema } from '../../lib/domain/posting-machine.ts'
import type { ProofBreak } from '../../lib/sync/ports/activity.ts'
import { choosePatient, undoDecision } from '../../lib/sync/staff-decision.ts'
import { anOrder } from '../fixtures/builders.ts'
import { runs } from '../fixtures/runs.ts'
import { must } from '../fixtures/store.ts'
import { openStore } from './open-store.ts'
import type { StoredRows, StoreUnderTest } from './store-under-test.ts'

const now = Date.parse('2026-03-16T15:00:00Z')
const all = { number: null, kind: null, before: null, limit: 1_000 }
const note = (at: number, number = 'A') =>
  activityNote({ at, actor: 'staff', code: 'decision.undone', number })

async function withEntries(count: number) {
  const opened = await openStore()
  for (let at = 1; at <= count; at++) await opened.activity.tell(note(at, at % 2 ? 'odd' : 'even'))
  return opened
}

async function codes({ activity }: StoreUnderTest) {
  const { entries } = await activity.page(all)
  return entries.map(({ actor, code, reason }) => [actor, code, reason].filter(Boolean).join(' ')).reverse()
}

describe('what changes is told in the same transaction', () => {
  it('the life of an order, without the states it only passes', async () => {
    const world = await openStore()
    const { intake, store } = world
    const first = await intake.takeOrder(anOrder(), now)
    const resolve = await store.update(first, { state: 'resolve', reason: 'possible-match' })
    const staff = { store, now, undoSeconds: 5 }
    await choosePatient(staff, resolve.posting.key, 'P-1')
    await undoDecision(staff, resolve.posting.key)
    await choosePatient(staff, resolve.posting.key, 'P-1')
    const chosen = must(await store.get(resolve.posting.key))
    const matched = await store.update(chosen, { state: 'matched', patientUid: 'P-1' })
    const intent = await store.update(matched, { state: 'intent' })
    const sent = await store.update(intent, { state: 'sent' }, 'strict')
    await store.update(sent, { state: 'posted', paymentIds: ['90118'] })
    expect(await codes(world)).toEqual([
      'shop order.seen',
      'sync posting.resolve possible-match',
      'staff decision.patient',
      'staff decision.undone',
      'sync posting.resolve possible-match',
      'staff decision.patient',
      'sync posting.sent',
      'sync posting.posted',
    ])
    expect((await world.activity.prove()).broken).toBeNull()
  })

  it('nothing where a change is refused or says nothing new', async () => {
    const world = await openStore()
    const record = await world.intake.takeOrder(anOrder(), now)
    await world.intake.takeOrder(anOrder(), now)
    const stale = { ...record, posting: { ...record.posting, revision: 9 } }
    await expect(world.store.update(stale, { state: 'resolve' })).rejects.toThrow()
    await expect(world.store.update(record, { state: 'posted' })).rejects.toThrow()
    const held = await world.store.update(record, { state: 'attention', reason: 'location-missing' })
    await world.store.update(held, { dueAt: now })
    expect(await codes(world)).toEqual(['shop order.seen', 'sync posting.attention location-missing'])
  })

  it('who posts, and who takes over', async () => {
    const world = await openStore()
    await world.store.saveHealth({ station: { since: 1, otherPayment: null } })
    await world.store.saveHealth({ station: { since: 1, otherPayment: '90200' } })
    await world.store.saveHealth({ station: { since: 2, otherPayment: null } })
    await world.store.saveHealth({ provenAt: 3 })
    expect(await codes(world)).toEqual([
      'sync station.began',
      'sync station.other-seen',
      'staff station.claimed',
    ])
  })

  it('no name, no address and no uid of anybody', async () => {
    const world = await openStore()
    const order = anOrder()
    const record = await world.intake.takeOrder(order, now)
    const resolve = await world.store.update(record, { state: 'resolve' })
    await choosePatient({ store: world.store, now, undoSeconds: 5 }, resolve.posting.key, 'UID-OF-A-PATIENT')
    const stored = JSON.stringify(await world.rows.activity()).toLowerCase()
    const { firstName, lastName, email, phone, birthDate, lines } = order.customer
    for (const secret of [firstName, lastName, email, phone, birthDate, ...lines, 'uid-of-a-patient'])
      expect(stored).not.toContain(must(secret ?? undefined).toLowerCase())
    expect(stored).toMatch(/"patient":"[0-9a-f]{8}"/)
  })

  it('whatever moves come, from both connections at once, the chain holds', async () => {
    const step = fc.record({
      number: fc.constantFrom('1', '2', '3'),
      to: fc.constantFrom(...PostingStateSchema.options),
      strict: fc.boolean(),
    })
    const run = fc.asyncProperty(fc.array(step, { maxLength: 20 }), async steps => {
      const { activity, intake, rows, store } = await openStore()
      await Promise.all(['1', '2', '3'].map(number => intake.takeOrder(anOrder({ number }), now)))
      await Promise.all(
        steps.map(async ({ number, to, strict }) => {
          const record = must(await store.get(postingKey({ number })))
          if (!mayMove(record.posting.state, to)) return
          await store.update(record, { state: to }, strict ? 'strict' : 'relaxed').catch(() => undefined)
        }),
      )
      const proof = await activity.prove()
      expect(proof).toMatchObject({ broken: null, checked: (await rows.activity()).length })
    })
    await fc.assert(run, { numRuns: runs(30) })
  })
})

describe('the proof', () => {
  it('holds for an empty chain', async () => {
    const { activity } = await withEntries(0)
    expect(await activity.prove()).toMatchObject({ checked: 0, broken: null })
  })

  it.each<[string, (rows: StoredRows) => Promise<unknown>, number, ProofBreak['why']]>([
    ['an amount that was changed', rows => rows.changeEntry(3, { amountCents: 1 }), 3, 'changed'],
    ['an order that was changed', rows => rows.changeEntry(1, { number: 'B' }), 1, 'changed'],
    ['an actor that was changed, at the end', rows => rows.changeEntry(6, { actor: 'sync' }), 6, 'changed'],
    ['a moment that was moved', rows => rows.changeEntry(2, { at: 99 }), 2, 'changed'],
    ['a hash that was changed', rows => rows.changeEntry(4, { hash: 'f'.repeat(64) }), 4, 'changed'],
    ['an entry hidden from its kind', rows => rows.changeEntry(4, { kind: 'order' }), 4, 'changed'],
    ['a code that does not exist', rows => rows.changeEntry(5, { code: 'order.odd' as never }), 5, 'changed'],
    ['an entry that was removed', rows => rows.dropEntries(3, 3), 3, 'missing'],
    ['the first entry removed', rows => rows.dropEntries(1, 1), 1, 'missing'],
    ['the end cut off', rows => rows.dropEntries(5, 6), 5, 'cut'],
    ['all of it removed', rows => rows.dropEntries(1, 6), 1, 'emptied'],
    [
      'an entry copied over another',
      async rows => rows.putEntry({ ...must((await rows.activity())[1]), seq: 4 }),
      4,
      'changed',
    ],
  ])('names the place of %s', async (_name, tamper, seq, why) => {
    const { rows, activity } = await withEntries(6)
    await tamper(rows)
    expect((await activity.prove()).broken).toEqual({ seq, why })
  })
})

describe('growth', () => {
  it('has its end: what is older goes, which is told; the chain stays whole and goes on', async () => {
    const { rows, activity } = await withEntries(6)
    await activity.prune(4, 7)
    expect((await rows.activity()).map(({ seq, code }) => [seq, code])).toEqual([
      [4, 'decision.undone'],
      [5, 'decision.undone'],
      [6, 'decision.undone'],
      [7, 'log.pruned'],
    ])
    await activity.tell(note(7))
    expect(await activity.prove()).toMatchObject({ checked: 5, first: 4, broken: null })
    await activity.prune(100, 101)
    expect(await activity.prove()).toMatchObject({ checked: 1, first: 9, broken: null })
    await activity.tell(note(101))
    expect(await activity.prove()).toMatchObject({ checked: 2, head: { seq: 10 }, broken: null })
  })

  it('an anchor that was moved is noticed', async () => {
    const { rows, activity } = await withEntries(6)
    await activity.prune(3, 7)
    await rows.moveAnchor('0'.repeat(64))
    expect((await activity.prove()).broken).toEqual({ seq: 3, why: 'changed' })
  })
})

describe('reading', () => {
  const seqs = (page: { entries: { seq: number }[] }) => page.entries.map(({ seq }) => seq)

  it('goes back page by page, the newest first', async () => {
    const { activity } = await withEntries(5)
    const first = await activity.page({ ...all, limit: 2 })
    expect([seqs(first), first.more]).toEqual([[5, 4], true])
    expect(seqs(await activity.page({ ...all, before: 4, limit: 2 }))).toEqual([3, 2])
    const last = await activity.page({ ...all, before: 2, limit: 2 })
    expect([seqs(last), last.more]).toEqual([[1], false])
  })

  it('of one order, of one kind, of both', async () => {
    const { activity } = await withEntries(5)
    await activity.tell(activityNote({ at: 9, actor: 'shop', code: 'order.seen', number: 'odd' }))
    const of = async (
      number: string | null,
      kind: 'decision' | 'order' | null,
      before: number | null = null,
    ) => seqs(await activity.page({ ...all, number, kind, before }))
    expect(await of('odd', null)).toEqual([6, 5, 3, 1])
    expect(await of('odd', null, 5)).toEqual([3, 1])
    expect(await of(null, 'decision')).toEqual([5, 4, 3, 2, 1])
    expect(await of(null, 'order')).toEqual([6])
    expect(await of('odd', 'decision')).toEqual([5, 3, 1])
    expect(await of('none', null)).toEqual([])
  })
})
