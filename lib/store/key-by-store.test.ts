import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { describe, expect, it, onTestFinished } from 'vitest'
import { aCustomer, anOrder, aPayment, aPosting } from '../../tests/fixtures/builders.ts'
import { must } from '../../tests/fixtures/store.ts'
import type { Order } from '../domain/order.ts'
import type { OrderRecord, Posting } from '../domain/posting.ts'
import { PostingStateSchema } from '../domain/posting-machine.ts'
import { Database } from './database.ts'

const shopA = 'https://a.example.com'
const shopB = 'https://b.example.com'
const { number, placedAt } = anOrder()
const day = 24 * 60 * 60_000
const ann = aCustomer({ firstName: 'Ann', lastName: 'Adams', email: 'ann@example.com' })

/** A record as version 4 kept it. */
function old(shop: string, posting: Partial<Posting>, order: Partial<Order> = {}): OrderRecord {
  const whole = anOrder({ shop, ...order })
  return { order: whole, posting: aPosting({ key: `${shop}/${whole.number}/all`, shop, ...posting }, whole) }
}

let count = 0

async function upgraded(
  records: readonly OrderRecord[],
  more: (db: Dexie) => Promise<unknown> = async () => {},
) {
  const name = `by-origin-${++count}`
  const before = new Dexie(name)
  before.version(4).stores({
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
  await before.table('orders').bulkAdd(records.map(({ order, posting }) => ({ key: posting.key, order })))
  await before.table('postings').bulkAdd(records.map(({ posting }) => posting))
  await before.table('meta').add({ name: 'sums', value: {} })
  await more(before)
  before.close()
  const db = new Database(name)
  onTestFinished(() => db.close())
  await db.open()
  return db
}

const all = async (db: Database) =>
  new Map((await db.postings.toArray()).map(posting => [posting.key, posting] as const))

describe('a database that was kept by origin', () => {
  it.each(PostingStateSchema.options)('keeps a posting that is %s as it is, under its store', async state => {
    const before = old(shopA, { state, paymentIds: ['7'], sentAt: 5, leaseUntil: 9, revision: 3, dueAt: 11 })
    const db = await upgraded([before])
    const key = `/${number}/all`
    expect(await db.postings.toArray()).toEqual([{ ...before.posting, key }])
    expect(await db.orders.toArray()).toEqual([{ key, order: before.order }])
    // What was counted stays counted.
    expect(await db.meta.get('sums')).toBeDefined()
  })

  it('keeps more orders than one portion holds, and their numbers with dashes', async () => {
    const records = Array.from({ length: 1_203 }, (_, i) => old(shopA, {}, { number: `WEB-${i}` }))
    const db = await upgraded(records)
    expect(await db.postings.count()).toBe(1_203)
    expect(await db.orders.get('/WEB-77/all')).toMatchObject({ order: { number: 'WEB-77' } })
  })

  it('makes one order of what two windows showed, with the posting that went farther', async () => {
    const waiting = old(shopA, { state: 'resolve', reason: 'possible-match' })
    const posted = old(shopB, { state: 'posted', paymentIds: ['7'], sentAt: 5 })
    const db = await upgraded([waiting, posted])
    expect(await db.postings.toArray()).toMatchObject([
      { key: `/${number}/all`, state: 'posted', paymentIds: ['7'], dueAt: posted.posting.dueAt },
    ])
    expect(await db.orders.count()).toBe(1)
    expect(await db.meta.get('sums')).toBeUndefined()
  })

  it('an outcome that is open is read back first, and a second payment is judged', async () => {
    const lost = old(shopA, { state: 'unknown', sentAt: 5, dueAt: 20 })
    const twice = await upgraded([lost, old(shopB, { state: 'posted', paymentIds: ['7'] })])
    expect(await twice.postings.toArray()).toMatchObject([{ state: 'unknown', paymentIds: ['7'], dueAt: 20 }])
    const both = [
      old(shopA, { state: 'posted', paymentIds: ['6'], dueAt: null }),
      old(shopB, { state: 'adopted', paymentIds: ['7'] }),
    ]
    const [posting] = await (await upgraded(both)).postings.toArray()
    expect([...must(posting).paymentIds].sort()).toEqual(['6', '7'])
    expect(posting?.dueAt).toEqual(expect.any(Number))
  })

  const another = { customer: ann, placedAt: placedAt + 30 * day }

  it('keeps two orders of one number: the one that has no payment waits for staff', async () => {
    const db = await upgraded([
      old(shopB, { state: 'matched', patientUid: 'p2' }, another),
      old(shopA, { state: 'posted', paymentIds: ['7'] }),
    ])
    expect((await all(db)).get(`/${number}/all`)).toMatchObject({ state: 'posted', shop: shopA })
    expect((await all(db)).get(`/${number}/taken-1`)).toMatchObject({
      state: 'attention',
      reason: 'number-taken',
      patientUid: null,
      takenBy: { placedAt, amountCents: 84_00 },
    })
  })

  it('two that are posted stay posted; one that was given the other’s payment waits for staff', async () => {
    const posted = await upgraded([
      old(shopA, { state: 'posted', paymentIds: ['6'] }),
      old(shopB, { state: 'posted', paymentIds: ['7'] }, another),
    ])
    expect((await all(posted)).get(`/${number}/taken-1`)).toMatchObject({
      state: 'posted',
      paymentIds: ['7'],
    })
    const adopted = await upgraded([
      old(shopA, { state: 'posted', paymentIds: ['6'], sentAt: 5 }),
      old(shopB, { state: 'adopted', paymentIds: ['6'] }, another),
    ])
    expect((await all(adopted)).get(`/${number}/taken-1`)).toMatchObject({
      state: 'attention',
      paymentIds: [],
    })
  })

  it('a row that cannot be read is kept, and keeps no other from being moved', async () => {
    const broken = {
      ...old(shopB, {}),
      posting: { ...old(shopB, {}).posting, paymentIds: undefined as never },
    }
    const db = await upgraded([old(shopA, {}), broken])
    expect([...(await all(db)).keys()]).toEqual([`/${number}/all`, `/${number}/taken-1`])
  })

  it('reads texts of the ledger by the rules of now', async () => {
    const text = 'DermPRO West #100000012 | 1x KIT, 100000999'
    const db = await upgraded([], before =>
      before.table('ledger').add({ ...aPayment({ text }), numbers: ['100000999'] }),
    )
    expect(await db.ledger.toArray()).toMatchObject([{ numbers: ['100000012'], store: 'West', text }])
  })

  it('keeps what staff said of customers: of two shops’ words the later one, and who they are not', async () => {
    const fields = '["maria"]'
    const row = (shop: string, patientUid: string | null, decidedAt: number, never: string[] = []) => ({
      key: `${shop}/maria@example.com`,
      fourFields: fields,
      patientUid,
      decidedAt,
      ...(never.length > 0 && {
        never: never.map(uid => ({ patientUid: uid, fourFields: fields, decidedAt })),
      }),
    })
    const db = await upgraded([], before =>
      before.table('pairings').bulkAdd([row(shopA, 'p1', 2, ['p3']), row(shopB, 'p2', 1, ['p4'])]),
    )
    const [kept, ...others] = await db.pairings.toArray()
    expect(others).toEqual([])
    expect(kept).toMatchObject({ key: '/maria@example.com/["maria"]', patientUid: 'p1' })
    expect(kept?.never?.map(({ patientUid }) => patientUid).sort()).toEqual(['p3', 'p4'])
  })
})
