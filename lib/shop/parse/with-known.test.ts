import { describe, expect, it } from 'vitest'
import { aCustomer, anItem, anOrder } from '../../../tests/fixtures/builders.ts'
import type { Customer, Order } from '../../domain/order.ts'
import { withKnown } from './with-known.ts'

const order = (change: Partial<Customer>) => anOrder({ customer: aCustomer(change) })
const page = { firstName: 'Mary', lastName: 'Ann Smith', birthDate: null }

describe('a page read after the shop’s interface', () => {
  it.each<[string, Partial<Customer>, Partial<Customer>, Partial<Customer>]>([
    [
      'keeps where the first name ends',
      page,
      { firstName: 'Mary Ann', lastName: 'Smith' },
      { firstName: 'Mary Ann', lastName: 'Smith' },
    ],
    [
      'takes another name as it reads it',
      page,
      { firstName: 'Mary Ann', lastName: 'Jones' },
      { firstName: 'Mary', lastName: 'Ann Smith' },
    ],
    [
      'keeps a birth date that it does not show',
      page,
      { birthDate: '1990-05-17' },
      { birthDate: '1990-05-17' },
    ],
    [
      'takes a birth date that it shows',
      { ...page, birthDate: '1991-01-01' },
      { birthDate: '1990-05-17' },
      { birthDate: '1991-01-01' },
    ],
  ])('%s', (_name, read, known, kept) => {
    expect(withKnown(order(read), order(known)).customer).toMatchObject(kept)
  })

  it.each<[string, Partial<Customer>, boolean, Partial<Customer>]>([
    [
      'a title more',
      { firstName: 'Maria', lastName: 'Lopez' },
      true,
      { firstName: 'Maria', lastName: 'Lopez' },
    ],
    [
      'a middle name more',
      { fullName: 'Dr. Maria Elena Lopez' },
      true,
      { firstName: 'Maria', lastName: 'Lopez' },
    ],
    [
      'words that no interface parted',
      { fullName: 'Maria Elena Lopez' },
      false,
      { fullName: 'Maria Elena Lopez' },
    ],
    [
      'a generation more',
      { firstName: 'Maria', lastName: 'Lopez Jr.' },
      true,
      { firstName: 'Maria', lastName: 'Lopez Jr.' },
    ],
    [
      'a generation and a middle name more',
      { fullName: 'Maria Elena Lopez, III' },
      true,
      { firstName: 'Maria', lastName: 'Lopez III' },
    ],
    ['another name', { fullName: 'Maria Elena Perez' }, true, { fullName: 'Maria Elena Perez' }],
  ])('takes the parts of a name from the interface alone: %s', (_, read, byRest, kept) => {
    const { customer } = withKnown(order(read), { ...order({}), byRest })
    expect(customer).toMatchObject(kept)
    expect(customer.fullName).toBe(kept.fullName)
  })

  it('is taken as it is where nothing is known, and else for all the rest', () => {
    const read = anOrder({ refundedCents: 20_00 })
    expect(withKnown(read, undefined)).toBe(read)
    expect(withKnown(read, anOrder())).toEqual(read)
  })

  const rounded = { totalCents: 79_98, paidCents: 79_98, rounded: true }
  it.each<[string, Partial<Order>, Partial<Order>, object]>([
    ['of the same cents', { totalCents: 79_98, paidCents: 79_98 }, rounded, rounded],
    ['of half a cent rounded the other way', { totalCents: 79_97, paidCents: 79_97 }, rounded, rounded],
    [
      'not of other figures',
      { totalCents: 79_96, paidCents: 79_96 },
      rounded,
      { totalCents: 79_96, rounded: undefined },
    ],
    [
      'not where something went back since',
      { totalCents: 79_98, paidCents: 79_98, refundedCents: 10_00 },
      rounded,
      { refundedCents: 10_00, rounded: undefined },
    ],
    ['not where none are known', {}, {}, { rounded: undefined }],
  ])('keeps what the interface told of fractions of a cent: %s', (_, read, known, kept) => {
    expect({ rounded: undefined, ...withKnown(anOrder(read), anOrder(known)) }).toMatchObject(kept)
  })

  const evening = Date.parse('2026-04-01T06:30:00Z')
  it.each<[string, Partial<Order>, Partial<Order>, Partial<Order>]>([
    ['when it was placed', { placedAt: evening + 7_200_000 }, { placedAt: evening }, { placedAt: evening }],
    [
      'its items',
      { items: [anItem({ giftCard: false })] },
      { items: [anItem({ giftCard: true })] },
      { items: [anItem({ giftCard: true })] },
    ],
    [
      'how it was paid',
      { tender: { kind: 'other', method: 'Own gateway' } },
      { tender: { kind: 'card', brand: null } },
      { tender: { kind: 'card', brand: null } },
    ],
    [
      'its card’s brand',
      { tender: { kind: 'card', brand: 'Visa Debit' } },
      { tender: { kind: 'card', brand: 'VI' } },
      { tender: { kind: 'card', brand: 'VI' } },
    ],
    [
      'but not a brand that it did not tell',
      { tender: { kind: 'card', brand: 'VI' } },
      { tender: { kind: 'card', brand: null } },
      { tender: { kind: 'card', brand: 'VI' } },
    ],
    [
      'but not that there is one card only',
      { tender: { kind: 'card', brand: 'VI', several: ['VI', 'MC'] } },
      { tender: { kind: 'card', brand: 'VI' } },
      { tender: { kind: 'card', brand: 'VI', several: ['VI', 'MC'] } },
    ],
    ['but not what the shop changes', { state: 'canceled' }, { state: 'processing' }, { state: 'canceled' }],
    ['but not what went back since', { refundedCents: 20_00 }, {}, { refundedCents: 20_00 }],
  ])('keeps what the interface told: %s', (_, read, known, kept) => {
    expect(withKnown(anOrder(read), anOrder({ ...known, byRest: true }))).toMatchObject({
      ...kept,
      byRest: true,
    })
  })

  it('keeps nothing of that from another page', () => {
    const known = anOrder({ placedAt: evening, tender: { kind: 'card', brand: 'MC' } })
    expect(withKnown(anOrder({ placedAt: evening + 3_600_000 }), known)).toMatchObject({
      placedAt: evening + 3_600_000,
      tender: { kind: 'card', brand: 'VI' },
    })
  })
})

