import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anItem, anOrder } from '../../tests/fixtures/builders.ts'
import { startsWithMarker } from './ledger.ts'
import type { Order } from './order.ts'
import { planPosting } from './posting-plan.ts'

const zone = 'America/Chicago'
const labels = { VI: 'Visa', AE: 'American Express', MC: '' }
const planOf = (change: Partial<Order> = {}, timeZone = zone) =>
  planPosting(anOrder(change), timeZone, labels)
const described = (...skus: string[]) => planOf({ items: skus.map(sku => anItem({ sku })) })
const giftCardAlone = { totalCents: 0, paidCents: 0, giftCardCents: 84_00 }
const byCard = (brand: string | null): Partial<Order> => ({ tender: { kind: 'card', brand } })

describe('rules 3: card type', () => {
  it.each<[string, Partial<Order>, string | null]>([
    ['a card with the practice’s label', byCard('VI'), 'Visa'],
    ['another brand', byCard('AE'), 'American Express'],
    ['a brand without a label is none', byCard('DI'), null],
    ['a brand whose label is empty is none', byCard('MC'), null],
    ['a card of unknown brand is none', byCard(null), null],
    ['a brand named like a property is none', byCard('toString'), null],
    ['two cards have no one label', { tender: { kind: 'card', brand: 'VI', several: ['VI', 'VI'] } }, null],
    ['Affirm', { tender: { kind: 'affirm' } }, 'Affirm'],
    ['e-gift card for the whole order', giftCardAlone, 'Gift Card'],
    [
      'e-gift card for the whole order, no payment method',
      { ...giftCardAlone, tender: { kind: 'other', method: 'free' } },
      'Gift Card',
    ],
    ['e-gift card for a part: the rest’s card', { giftCardCents: 50_00 }, 'Visa'],
    [
      'e-gift card for a part, the card not captured yet: not Gift Card',
      { paidCents: 0, dueCents: 84_00, giftCardCents: 50_00 },
      'Visa',
    ],
    ['PayPal', { tender: { kind: 'other', method: 'paypal_express' } }, 'N/A'],
    ['check', { tender: { kind: 'other', method: 'checkmo' } }, 'N/A'],
  ])('%s', (_, change, cardType) => {
    const plan = planOf(change)
    expect(plan.cardType).toBe(cardType)
    expect(plan.warnings.includes('card-type-defaulted')).toBe(cardType === 'N/A')
  })
})

describe('rules 3: amount', () => {
  it.each<[string, Partial<Order>, number]>([
    ['what was captured', {}, 84_00],
    ['less what was refunded before', { refundedCents: 20_00 }, 64_00],
    ['what the shop rounded to cents', { paidCents: 79_98, rounded: true }, 79_98],
    ['nothing where an e-gift card paid all', giftCardAlone, 0],
    [
      'the captured part where an e-gift card paid the rest',
      { paidCents: 34_00, giftCardCents: 50_00 },
      34_00,
    ],
  ])('%s', (_, change, cents) => {
    const plan = planOf(change)
    expect(plan.amountCents).toBe(cents)
    expect(plan.warnings.includes('rounded-amount')).toBe(change.rounded === true)
    expect(plan.warnings.includes('partly-refunded')).toBe((change.refundedCents ?? 0) > 0)
  })
})

describe('rules 3: payment date is the practice day', () => {
  it.each([
    ['America/Chicago', '2026-03-08T05:59:59Z', '2026-03-07'],
    ['America/Chicago', '2026-03-08T06:00:00Z', '2026-03-08'],
    ['America/Chicago', '2026-03-09T04:59:59.999Z', '2026-03-08'],
    ['America/Chicago', '2026-03-09T05:00:00Z', '2026-03-09'],
    ['America/Chicago', '2026-11-02T05:59:59Z', '2026-11-01'],
    ['America/Chicago', '2026-11-02T06:00:00Z', '2026-11-02'],
    ['America/Los_Angeles', '2027-01-01T07:59:59Z', '2026-12-31'],
    ['Pacific/Honolulu', '2026-03-16T09:59:59Z', '2026-03-15'],
    ['Pacific/Auckland', '2026-03-16T10:59:59Z', '2026-03-16'],
    ['Pacific/Auckland', '2026-03-16T11:00:00Z', '2026-03-17'],
    ['Pacific/Auckland', '2026-04-06T11:59:59Z', '2026-04-06'],
    ['Pacific/Auckland', '2026-04-06T12:00:00Z', '2026-04-07'],
    ['UTC', '2026-03-16T23:59:59Z', '2026-03-16'],
  ])('in %s at %s it is %s', (timeZone, placed, day) => {
    expect(planOf({ placedAt: Date.parse(placed) }, timeZone).paymentDate).toBe(day)
  })
})

