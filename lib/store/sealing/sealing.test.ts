import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { anOrder, aPayment, aPosting, aRecord, placedAt } from '../../../tests/fixtures/builders.ts'
import {
  closed,
  fillSealed,
  none,
  open,
  openSealed,
  personal,
  told,
} from '../../../tests/fixtures/sealed-store.ts'
import { pairingKey } from '../../sync/match-order.ts'
import { createOverview } from '../overview.ts'
import { keepDays } from '../projections/day-snapshots.ts'
import { createSourceStore } from '../source-store.ts'
import { isStoreFault, isVaultClosed } from '../store-fault.ts'
import { dropUnopenable, sealStored } from './fit-seal.ts'

describe('with an open vault', () => {
  it('nothing on the disk tells a person, and the store reads all of it', async () => {
    const opened = openSealed()
    const record = await fillSealed(opened)
    expect(await opened.disk()).not.toMatch(personal)
    expect(await opened.store.get(record.posting.key)).toEqual(record)
    expect((await opened.store.paymentsOf('100000012', [])).map(({ text }) => text)).toEqual([
      'DermPRO #100000012 | SERUM-30',
    ])
    expect(await opened.store.pairing(pairingKey(record.order))).toMatchObject({ patientUid: 'P-1' })
    expect((await opened.store.memories()).map(({ key }) => key)).toEqual([pairingKey(record.order)])
  })

  it('seals Nextech’s words of an order that staff have decided and may take back', async () => {
    const opened = openSealed()
    const record = await fillSealed(opened)
    const completion = { birthDate: '1979-01-31' }
    const before = aPosting({
      ...{ state: 'attention', reason: 'refused', detail: 'Maria Lopez has a hold' },
      decision: { kind: 'new-patient', completion, decidedAt: 1, fourFields: 'told by Lopez' },
      plan: { amountCents: 1, cardType: 'Visa', paymentDate: '2026-01-31', description: 'x | SERUM-31' },
    })
    const decision = { kind: 'patient', uid: 'P-1', decidedAt: placedAt } as const
    const paired = { fourFields: 'mother of Lopez', patientUid: 'P-2', decidedAt: 1, birthDate: '1979-02-28' }
    const asked = { state: 'attention', since: placedAt, before, paired } as const
    const decided = await opened.store.update(record, { state: 'new', decision, detail: null, asked })
    expect(await opened.disk()).not.toMatch(/Maria|hold|1979|Lopez|SERUM/)
    expect(decided.posting.asked).toMatchObject({ paired, before: { decision: { completion } } })
    expect((await opened.store.get(record.posting.key))?.posting.asked).toEqual(decided.posting.asked)
  })

  it('leaves these fields readable, and no other: a new one is looked at before it is', async () => {
    const opened = openSealed()
    await fillSealed(opened)
    const { orders, postings, ledger, pairings, listings } = await opened.rows()
    const names = (row: object, before = ''): string[] =>
      Object.entries(row).flatMap(([name, value]) =>
        value === null
          ? []
          : typeof value === 'object' && !Array.isArray(value) && !(value instanceof Uint8Array)
            ? names(value, `${before}${name}.`)
            : [before + name],
      )
    expect({
      orders: names(orders?.[0]),
      postings: names(postings?.[0]).filter(name => !(name in aRecord().posting)),
      ledger: names(ledger?.[0]),
      pairings: names(pairings?.[0]),
      listings: names(listings?.[0]),
    }).toMatchInlineSnapshot(`
      {
        "ledger": [
          "id",
          "patientUid",
          "amountCents",
          "day",
          "createdAt",
          "updatedAt",
          "category",
          "cardType",
          "locationId",
          "text",
          "status",
          "numbers",
          "sealed",
        ],
        "listings": [
          "key",
          "shop",
          "number",
          "leaseUntil",
          "sealed",
        ],
        "orders": [
          "key",
          "order.shop",
          "order.number",
          "order.placedAt",
          "order.state",
          "order.tender.kind",
          "order.tender.brand",
          "order.totalCents",
          "order.paidCents",
          "order.refundedCents",
          "order.dueCents",
          "order.giftCardCents",
          "sealed",
        ],
        "pairings": [
          "key",
          "sealed",
        ],
        "postings": [
          "decision.kind",
          "decision.decidedAt",
          "plan.amountCents",
          "plan.cardType",
          "plan.paymentDate",
          "sealed",
        ],
      }
    `)
  })

  it('keeps in clear of a payment’s text what finds it: no version of ours takes it for another’s', async () => {
    const opened = openSealed()
    await opened.store.saveLedger([
      aPayment({ id: '1', text: 'DermPRO #100000012 | SERUM-30' }),
      aPayment({ id: '2', text: 'Botox for Maria, #100000013 and #100000014' }),
      aPayment({ id: '3', text: 'for Maria' }),
    ])
    const { ledger } = await opened.rows()
    expect(ledger?.map(({ text }) => text)).toEqual(['DermPRO #100000012', '#100000013 #100000014', ''])
  })

  /** What somebody at the front desk may write of a payment. */
  const byHand =
    'Paid by phone (214-563-0100, lopez1990@mail.example, born 1990-05-17), order 100000012, sku A-10077'

  it('keeps phones, birth dates and addresses out of the numbers of a payment, and finds it by them', async () => {
    const opened = openSealed()
    await opened.store.saveLedger([aPayment({ id: '5', text: byHand })])
    await keepDays(opened.db, [aPayment().day])
    expect((await opened.rows()).days).toMatchObject([{ payments: [{ numbers: ['100000012', 'A-10077'] }] }])
    expect(await opened.disk()).not.toMatch(/563-0100|1990|lopez/i)
    expect((await opened.rows()).ledger?.[0]).toMatchObject({ text: '#100000012' })
    for (const number of ['100000012', '214-563-0100', '1990-05-17', 'A-10077', 'a-10077', 'LOPEZ1990'])
      expect([number, (await opened.store.paymentsOf(number, [])).map(({ text }) => text)]).toEqual([
        number,
        [byHand],
      ])
    expect(await opened.store.paymentsOf('100000013', [])).toEqual([])
  })

  it('is not kept busy by a text of thousands of numbers, and finds each', async () => {
    const opened = openSealed()
    const text = Array.from({ length: 3_000 }, (_, at) => `sku ${700_000 + at}`).join(', ')
    const begun = performance.now()
    await opened.store.saveLedger([aPayment({ text })])
    expect(performance.now() - begun).toBeLessThan(5_000)
    expect(await opened.store.paymentsOf('702999', [])).toHaveLength(1)
  })

  it('keeps of a marker that a person went on with the marker alone', async () => {
    const opened = openSealed()
    await opened.store.saveLedger([aPayment({ text: 'DermPRO #100000012 for Maria, 563-0100' })])
    expect(await opened.disk()).not.toMatch(personal)
    expect((await opened.rows()).ledger?.[0]).toMatchObject({ text: 'DermPRO #100000012' })
  })

  it('an order whose number looks like a phone is still found by its marker and by what people write', async () => {
    const opened = openSealed()
    const texts = ['DermPRO #214-563-0100 | A', 'paid order 214-563-0100']
    await opened.store.saveLedger(texts.map((text, at) => aPayment({ id: String(at), text })))
    expect((await opened.store.paymentsOf('214-563-0100', [])).map(({ text }) => text)).toEqual(texts)
  })

  it('seals what Nextech and a shop said of a trouble, and reads it', async () => {
    const opened = openSealed()
    const trouble = { code: 'nextech-down' as const, message: 'no Maria Lopez', since: 1, nextTryAt: null }
    await opened.store.saveHealth({ trouble, paused: { since: 2, by: null } })
    const sources = createSourceStore(opened.db)
    const source = {
      ...{
        address: 'https://shop.example/rest',
        placedFrom: 0,
        mark: 0,
        read: [],
        resume: null,
        readAt: null,
      },
      ...{ nextPollAt: 0, unreadable: [] },
      trouble: { code: 'shop-down' as const, message: 'of lopez', since: 1 },
    }
    await sources.saveSourceState('https://shop.example', source)
    expect(await opened.disk()).not.toMatch(personal)
    expect(await opened.store.health()).toMatchObject({ trouble })
    expect(await sources.sourceState('https://shop.example')).toEqual(source)
  })

  it.each([
    ['another order’s', async (rows: Record<string, unknown>[]) => rows[1]?.sealed],
    ['changed bytes', async () => new Uint8Array(80)],
  ])('does not open %s, acts on none of it, and goes on with the others', async (_, make) => {
    const opened = openSealed()
    const records = ['100000012', '100000013'].map(number => aRecord({ dueAt: 1 }, { number }))
    await opened.put(...records)
    const raw = await opened.raw()
    const rows = await raw.table('orders').toArray()
    await raw.table('orders').put({ ...rows[0], sealed: await make(rows) })
    await expect(opened.store.get(rows[0].key)).rejects.toThrow('cannot be opened')
    expect((await opened.store.due(placedAt)).map(({ posting }) => posting.number)).toEqual(['100000013'])
    // Written back as it was: somebody may still know what it is.
    await opened.db.orders.bulkPut(await opened.db.orders.toArray())
    expect((await raw.table('orders').get(rows[0].key)).sealed).toEqual(await make(rows))
  })

  it('a payment that does not open is nobody’s: who asks for it is told so', async () => {
    const opened = openSealed()
    await opened.store.saveLedger([aPayment({ text: 'DermPRO #100000012 | SERUM-30' })])
    const raw = await opened.raw()
    await raw
      .table('ledger')
      .toCollection()
      .modify({ sealed: new Uint8Array(60) })
    await expect(opened.store.paymentsOf('100000012', [])).rejects.toThrow('cannot be opened')
  })
})

