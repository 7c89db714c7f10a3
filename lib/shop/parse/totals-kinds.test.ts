import { describe, expect, it } from 'vitest'
import { anOrder } from '../../../tests/fixtures/builders.ts'
import type { Tender } from '../../domain/order.ts'
import { withGiftCardAsTender } from './remainder.ts'
import { interpretTotals } from './totals.ts'

const of = (...rows: (readonly [string, string])[]) =>
  interpretTotals(rows.map(([label, value]) => ({ label, value })))
const told = (...rows: (readonly [string, string])[]) => {
  const read = of(...rows)
  return read.ok ? read.value : read.error.field
}
const paid = [
  ['Subtotal', '$70.00'],
  ['Shipping & Handling', '$10.00'],
  ['Grand Total', '$80.00'],
  ['Total Paid', '$80.00'],
] as const

describe('rules 3: what went back, by words that are plain', () => {
  it.each([
    ...[
      'Total Offline Refunded',
      'Total Online Refunded',
      'Refunded Amount (Incl. Tax)',
      'Total Refunded (USD)',
    ],
    ...['Refund to Visa', 'Refund via Stripe', 'Less: Refund', 'Refund issued', 'Already refunded'],
    ...['Amount refunded to customer', 'Refund – Visa ending 1111', 'Refund - Partial', 'Manual refund'],
    ...[
      'Refund 03/12/2026',
      'Refunded on Mar 12, 2026',
      'Refunded items',
      'Total of refunds',
      'Order refund',
    ],
    ...['Bereits erstattet', 'Teilerstattung', 'Zurückerstattet', 'Reembolso parcial', 'Total de reembolsos'],
  ])('%s', label => {
    expect(told(...paid, [label, '-$20.00'])).toMatchObject({ paidCents: 80_00, refundedCents: 20_00 })
  })
})

describe('rules 3: money that went back is never passed over', () => {
  it.each([
    ...['Rimborso', 'Terugbetaald', 'Zwrot', 'Avoir', 'Estorno', 'Återbetalning', 'Tilbagebetalt'],
    ...['Gutgeschrieben', 'Rückvergütung', 'Rückbuchung', 'Retoure', 'Zurückgezahlt'],
    ...['Abono', 'Importe restituido', 'Retrocesión', 'Nota de abono'],
    ...['Credit back', 'Rfnd', 'Paid back', 'Repaid', 'Repayment', 'Clawback', 'Sent back'],
  ])('%s', label => {
    expect(told(...paid, [label, '$20.00'])).toBe('refunded')
  })

  it.each([['Shipping Refunded'], ['Refunded Tax'], ['Adjustment Refund'], ['Refund Adjustment']])(
    '%s, where no row tells the whole sum',
    label => {
      expect(told(...paid, [label, '$20.00'])).toBe('refunded')
      expect(told(...paid, ['Total Refunded', '$0.00'], [label, '$20.00'])).toBe('refunded')
      expect(told(...paid, [label, '$0.00'])).toMatchObject({ refundedCents: 0 })
    },
  )

  it.each([['Goodwill'], ['Adjustments'], ['Credit applied'], ['Korrektur'], ['Ajuste']])(
    '%s below zero, of which the total tells nothing',
    label => {
      expect(told(...paid, [label, '-$20.00'])).toBe('refunded')
      expect(told(...paid.slice(2), [label, '-$20.00'])).toBe('refunded')
    },
  )

  it.each<[string, string]>([
    ['Goodwill', '-$0.02'],
    ['Payment (Visa)', '-$80.00'],
    ['Handling Fee', '$5.00'],
    ['Refund pending', '-$20.00'],
    ['Return shipping', '-$7.00'],
  ])('%s %s is none', (label, amount) => {
    expect(told(...paid, [label, amount])).toMatchObject({ refundedCents: 0 })
  })

  it('is none where the total is made with it', () => {
    const rows = [['Subtotal', '$100.00'], ['Birthday', '-$20.00'], ...paid.slice(2)] as const
    expect(told(...rows)).toMatchObject({ totalCents: 80_00, refundedCents: 0 })
  })
})