describe('rules 3: description', () => {
  it('is the marker and the items, in order', () => {
    const items = [anItem({ sku: 'B-2', quantity: 3 }), anItem({ sku: 'A-1' })]
    expect(planOf({ items })).toMatchObject({
      description: 'DermPRO #100000012 | 3x B-2, 1x A-1',
      warnings: [],
    })
  })

  it('says after the marker that an e-gift card is not to be used', () => {
    const items = [anItem(), anItem({ sku: 'EGC', giftCard: true })]
    expect(planOf({ items })).toMatchObject({
      description: 'DermPRO #100000012 EGIFT CARD - DO NOT USE | 1x SERUM-1, 1x EGC',
      warnings: ['contains-gift-card'],
    })
  })

  it.each([
    [2.9999999999999996, '3x'],
    [3.0000000000000004, '3x'],
    [0.30000000000000004, '0.3x'],
    [0.5, '0.5x'],
    [1.25, '1.25x'],
    [0.0001, '0.0001x'],
    [12, '12x'],
  ])('writes the quantity %d as %s', (quantity, text) => {
    expect(planOf({ items: [anItem({ quantity })] }).description).toBe(`DermPRO #100000012 | ${text} SERUM-1`)
  })

  it('is the marker alone where nothing was sold', () => {
    expect(described()).toMatchObject({ description: 'DermPRO #100000012', warnings: [] })
  })

  it('holds no control character and no line break', () => {
    expect(described('A\u0000\r\n\tB\u200b\u202e', '\u0007C').description).toBe(
      'DermPRO #100000012 | 1x A B, 1x C',
    )
  })

  const room = 255 - 'DermPRO #100000012 | 1x '.length

  it.each([
    ['exactly fits', ['A'.repeat(room)], `1x ${'A'.repeat(room)}`],
    ['is one unit too long', ['A'.repeat(room + 1)], '+1 more'],
    ['counts UTF-16 units', [`${'A'.repeat(room - 1)}😀`], '+1 more'],
    ['exactly fits with two', ['A'.repeat(room - 6), 'B'], `1x ${'A'.repeat(room - 6)}, 1x B`],
    ['drops the last whole item', ['A'.repeat(200), 'B'.repeat(100), 'C'], `1x ${'A'.repeat(200)}, +2 more`],
    ['drops one more to make room for the count', ['A'.repeat(room - 8), 'B'.repeat(9)], '+2 more'],
  ])('at 255 units: %s', (_, skus, list) => {
    const { description, warnings } = described(...skus)
    expect(description).toBe(`DermPRO #100000012 | ${list}`)
    expect(description.length).toBeLessThanOrEqual(255)
    expect(warnings).toEqual(/\+\d more/.test(list) ? ['truncated-description'] : [])
  })

  it('fits always, keeps the marker, drops whole items only and counts them right', () => {
    const item = fc.record({
      sku: fc.stringMatching(/^[A-Z0-9][A-Z0-9-]{0,60}$/),
      quantity: fc.integer({ min: 1, max: 999 }),
      giftCard: fc.boolean(),
    })
    const number = fc.stringMatching(/^\d{1,12}(-\d)?$/)
    fc.assert(
      fc.property(number, fc.array(item, { maxLength: 40 }), (number, items) => {
        const { description, warnings } = planOf({ number, items })
        expect(description.length).toBeLessThanOrEqual(255)
        expect(startsWithMarker(description, { number })).toBe(true)
        const listed = description.split(' | ')[1]?.split(', ') ?? []
        const more = Number(/^\+(\d+) more$/.exec(listed.at(-1) ?? '')?.[1] ?? 0)
        const kept = more > 0 ? listed.slice(0, -1) : listed
        const all = items.map(({ sku, quantity }) => `${quantity}x ${sku}`)
        expect(kept).toEqual(all.slice(0, items.length - more))
        expect(warnings.includes('truncated-description')).toBe(more > 0)
        const next = [...all.slice(0, kept.length + 1), ...(more > 1 ? [`+${more - 1} more`] : [])]
        const longer = `${description.split(' | ')[0]} | ${next.join(', ')}`
        if (more > 0) expect(longer.length).toBeGreaterThan(255)
      }),
    )
  })
})
