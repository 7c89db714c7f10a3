import { describe, expect, it } from 'vitest'
import { anOrder } from '../../tests/fixtures/builders.ts'
import { undatedRefundCents, withRefundDays } from './refund-days.ts'

const refunded = (refundedCents: number) => anOrder({ paidCents: 84_00, refundedCents })

describe('a refund', () => {
  it('that was there when the order was first read has no day', () => {
    const read = withRefundDays(refunded(20_00), undefined, 5)
    expect(read.refunds).toBeUndefined()
    expect(undatedRefundCents(read)).toBe(20_00)
  })

  it('that is noticed later has the moment at which it was, whatever had gone back before', () => {
    const first = withRefundDays(refunded(20_00), undefined, 5)
    const second = withRefundDays(refunded(50_00), first, 6)
    const third = withRefundDays(refunded(84_00), second, 7)
    expect(third.refunds).toEqual([
      { at: 6, cents: 30_00 },
      { at: 7, cents: 34_00 },
    ])
    expect(undatedRefundCents(third)).toBe(20_00)
  })

  it('keeps its moment while nothing more goes back', () => {
    const known = withRefundDays(refunded(20_00), refunded(0), 6)
    expect(withRefundDays(refunded(20_00), known, 9)).toEqual(known)
  })

  it('that is taken back is taken from the latest first', () => {
    const known = {
      ...refunded(50_00),
      refunds: [
        { at: 6, cents: 30_00 },
        { at: 7, cents: 20_00 },
      ],
    }
    expect(withRefundDays(refunded(40_00), known, 8).refunds).toEqual([
      { at: 6, cents: 30_00 },
      { at: 7, cents: 10_00 },
    ])
    expect(withRefundDays(refunded(10_00), known, 8).refunds).toEqual([{ at: 6, cents: 10_00 }])
    expect(withRefundDays(refunded(0), known, 8).refunds).toBeUndefined()
  })

  it('in another currency has no part in any sum, and no day', () => {
    expect(withRefundDays({ ...refunded(20_00), currency: 'EUR' }, refunded(0), 6).refunds).toBeUndefined()
  })
})