describe('rules 3: money that went back under the words of a payment', () => {
  it.each([
    ...['Payment cancelled', 'Payment canceled 11/20', 'Paid out to customer', 'Sent to the patient'],
    ...['Money out', 'Undone', 'Payment reversed', 'Zahlung storniert', 'Pago anulado'],
  ])('%s', label => {
    expect(told(...paid, [label, '$20.00'])).toBe('refunded')
    expect(told(...paid, [label, '-$20.00'])).toBe('refunded')
    expect(told(...paid, [label, '$0.00'])).toMatchObject({ paidCents: 80_00, refundedCents: 0 })
  })

  it.each([
    ['Stripe Fee', '-$2.62'],
    ['PayPal fee', '-$2.62'],
    ['Payment processing fee', '-$2.62'],
    ['Refund failed', '$20.00'],
    ['Declined refund', '$20.00'],
    ['Total Refunded', '—'],
  ])('%s %s is none', (label, amount) => {
    expect(told(...paid, [label, amount])).toMatchObject({ paidCents: 80_00, refundedCents: 0 })
  })

  it.each([
    ['Refund for declined items', '$20.00'],
    ['Restocking fee', '-$5.00'],
  ])('%s %s is one', (label, amount) => {
    expect(told(...paid, [label, amount])).toBe('refunded')
  })

  it('in parts that make more than the whole', () => {
    const whole = [...paid, ['Total Refunded', '$20.00']] as const
    expect(told(...whole, ['Refund #1', '-$20.00'], ['Refund #2', '-$10.00'])).toBe('refunded')
    const byDay: (readonly [string, string])[] = [
      ['Refund 3/2/2026', '-$20.00'],
      ['Refund 3/9/2026', '-$10.00'],
    ]
    expect(told(...paid, ...byDay)).toMatchObject({ refundedCents: 30_00 })
    expect(told(...paid, ...byDay, ['Total Refunded', '$30.00'])).toMatchObject({ refundedCents: 30_00 })
    expect(told(...paid, ...byDay, ['Total Refunded', '$20.00'])).toBe('refunded')
    expect(told(...whole, ['Refund #1', '-$15.00'], ['Refund #2', '-$5.02'])).toMatchObject({
      refundedCents: 20_00,
    })
    const twice = told(...whole, ['Refunded (Offline)', '$20.00'], ['Refunded to Visa', '$20.00'])
    expect(twice).toMatchObject({ refundedCents: 20_00 })
  })
})

describe('rules 3: an order of nothing that a row of no known name explains', () => {
  const free = [
    ['Subtotal', '$80.00'],
    ['Grand Total', '$0.00'],
    ['Total Paid', '$0.00'],
  ] as const

  it.each(['SPRING26', 'Insurance', 'Exchange credit', 'Warranty replacement', 'AB12-CD34', 'Sonstiges'])(
    '%s may be a gift card, or not',
    label => {
      expect(told(...free, [label, '-$80.00'])).toBe('gift-card')
      expect(told(...free, [label, '$0.00'])).toMatchObject({ giftCardCents: 80_00 })
      expect(told(...free, ['Gift Card (X)', '-$70.00'], [label, '-$10.00'])).toMatchObject({
        giftCardCents: 70_00,
      })
    },
  )

  it.each(['Free trial', 'Employee comp', 'BOGO', 'Buy one get one', 'Free sample'])(
    '%s is no gift card',
    label => {
      expect(told(...free, [label, '-$80.00'])).toMatchObject({ giftCardCents: 0 })
    },
  )
})

describe('rules 3: total, paid and due in other words', () => {
  it.each([
    ['Total', 'Paid by customer', 'Outstanding'],
    ['Total Amount', 'Amount captured', 'Remaining'],
    ['Order grand total', 'Payment received', 'Balance'],
    ['Total (USD)', 'Paid (USD)', 'Due (USD)'],
    ['Order Total (incl. tax)', 'Total Received', 'Remaining balance'],
    ['Grand Total Incl. Tax', 'Already paid', 'Left to pay'],
    ['Endbetrag', 'Gezahlt', 'Offen'],
    ['Gesamtsumme (brutto)', 'Bereits bezahlt', 'Restbetrag'],
    ['Gran total', 'Importe cobrado', 'Pendiente de pago'],
    ['Total de la orden', 'Monto pagado', 'Saldo'],
    ['Total TTC', 'Total payé', 'Reste à payer'],
  ])('%s, %s, %s', (total, taken, due) => {
    const rows = [
      [total, '$80.00'],
      [taken, '$50.00'],
      [due, '$30.00'],
    ] as const
    expect(told(...rows)).toMatchObject({ totalCents: 80_00, paidCents: 50_00, dueCents: 30_00 })
  })

  it.each(['Outstanding', 'Balance', 'Amount owed', 'Unpaid', 'To be paid', 'Restbetrag', 'Saldo pendiente'])(
    '%s is not passed over beside a total that is paid',
    label => {
      expect(told(...paid, [label, '$30.00'])).toMatchObject({ paidCents: 80_00, dueCents: 30_00 })
    },
  )

  it.each<[string, string]>([
    ['Total Paid', 'paid'],
    ['Grand Total', 'total'],
    ['Total Due', 'due'],
  ])('%s, told twice with two sums, is told by neither', (label, field) => {
    expect(told(...paid, ['Total Due', '$0.00'], [label, '$30.00'])).toBe(field)
    expect(told(...paid, [label, label === 'Total Due' ? '$0.00' : '$80.00'])).toMatchObject({
      dueCents: 0,
    })
    expect(told(...paid, ['Total Due', '$0.00'], [label, '€70.00'])).toMatchObject({ paidCents: 80_00 })
  })
})

