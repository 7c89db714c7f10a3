import { describe, expect, it } from 'vitest'
import { interpretTotals } from './totals.ts'

const pair = (label: string, value: string) => ({ label, value })
const of = (rows: readonly (readonly [string, string])[]) => interpretTotals(rows.map(row => pair(...row)))
const paid = [
  ['Grand Total', '$80.00'],
  ['Total Paid', '$80.00'],
] as const
const refundedOf = (...rows: [string, string][]) => {
  const read = of([...paid, ...rows])
  return read.ok ? read.value.refundedCents : read.error.field
}

describe('rules 3: what went back, by a page’s rows', () => {
  it.each<[string, [string, string][], number]>([
    ...[
      ...[
        'Total Refunded',
        'Refunded',
        'Refund',
        'Refunds',
        'Total Refund',
        'Refund Total',
        'Amount Refunded',
      ],
      ...[
        'Refunded Amount',
        'Total Amount Refunded',
        'Refunded (Offline)',
        'Refunded (Online)',
        'Refund (Visa)',
      ],
      ...[
        'Refunded to Store Credit',
        'Refunded via Braintree',
        'Offline Refund',
        'Partial Refund',
        'Credit Memo #100000007',
      ],
      ...[
        'Erstattet',
        'Gesamt erstattet',
        'Rückerstattet',
        'Rückerstattung',
        'Gutschrift',
        'Erstatteter Betrag',
      ],
      ...[
        'Total reembolsado',
        'Reembolsado',
        'Importe reembolsado',
        'Reembolso',
        'Devolución',
        'Monto devuelto',
      ],
    ].map((label): [string, [string, string][], number] => [label, [[label, '-$20.00']], 20_00]),
    ['a label with soft hyphens', [['Re\u00adfund\u00aded', '$20.00']], 20_00],
    ['with its tax', [['Total Refunded (Incl. Tax)', '$20.00']], 20_00],
    ['no chargeback', [['Chargeback', '$0.00']], 0],
    ['nothing returned', [['Returned', '$0.00']], 0],
    ['a fee for a chargeback', [['Chargeback fee', '$15.00']], 0],
    [
      'in two ways',
      [
        ['Refunded (Offline)', '$5.00'],
        ['Refunded (Online)', '$15.00'],
      ],
      20_00,
    ],
    [
      'one by one',
      [
        ['Refund #1', '-$5.00'],
        ['Refund #2', '-$15.00'],
      ],
      20_00,
    ],
    [
      'whole and in parts',
      [
        ['Total Refunded', '$20.00'],
        ['Refunded (Online)', '$15.00'],
        ['Refunded to Store Credit', '$5.00'],
      ],
      20_00,
    ],
    [
      'whole and as store credit',
      [
        ['Total Refunded', '$20.00'],
        ['Refunded to Store Credit', '$20.00'],
      ],
      20_00,
    ],
    [
      'nothing, and as store credit',
      [
        ['Total Refunded', '$0.00'],
        ['Refunded to Store Credit', '$20.00'],
      ],
      20_00,
    ],
    [
      'twice alike',
      [
        ['Total Refunded', '-$20.00'],
        ['Refunded', '$20.00'],
      ],
      20_00,
    ],
    ['nothing', [['Total Refunded', '$0.00']], 0],
    ['untold', [], 0],
    ['a fee', [['Refund fee', '$7.00']], 0],
    ['a fee of another kind', [['Adjustment fee', '$7.00']], 0],
    [
      'an adjustment of it',
      [
        ['Total Refunded', '$20.00'],
        ['Adjustment Refund', '$7.00'],
      ],
      20_00,
    ],
    [
      'a part of it',
      [
        ['Total Refunded', '$20.00'],
        ['Shipping Refunded', '$5.00'],
        ['Tax Refunded', '$1.00'],
      ],
      20_00,
    ],
    [
      'what might come',
      [
        ['Available for refund', '$80.00'],
        ['Refundable', '$80.00'],
      ],
      0,
    ],
    ['a fee in German', [['Erstattungsgebühr', '$7.00']], 0],
    [
      'a fee in Spanish',
      [
        ['Cargo por reembolso', '$0.00'],
        ['Comisión de reembolso', '$7.00'],
      ],
      0,
    ],
  ])('%s', (_, rows, cents) => {
    expect(refundedOf(...rows)).toBe(cents)
  })

  it.each<[string, [string, string][]]>([
    [
      'two sums',
      [
        ['Total Refunded', '$20.00'],
        ['Refunded', '$30.00'],
      ],
    ],
    ['words that are not known', [['Refund wallet 7', '$20.00']]],
    ...[
      ...['Total Returned', 'Money Returned', 'Chargeback', 'Charged Back', 'Credited', 'Credit Issued'],
      ...['Total Reimbursed', 'Reversal', 'Voided', 'Disputed', 'Credit Note', 'Less: Returns'],
      ...['Rückzahlung', 'Storno', 'Contracargo', 'Nota de crédito', 'Montant remboursé'],
    ].map((label): [string, [string, string][]] => [label, [[label, '-$20.00']]]),
    ['no money', [['Refunded (Offline)', 'some']]],
  ])('is not guessed from %s', (_, rows) => {
    expect(refundedOf(...rows)).toBe('refunded')
  })
})

