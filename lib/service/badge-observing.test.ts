import { expect, it } from 'vitest'
import { aRecord } from '../../tests/fixtures/builders.ts'
import type { Posting } from '../domain/posting.ts'
import { asksForPatient, reasonCodes } from '../domain/reasons.ts'
import { badgeView } from './badge-view.ts'

// Rules 10.1: a page can show any order that it likes. Where nothing is posted nobody would ever see what it asked by that.
const view = (posting: Partial<Posting>, observes = true) =>
  badgeView(aRecord(posting), { timeZone: 'America/Chicago', now: 1, held: 'observe-only', observes })
const unread = view({ state: 'new' })

it('where the practice only observes no badge tells whether Nextech knows the customer, in no word, button or line', () => {
  expect(unread).toMatchObject({ status: 'pending', reason: 'observe-only', word: 'Pending' })
  const searched: Partial<Posting>[] = [
    { state: 'matched', patientUid: 'p', reason: 'observe-only' },
    { state: 'matched', patientUid: null, reason: 'observe-only', warnings: ['new-patient'] },
    { state: 'matched', patientUid: 'p' },
    { state: 'new', reason: 'possible-match', asked: { state: 'resolve', since: 1 } },
    { state: 'attention', reason: 'possible-duplicate', suspects: ['90118'] },
    { state: 'attention', reason: 'unusual', detail: 'too much' },
    ...reasonCodes
      .filter(asksForPatient)
      .flatMap(reason => (['resolve', 'attention'] as const).map(state => ({ state, reason }))),
  ]
  expect(searched.length).toBeGreaterThan(30)
  for (const posting of searched) expect(view(posting)).toEqual(unread)
})

it('what the ledger, the order itself or staff say of it is shown there too', () => {
  const decision = { kind: 'patient', uid: 'p', decidedAt: 2 } as const
  const told: Partial<Posting>[] = [
    { state: 'adopted', paymentIds: ['90118'] },
    { state: 'attention', reason: 'amounts-disagree' },
    { state: 'attention', reason: 'posted-twice' },
    { state: 'attention', reason: 'possible-duplicate', sentAt: 1 },
    { state: 'waiting', reason: 'not-paid' },
    { state: 'resolve', reason: 'inactive-patient', decision },
  ]
  for (const posting of told) {
    expect(view(posting)).toEqual(view(posting, false))
    expect(view(posting)).not.toEqual(unread)
  }
})
