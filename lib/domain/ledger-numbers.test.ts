import { describe, expect, it } from 'vitest'
import { anItem, anOrder } from '../../tests/fixtures/builders.ts'
import { hasMarker, orderNumbersIn, startsWithMarker } from './ledger.ts'
import { planPosting } from './posting-plan.ts'

describe('rules 5: marker or order number in the description', () => {
  it.each([
    ['the marker', 'DermPRO #100004001 | 1x A', ['100004001']],
    ['a short number in the marker', 'DermPRO #16', ['16']],
    ['the marker of an edited order', 'DermPRO #100004001-1 | 1x A', ['100004001-1']],
    ['the marker in other letters, after a space', ' dermpro #100004001', ['100004001']],
    ['the number as a person wrote it', 'online order no. 100004001, paid', ['100004001']],
    ['two numbers', 'orders 100004001 and 100004002', ['100004001', '100004002']],
    ['a number repeated', 'DermPRO #100004001 / 100004001', ['100004001']],
    ['a letter among the digits', 'shop EU100004', ['EU100004']],
    ['the number with a hash', '#100004001', ['100004001']],
    ['no short number: dropped items', 'see Billing, +16 more', []],
    ['no word without a digit', 'online order paid', []],
    ['nothing', '', []],
    ['the marker of another store', 'DermPRO West #12 | 1x A', ['12']],
    ['an article number with a comma', 'DermPRO #100004001 | 1x KIT, 100000999', ['100004001']],
    ['a prefix with an underscore', 'DermPRO #M2_100000123 | 1x A', ['M2_100000123']],
    ['letters and a dash', 'DermPRO #WEB25-000566', ['WEB25-000566']],
    ['a letter at the end', 'order 100000123A', ['100000123A']],
  ])('%s', (_, text, numbers) => {
    expect(orderNumbersIn(text)).toEqual(numbers)
  })

  it('never takes an article number of our own description for another order', () => {
    const items = [anItem({ sku: '100004002' }), anItem({ sku: 'SET 100004003' })]
    const { description } = planPosting(anOrder({ number: '100004001', items }), 'UTC', {})
    expect(orderNumbersIn(description)).toEqual(['100004001'])
  })

  it.each([
    ['DermPRO #100004001 | 1x A', true],
    ['dermpro #7', true],
    ['  DermPRO #', true],
    ['DermPRO West #12', true],
    ['DermPRO St-Louis 2 #12', true],
    ['DermPRO Online Order #100004001', false],
    ['DermPRO 100004001', false],
    ['see DermPRO #100004001', false],
    ['', false],
  ])('hasMarker: %j is %s', (text, has) => {
    expect(hasMarker(text)).toBe(has)
  })

  it.each([
    ['DermPRO #100004001', '100004001', true],
    ['DermPRO #100004001 | 1x A', '100004001', true],
    ['DermPRO #100004001 EGIFT CARD - DO NOT USE', '100004001', true],
    ['DermPRO #100004001-1 | 1x A', '100004001-1', true],
    ['DermPRO #100004001-1 | 1x A', '100004001', false],
    ['DermPRO #100004001 | 1x A', '100004001-1', false],
    ['DermPRO #1000040011', '100004001', false],
    ['DermPRO #100004001a', '100004001', false],
    ['see DermPRO #100004001', '100004001', false],
  ])('startsWithMarker: %j for %s is %s', (text, number, starts) => {
    expect(startsWithMarker(text, { number })).toBe(starts)
  })
})
