import { describe, expect, it } from 'vitest'
import { anOrder } from '../../tests/fixtures/builders.ts'
import { eligibilityOf, standingAt, standingOf } from './eligibility.ts'
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
    ['closed, a fee was kept', { state: 'closed', paidCents: 80_00, refundedCents: 70_00 }, 'post'],
    ['closed, a cent was kept', { state: 'closed', refundedCents: 83_99 }, 'post'],
    ['complete, a fee was kept', { state: 'complete', paidCents: 80_00, refundedCents: 70_00 }, 'post'],
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

describe('rules 3: several cards', () => {
  const cards = (...several: (string | null)[]): Partial<Order> => ({
    tender: { kind: 'card', brand: 'VI', several },
  })
  it.each<[string, Partial<Order>, string]>([
    ['two brands', cards('VI', 'MC'), 'The shop took several cards for this order: Visa and MasterCard.'],
    ['one brand twice', cards('VI', 'VI'), 'The shop took several cards for this order: Visa and Visa.'],
    ['brands that are not told', cards(null, 'Maestro'), 'a card of no told brand and Maestro.'],
  ])('%s are for staff, who are told them', (_, change, detail) => {
    expect(standingOf(anOrder(change))).toMatchObject({
      kind: 'attention',
      reason: 'two-cards',
      detail: expect.stringContaining(detail),
    })
  })

  it.each<[string, Partial<Order>, string]>([
    ['cancelled', { state: 'canceled' }, 'skipped'],
    ['not paid yet', { state: 'new' }, 'waiting'],
    ['refunded whole', { refundedCents: 84_00 }, 'skipped'],
    ['paid by gift card', { totalCents: 0, paidCents: 0, giftCardCents: 84_00 }, 'post'],
  ])('settle nothing of an order that is %s', (_, change, kind) => {
    expect(standingOf(anOrder({ ...cards('VI', 'MC'), ...change })).kind).toBe(kind)
  })
})

describe('rules 3: worked on and not paid', () => {
  const day = 24 * 60 * 60_000
  const after = (ms: number, change: Partial<Order>) => {
    const order = anOrder({ ...unpaid, ...change })
    const standing = standingAt(order, order.placedAt + ms)
    return standing.kind === 'post' ? 'post' : `${standing.kind} ${standing.reason}`
  }
  it.each<[string, number, Partial<Order>, string]>([
    ['complete, after a day', day, { state: 'complete' }, 'attention unpaid-too-long'],
    ['processing, after a week', 7 * day, { state: 'processing' }, 'attention unpaid-too-long'],
    ['a gift card paid a part', day, { giftCardCents: 20_00 }, 'attention unpaid-too-long'],
    ['complete, the first day', day - 1, { state: 'complete' }, 'waiting not-paid'],
    ['new, after a week', 7 * day, { state: 'new' }, 'waiting not-paid'],
    ['pending payment, after a week', 7 * day, { state: 'pending_payment' }, 'waiting not-paid'],
    ['on hold, after a week', 7 * day, { state: 'holded' }, 'waiting on-hold'],
    ['cancelled, after a week', 7 * day, { state: 'canceled' }, 'skipped cancelled'],
    ['free of charge, after a week', 7 * day, { ...free, dueCents: 0 }, 'skipped nothing-to-post'],
    ['paid, after a week', 7 * day, { paidCents: 84_00, dueCents: 0 }, 'post'],
    ['paid in part, after a week', 7 * day, { paidCents: 40_00, dueCents: 44_00 }, 'post'],
  ])('%s', (_, ms, change, outcome) => {
    expect(after(ms, change)).toBe(outcome)
  })

  it('is told with all figures', () => {
    const order = anOrder(unpaid)
    expect(standingAt(order, order.placedAt + day)).toMatchObject({
      detail: 'The shop says $0.00 was paid and $84.00 is due, of a total of $84.00.',
    })
  })
})
