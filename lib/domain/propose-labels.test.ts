import { describe, expect, it } from 'vitest'
import { proposeLabels } from './propose-labels.ts'

const labels = (seen: string[]) =>
  Object.fromEntries(
    proposeLabels(seen).map(({ brand, label, isSeen }) => [brand, isSeen ? label : `?${label}`]),
  )

describe('card labels that are proposed', () => {
  it.each<[seen: string[], proposed: object]>([
    [[], { VI: '?Visa', MC: '?MasterCard', AE: '?American Express', DI: '?Discover' }],
    [
      ['Visa', 'MasterCard', 'N/A', 'Gift Card'],
      { VI: 'Visa', MC: 'MasterCard', AE: '?American Express', DI: '?Discover' },
    ],
    [['VISA', 'Mastercard', 'Amex'], { VI: 'VISA', MC: 'Mastercard', AE: 'Amex', DI: '?Discover' }],
    [['visa', 'Visa'], { VI: 'Visa', MC: '?MasterCard', AE: '?American Express', DI: '?Discover' }],
    [
      ['CC - Visa', 'Master Card', 'AMEX Card', 'Discover (online)'],
      { VI: 'CC - Visa', MC: 'Master Card', AE: 'AMEX Card', DI: 'Discover (online)' },
    ],
    [
      ['Diners Club', 'JCB'],
      {
        ...{ VI: '?Visa', MC: '?MasterCard', AE: '?American Express', DI: '?Discover' },
        DN: 'Diners Club',
      },
    ],
    [
      ['Care Credit', 'Cash', 'Check', 'Visa Debit', 'Alphaeon'],
      { VI: '?Visa', MC: '?MasterCard', AE: '?American Express', DI: '?Discover' },
    ],
  ])('payments with %j', (seen, proposed) => {
    expect(labels(seen)).toMatchObject(proposed)
  })

  it('never name one brand twice', () => {
    const brands = proposeLabels(['Diners', 'Diners Club', 'Visa', 'VISA']).map(({ brand }) => brand)
    expect(new Set(brands).size).toBe(brands.length)
  })
})
