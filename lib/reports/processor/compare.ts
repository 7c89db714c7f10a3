import { daysOf } from '../../domain/practice-day.ts'
import type { Cents, PracticeDay } from '../../domain/units.ts'
import type { Transaction } from './read-rows.ts'

/** An order's money that went through the merchant processor, less what went back. */
export interface CardSale {
  number: string
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
  reason: 'not-at-processor' | 'not-in-shop' | 'amount-differs'
  lines: number[]
}

/** The third column: what the processor says it took, by day and by order. */
export interface ProcessorComparison {
  shop: Cents
  processor: Cents
  byDay: { day: PracticeDay; shop: Cents; processor: Cents }[]
  /** Empty where the file names no orders: then only days can be compared. */
  differences: ProcessorDifference[]
  matchesOrders: boolean
}

/** Compares card sales with the processor's transactions; the differences balance to the cent where orders are named. */
export function compareWithProcessor(
  sales: readonly CardSale[],
  transactions: readonly Transaction[],
  { from, to }: { from: PracticeDay; to: PracticeDay },
): ProcessorComparison {
  const byDay = daysOf(from, to).map(day => ({
    day,
    shop: sum(sales.filter(sale => sale.day === day)),
    processor: sum(transactions.filter(transaction => transaction.day === day)),
  }))
  const matchesOrders = transactions.some(({ reference }) => reference !== '')
  return {
    shop: sum(sales),
    processor: sum(transactions),
    byDay,
    matchesOrders,
    differences: matchesOrders ? differencesOf(sales, transactions) : [],
  }
}

function differencesOf(
  sales: readonly CardSale[],
  transactions: readonly Transaction[],
): ProcessorDifference[] {
  const known = new Map(sales.map(sale => [sale.number, sale]))
  const groups = Map.groupBy(transactions, ({ reference }) => orderIn(reference, known) ?? reference)
  const rows = [...new Set([...known.keys(), ...groups.keys()])].map(number => {
    const sale = known.get(number)
    const group = groups.get(number) ?? []
    const processor = sum(group)
    const [first] = group
    const reason =
      sale === undefined
        ? ('not-in-shop' as const)
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

/** The order that a reference names: as a whole, or as one of its words. */
function orderIn(reference: string, known: ReadonlyMap<string, CardSale>): string | undefined {
  if (known.has(reference)) return reference
  return reference.split(/[^\p{L}\p{N}-]+/u).find(word => known.has(word))
}

function sum(items: readonly { cents: Cents }[]): Cents {
  return items.reduce((total, { cents }) => total + cents, 0)
}