describe('a page that is older than what the interface told', () => {
  const money = { totalCents: 80_00, paidCents: 80_00, refundedCents: 0, dueCents: 0 }
  const refunded = { ...money, refundedCents: 30_00 }
  const closed = { ...refunded, state: 'closed' as const }
  it.each<[string, Partial<Order>, Partial<Order>]>([
    ['gives back nothing that went back', money, refunded],
    ['takes back nothing that was paid', { ...money, paidCents: 0, dueCents: 80_00, state: 'new' }, money],
    ['opens nothing that was closed', { ...money, state: 'processing' }, closed],
    ['opens nothing that was cancelled', { ...money, state: 'processing' }, { ...money, state: 'canceled' }],
  ])('%s', (_name, read, known) => {
    expect(withKnown(anOrder(read), anOrder({ ...known, byRest: true }))).toMatchObject(known)
  })

  it.each<[string, Partial<Order>, Partial<Order>]>([
    ['more went back', refunded, money],
    ['more was paid', money, { ...money, paidCents: 0, dueCents: 80_00 }],
    ['a cent less, rounded otherwise', { ...money, paidCents: 79_99 }, money],
    ['the order was closed', closed, refunded],
  ])('is none where %s', (_name, read, known) => {
    expect(withKnown(anOrder(read), anOrder({ ...known, byRest: true }))).toMatchObject(read)
  })

  it('is not known as one where only pages told the order', () => {
    expect(withKnown(anOrder(money), anOrder(refunded))).toMatchObject(money)
  })
})

describe('rules 9: a page that was only seen', () => {
  const seen = anOrder({ seen: true })

  it('replaces nothing that the interface told', () => {
    const known = anOrder({ byRest: true })
    expect(withKnown({ ...seen, paidCents: 99_999, state: 'closed' }, known)).toEqual(known)
  })

  it('says where it is from unless a page told the same before', () => {
    expect(withKnown(seen, undefined)).toEqual(seen)
    expect(withKnown(seen, seen)).toEqual(seen)
    expect(withKnown(seen, anOrder({}))).toEqual(anOrder({}))
    expect(withKnown({ ...seen, paidCents: 1 }, anOrder({}))).toMatchObject({ seen: true, paidCents: 1 })
  })

  it('gives way to a page that was sent', () => {
    expect(withKnown(anOrder({}), seen)).toEqual(anOrder({}))
  })
})
