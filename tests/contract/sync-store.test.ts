import { describe, expect, it, vi } from 'vitest'
import type { OrderRecord } from '../../lib/domain/posting.ts'
import { drainable, openOutcome, PostingStateSchema } from '../../lib/domain/posting-machine.ts'
import { StaleRevision } from '../../lib/sync/ports/sync-store.ts'
import { aRecord } from '../fixtures/builders.ts'
import { must } from '../fixtures/store.ts'
import { openStore } from './open-store.ts'

const now = Date.parse('2026-03-16T15:00:00Z')
const numbersOf = (records: readonly OrderRecord[]) => records.map(({ order }) => order.number)
const keyOf = aRecord().posting.key

describe('update: one writer at a time', () => {
  it('changes what it was told to, raises the revision and tells', async () => {
    const { store, put, changed } = await openStore()
    await put(aRecord())
    const before = must(await store.get(keyOf))
    const after = await store.update(before, { state: 'matched', patientUid: 'p1' })
    expect(after.posting).toEqual({ ...before.posting, state: 'matched', patientUid: 'p1', revision: 1 })
    expect(await store.get(keyOf)).toEqual(after)
    expect(changed).toEqual([keyOf])
  })

  it('refuses a stale revision, also through the strict connection, and changes nothing', async () => {
    const { store, put, changed } = await openStore()
    await put(aRecord())
    const old = must(await store.get(keyOf))
    const fresh = await store.update(old, { attempt: 1 })
    await expect(store.update(old, { attempt: 2 })).rejects.toThrow(StaleRevision)
    await expect(store.update(old, { attempt: 2 }, 'strict')).rejects.toThrow(StaleRevision)
    expect(await store.get(keyOf)).toEqual(fresh)
    expect(changed).toHaveLength(1)
  })

  it.each(['strict', 'relaxed'] as const)(
    'refuses to note, %s, that a payment leaves where the practice was moved away, and all else goes on',
    async durability => {
      const { store, put } = await openStore()
      await put(aRecord({ state: 'intent' }))
      const read = must(await store.get(keyOf))
      await store.saveHealth({ moved: { since: now } })
      await expect(store.update(read, { state: 'sent' }, durability)).rejects.toThrow(StaleRevision)
      expect(await store.get(keyOf)).toEqual(read)
      await store.saveHealth({ moved: null })
      expect((await store.update(read, { state: 'sent' }, durability)).posting.state).toBe('sent')
    },
  )

  it.each([
    ['a choice', { state: 'new', decision: { kind: 'patient', uid: 'p1', decidedAt: now } }],
    ['a word on a void', { closing: { kind: 'void-left', payments: ['1'], closedAt: now } }],
    [
      'an adoption by hand',
      { state: 'adopted', decision: { kind: 'payment', paymentId: '1', decidedAt: now } },
    ],
  ] as const)('refuses %s of staff there: it would be lost with the move', async (_what, change) => {
    const { store, put } = await openStore()
    await put(aRecord({ state: 'resolve' }))
    const read = must(await store.get(keyOf))
    await store.saveHealth({ moved: { since: now } })
    const said = structuredClone(change) as Partial<OrderRecord['posting']>
    await expect(store.update(read, said, 'strict')).rejects.toThrow(StaleRevision)
    await expect(store.adopt(read, '1', said)).rejects.toThrow(StaleRevision)
    expect((await store.update(read, { dueAt: null, reason: 'moved' })).posting.reason).toBe('moved')
  })

  it('refuses a record that is not there', async () => {
    await expect((await openStore()).store.update(aRecord(), { attempt: 1 })).rejects.toThrow(StaleRevision)
  })

  it.each(['strict', 'relaxed'] as const)(
    'of two at once, relaxed and %s, exactly one wins',
    async durability => {
      const { store, put } = await openStore()
      await put(aRecord({ state: 'matched' }))
      const read = must(await store.get(keyOf))
      const both = await Promise.allSettled([
        store.update(read, { state: 'intent', attempt: 1 }, durability),
        store.update(read, { state: 'resolve', attempt: 2 }),
      ])
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const winner = both.find(one => one.status === 'fulfilled')?.value
      expect(await store.get(keyOf)).toEqual(winner)
      expect(winner?.posting.revision).toBe(1)
    },
  )

  it('refuses a move that the table does not know', async () => {
    const { store, put } = await openStore()
    await put(aRecord({ state: 'sent' }))
    const before = must(await store.get(keyOf))
    await expect(store.update(before, { state: 'new' })).rejects.toThrow('from sent to new')
    expect(await store.get(keyOf)).toEqual(before)
  })

  it('judges the move by what is stored, not by what the writer believes', async () => {
    const { store, put } = await openStore()
    await put(aRecord({ state: 'sent' }))
    await expect(store.update(aRecord({ state: 'new' }), { state: 'matched' })).rejects.toThrow(
      'from sent to matched',
    )
  })

  it('never moves a posting to another order', async () => {
    const { store, put } = await openStore()
    await put(aRecord())
    const after = await store.update(aRecord(), { key: 'elsewhere', revision: 99 })
    expect(after.posting).toMatchObject({ key: keyOf, revision: 1 })
  })

  it('refuses a value that could not be read back', async () => {
    const { store, put } = await openStore()
    await put(aRecord())
    await expect(store.update(aRecord(), { dueAt: 0.5 })).rejects.toThrow()
    expect(must(await store.get(keyOf)).posting.revision).toBe(0)
  })
})

