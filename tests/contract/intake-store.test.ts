import { describe, expect, it } from 'vitest'
import type { Order } from '../../lib/domain/order.ts'
import { postingKey } from '../../lib/domain/posting.ts'
import { type PostingState, PostingStateSchema } from '../../lib/domain/posting-machine.ts'
import { anOrder, aRecord } from '../fixtures/builders.ts'
import { openStore } from './open-store.ts'

const shop = anOrder().shop
const number = anOrder().number
const t0 = Date.parse('2026-03-16T15:00:00Z')
const second = 1000
const minute = 60 * second
const row = (fingerprint = 'a', of = number) => ({ number: of, fingerprint })

describe('intake: an order page is wanted once per change of its row', () => {
  it('wants each row that was never read, and names it once', async () => {
    const { intake } = await openStore()
    expect(await intake.seeRows(shop, [row('a', '1'), row('a', '2')], t0)).toEqual(['1', '2'])
    expect(await intake.seeRows(shop, [row('a', '1'), row('a', '2'), row('a', '3')], t0 + second)).toEqual([
      '3',
    ])
  })

  it('wants nothing while the row is as it was when its page was read', async () => {
    const { intake } = await openStore()
    await intake.seeRows(shop, [row()], t0)
    await intake.takeOrder(anOrder(), t0 + second)
    expect(await intake.seeRows(shop, [row()], t0 + 24 * 60 * minute)).toEqual([])
    expect(await intake.seeRows(shop, [row('b')], t0 + 24 * 60 * minute)).toEqual([number])
  })

  it.each([
    ['the same columns', 'd.c.t.s', 'd.c.t.s', []],
    ['no customer', 'd.c.t.s', 'd..t.s', []],
    ['no status', 'd.c.t.s', 'd.c.t.', []],
    ['a customer besides', 'd..t.s', 'd.c.t.s', []],
    ['a date besides', '.c.t.s', 'd.c.t.s', []],
    ['a status besides, which may have changed before', 'd.c.t.', 'd.c.t.s', [number]],
    ['a total besides, which may have changed before', 'd.c..s', 'd.c.t.s', [number]],
    ['no customer and another total', 'd.c.t.s', 'd..u.s', [number]],
    ['another status', 'd.c.t.s', 'd.c.t.r', [number]],
  ])(
    'of a row that was read and stands in another list with %s: %s, then %s',
    async (_, first, then, wanted) => {
      const { intake } = await openStore()
      await intake.seeRows(shop, [row(first)], t0)
      await intake.takeOrder(anOrder(), t0 + second)
      expect(await intake.seeRows(shop, [row(then)], t0 + minute)).toEqual(wanted)
    },
  )

  it('sees a status change behind a list that shows none, and a customer told later', async () => {
    const { intake } = await openStore()
    await intake.seeRows(shop, [row('d..t.s')], t0)
    await intake.takeOrder(anOrder(), t0 + second)
    expect(await intake.seeRows(shop, [row('d.c.t.')], t0 + minute)).toEqual([])
    expect(await intake.seeRows(shop, [row('d.x.t.s')], t0 + 2 * minute)).toEqual([number])
    await intake.takeOrder(anOrder(), t0 + 3 * minute)
    expect(await intake.seeRows(shop, [row('d.x.t.r')], t0 + 4 * minute)).toEqual([number])
  })

  it('lets another page try when the lease of a minute is over', async () => {
    const { intake } = await openStore()
    await intake.seeRows(shop, [row()], t0)
    expect(await intake.seeRows(shop, [row()], t0 + minute - 1)).toEqual([])
    expect(await intake.seeRows(shop, [row()], t0 + minute)).toEqual([number])
  })

  it('is taken up again at once by the tab that was reading it, and by no other', async () => {
    const { intake } = await openStore()
    await intake.seeRows(shop, [row()], t0, 'tab 1')
    expect(await intake.seeRows(shop, [row()], t0 + second, 'tab 2')).toEqual([])
    expect(await intake.seeRows(shop, [row()], t0 + second, 'tab 1')).toEqual([number])
    await intake.noteUnread(shop, number, 'failed', t0 + 2 * second)
    expect(await intake.seeRows(shop, [row()], t0 + 3 * second, 'tab 1')).toEqual([])
  })

  it('tries an unreadable page again after five minutes, and says why until then', async () => {
    const { intake } = await openStore()
    await intake.seeRows(shop, [row()], t0)
    await intake.noteUnread(shop, number, 'not-understood', t0 + second)
    expect((await intake.listings(shop, [number])).get(number)?.problem).toBe('not-understood')
    expect(await intake.seeRows(shop, [row()], t0 + second + 5 * minute - 1)).toEqual([])
    expect(await intake.seeRows(shop, [row()], t0 + second + 5 * minute)).toEqual([number])
    await intake.takeOrder(anOrder(), t0 + 6 * minute)
    expect((await intake.listings(shop, [number])).get(number)?.problem).toBeNull()
  })

  it('keeps the status that nobody understands until the page is read, also where its row was never seen', async () => {
    const { intake } = await openStore()
    const statusOf = async () => (await intake.listings(shop, [number])).get(number)?.status
    await intake.noteUnread(shop, number, 'not-understood', t0)
    expect((await intake.listings(shop, [number])).size).toBe(0)
    await intake.noteUnread(shop, number, 'status-unknown', t0, 'Packed')
    expect(await statusOf()).toBe('Packed')
    await intake.noteUnread(shop, number, 'failed', t0 + second)
    expect(await statusOf()).toBeUndefined()
    await intake.noteUnread(shop, number, 'status-unknown', t0 + second, 'Packed')
    await intake.takeOrder(anOrder(), t0 + 2 * second)
    expect(await statusOf()).toBeUndefined()
  })

  it('finds listings by what they hold, and has some of them read again', async () => {
    const { intake } = await openStore()
    await intake.seeRows(shop, [row('a', '1'), row('a', '2'), row('a', '3')], t0)
    await intake.noteUnread(shop, '1', 'status-unknown', t0, 'Packed')
    await intake.noteUnread(shop, '2', 'date-unclear', t0)
    await intake.takeOrder(anOrder({ number: '3' }), t0)
    await intake.noteZone(shop, '3', 'America/Denver')
    await intake.noteZone(shop, '4', 'America/Denver')
    const zoned = await intake.listingsWhere(({ timeZone }) => timeZone !== undefined)
    expect(zoned.map(each => each.number)).toEqual(['3'])
    const rows = ['1', '2', '3'].map(each => row('a', each))
    expect(await intake.seeRows(shop, rows, t0 + second)).toEqual([])
    await intake.readAgain(({ problem }) => problem === 'status-unknown')
    expect(await intake.seeRows(shop, rows, t0 + second)).toEqual(['1'])
    await intake.readAgain(() => true)
    expect(await intake.listingsWhere(({ timeZone }) => timeZone !== undefined)).toEqual([])
    expect(await intake.seeRows(shop, rows, t0 + 2 * second)).toEqual(['1', '2', '3'])
  })

  it('notes another moment that the same order tells, in its posting too', async () => {
    const { intake, store } = await openStore()
    const { posting } = await intake.takeOrder(anOrder(), t0)
    const placedAt = anOrder().placedAt - 7 * 60 * minute
    await intake.takeOrder(anOrder({ placedAt }), t0 + second)
    expect((await store.get(posting.key))?.posting.placedAt).toBe(placedAt)
  })

  it('does not lose a change that comes while the page is being read', async () => {
    const { intake } = await openStore()
    await intake.seeRows(shop, [row('a')], t0)
    expect(await intake.seeRows(shop, [row('b')], t0 + second)).toEqual([])
    await intake.takeOrder(anOrder(), t0 + 2 * second)
    expect(await intake.seeRows(shop, [row('b')], t0 + 3 * second)).toEqual([number])
  })

  it('stores of a row its number and fingerprint alone, not the customer’s name', async () => {
    const { intake, rows } = await openStore()
    const whole = { ...row(), customerName: 'Maria Lopez', href: '/order/1' }
    await intake.seeRows(shop, [whole], t0)
    await intake.seeRows(shop, [{ ...whole, fingerprint: 'b' }], t0 + minute)
    expect(JSON.stringify(await rows.listings())).not.toMatch(/maria|href/i)
  })

  it('keeps shops apart', async () => {
    const { intake } = await openStore()
    await intake.seeRows(shop, [row()], t0)
    expect(await intake.seeRows('https://other.example.com', [row()], t0)).toEqual([number])
    expect((await intake.listings('https://third.example.com', [number])).size).toBe(0)
  })
})

