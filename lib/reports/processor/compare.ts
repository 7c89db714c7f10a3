import { daysOf } from '../../domain/practice-day.ts'
import type { Cents, PracticeDay } from '../../domain/units.ts'
import type { Transaction } from './file-reading.ts'
import { type Damage, damageOf, orderIn } from './order-numbers.ts'

/** An order's money that went through a merchant processor, less what went back. */
export interface ProcessorSale {
  number: string
  tender: 'card' | 'affirm' | 'other'
  day: PracticeDay
  cents: Cents
}

/** An order or a transaction about which shop and processor differ. */
export interface ProcessorDifference {
  /** The order's number, or what the file says instead of one. */
  number: string
  day: PracticeDay
  shop: Cents
  processor: Cents
  reason: 'not-at-processor' | 'not-in-shop' | 'amount-differs' | Damage
  lines: number[]
}

/** The third column: what the processor says it took, by day and by order. */
export interface ProcessorComparison {
  shop: Cents
  processor: Cents
  /** The ways to pay whose orders are compared. */
  tenders: ProcessorSale['tender'][]
  /** Transactions that count in the range. */
  inside: number
  byDay: { day: PracticeDay; shop: Cents; processor: Cents }[]
  /** Empty where the file names no orders: then only days can be compared. */
  differences: ProcessorDifference[]
  matchesOrders: boolean
}

/**
 * Compares sales with the processor's transactions; the differences balance to the cent where orders are named. A
 * transaction of a known order counts on the day of its sale, where the shop has what went back later as well; so
 * `sales` may be of other days than the range, and `transactions` too.
 */
export function compareWithProcessor(
  sales: readonly ProcessorSale[],
  transactions: readonly Transaction[],
  { from, to }: Range,
): ProcessorComparison {
  const known = new Map(sales.map(sale => [sale.number, sale]))
  const placed = transactions.map((transaction): Placed => {
    const number = orderIn(transaction.reference, known)
    const day = known.get(number ?? '')?.day ?? transaction.day
    return { ...transaction, number: number ?? transaction.reference, day }
  })
  const inside = placed.filter(({ day }) => day >= from && day <= to)
  const tenders = tendersOf(
    sales.filter(({ day }) => day >= from && day <= to),
    placed,
  )
  const named = new Set(inside.map(({ number }) => number))
  const own = sales.filter(
    ({ day, tender, number }) => day >= from && day <= to && (tenders.includes(tender) || named.has(number)),
  )
  const byDay = daysOf(from, to).map(day => ({
    day,
    shop: sum(own.filter(sale => sale.day === day)),
    processor: sum(inside.filter(transaction => transaction.day === day)),
  }))
  const matchesOrders = transactions.some(({ reference }) => reference !== '')
  return {
    shop: sum(own),
    processor: sum(inside),
    tenders,
    inside: inside.length,
    byDay,
    matchesOrders,
    differences: matchesOrders ? differencesOf(own, inside, known) : [],
  }
}

interface Range {
  from: PracticeDay
  to: PracticeDay
}

interface Placed extends Transaction {
  /** The order's number, or what the file says instead of one. */
  number: string
}

/** A processor takes cards, a lender or a wallet its own: what most orders of a way to pay are named by, the file is of. */
function tendersOf(sales: readonly ProcessorSale[], placed: readonly Placed[]): ProcessorSale['tender'][] {
  const named = new Set(placed.map(({ number }) => number))
  const ofFile = allTenders.filter(tender => {
    const own = sales.filter(sale => sale.tender === tender)
    return own.length > 0 && 2 * own.filter(({ number }) => named.has(number)).length >= own.length
  })
  return ofFile.length > 0 ? ofFile : ['card']
}

const allTenders = ['card', 'affirm', 'other'] as const

function differencesOf(
  sales: readonly ProcessorSale[],
  transactions: readonly Placed[],
  all: ReadonlyMap<string, ProcessorSale>,
): ProcessorDifference[] {
  const known = new Map(sales.map(sale => [sale.number, sale]))
  const groups = Map.groupBy(transactions, ({ number }) => number)
  const rows = [...new Set([...known.keys(), ...groups.keys()])].map(number => {
    const sale = known.get(number)
    const group = groups.get(number) ?? []
    const processor = sum(group)
    const [first] = group
    const reason =
      sale === undefined
        ? (damageOf(number, all.keys()) ?? ('not-in-shop' as const))
        : first === undefined
          ? ('not-at-processor' as const)
          : ('amount-differs' as const)
    const day = sale?.day ?? first?.day ?? ''
    return { number, day, shop: sale?.cents ?? 0, processor, reason, lines: group.map(({ line }) => line) }
  })
  return rows
    .filter(({ shop, processor }) => shop !== processor)
    .sort((a, b) => (a.day + a.number < b.day + b.number ? -1 : 1))
}

function sum(items: readonly { cents: Cents }[]): Cents {
  return items.reduce((total, { cents }) => total + cents, 0)
}