describe('what is due', () => {
  const of = (number: string, placedAt: number, dueAt: number | null) =>
    aRecord({ dueAt }, { number, placedAt })

  it('is given oldest order first, up to now, without what only staff can move', async () => {
    const { store, put } = await openStore()
    await put(
      of('1', 300, now),
      of('2', 100, now - 5),
      of('3', 200, now - 9),
      of('4', 1, now + 1),
      of('5', 0, null),
    )
    expect(numbersOf(await store.due(now))).toEqual(['2', '3', '1'])
    expect(await store.nextDue()).toBe(now - 9)
  })

  it('leaves out a row that cannot be read, says so without quoting it, and looks again later', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { rows, store, put } = await openStore()
    const broken = of('1', 1, now)
    await put(broken, of('2', 2, now))
    const { key } = broken.posting
    const customer = { ...broken.order.customer, email: 4711 }
    await rows.replaceOrder(key, { ...broken.order, customer })
    expect(await store.due(now)).toHaveLength(1)
    expect(JSON.stringify(said.mock.calls)).not.toContain('4711')
    await expect.poll(() => store.due(now)).toHaveLength(1)
    expect(await rows.dueAt(key)).toBeGreaterThan(now)
  })

  it('is nothing in an empty store', async () => {
    const { store, put } = await openStore()
    expect(await store.due(now)).toEqual([])
    expect(await store.nextDue()).toBeUndefined()
    await put(of('1', 1, null))
    expect(await store.nextDue()).toBeUndefined()
  })

  it.each(PostingStateSchema.options)(
    'reconsidering all makes %s due, unless its outcome is open',
    async state => {
      const { store, put } = await openStore()
      await put(aRecord({ state, dueAt: null, revision: 3 }))
      await store.reconsider(now)
      const { posting } = must(await store.get(keyOf))
      const under = openOutcome.includes(state)
      expect(posting).toMatchObject({ dueAt: under ? null : now, revision: under ? 3 : 4 })
      expect([state, 'new']).toContain(posting.state)
    },
  )

  it('reconsidering some reasons leaves the others alone', async () => {
    const { store, put } = await openStore()
    const reasons = ['location-missing', 'posted-twice', 'same-details', null] as const
    await put(
      ...reasons.map(reason => aRecord({ state: 'attention', reason, dueAt: null }, { number: `${reason}` })),
    )
    await store.reconsider(now, ['location-missing', 'posted-twice'])
    expect(numbersOf(await store.due(now)).sort()).toEqual(['location-missing', 'posted-twice'])
  })

  it('knows the oldest order that is not finished', async () => {
    const { store, put } = await openStore()
    expect(await store.oldestOpen()).toBeUndefined()
    const states = PostingStateSchema.options.filter(state => !drainable.includes(state))
    await put(...states.map((state, i) => aRecord({ state }, { number: `${i}`, placedAt: i })))
    expect(await store.oldestOpen()).toBeUndefined()
    await put(aRecord({ state: 'absent' }, { number: 'b', placedAt: 60 }))
    await put(aRecord({ state: 'unknown' }, { number: 'a', placedAt: 50 }))
    expect(await store.oldestOpen()).toBe(50)
  })
})

describe('finding records', () => {
  it('finds what awaits a patient, whatever the case of the uid', async () => {
    const { store, put } = await openStore()
    const records = (['new', 'matched', 'intent', 'sent', 'posted'] as const).map(state =>
      aRecord({ state, patientUid: 'Ab-1' }, { number: state }),
    )
    await put(...records, aRecord({ state: 'matched', patientUid: 'ab-12' }, { number: 'other' }))
    expect(numbersOf(await store.awaiting('aB-1')).sort()).toEqual(['intent', 'matched', 'sent'])
  })

  it('finds by order number or by a payment that it holds, each once', async () => {
    const { store, put } = await openStore()
    await put(
      aRecord({ paymentIds: ['7'] }, { number: '1' }),
      aRecord({ paymentIds: ['8', '9'] }, { number: '2' }),
      aRecord({}, { number: '3' }),
    )
    expect(numbersOf(await store.touchedBy(['1', '3'], ['7', '9'])).sort()).toEqual(['1', '2', '3'])
    expect(await store.touchedBy([], [])).toEqual([])
    expect(await store.claimedPayments(['9', '10'])).toContain('9')
    expect(await store.claimedPayments(['10'])).toEqual(new Set())
  })

  it('leaves out a posting whose order is gone', async () => {
    const { store, put, rows } = await openStore()
    await put(aRecord())
    await rows.dropOrders()
    expect(await store.get(keyOf)).toBeUndefined()
    expect(await store.due(Number.MAX_SAFE_INTEGER)).toEqual([])
  })

  it.each([
    ['posting', { state: 'lost' }],
    ['posting', { warnings: ['odd'] }],
    ['order', { number: 1 }],
  ])('a %s that was written otherwise throws where it is read: %j', async (what, damage) => {
    const { store, put, rows } = await openStore()
    await put(aRecord())
    await (what === 'order' ? rows.replaceOrder(keyOf, damage) : rows.changePosting(keyOf, damage))
    await expect(store.get(keyOf)).rejects.toThrow()
    await expect(store.touchedBy([aRecord().posting.number], [])).rejects.toThrow()
    const unread: string[] = []
    expect(await store.touchedBy([aRecord().posting.number], [], key => unread.push(key))).toEqual([])
    expect(unread).toEqual([keyOf])
  })
})