describe('without a vault', () => {
  it('rows are as they are read, with nothing beside', async () => {
    const opened = openSealed(none)
    const { order, posting } = await fillSealed(opened)
    const { orders, postings, pairings, meta } = await opened.rows()
    expect(orders).toEqual([{ key: posting.key, order }])
    expect(postings?.[0]).toMatchObject(told)
    expect(pairings?.map(({ key }) => key)).toEqual([pairingKey(order)])
    await sealStored(opened.db)
    await dropUnopenable(opened.db)
    expect(await opened.rows()).toEqual({ ...(await opened.rows()), orders, postings, pairings, meta })
    expect(await opened.disk()).not.toContain('"sealed"')
  })
})

describe('with a closed vault', () => {
  it('says that there is trouble, keeps what stops the sync, and takes up news without personal words', async () => {
    const opened = openSealed()
    const trouble = { code: 'nextech-down' as const, message: 'no Maria', since: 1, nextTryAt: null }
    await opened.store.saveHealth({ trouble, paused: { since: 2, by: null } })
    opened.vault.seal = closed
    expect(await opened.store.health()).toMatchObject({
      trouble: { ...trouble, message: '' },
      paused: { since: 2 },
    })
    await opened.store.saveHealth({ trouble: { ...trouble, message: 'of Lopez', since: 3 } })
    expect(await opened.disk()).not.toMatch(personal)
    opened.vault.seal = open
    expect(await opened.store.health()).toMatchObject({
      trouble: { since: 3, message: '' },
      paused: { since: 2 },
    })
  })

  async function openClosed() {
    const opened = openSealed()
    const record = await fillSealed(opened)
    opened.vault.seal = closed
    return { ...opened, record }
  }

  it('shows state and money, blank in place of the rest, and counts', async () => {
    const { store, intake, db, record } = await openClosed()
    const { key } = record.posting
    const shown = await store.get(key, 'shown')
    expect(shown?.posting).toMatchObject({ state: 'attention', reason: 'refused', detail: null })
    expect(shown?.order.totalCents).toBe(record.order.totalCents)
    const listed = [...(await intake.records(record.order.shop, ['100000012'], 'shown')).values()]
    const all = [shown, ...listed, ...(await store.inStates(['attention'], 'shown'))]
    expect(all).toHaveLength(3)
    expect(JSON.stringify(all)).not.toMatch(personal)
    expect((await intake.listings('https://shop.example', ['100000099'], 'shown')).size).toBe(1)
    expect(await createOverview(db).countStaff()).toBe(1)
    expect(await store.health()).toMatchObject({ trouble: null })
  })

  it('reads nothing that anybody acts on, and writes nothing: it says why, and the same may be asked later', async () => {
    const { store, intake, db, record, put, disk, vault } = await openClosed()
    const before = await disk()
    const key = pairingKey(record.order)
    const asked: Record<string, () => PromiseLike<unknown>> = {
      get: () => store.get(record.posting.key),
      due: () => store.due(placedAt),
      inStates: () => store.inStates(['attention']),
      touchedBy: () => store.touchedBy(['100000012'], []),
      awaiting: () => store.awaiting('P-1'),
      paymentsOf: () => store.paymentsOf('100000012', []),
      paymentsOfPatient: () => store.paymentsOfPatient(aPayment().patientUid),
      paymentsFrom: () => store.paymentsFrom(0, 1),
      unmarkedPayments: () => store.unmarkedPayments(),
      pairing: () => store.pairing(key),
      denials: () => store.denials(key),
      memories: () => store.memories(),
      records: () => intake.records(record.order.shop, ['100000012']),
      update: () => store.update(record, { dueAt: 5 }),
      strictly: () => store.update(record, { dueAt: 5 }, 'strict'),
      adopt: () => store.adopt(record, '7', { paymentIds: ['7'] }),
      reconsider: () => store.reconsider(placedAt),
      saveLedger: () => store.saveLedger([aPayment({ id: '8' })]),
      savePairing: () => store.savePairing({ key, fourFields: '', patientUid: 'P', decidedAt: 1 }),
      takeOrder: () => intake.takeOrder(anOrder({ number: '100000044' }), placedAt),
      noteUnread: () => intake.noteUnread('https://shop.example', '100000099', 'failed', placedAt),
      put: () => put(aRecord()),
      delete: () => db.orders.delete(record.posting.key),
      clear: () => db.ledger.clear(),
      modify: () => db.postings.toCollection().modify({ dueAt: 1 }),
      'in a reading transaction': () => db.transaction('r', db.orders, () => db.orders.toArray()),
    }
    for (const [what, ask] of Object.entries(asked)) {
      const fault = await Promise.resolve(ask()).then(
        () => 'was done',
        (error: unknown) => error,
      )
      expect([what, isVaultClosed(fault), isStoreFault(fault)]).toEqual([what, true, true])
    }
    expect(await disk()).toBe(before)
    vault.seal = open
    expect(await store.get(record.posting.key)).toEqual(record)
    expect(await store.update(record, { dueAt: 5 })).toMatchObject({ posting: { dueAt: 5 } })
  })

  it('asks for no page, so that none is read in vain', async () => {
    const { intake, vault } = await openClosed()
    const see = () =>
      intake.seeRows('https://shop.example', [{ number: '100000077', fingerprint: 'f' }], placedAt)
    expect(await see()).toEqual([])
    expect(await intake.lookAgain('https://shop.example', ['100000099'], placedAt)).toEqual([])
    vault.seal = open
    expect(await see()).toEqual(['100000077'])
  })
})