describe('rules 3: gift cards and store credit that a shop counts as paid', () => {
  it.each(['Gift Card (ABC)', 'Gift Certificate', 'Tarjeta regalo', 'Store Credit', 'Customer Balance'])(
    '%s within total and paid: what was captured is not told',
    label => {
      const rows = [['Subtotal', '$80.00'], [label, '-$30.00'], ...paid.slice(2)] as const
      expect(told(...rows)).toBe('paid')
    },
  )

  it.each(['Gift Card (ABC)', 'Store Credit'])('%s that the total leaves out, or that is not paid', label => {
    const out = [['Subtotal', '$110.00'], [label, '-$30.00'], ...paid.slice(2)] as const
    expect(told(...out)).toMatchObject({ paidCents: 80_00 })
    const unpaid = [...paid.slice(0, 3), [label, '-$30.00'], ['Total Paid', '$50.00']] as const
    expect(told(...unpaid)).toMatchObject({ paidCents: 50_00 })
  })

  it.each([
    ...['Used Points', '100 Reward points', 'Account Credit', 'Wallet', 'VIP Discount', '10% off', 'Savings'],
    ...['Voucher SPRING', 'Courtesy', 'Nachlass', 'Treuepunkte', 'Kundenguthaben', 'Saldo a favor', 'Puntos'],
  ])('%s of all leaves nothing for a gift card', label => {
    const rows = [
      ['Subtotal', '$80.00'],
      [label, '-$80.00'],
      ['Grand Total', '$0.00'],
      ['Total Paid', '$0.00'],
    ] as const
    expect(told(...rows)).toMatchObject({ giftCardCents: 0 })
  })

  it.each(['-', '—', 'None', 'N/A', ''])('a row of gift cards that says %j is none', text => {
    expect(told(...paid, ['Gift Cards', text])).toMatchObject({ giftCardCents: 0 })
  })
})

describe('rules 3: a method of payment that is a gift card took no money', () => {
  const money = { totalCents: 80_00, paidCents: 80_00, refundedCents: 0, dueCents: 0, giftCardCents: 0 }
  const by = (method: string): Tender => ({ kind: 'other', method })

  it.each(['Gift Card', 'giftcard', 'E-Gift Certificate', 'Tarjeta regalo', 'amgiftcard', 'gift_voucher'])(
    '%s',
    method => {
      const order = anOrder({ ...money, tender: by(method) })
      expect(withGiftCardAsTender(order)).toMatchObject({ paidCents: 0, giftCardCents: 80_00 })
      const partly = { ...order, refundedCents: 20_00 }
      expect(withGiftCardAsTender(partly)).toMatchObject({ paidCents: 0, refundedCents: 0 })
    },
  )

  it.each<[string, Partial<typeof money>, Tender]>([
    ['another method', {}, by('PayPal')],
    ['a gift card with something else', {}, by('Gift Card + Check')],
    ['a card', {}, { kind: 'card', brand: 'VI' }],
    ['nothing taken', { paidCents: 0 }, by('Gift Card')],
    ['all of it back', { refundedCents: 80_00 }, by('Gift Card')],
  ])('not %s', (_, change, tender) => {
    const order = anOrder({ ...money, ...change, tender })
    expect(withGiftCardAsTender(order)).toEqual(order)
  })
})
