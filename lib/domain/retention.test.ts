import { describe, expect, it } from 'vitest'
import { aCustomer, anItem, anOrder, aPosting, aRecord, placedAt } from '../../tests/fixtures/builders.ts'
import type { Posting } from './posting.ts'
import { PostingStateSchema } from './posting-machine.ts'
import { forgotten, isFinished, isToForget, staysForgotten } from './retention.ts'
import { dayMs } from './units.ts'

const settled: Partial<Posting> = {
  state: 'posted',
  dueAt: null,
  postedAt: placedAt + 60_000,
  paymentIds: ['90118'],
}
const later = placedAt + 40 * dayMs

describe('rules 11: which orders are forgotten by age', () => {
  it('only those that wait for nobody and nothing', () => {
    const states = PostingStateSchema.options.filter(state => isFinished({ state, dueAt: null }))
    expect(states).toEqual(['posted', 'adopted', 'skipped', 'left-voided'])
    expect(states.filter(state => isFinished({ state, dueAt: 7 }))).toEqual([])
  })

  it.each([
    ['posted long ago', settled, true],
    ['posted this minute, placed long ago', { ...settled, postedAt: later }, false],
    ['never to be posted', { ...settled, state: 'skipped', postedAt: null }, true],
    ['waits for staff', { ...settled, state: 'attention' }, false],
    ['waits for a refund to be recorded', { ...settled, state: 'refunded' }, false],
    ['an answer is open', { ...settled, state: 'unknown' }, false],
    ['to be looked at again', { ...settled, dueAt: 0 }, false],
    [
      'closed by staff this minute',
      { ...settled, state: 'left-voided', closing: { kind: 'void-left', payments: [], closedAt: later } },
      false,
    ],
  ] as const)('%s', (_, posting, isOld) => {
    expect(isToForget(aRecord(posting as Partial<Posting>), later)).toBe(isOld)
    expect(isToForget(aRecord(posting as Partial<Posting>), placedAt)).toBe(false)
  })
})

describe('rules 11: what is left of an order', () => {
  const whole = aRecord(
    {
      ...settled,
      detail: 'Lopez was refused',
      patientUid: 'p1',
      candidates: [{ uid: 'p1', byEmail: true, byPhone: true }],
      candidatesFound: 1,
      suspects: ['7'],
      decision: {
        kind: 'new-patient',
        completion: aCustomer(),
        decidedAt: placedAt,
        by: { panel: 'x', name: 'Bo' },
        fourFields: '["maria.lopez@example.com","maria","lopez",""]',
      },
      plan: {
        amountCents: 84_00,
        cardType: 'Visa',
        paymentDate: '2026-03-16',
        description: 'DermPRO #100000012 EGIFT CARD - DO NOT USE | 1x SERUM-1',
      },
    },
    { items: [anItem(), anItem({ sku: 'GIFT-50', giftCard: true })] },
  )

  it('says that it was posted, where, how much and by which payment; nothing of who or what', () => {
    const left = forgotten(whole)
    expect(left.posting).toMatchObject({
      state: 'posted',
      number: '100000012',
      paymentIds: ['90118'],
      plan: { amountCents: 84_00, description: 'DermPRO #100000012 EGIFT CARD - DO NOT USE' },
    })
    expect(left.order).toMatchObject({ paidCents: 84_00, state: 'processing', forgotten: true })
    expect(JSON.stringify(left)).not.toMatch(
      /Maria|Lopez|lopez|563|1990|Elm|75201|Dallas|SERUM|GIFT-50|p1|Bo/,
    )
  })

  it('says nothing of what staff were asked before they linked a payment', () => {
    const before = aPosting({ reason: 'refused', detail: 'Maria Lopez has a hold', patientUid: 'p1' })
    const asked = { state: 'attention', since: placedAt, before } as const
    expect(JSON.stringify(forgotten(aRecord({ ...settled, state: 'adopted', asked })))).not.toMatch(
      /Maria|p1/,
    )
  })

  it('keeps that a gift card was sold, and the payment that staff linked', () => {
    expect(forgotten(whole).order.items.some(({ giftCard }) => giftCard)).toBe(true)
    const decision = {
      kind: 'payment',
      paymentId: '90118',
      decidedAt: placedAt,
      by: { panel: 'x', name: 'Bo' },
    } as const
    expect(forgotten(aRecord({ ...settled, decision })).posting.decision).toMatchObject({
      paymentId: '90118',
    })
  })

  it.each([
    ['the same', {}, true],
    ['another address', { customer: aCustomer({ city: 'Austin' }) }, true],
    ['other items', { items: [anItem({ sku: 'X' })] }, true],
    ['refunded', { refundedCents: 100 }, false],
    ['closed', { state: 'closed' }, false],
    ['another sum', { totalCents: 85_00 }, false],
    ['more paid', { paidCents: 85_00 }, false],
    ['something due', { dueCents: 1 }, false],
    ['a gift card', { giftCardCents: 100 }, false],
    ['another currency', { currency: 'CAD' }, false],
  ] as const)('stays so where the shop tells %s: %#', (_, change, stays) => {
    expect(staysForgotten(forgotten(whole), anOrder(change as Partial<typeof whole.order>))).toBe(stays)
    expect(staysForgotten(whole, anOrder())).toBe(false)
  })

  it('is whole again where people must act on it', () => {
    const voided = forgotten(whole)
    voided.posting.state = 'voided'
    expect(staysForgotten(voided, anOrder())).toBe(false)
  })
})
