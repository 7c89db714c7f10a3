import { describe, expect, it } from 'vitest'
import { aCustomer, anOrder } from '../../../tests/fixtures/builders.ts'
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
})
