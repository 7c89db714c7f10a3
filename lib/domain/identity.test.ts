import { describe, expect, it } from 'vitest'
import { aCustomer, anItem, anOrder } from '../../tests/fixtures/builders.ts'
import { cannotBeOneOrder, isOneOrder } from './identity.ts'
import type { Customer, Order } from './order.ts'

const hour = 60 * 60_000
const day = 24 * hour
const { placedAt } = anOrder()
const corrected: Partial<Customer> = { email: 'm.lopez@example.org' }
const married: Partial<Customer> = { firstName: 'Maria Elena', lastName: 'Lopez Quill' }
const ann: Partial<Customer> = { firstName: 'Ann', lastName: 'Adams', email: 'ann@example.com' }
const otherGoods = { items: [anItem({ sku: 'MASK' })], totalCents: 12_00 }

const reading = (customer: Partial<Customer>, change: Partial<Order> = {}) =>
  anOrder({ customer: aCustomer(customer), ...change })

describe('rules 1: two readings of one number in one store', () => {
  it.each<[string, Order, boolean]>([
    ['the same', reading({}), false],
    ['a corrected e-mail', reading(corrected), false],
    [
      'a corrected e-mail, times of another zone',
      reading(corrected, { placedAt: placedAt + 6 * hour }),
      false,
    ],
    ['a corrected name, a day without a time', reading(married, { placedAt: placedAt - 20 * hour }), false],
    ['a corrected e-mail, a misread date', reading(corrected, { placedAt: placedAt + 60 * day }), false],
    ['both corrected, the same moment', reading({ ...ann }), false],
    ['both corrected, a page without seconds', reading(ann, { placedAt: placedAt - 40_000 }), false],
    ['a page that tells no e-mail', reading({ email: '' }, { placedAt: placedAt + 5 * hour }), false],
    [
      'a page that tells no customer',
      reading({ email: '', firstName: '', lastName: '' }, { placedAt: 0 }),
      false,
    ],
    ['a refund', reading({}, { refundedCents: 84_00, state: 'closed' }), false],
    ['an edit of the goods', reading({}, otherGoods), false],
    ['another customer, another moment', reading(ann, { placedAt: placedAt + 33 * day }), true],
    [
      'another customer, some hours later',
      reading(ann, { placedAt: placedAt + 3 * hour + 7 * 60_000 }),
      true,
    ],
    [
      'another customer by name, a month later',
      reading({ ...ann, email: '' }, { placedAt: placedAt + 33 * day }),
      true,
    ],
    ['another customer and goods at one moment', reading(ann, otherGoods), true],
    [
      'the customer, other goods, another moment',
      reading({}, { ...otherGoods, placedAt: placedAt + 33 * day }),
      true,
    ],
  ])('%s', (_, read, cannot) => {
    expect(cannotBeOneOrder(anOrder(), read)).toBe(cannot)
    expect(cannotBeOneOrder(read, anOrder())).toBe(cannot)
  })

  it.each<[string, Order, boolean]>([
    ['the same', reading({}), true],
    ['times of another zone', reading(corrected, { placedAt: placedAt + 6 * hour }), true],
    ['the same minute', reading({}, { placedAt: placedAt - (placedAt % 60_000) }), true],
    ['the day alone', reading({}, { placedAt: placedAt - (placedAt % day) + 6 * hour }), true],
    ['seven minutes later', reading({}, { placedAt: placedAt + 7 * 60_000 }), false],
    ['the day after, some minutes off', reading({}, { placedAt: placedAt + day + 11 * 60_000 }), false],
    ['another customer', reading(ann), false],
    ['other goods', reading({}, otherGoods), false],
    ['another month', reading({}, { placedAt: placedAt + 33 * day }), false],
    ['another number', reading({}, { number: '1' }), false],
  ])('in two stores is certainly one: %s', (_, read, is) => {
    expect(isOneOrder(anOrder(), read)).toBe(is)
  })
})

it('what forms are filled with makes no two customers one', () => {
  const nobody = { email: 'noreply@example.com' }
  const known = reading({ ...nobody })
  const other = reading({ ...ann, ...nobody }, { placedAt: placedAt + 33 * day })
  expect(cannotBeOneOrder(known, other)).toBe(true)
  const nameless = { firstName: 'null', lastName: 'null' }
  const second = reading({ ...ann, ...nameless }, { placedAt: placedAt + 33 * day })
  expect(cannotBeOneOrder(reading(nameless), second)).toBe(true)
})
