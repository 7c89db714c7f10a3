import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWithProcessor } from './compare.ts'

const range = { from: '2026-03-01', to: '2026-03-31' }

describe('shop against processor', () => {
  const sale = (number: string, cents: number, day = '2026-03-02') => ({
    number,
    tender: 'card' as const,
    cents,
    day,
  })
  const line = (reference: string, cents: number, day = '2026-03-02') => ({ line: 2, reference, cents, day })

  it('names each order that differs, and why', () => {
    const sales = [sale('10001', 100), sale('10002', 200), sale('10003', 300)]
    const transactions = [line('Order 10001 web', 150), line('10001', -50), line('10002', 250), line('77', 5)]
    const {
      differences,
      byDay,
      tenders: _,
      inside: _inside,
      ...sums
    } = compareWithProcessor(sales, transactions, range)
    expect(sums).toEqual({ shop: 600, processor: 355, matchesOrders: true })
    expect(
      differences.map(({ number, reason, shop, processor }) => [number, reason, shop, processor]),
    ).toEqual([
      ['10002', 'amount-differs', 200, 250],
      ['10003', 'not-at-processor', 300, 0],
      ['77', 'not-in-shop', 0, 5],
    ])
    expect(byDay[1]).toEqual({ day: '2026-03-02', shop: 600, processor: 355 })
  })

  it.each([
    ['WEB25-000566', 'Order WEB25-000566 (web)', true],
    ['M2_100000123', 'Payment for M2_100000123', true],
    ['100000123', '#100000123', true],
    ['100000123', '="100000123"', true],
    ['100000123', "'100000123", true],
    ['100000123', 'M2_100000123', false],
    ['100000123', 'WEB-100000123', false],
    ['100000123', '1000001234', false],
  ])('the order %s is named by %j: %s', (number, reference, isNamed) => {
    const { differences } = compareWithProcessor([sale(number, 100)], [line(reference, 100)], range)
    expect(differences.length === 0).toBe(isNamed)
  })

  it('counts a refund on the day of its sale, as the shop does, also where one of the two is outside the range', () => {
    const sales = [sale('10001', 50), sale('10002', 0, '2026-02-27')]
    const transactions = [
      line('10001', 80, '2026-03-03'),
      line('10001', -30, '2026-04-09'),
      line('10002', 90, '2026-02-28'),
      line('10002', -90, '2026-03-04'),
    ]
    const { differences, shop, processor, inside } = compareWithProcessor(sales, transactions, range)
    expect({ differences, shop, processor, inside }).toEqual({
      differences: [],
      shop: 50,
      processor: 50,
      inside: 2,
    })
  })

  it.each([
    ['cards', ['10001'], ['card'], ['10002']],
    ['Affirm', ['20001', '20002'], ['affirm'], []],
    ['cards and Affirm', ['10001', '20001'], ['card', 'affirm'], ['10002', '20002']],
    ['nothing that the shop knows', ['x'], ['card'], ['10001', '10002', 'x']],
  ])('compares the orders paid as those in the file: %s', (_name, named, tenders, differing) => {
    const paid = (number: string, tender: 'card' | 'affirm' | 'other') => ({ ...sale(number, 100), tender })
    const sales = [
      paid('10001', 'card'),
      paid('10002', 'card'),
      paid('20001', 'affirm'),
      paid('20002', 'affirm'),
      paid('30001', 'other'),
    ]
    const result = compareWithProcessor(
      sales,
      named.map(number => line(number, 100)),
      range,
    )
    expect(result.tenders).toEqual(tenders)
    expect(result.differences.map(({ number }) => number)).toEqual(differing)
  })

  it('explains the whole difference, whatever the two hold', () => {
    const number = fc.constantFrom('10001', '10002', '10003', 'x')
    const sales = fc.uniqueArray(fc.record({ number, cents: fc.nat(9999) }), {
      selector: each => each.number,
    })
    const lines = fc.array(fc.record({ number, cents: fc.integer({ min: -9999, max: 9999 }) }))
    fc.assert(
      fc.property(sales, lines, (some, others) => {
        fc.pre(others.length > 0)
        const result = compareWithProcessor(
          some.map(each => sale(each.number, each.cents)),
          others.map(each => line(each.number, each.cents)),
          range,
        )
        const explained = result.differences.reduce((sum, each) => sum + each.shop - each.processor, 0)
        expect(explained).toBe(result.shop - result.processor)
      }),
    )
  })
})
