import { describe, expect, it } from 'vitest'
import { type CardTypeChange, withCardType } from './card-type-change.ts'

const labels = { VI: 'Visa', Maestro: 'Debit', '*': 'Card' }

describe('rules 3: labels that a person gives by hand', () => {
  it.each<[string, CardTypeChange, object]>([
    ['a new brand', { brand: 'unionpay', was: null, label: 'UP' }, { ...labels, unionpay: 'UP' }],
    ['another label', { brand: 'VI', was: 'VI', label: 'Visa card' }, { ...labels, VI: 'Visa card' }],
    [
      'another brand',
      { brand: 'Visa Debit', was: 'Maestro', label: 'Debit' },
      { VI: 'Visa', 'Visa Debit': 'Debit', '*': 'Card' },
    ],
    ['none any more', { brand: '*', was: '*', label: null }, { VI: 'Visa', Maestro: 'Debit' }],
    ['none any more, where there was none', { brand: 'JCB', was: 'JCB', label: null }, labels],
  ])('%s', (_, change, expected) => {
    const changed = withCardType(labels, change)
    expect(changed).toEqual({ ok: true, value: expected })
    if (changed.ok) expect(Object.keys(changed.value)).toEqual(Object.keys(expected))
  })

  it.each<[string, CardTypeChange, RegExp]>([
    ['a brand that has one', { brand: 'VI', was: null, label: 'V' }, /VI has a label already/],
    [
      'a brand that has one by another name',
      { brand: 'visa', was: null, label: 'V' },
      /names one brand twice: VI and visa/,
    ],
    ['no label', { brand: 'JCB', was: null, label: '' }, /must not be empty/],
    ['no brand', { brand: '', was: null, label: 'JCB' }, /must be a card code/],
  ])('are refused: %s', (_, change, problem) => {
    const changed = withCardType(labels, change)
    expect(changed.ok ? '' : changed.error).toMatch(problem)
  })
})
