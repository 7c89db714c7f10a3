import { describe, expect, it } from 'vitest'
import { anOrder } from '../../tests/fixtures/builders.ts'
import { eligibilityOf, standingOf } from './eligibility.ts'
import type { Order } from './order.ts'

const unpaid = { paidCents: 0, dueCents: 84_00 }
const free = { totalCents: 0, paidCents: 0 }

describe('rules 3: what is posted', () => {
  it.each<[string, Partial<Order>, string]>([
    ['new', { state: 'new' }, 'waiting not-paid'],
    ['new, although money is there', { state: 'new', paidCents: 84_00 }, 'waiting not-paid'],
    ['pending payment', { state: 'pending_payment', ...unpaid }, 'waiting not-paid'],
    ['under review', { state: 'payment_review' }, 'waiting under-review'],
    ['on hold', { state: 'holded' }, 'waiting on-hold'],
    ['cancelled', { state: 'canceled', ...unpaid }, 'skipped cancelled'],
    ['closed', { state: 'closed', refundedCents: 84_00 }, 'skipped refunded'],
    ['closed without a refund to be seen', { state: 'closed' }, 'skipped refunded'],
    ['all that was paid went back', { refundedCents: 84_00 }, 'skipped refunded'],
    ['more than was paid went back', { state: 'complete', refundedCents: 90_00 }, 'skipped refunded'],
    ['processing', { state: 'processing' }, 'post'],
    ['complete', { state: 'complete' }, 'post'],
    ['a part went back', { refundedCents: 83_99 }, 'post'],
    ['a part is paid', { paidCents: 40_00, dueCents: 44_00 }, 'post'],
    ['an e-gift card paid all', { ...free, giftCardCents: 84_00 }, 'post'],
    [
      'an e-gift card paid a part, the card is not captured',
      { ...unpaid, giftCardCents: 50_00 },
      'waiting not-paid',
    ],
    ['authorised, not captured', { ...unpaid }, 'waiting not-paid'],
    ['free of charge', { ...free }, 'skipped nothing-to-post'],
  ])('%s', (_, change, outcome) => {
    const eligible = eligibilityOf(anOrder(change))
    expect(eligible.kind === 'post' ? 'post' : `${eligible.kind} ${eligible.reason}`).toBe(outcome)
  })
})

describe('rules 3: facts that contradict each other', () => {
  const both = { paidCents: 160_00, totalCents: 80_00, dueCents: -80_00 }
  it.each<[string, Partial<Order>, string]>([
    ['processing', both, 'attention'],
    ['complete', { ...both, state: 'complete' }, 'attention'],
    ['closed', { ...both, state: 'closed' }, 'attention'],
    ['more went back than was paid', { state: 'closed', refundedCents: 90_00 }, 'attention'],
    ['nothing paid, nothing due, and a total', { paidCents: 0 }, 'attention'],
    ['another currency', { currency: 'EUR' }, 'attention'],
    ['canceled', { ...both, state: 'canceled' }, 'skipped'],
    ['new', { ...both, state: 'new' }, 'waiting'],
    ['on hold', { ...both, state: 'holded' }, 'waiting'],
    ['authorised, not captured', unpaid, 'waiting'],
    ['a part is paid', { paidCents: 40_00, dueCents: 44_00 }, 'post'],
    ['all went back', { state: 'closed', refundedCents: 84_00 }, 'skipped'],
  ])('%s', (_, change, kind) => {
    expect(standingOf(anOrder(change)).kind).toBe(kind)
  })
})
