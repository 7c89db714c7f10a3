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

  describe('of money that went back (rules 6.1)', () => {
    const later = (reference: string, cents: number, day: string) => ({
      ...line(reference, cents, day),
      isLater: true as const,
    })
    const sold = (
      number: string,
      paid: number,
      back: number,
      noticed: string | null,
      day = '2026-03-02',
    ) => ({
      ...sale(number, paid - back, day),
      backs: [{ day: noticed, cents: back }],
    })
    const march = range
    const april = { from: '2026-04-01', to: '2026-04-30' }
    const said = (
      sales: Parameters<typeof compareWithProcessor>[0],
      of: Parameters<typeof compareWithProcessor>[1],
    ) =>
      [march, april].map(month => {
        const { shop, processor, differences } = compareWithProcessor(sales, of, month)
        return [shop, processor, ...differences.map(({ number, shop: own }) => `${number} ${own}`)]
      })

    it('counts it on its own day, also in the month after its sale', () => {
      const sales = [sold('10001', 80, 30, '2026-04-09')]
      const of = [line('10001', 80, '2026-03-03'), later('10001', -30, '2026-04-09')]
      expect(said(sales, of)).toEqual([
        [80, 80],
        [-30, -30],
      ])
    })

    it('takes the day that the file tells: the shop tells none, and it is noticed later', () => {
      const sales = [sold('10001', 80, 30, '2026-04-01'), sold('10002', 90, 90, null, '2026-02-27')]
      const of = [
        line('10001', 80, '2026-03-03'),
        later('10001', -30, '2026-03-31'),
        line('10002', 90, '2026-02-28'),
        later('10002', -90, '2026-04-04'),
      ]
      expect(said(sales, of)).toEqual([
        [50, 50],
        [-90, -90],
      ])
    })

    it('takes the day on which the shop noticed it where the file tells none, or another sum', () => {
      const untold = { ...line('10001', 50), back: { cents: 30, day: null } }
      expect(said([sold('10001', 80, 30, '2026-04-09')], [untold])).toEqual([
        [80, 80],
        [-30, -30],
      ])
      expect(said([sold('10001', 80, 30, '2026-04-09')], [line('10001', 80)])).toEqual([
        [80, 80],
        [-30, 0, '10001 -30'],
      ])
    })

    it('agrees with a file that tells an order less what went back', () => {
      expect(said([sold('10001', 80, 30, '2026-04-09')], [line('10001', 50)])).toEqual([
        [50, 50],
        [0, 0],
      ])
    })

    it('takes the day of a refund that stands in the row of its sale', () => {
      const told = { ...line('10001', 50), back: { cents: 30, day: '2026-04-02' } }
      expect(said([sold('10001', 80, 30, '2026-04-09')], [told])).toEqual([
        [80, 80],
        [-30, -30],
      ])
    })

    it('gives a chargeback nothing of a refund, and names it on its own day, and what came again on its own', () => {
      const sales = [sold('10001', 80, 30, '2026-04-01')]
      const of = [
        line('10001', 80, '2026-03-03'),
        later('10001', -80, '2026-03-20'),
        later('10001', -30, '2026-03-31'),
        later('10001', 80, '2026-04-20'),
      ]
      expect(said(sales, of)).toEqual([
        [50, -30, '10001 50'],
        [0, 80, '10001 0'],
      ])
    })

    it('puts one noticed sum beside the several refunds that it was', () => {
      const sales = [sold('10001', 80, 50, '2026-04-01')]
      const of = [line('10001', 80), later('10001', -20, '2026-03-30'), later('10001', -30, '2026-04-01')]
      expect(said(sales, of)).toEqual([
        [60, 60],
        [-30, -30],
      ])
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