describe('intake: an order that was read', () => {
  it('starts its posting when it is new, and is told', async () => {
    const { intake, store, changed } = await openStore()
    const record = await intake.takeOrder(anOrder(), t0)
    expect(record.posting).toMatchObject({
      state: 'new',
      revision: 0,
      dueAt: t0,
      placedAt: anOrder().placedAt,
    })
    expect(await store.get(postingKey({ number }))).toEqual(record)
    expect(changed).toEqual([record.posting.key])
    expect((await intake.records(shop, [number, 'unseen'])).get(number)).toEqual(record)
    // A page may write the letters of a number in another case.
    const lettered = await intake.takeOrder(anOrder({ number: 'WEB25-000566' }), t0)
    const asked = await intake.records(shop, ['web25-000566', 'WEB25-000566'])
    expect([...asked]).toEqual([
      ['web25-000566', lettered],
      ['WEB25-000566', lettered],
    ])
    // Another window on the store shows the same order.
    expect((await intake.records('https://other.example.com', [number])).get(number)).toEqual(record)
  })

  it.each(PostingStateSchema.options)('leaves the posting %s alone when nothing changed', async state => {
    const { intake, put } = await openStore()
    const before = aRecord({ state, revision: 4, dueAt: null })
    await put(before)
    const { items, ...rest } = anOrder()
    const otherwiseWritten: Order = { items, ...rest }
    expect(await intake.takeOrder(anOrder(), t0)).toEqual(before)
    expect(await intake.takeOrder(otherwiseWritten, t0)).toEqual(before)
  })

  it.each<PostingState>(['new', 'matched', 'resolve', 'attention', 'waiting', 'skipped'])(
    'is decided again when it changed while %s',
    async state => {
      const { intake, put } = await openStore()
      await put(aRecord({ state, revision: 4, dueAt: null }))
      const { order, posting } = await intake.takeOrder(anOrder({ refundedCents: 100 }), t0)
      expect(order.refundedCents).toBe(100)
      expect(posting).toMatchObject({ state: 'new', revision: 5, dueAt: t0 })
    },
  )

  it.each<PostingState>(['intent', 'posted', 'adopted', 'refused', 'voided', 'refunded'])(
    'is looked at again when it changed while %s, and stays that',
    async state => {
      const { intake, put } = await openStore()
      await put(aRecord({ state, revision: 4, dueAt: null }))
      const { posting } = await intake.takeOrder(anOrder({ refundedCents: 100 }), t0)
      expect(posting).toMatchObject({ state, revision: 5, dueAt: t0 })
    },
  )

  it.each<PostingState>(['sent', 'unknown', 'verifying', 'absent'])(
    'rules 5: no page moves or hurries a posting that is %s, though the order is kept',
    async state => {
      const { intake, put } = await openStore()
      await put(aRecord({ state, revision: 4, dueAt: t0 + minute, leaseUntil: t0 + minute }))
      const { order, posting } = await intake.takeOrder(anOrder({ state: 'canceled' }), t0)
      expect(order.state).toBe('canceled')
      expect(posting).toMatchObject({ state, dueAt: t0 + minute, leaseUntil: t0 + minute })
    },
  )

  it('rules 2, late: the store’s first synchronisation is noted once', async () => {
    const { intake, store } = await openStore()
    expect(await store.firstSync(undefined)).toBeUndefined()
    await intake.takeOrder(anOrder(), t0)
    await intake.takeOrder(anOrder({ number: '100000013' }), t0 + minute)
    // A window that is added later makes no back-fill of what the store sold meanwhile.
    await intake.takeOrder(anOrder({ shop: 'https://other.example.com' }), t0 + 2 * minute)
    expect(await store.firstSync(undefined)).toBe(t0)
    expect(await store.firstSync('West')).toBeUndefined()
  })

  it('is one order through two windows on one store, and not judged again because the other one shows it', async () => {
    const { intake, store } = await openStore()
    await intake.takeOrder(anOrder(), t0)
    const again = await intake.takeOrder(anOrder({ shop: 'https://other.example.com' }), t0 + minute)
    expect(await store.due(t0 + minute)).toEqual([again])
    expect(again.posting).toMatchObject({ shop: 'https://other.example.com', revision: 0, updatedAt: t0 })
  })

  it('is refused whole when it is no order', async () => {
    const { intake, store, changed } = await openStore()
    await expect(intake.takeOrder(anOrder({ paidCents: 0.5 }), t0)).rejects.toThrow()
    expect(await store.due(t0)).toEqual([])
    expect(await store.firstSync(undefined)).toBeUndefined()
    expect(changed).toEqual([])
  })
})

describe('intake: an order that cannot be read any more', () => {
  it.each([
    ['posting', { state: 'lost' }],
    ['posting', { warnings: 'x' }],
    ['order', { number: 1 }],
  ])('of a %s like %j keeps no other of its list back', async (what, damage) => {
    const { intake, rows } = await openStore()
    await intake.takeOrder(anOrder({ number: '1' }), t0)
    await intake.takeOrder(anOrder({ number: '2' }), t0)
    const key = postingKey(anOrder({ number: '1' }))
    await (what === 'order' ? rows.replaceOrder(key, damage) : rows.changePosting(key, damage))
    expect([...(await intake.records(shop, ['1', '2'])).keys()]).toEqual(['2'])
  })
})
