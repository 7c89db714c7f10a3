import { describe, expect, it } from 'vitest'
import { anItem, anOrder } from '../../tests/fixtures/builders.ts'
import { hasMarker, isListedOnly, orderNumbersIn, startsWithMarker } from './ledger.ts'
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
    ['a word joined by a dash', '100004001-paid online', ['100004001-paid', '100004001']],
    ['a name joined by a long dash', '100004001–Ruiz', ['100004001-Ruiz', '100004001']],
    ['what was done', '100004001_VOID_REFUND', ['100004001_VOID_REFUND', '100004001']],
    ['a word without a space', 'Order100004001 Visa', ['Order100004001', '100004001']],
    ['a remark in the marker', 'DermPRO #100004001-paid', ['100004001', '100004001-paid']],
    ['the marker in the figures of another keyboard', 'DermPRO ＃１００００４００１', ['100004001']],
    ['a long dash within', 'DermPRO #2–000000123 | 1x A', ['2-000000123']],
    ['a dash that breaks no line', 'order WEB25‑000566', ['WEB25-000566']],
    ['from one to another', '100004001-100004002', ['100004001-100004002', '100004001', '100004002']],
    ['a prefix of letters', 'DermPRO #WEB100012', ['WEB100012', '100012']],
    ['a dash before a list', 'DermPRO #100004001 – 1x 100004002', ['100004001']],
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
    ['DermPRO ＃100004001', true],
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

  it.each([
    ...['KIT, 100000999', '1x 100000999', '3× 100000999', 'Qty 2 100000999', '100000999 x2', '100000999 (2)'],
    ...[
      'SKU 100000999',
      'Item #100000999',
      'Part# 100000999',
      'Model 100000999',
      'UPC: 100000999',
      'lot 100000999',
    ],
    ...['1x 100000999-RED', 'SKU 100000999_BLUE', 'Item #100000999–large', 'KIT, 100000999-Set'],
    ...['artículo 100000999', 'Artikel-Nr. 100000999', 'Gift card 100000999', 'gift code 100000999'],
    ...[
      'auth 100000999',
      'Auth code: 100000999',
      'Approval #100000999',
      'trans id 100000999',
      'Check no. 100000999',
    ],
    ...['phone 100000999', 'acct 100000999', 'chart 100000999', 'Patient ID 100000999', 'MRN 100000999'],
  ])('stands where something else has a number: %s', text => {
    expect(isListedOnly(text, '100000999')).toBe(true)
  })

  it.each([
    ...['100000999', '#100000999', 'order 100000999', 'Online order no 100000999 paid', 'pedido 100000999'],
    ...[
      '100000998, 100000999',
      'Visa 1111, order 100000999',
      'Paid for 100000999',
      'Bestellung Nr. 100000999',
    ],
    ...[
      'invoice 100000999',
      '100000999-paid',
      'order100000999',
      'SKU 100000999, order 100000999',
      'KIT 100000999',
      'smart 100000999',
      '100000999 (2026)',
    ],
  ])('stands where an order is named: %s', text => {
    expect(isListedOnly(text, '100000999')).toBe(false)
  })
})
