import { describe, expect, it } from 'vitest'
import { brandNamedTwice, cardLabel, labelMissing, labelRefused } from './card-types.ts'

const labels = {
  VI: 'Visa',
  MasterCard: 'MC',
  Maestro: 'Debit',
  'Visa Debit': 'Visa Debit card',
  UN: 'China UnionPay',
  'Discover Card': 'Discover',
}

describe('rules 3: the label of a card’s brand', () => {
  it.each<[string | null, string | null]>([
    ['VI', 'Visa'],
    ['Visa', 'Visa'],
    ['VISA', 'Visa'],
    ['MC', 'MC'],
    ['Master Card', 'MC'],
    ['maestro', 'Debit'],
    ['MAESTRO', 'Debit'],
    ['visa debit', 'Visa Debit card'],
    ['visa_debit', 'Visa Debit card'],
    ['VISA-DEBIT', 'Visa Debit card'],
    ['unionpay', 'China UnionPay'],
    ['discover card', 'Discover'],
    ['Visa Card', 'Visa'],
    ['MASTERCARD CARD', 'MC'],
    ['Maestro-Card', 'Debit'],
    ['Visa Debit Card', 'Visa Debit card'],
    ['Card', null],
    ['Visa Gift Card', null],
    // Another brand is another brand, however near its name is.
    ['mastercard_debit', null],
    ['Visa Electron', null],
    ['American Express', null],
    ['toString', null],
    [null, null],
    ['', null],
  ])('of %j is %j', (brand, label) => {
    expect(cardLabel(brand, labels)).toBe(label)
  })

  it('is that of its brand for a gateway’s own code, which may have one of its own', () => {
    expect(cardLabel('DISC', { DI: 'Discover' })).toBe('Discover')
    expect(cardLabel('AX', { AE: 'Amex' })).toBe('Amex')
    expect(cardLabel('DISC', { DI: 'Discover', disc: 'Other' })).toBe('Other')
    expect(brandNamedTwice({ DI: 'Discover', disc: 'Other', 'Discover Card': 'Third' })).toBeNull()
  })

  it('is that of * for a card whose brand is not told, and for no other', () => {
    const all = { ...labels, '*': 'Card' }
    expect(cardLabel(null, all)).toBe('Card')
    expect(cardLabel(' ', all)).toBe('Card')
    expect(cardLabel('Dankort', all)).toBeNull()
    expect(cardLabel('VI', { '*': 'Card' })).toBeNull()
  })

  it.each([
    [{ VI: 'Visa', Visa: 'Visa' }, ['VI', 'Visa']],
    [{ Maestro: 'A', maestro: 'B' }, ['Maestro', 'maestro']],
    [{ 'Visa Debit': 'A', visa_debit: 'B' }, ['Visa Debit', 'visa_debit']],
    [{ AE: 'A', Amex: 'B' }, ['AE', 'Amex']],
    [labels, null],
  ])('is given once: %j', (given, twice) => {
    expect(brandNamedTwice(given)).toEqual(twice)
  })

  it('is told to be missing with the brand, or that none is told', () => {
    expect(labelMissing('Maestro')).toContain('“Maestro”')
    expect(labelMissing('DI')).toContain('“Discover” (DI)')
    expect(labelMissing(null)).toContain('does not tell this card’s brand')
    expect(labelRefused('Maestro', 'Debit', 'No such type')).toBe(
      'Nextech refused the card type “Debit”, the label of “Maestro”: No such type',
    )
  })
})
