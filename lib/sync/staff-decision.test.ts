import { expect, it } from 'vitest'
import { aPayment, aRecord } from '../../tests/fixtures/builders.ts'
import { must, openStore } from '../../tests/fixtures/store.ts'
import type { LedgerPayment } from '../domain/ledger.ts'
import type { Posting } from '../domain/posting.ts'
import { chooseForOthers, chooseNewPatient, choosePatient, openOrdersOfCustomer } from './staff-decision.ts'

const unmarked = (id: string, change: Partial<LedgerPayment> = {}) =>
  aPayment({ id, text: 'by phone', ...change })
const duplicate = {
  state: 'attention',
  reason: 'possible-duplicate',
  suspects: ['90118', '90121'],
  dueAt: null,
} as const satisfies Partial<Posting>

async function stage(posting: Partial<Posting> = duplicate, ledger = [unmarked('90118'), unmarked('90121')]) {
  const { store, put } = openStore()
  const record = aRecord(posting)
  await put(record)
  await store.saveLedger(ledger)
  const { key } = record.posting
  const staff = { store, now: 1_000, undoSeconds: 5, by: { panel: 'a', name: null } }
  return { store, put, key, staff, posting: async () => must(await store.get(key)).posting }
}

it.each([
  ['nothing is said of them', undefined, 'payment-exists'],
  ['one of them is not named', ['90118'], 'payment-exists'],
  ['others are named', ['1', '2'], 'payment-exists'],
  ['each is named', ['90121', '90118'], 'done'],
])('suspected payments: a patient chosen while %s', async (_, despite, outcome) => {
  for (const way of ['patient', 'new'] as const) {
    const { staff, key, posting } = await stage()
    const said = { ...staff, despite }
    const decided = way === 'patient' ? choosePatient(said, key, 'p1') : chooseNewPatient(said, key, {})
    expect(await decided).toBe(outcome)
    expect(await posting()).toMatchObject(
      outcome === 'done'
        ? { state: 'new', decision: { despite: ['90121', '90118'] } }
        : { state: 'attention', decision: null },
    )
  }
})

it('a row that an older version wrote is asked about all the same', async () => {
  const { staff, key } = await stage({ ...duplicate, suspects: undefined, detail: '90118, 90121' })
  expect(await choosePatient(staff, key, 'p1')).toBe('payment-exists')
  expect(await choosePatient({ ...staff, despite: ['90118', '90121'] }, key, 'p1')).toBe('done')
})

it('where none of them counts any more, it takes the words "post anyway" still', async () => {
  const { staff, key } = await stage(duplicate, [unmarked('90118', { status: 'cancelled' })])
  expect(await choosePatient(staff, key, 'p1')).toBe('payment-exists')
  expect(await choosePatient({ ...staff, despite: [] }, key, 'p1')).toBe('done')
})

it('suspects of an order that waits for another reason by now stand in the way too', async () => {
  const { staff, key } = await stage({ ...duplicate, state: 'resolve', reason: 'possible-match' })
  expect(await choosePatient(staff, key, 'p2')).toBe('payment-exists')
})

it('a word said once is not lost when asked twice, and is none for another patient', async () => {
  const { staff, key, posting } = await stage()
  const said = { ...staff, despite: ['90118', '90121'] }
  expect(await choosePatient(said, key, 'p1')).toBe('done')
  expect(await choosePatient(staff, key, 'p1')).toBe('done')
  expect(await choosePatient(staff, key, 'p2')).toBe('payment-exists')
  expect((await posting()).decision).toMatchObject({ uid: 'p1', despite: ['90118', '90121'] })
})

it('a voided payment is named before its order is posted again', async () => {
  const voided = aPayment({ id: '90118', status: 'cancelled' })
  const { staff, key, posting } = await stage(
    { state: 'voided', reason: 'voided-in-nextech', patientUid: 'p1', dueAt: null },
    [voided],
  )
  expect(await choosePatient(staff, key, 'p1')).toBe('payment-exists')
  expect(await choosePatient({ ...staff, despite: ['90118'] }, key, 'p1')).toBe('done')
  expect((await posting()).decision).toMatchObject({ voided: ['90118'], despite: ['90118'] })
  expect(await choosePatient(staff, key, 'p2')).toBe('payment-exists')
})

it('one choice for all orders of a customer leaves out those that payments stand before', async () => {
  const { store, put, staff, key } = await stage({ state: 'resolve', reason: 'possible-match', dueAt: null })
  const suspected = aRecord(
    { ...duplicate, reason: 'possible-match', state: 'resolve' },
    { number: '100000013' },
  )
  const twin = aRecord({ ...duplicate }, { number: '100000014' })
  await put(suspected, twin)
  const record = must(await store.get(key))
  expect(await openOrdersOfCustomer(store, record)).toEqual([])
  const all = { ...staff, despite: ['90118', '90121'] }
  expect(await chooseForOthers(all, record, 'p1', ['100000013', '100000014'])).toEqual([])
  expect(must(await store.get(twin.posting.key)).posting.decision).toBeNull()
})
