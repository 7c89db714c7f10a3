import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { standingOf } from '../../domain/eligibility.ts'
import { netCents } from '../../domain/order.ts'
import { restOrder } from './rest-order.ts'
import { WireOrderSchema } from './wire-order.ts'

const base = {
  increment_id: '100004001',
  created_at: '2026-03-01 20:35:00',
  ...{ state: 'processing', status: 'processing', base_currency_code: 'USD', order_currency_code: 'USD' },
  ...{ grand_total: 84, total_paid: 84, total_due: 0 },
  payment: { method: 'authnetcim', cc_type: 'VI', cc_last4: '1111' },
  items: [{ sku: 'SERUM-1', name: 'Serum', qty_ordered: 1 }],
}

/** What would be posted, or why nothing is. */
function outcome(change: object): number | string {
  const wire = v.parse(WireOrderSchema, { ...base, ...change })
  const read = restOrder(wire, 'https://shop.example', 'America/Chicago')
  const order = read.ok ? read.value : expect.fail(read.error.field)
  const standing = standingOf(order)
  return standing.kind === 'post' ? netCents(order) / 100 : standing.reason
}

describe('rules 3: a status that takes back what the figures say', () => {
  it.each([
    { status: 'refunded', state: 'complete' },
    { status: 'voided', state: 'processing' },
    { status: 'payment_failed', state: 'processing' },
    { status: 'declined-payment', state: 'processing' },
    { status: 'payment_bounced', state: 'complete', total_refunded: '0.0000' },
  ])('leaves the order to be looked at: $status', change => {
    expect(outcome(change)).toBe('under-review')
  })

  it.each([
    ['partially_refunded', { total_refunded: '20.0000' }, 64],
    ['refunded', { total_refunded: null, total_offline_refunded: 20 }, 64],
    ['not_refunded', {}, 84],
    ['refund_requested', {}, 84],
    ['ready_to_ship', {}, 84],
  ])('is none by %s with %j', (status, change, dollars) => {
    expect(outcome({ status, state: 'complete', ...change })).toBe(dollars)
  })
})

describe('rules 3: several payments that the interface lists', () => {
  const paid = (...payments: object[]) => outcome({ extension_attributes: { payments } })

  it('are two cards, though of one brand', () => {
    expect(paid({ cc_type: 'VI', amount: 40 }, { cc_type: 'VI', amount: '44.0000' })).toBe('two-cards')
    expect(paid({ method: 'a', amount: 40 }, { method: 'b', amount: 44 })).toBe('two-cards')
  })

  it('are one where the other moved nothing', () => {
    expect(paid({ cc_type: 'VI', amount: 84 })).toBe(84)
    expect(paid({ cc_type: 'VI', amount: 84 }, { cc_type: 'VI', amount: 0 })).toBe(84)
    expect(paid({ cc_type: 'VI' }, { cc_type: 'VI' })).toBe(84)
  })
})
