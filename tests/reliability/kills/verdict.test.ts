import { expect, it } from 'vitest'
import { exactPractice } from '../../../bench/stage/exact-practice.ts'
import type { Posting } from '../../../lib/domain/posting.ts'
import type { Arrival } from '../../../sandbox/nextech/arrivals.ts'
import type { PatientRecord } from '../../../sandbox/nextech/patient-record.ts'
import type { LedgerPayment } from '../../../sandbox/nextech/state.ts'
import { makePractice } from '../../../sandbox/practice/make-practice.ts'
import { outcomesOf } from '../../../sandbox/run/outcome.ts'
import { anOrder, aPosting } from '../../fixtures/builders.ts'
import { expectationFrom, faultsOf } from './verdict.ts'

const made = makePractice({ seed: 1, now: '2026-03-16T15:00:00Z', patients: 20, orders: 41 })
const practice = exactPractice(made, 2)
const [first = '', second = ''] = practice.orders.map(order => order.increment_id)
const patient = practice.patients[1]?.id ?? ''

const paymentOf = (number: string, id: string): LedgerPayment => ({
  id,
  patient,
  patientName: '',
  amountCents: 84_00,
  date: '2026-03-16',
  created: '2026-03-16T15:00:00Z',
  lastUpdated: '2026-03-16T15:00:00Z',
  category: 'DermPRO Online Payment',
  cardType: 'Visa',
  location: '31',
  provider: '9401',
  text: `DermPRO #${number} | 1x A`,
  status: 'active',
})

function postingOf(number: string, id: string): Posting {
  const { amountCents, cardType, date: paymentDate, text: description } = paymentOf(number, id)
  const plan = { amountCents, cardType, paymentDate, description }
  const done: Partial<Posting> = {
    state: 'posted',
    dueAt: null,
    patientUid: patient,
    paymentIds: [id],
    plan,
  }
  return aPosting(done, anOrder({ number }))
}

const arrival: Arrival = {
  name: 'POST PaymentReconciliation',
  about: `DermPRO #${first} | 1x A`,
  isReused: true,
  hasCookie: false,
  protocol: '1.1',
  fault: null,
  status: 201,
  at: 0,
}

const newcomer = (id: string): PatientRecord => ({
  resourceType: 'Patient',
  id,
  name: [{ family: 'Orr', given: ['Ann'] }],
})

/** A round that went well, but for what is changed. */
function roundThat(change: {
  ledger?: LedgerPayment[]
  patients?: PatientRecord[]
  postings?: Posting[]
  badges?: Record<string, string>
  isDone?: boolean
  arrivals?: Arrival[]
}): string[] {
  const ledger = [paymentOf(first, '1'), paymentOf(second, '2'), ...(change.ledger ?? [])]
  const patients = [...practice.patients, ...(change.patients ?? [])]
  const arrivals = () => change.arrivals ?? []
  const nextech = { ledger: () => ledger, patients: () => patients, arrivals }
  const place = { practice, nextech }
  const well = [postingOf(first, '1'), postingOf(second, '2')]
  const expected = expectationFrom(practice, outcomesOf(well, place.nextech))
  const { postings = well, isDone = true, badges = { [first]: 'synced' } } = change
  const state = { postings, atRest: 2, isRead: true, isDone, isBusy: false }
  return faultsOf(place, { state, badges }, expected)
}

it('finds nothing where all is well', () => {
  expect(roundThat({})).toEqual([])
})

it.each([
  ['a payment that was posted twice', { ledger: [paymentOf(first, '3')] }, /payment 3 is new and no order/],
  ['a payment of no order', { ledger: [paymentOf('7', '3')] }, /payment 3 is new and no order/],
  ['a payment with other words', { postings: [postingOf(first, '2')] }, /Nextech's text is/],
  ['an order that was never read', { postings: [postingOf(first, '1')] }, /was never read/],
  [
    'an order that waits',
    { postings: [aPosting({}, anOrder({ number: first }))] },
    /status should be synced/,
  ],
  ['a payment that arrived twice at once', { arrivals: [arrival, arrival] }, /arrived again after 0 ms/],
  ['a sync without an end', { isDone: false }, /did not come to its end/],
  ['a patient of no order', { patients: [newcomer('n1')] }, /patient n1 is new and no order/],
  [
    'a patient who was created twice',
    { patients: [newcomer('n1'), newcomer('n2')] },
    /created more than once: ann orr/,
  ],
  ['a badge of old', { badges: { [first]: 'posting' } }, /shows posting/],
])('finds %s', (_, change, fault) => {
  expect(roundThat(change).join('\n')).toMatch(fault)
})
