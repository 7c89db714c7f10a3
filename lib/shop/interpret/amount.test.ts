import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCents } from '../../domain/money.ts'
import { interpretMoney } from './amount.ts'

describe('money', () => {
  it.each([
    ['$1,032.00', 103200],
    ['$0.00', 0],
    ['-$0.00', 0],
    ['-$50.00', -5000],
    ['$-50.00', -5000],
    ['−$50.00', -5000],
    ['($50.00)', -5000],
    ['USD 1,032.00', 103200],
    ['1,032.00 USD', 103200],
    ['US$12.5', 1250],
    ['$84', 8400],
    ['84.0000', 8400],
    ['$100.00 [€92.00]', 10000],
    ['$100.00\n[CA$137.00]', 10000],
    [' $7.95\u00a0', 795],
  ])('%j is understood', (text, cents) => {
    expect(interpretMoney(text)).toBe(cents)
  })

  it.each([
    '',
    '€92.00',
    '92.00 €',
    'CA$5.00',
    'CAD 5.00',
    '£5',
    '1.032,00',
    '$1,03.00',
    '$1.005',
    '--$5',
    '($5',
    '-$-5',
    'free',
    '$5 + $6',
    '[€92.00]',
    '9'.repeat(30),
  ])('%j is refused', text => {
    expect(interpretMoney(text)).toBeUndefined()
  })

  it('reads back what is written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e11, max: 1e11 }),
        cents => interpretMoney(formatCents(cents)) === cents,
      ),
    )
  })

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        text =>
          [undefined, 'number'].includes(typeof interpretMoney(text)) || interpretMoney(text) === undefined,
      ),
    )
  })
})
