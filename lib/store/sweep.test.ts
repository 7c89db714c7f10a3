import { describe, expect, it } from 'vitest'
import { dexieStore } from '../../tests/contract/dexie-store.ts'
import { aCustomer, anOrder, aPayment, aRecord, placedAt } from '../../tests/fixtures/builders.ts'
import { fourFields, memoryKey } from '../domain/contact.ts'
import { hasMarker } from '../domain/ledger.ts'
import type { Posting } from '../domain/posting.ts'
import { dayMs } from '../domain/units.ts'
import { pairingKey } from '../sync/match-order.ts'
import { createSweep } from './sweep.ts'

const settled: Partial<Posting> = {
  state: 'posted',
  dueAt: null,
  postedAt: placedAt + 60_000,
  paymentIds: ['90118'],
  patientUid: 'p1',
}
const month = 30 * dayMs
const before = placedAt + 10 * dayMs
/** What a person is known by. */
const personal = /maria|lopez|5630100|563-0100|1990-05-17|elm st|75201|SERUM/i

let count = 0
async function openSwept(...records: Parameters<ReturnType<typeof dexieStore>['put']>) {
  const store = dexieStore(`sweep ${count++}`)
  await store.put(...records)
  const dump = async () => {
    const tables = await Promise.all(store.db.tables.map(async table => [table.name, await table.toArray()]))
    return JSON.stringify(tables)
  }
  /** What a changed ledger makes due has been judged, and nothing came of it. */
  const saveLedger = async (payments: Parameters<typeof store.store.saveLedger>[0]) => {
    await store.store.saveLedger(payments)
    await store.put(...records)
  }
  return { ...store, saveLedger, dump, sweep: createSweep(store.db) }
}

describe('rules 11: the daily sweep', () => {
  it('leaves nothing in the database that tells a person, and the order still as posted', async () => {
    const record = aRecord(settled)
    const { store, db, saveLedger, dump, sweep } = await openSwept(record)
    await saveLedger([aPayment()])
    const fields = fourFields(record.order.customer)
    const key = pairingKey(record.order)
    await store.savePairing({ key, fourFields: fields, patientUid: 'p1', decidedAt: placedAt })
    await store.deny(key, { patientUid: 'p9', fourFields: fields, decidedAt: placedAt })
    expect(await dump()).toMatch(personal)

    expect(await sweep.run(before, before + month)).toBe(1)
    expect(await dump()).not.toMatch(personal)
    const left = await store.get(record.posting.key)
    expect(left?.posting).toMatchObject({ state: 'posted', number: '100000012', paymentIds: ['90118'] })
    expect((await db.activity.toArray()).map(({ code, number }) => [code, number])).toEqual([
      ['order.forgotten', '100000012'],
    ])
  })

  it('still finds the payment by the order’s number, and the memory by the four fields', async () => {
    const record = aRecord(settled)
    const { store, saveLedger, sweep } = await openSwept(record)
    await saveLedger([aPayment(), aPayment({ id: '2', text: 'Maria Lopez, web order 100000013' })])
    const key = pairingKey(record.order)
    const fields = fourFields(record.order.customer)
    const said = { key, fourFields: fields, patientUid: 'p1', decidedAt: placedAt }
    await store.savePairing(said)
    await sweep.run(before, before)
    const [payment] = await store.paymentsOf('100000012', [])
    expect(payment).toMatchObject({ id: '90118', text: 'DermPRO #100000012' })
    expect(hasMarker(payment?.text ?? '')).toBe(true)
    expect(await store.pairing(key)).toEqual(said)
    const stranger = memoryKey(key.slice(0, key.indexOf('/["')), fields.replace('maria"', 'mario"'))
    expect(await store.pairing(stranger)).toBeUndefined()
    // The later word is kept by name again.
    await store.savePairing({ ...said, patientUid: 'p2' })
    expect((await store.memories()).map(each => [each.key, each.pairing?.patientUid])).toEqual([[key, 'p2']])
  })

  it.each([
    ['Maria Lopez paid web order #100000012', '#100000012'],
    ['DermPRO #100000012 EGIFT CARD - DO NOT USE | 1x GIFT', 'DermPRO #100000012 EGIFT CARD - DO NOT USE'],
    ['DermPRO Branch #100000012 | 2x SERUM-1', 'DermPRO Branch #100000012'],
    ['DermPRO #100000012', 'DermPRO #100000012'],
  ])('of the payment “%s” leaves “%s”', async (text, left) => {
    const { store, saveLedger, sweep } = await openSwept(aRecord(settled))
    await saveLedger([aPayment({ text })])
    await sweep.run(before, before)
    expect((await store.paymentsOf('', ['90118']))[0]?.text).toBe(left)
  })

  it.each([
    ['younger', aRecord(settled, { placedAt: before + 1 })],
    ['waiting for staff', aRecord({ ...settled, state: 'resolve' })],
    ['due', aRecord({ ...settled, dueAt: 0 })],
  ])('leaves an order that is %s as it is', async (_, record) => {
    const { dump, sweep } = await openSwept(record)
    const whole = JSON.parse(await dump())
    expect(await sweep.run(before, before)).toBe(0)
    const { meta: _meta, ...rest } = Object.fromEntries(JSON.parse(await dump()))
    expect(rest).toMatchObject(Object.fromEntries(whole.filter(([name]: [string]) => name !== 'meta')))
  })

  it('does not take in again what an old page shows, unless the shop says that something changed', async () => {
    const { store, intake, dump, sweep } = await openSwept(aRecord(settled))
    await sweep.run(before, before)
    await intake.takeOrder(anOrder({ customer: aCustomer() }), before)
    expect(await dump()).not.toMatch(personal)
    const { posting } = await intake.takeOrder(anOrder({ refundedCents: 10_00 }), before)
    expect(posting).toMatchObject({ state: 'posted', paymentIds: ['90118'] })
    expect((await store.get(posting.key))?.order.customer.lastName).toBe('Lopez')
    expect(posting.dueAt).not.toBeNull()
  })

  it('takes many in portions, each once, and goes on after it was cut short', async () => {
    const records = Array.from({ length: 450 }, (_, i) =>
      aRecord({ ...settled, paymentIds: [] }, { number: `1${i}` }),
    )
    const { dump, sweep } = await openSwept(...records)
    expect(await sweep.run(before, before)).toBe(450)
    expect(await sweep.run(before, before)).toBe(0)
    expect(await dump()).not.toMatch(personal)
  })

  it('keeps how long the activity is kept at the longest that was ever said', async () => {
    const { sweep } = await openSwept()
    expect(await sweep.longestAuditYears(0)).toBe(0)
    expect(await sweep.longestAuditYears(10)).toBe(10)
    expect(await sweep.longestAuditYears(6)).toBe(10)
  })
})
