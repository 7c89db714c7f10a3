import { describe, expect, it } from 'vitest'
import { aPayment } from '../fixtures/builders.ts'
import { openStore } from './open-store.ts'

const coverage = { locationId: 'l1', from: 1, seenTo: 2, readAt: 3 }

describe('the local copy of the ledger', () => {
  it('finds a payment by the order numbers that its text speaks of', async () => {
    const { store } = await openStore()
    const marked = aPayment({ id: '1', text: 'DermPRO #16 | 1x A' })
    const byHand = aPayment({ id: '2', text: 'online order 100004001 and 100004002' })
    await store.saveLedger([marked, byHand, aPayment({ id: '3', text: '1x A, +16 more' })])
    expect(await store.paymentsOf('16', [])).toEqual([marked])
    expect(await store.paymentsOf('100004002', [])).toEqual([byHand])
    expect(await store.paymentsOf('10000400', [])).toEqual([])
  })

  it('finds what is held too, each once, in the order of their making', async () => {
    const { store } = await openStore()
    const [late, early, same] = [
      aPayment({ id: '10', createdAt: 50 }),
      aPayment({ id: '11', createdAt: 40, text: '' }),
      aPayment({ id: '9', createdAt: 50 }),
    ]
    await store.saveLedger([late, early, same])
    expect(await store.paymentsOf('100000012', ['11', '10', '404'])).toEqual([early, same, late])
  })

  it('tells those without a marker, and a patient’s, in the order of their making, also once they were read again', async () => {
    const { store } = await openStore()
    const all = ['10', '9', '8'].map((id, at) => aPayment({ id, createdAt: 10 + at, text: 'by hand' }))
    for (const read of [all.toReversed(), all.slice(0, 1), all.slice(1)]) await store.saveLedger(read)
    expect(await store.unmarkedPayments()).toEqual(all)
    expect(await store.paymentsOfPatient(all[0]?.patientUid ?? '')).toEqual(all)
  })

  it('tells the first payments that were made from a moment on', async () => {
    const { store } = await openStore()
    const all = [30, 10, 20, 40].map(createdAt => aPayment({ id: String(createdAt), createdAt, text: '' }))
    await store.saveLedger(all)
    const [third, , second, fourth] = all
    expect(await store.paymentsFrom(20, 2)).toEqual([second, third])
    expect(await store.paymentsFrom(20, 9)).toEqual([second, third, fourth])
    expect(await store.paymentsFrom(41, 9)).toEqual([])
  })

  it('takes a later reading for the earlier one: numbers and status change', async () => {
    const { store } = await openStore()
    await store.saveLedger([aPayment()])
    const edited = aPayment({ text: 'DermPRO #100000099', status: 'cancelled' })
    await store.saveLedger([edited])
    expect(await store.paymentsOf('100000012', [])).toEqual([])
    expect(await store.paymentsOf('100000099', [])).toEqual([edited])
  })

  it('finds a patient’s payments whatever the case of the uid, and no other’s', async () => {
    const { store } = await openStore()
    const own = aPayment({ id: '1', patientUid: 'AB-1' })
    await store.saveLedger([own, aPayment({ id: '2', patientUid: 'ab-12' })])
    expect(await store.paymentsOfPatient('ab-1')).toEqual([own])
  })

  it('remembers what it covers, until it is told otherwise', async () => {
    const { store } = await openStore()
    expect(await store.ledgerCoverage()).toBeUndefined()
    await store.saveLedger([], coverage)
    await store.saveLedger([aPayment()])
    expect(await store.ledgerCoverage()).toEqual(coverage)
  })

  it('keeps payments and coverage together or not at all', async () => {
    const { store } = await openStore()
    const unstorable = {
      ...coverage,
      get readAt(): number {
        throw new Error('no database keeps this')
      },
    }
    await expect(store.saveLedger([aPayment()], unstorable)).rejects.toThrow()
    expect(await store.paymentsOf('100000012', [])).toEqual([])
  })
})