describe('rules 3: an order that a gift card paid, of which the page is silent', () => {
  const free = [
    ['Grand Total', '$0.00'],
    ['Total Paid', '$0.00'],
    ['Total Due', '$0.00'],
  ] as const
  it.each<[string, [string, string][], number]>([
    [
      'goods and tax',
      [
        ['Subtotal', '$80.00'],
        ['Tax', '$6.60'],
      ],
      86_60,
    ],
    [
      'goods and shipping',
      [
        ['Subtotal', '$80.00'],
        ['Shipping & Handling (Flat Rate - Fixed)', '$5.00'],
      ],
      85_00,
    ],
    [
      'a discount of a part',
      [
        ['Subtotal', '$80.00'],
        ['Discount (SPRING)', '-$30.00'],
      ],
      50_00,
    ],
    [
      'goods with tax',
      [
        ['Subtotal (Incl. Tax)', '$86.60'],
        ['Tax', '$6.60'],
      ],
      86_60,
    ],
    [
      'goods without and with tax',
      [
        ['Subtotal (Excl. Tax)', '$80.00'],
        ['Subtotal (Incl. Tax)', '$86.60'],
        ['Tax', '$6.60'],
      ],
      86_60,
    ],
    [
      'in German',
      [
        ['Zwischensumme', '$80.00'],
        ['Rabatt (FRÜHLING)', '-$30.00'],
      ],
      50_00,
    ],
    [
      'a card that is named',
      [
        ['Subtotal', '$80.00'],
        ['E-Gift Certificate (AB-1)', '-$80.00'],
      ],
      80_00,
    ],
    [
      'a discount of all',
      [
        ['Subtotal', '$80.00'],
        ['Discount', '-$80.00'],
        ['Tax', '$0.00'],
      ],
      0,
    ],
    [
      'a discount of all, rounded',
      [
        ['Subtotal', '$80.00'],
        ['Discount', '-$79.97'],
      ],
      0,
    ],
    [
      'store credit for all',
      [
        ['Subtotal', '$80.00'],
        ['Store Credit', '-$80.00'],
      ],
      0,
    ],
    ['nothing told', [], 0],
  ])('%s', (_, rows, cents) => {
    expect(of([...free, ...rows])).toMatchObject({ ok: true, value: { giftCardCents: cents } })
  })

  it('is told by no remainder where money was taken, or is due', () => {
    const rows = [['Subtotal', '$90.00'], ...paid] as const
    expect(of(rows)).toMatchObject({ ok: true, value: { giftCardCents: 0 } })
    const due = [
      ['Grand Total', '$0.00'],
      ['Total Paid', '$0.00'],
      ['Total Due', '$9.00'],
      ['Subtotal', '$9.00'],
    ] as const
    expect(of(due)).toMatchObject({ ok: true, value: { giftCardCents: 0 } })
  })
})

describe('totals in the languages of the staff', () => {
  it.each([
    ['Gesamtsumme', 'Gesamt bezahlt', 'Gesamt fällig'],
    ['Gesamtbetrag', 'Bezahlt', 'Gesamtbetrag fällig'],
    ['Total general', 'Total pagado', 'Total pendiente'],
    ['Importe total', 'Importe pagado', 'Importe adeudado'],
  ])('%s, %s, %s', (total, taken, due) => {
    expect(
      of([
        [total, '$84.00'],
        [taken, '$50.00'],
        [due, '$34.00'],
      ]),
    ).toMatchObject({
      ok: true,
      value: { totalCents: 84_00, paidCents: 50_00, dueCents: 34_00 },
    })
  })
})
