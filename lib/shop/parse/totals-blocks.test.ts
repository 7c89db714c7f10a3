import { describe, expect, it } from 'vitest'
import { interpretTotals } from './totals.ts'
import { oneBlock } from './totals-blocks.ts'

const rows = (...pairs: [string, string][]) => pairs.map(([label, value]) => ({ label, value }))
const read = (...blocks: ReturnType<typeof rows>[]) => {
  const one = oneBlock(blocks)
  return one.ok ? interpretTotals(one.value) : one
}
const sale = rows(
  ['Subtotal', '$100.00'],
  ['Gift Card', '-$20.00'],
  ['Grand Total', '$80.00'],
  ['Total Paid', '$80.00'],
)
const known = { totalCents: 80_00, paidCents: 80_00, refundedCents: 0, giftCardCents: 20_00 }

describe('two blocks of totals', () => {
  it.each<[string, ReturnType<typeof rows>[], object]>([
    ['one alone', [sale], known],
    ['the same twice', [sale, sale], known],
    [
      'the same in other words',
      [sale, rows(['Order Total', '80.00'], ['Amount Paid', 'USD 80.00'], ['Gift Cards', '$20.00'])],
      known,
    ],
    [
      'the practice’s currency behind another',
      [rows(['Grand Total', '€74.00'], ['Total Paid', '€74.00'], ['Gift Card', '-€18.50']), sale],
      known,
    ],
    [
      'the practice’s currency before another',
      [sale, rows(['Grand Total', '74,00 €'], ['Total Paid', '74,00 €'])],
      known,
    ],
    ['an empty one', [[], sale], known],
    [
      'the sums in one, what they are made of in the other',
      [
        rows(['Subtotal', '$100.00'], ['Gift Card', '-$20.00']),
        rows(['Grand Total', '$80.00'], ['Total Paid', '$80.00']),
      ],
      known,
    ],
    [
      'a refund that only the second tells',
      [sale, rows(['Grand Total', '$80.00'], ['Total Refunded', '$30.00'])],
      { ...known, refundedCents: 30_00 },
    ],
    [
      'a refund that both tell, once in parts',
      [
        [...sale, ...rows(['Total Refunded', '$30.00'])],
        rows(['Refunded (Online)', '$10.00'], ['Refunded (Offline)', '$20.00']),
      ],
      { ...known, refundedCents: 30_00 },
    ],
    [
      'a refund in the same part twice',
      [[...sale, ...rows(['Refunded (Online)', '$30.00'])], rows(['Refunded (Online)', '$30.00'])],
      { ...known, refundedCents: 30_00 },
    ],
  ])('%s', (_, blocks, totals) => {
    expect(read(...blocks)).toMatchObject({ ok: true, value: totals })
    expect(read(...blocks.toReversed())).toMatchObject({ ok: true, value: totals })
  })

  it.each<[string, ReturnType<typeof rows>, string]>([
    ['total', rows(['Grand Total', '$84.00'], ['Total Paid', '$80.00']), 'total'],
    ['total by another label', rows(['Order Total', '$84.00']), 'total'],
    ['total without a currency', rows(['Grand Total', '74.00'], ['Total Paid', '74.00']), 'total'],
    ['payment', rows(['Total Paid', '$0.00']), 'paid'],
    ['gift card', rows(['Gift Card', '-$30.00']), 'gift-card'],
    ['due amount', rows(['Total Due', '$80.00']), 'due'],
    ['refund', rows(['Total Refunded', '$10.00']), 'refunded'],
    ['total that cannot be read', rows(['Grand Total', 'see invoice']), 'total'],
  ])('another %s is not guessed', (_, other, field) => {
    const first = [...sale, ...rows(['Total Due', '$0.00'], ['Total Refunded', '$0.00'])]
    expect(read(first, other)).toMatchObject({ ok: false, error: { field } })
    expect(read(other, first)).toMatchObject({ ok: false, error: { field } })
  })

  it('names both figures', () => {
    expect(read(sale, rows(['Grand Total', '$84.00']))).toMatchObject({ error: { text: '$80.00, $84.00' } })
  })

  it('in another currency only are another currency’s', () => {
    const euros = rows(['Grand Total', '€74.00'], ['Total Paid', '€74.00'])
    expect(read(euros, euros)).toMatchObject({ ok: true, value: { currency: 'EUR' } })
  })
})
