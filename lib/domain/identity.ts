import { normalName } from './contact.ts'
import { isMadeUpName, knownEmail } from './known-values.ts'
import { isSameNumber } from './ledger.ts'
import type { Customer, Order } from './order.ts'
import type { Instant } from './units.ts'

const hourMs = 60 * 60_000
const minuteMs = 60_000
/** A page shows no seconds. */
const sameMs = minuteMs
/** Zones lie whole half hours apart, and every day begins on one. */
const zoneStepMs = 30 * minuteMs
/** Between the farthest zones lie 26 hours, and a day told without a time counts from its beginning. */
const nearMs = (24 + 26) * hourMs

/**
 * Whether two readings of one number in one store cannot be one order (rules 1): another customer and another
 * moment. Each alone may be a correction or a misreading: staff correct an e-mail or a name, a page tells its times in
 * another zone or no time at all. A customer who bought again under the same number, as after a shop began to count
 * again, is told by the moment and the goods together; a change of customer and goods at one moment is no edit either.
 */
export function cannotBeOneOrder(known: Order, read: Order): boolean {
  const moment = compareMoments(known.placedAt, read.placedAt)
  switch (compareCustomers(known.customer, read.customer)) {
    case 'other':
      return moment !== 'same' || areOtherGoods(known, read)
    case 'perhaps-other':
      return moment === 'other'
    case 'same':
      return moment === 'other' && areOtherGoods(known, read)
  }
}

/**
 * Whether two readings in two stores are certainly one order: the configuration said otherwise when the first of them
 * was read. Moment, money, goods and customer must agree: two stores do sell the same thing under the same number, also
 * to one customer on one day.
 */
export function isOneOrder(known: Order, read: Order): boolean {
  return (
    isSameNumber(known.number, read.number) &&
    couldBeOneMoment(known.placedAt, read.placedAt) &&
    compareCustomers(known.customer, read.customer) === 'same' &&
    !areOtherGoods(known, read)
  )
}

/** `near`: one moment told in two zones, or as a bare day, would be as far apart. */
function compareMoments(a: Instant, b: Instant): 'same' | 'near' | 'other' {
  const apart = Math.abs(a - b)
  return apart <= sameMs ? 'same' : apart <= nearMs ? 'near' : 'other'
}

/** One moment told twice: to the minute, in two zones, or once as a bare day. Whatever else lies between are two moments. */
function couldBeOneMoment(a: Instant, b: Instant): boolean {
  const moments = compareMoments(a, b)
  if (moments !== 'near') return moments === 'same'
  const apartMs = Math.abs(Math.floor(a / minuteMs) - Math.floor(b / minuteMs)) * minuteMs
  const isDayAlone = [a, b].some(moment => moment % zoneStepMs === 0)
  return isDayAlone || apartMs % zoneStepMs === 0
}

/** `perhaps-other`: nothing agrees, and not enough is told to be sure. */
function compareCustomers(a: Customer, b: Customer): 'same' | 'perhaps-other' | 'other' {
  const email = compareTold(knownEmail(a.email) ?? '', knownEmail(b.email) ?? '', (x, y) => x === y)
  const name = compareTold(nameOf(a), nameOf(b), shareName)
  if (email === 'equal' || name === 'equal') return 'same'
  if (email === 'differs' && name === 'differs') return 'other'
  return email === 'differs' || name === 'differs' ? 'perhaps-other' : 'same'
}

function compareTold(a: string, b: string, agree: (a: string, b: string) => boolean) {
  if (a === '' || b === '') return 'unknown'
  return agree(a, b) ? 'equal' : 'differs'
}

/** Empty where it is nobody's: what forms are filled with makes no two customers one. */
const nameOf = ({ firstName, lastName }: Customer) =>
  isMadeUpName(`${firstName} ${lastName}`) ? '' : normalName(`${firstName} ${lastName}`)

/** The shorter name is part of the longer one, in any order of its words: a middle name or a second family name more. */
function shareName(a: string, b: string): boolean {
  const [few = [], many = []] = [a.split(' '), b.split(' ')].sort((x, y) => x.length - y.length)
  return few.every(word => many.includes(word)) && (few.length > 1 || many.length === 1)
}

/** Another total, and nothing sold in one that is in the other. */
function areOtherGoods(a: Order, b: Order): boolean {
  const skus = new Set(a.items.map(({ sku }) => sku.trim().toLowerCase()))
  const common = b.items.some(({ sku }) => skus.has(sku.trim().toLowerCase()))
  return a.totalCents !== b.totalCents && a.items.length > 0 && b.items.length > 0 && !common
}
