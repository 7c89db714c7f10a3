import { daysOf } from '../../domain/practice-day.ts'
import type { Cents, PracticeDay } from '../../domain/units.ts'
import type { Transaction } from './file-reading.ts'
import { type Movement, movementsOf, ownMovements, type ProcessorSale } from './movements.ts'
import { type Damage, damageOf, orderIn } from './order-numbers.ts'

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
 * Compares sales with the processor's transactions; the differences balance to the cent where orders are named. A sale
 * counts on the day of its order and what went back on its own, so `sales` may be of other days than the range, and
 * `transactions` too.
 */
export function compareWithProcessor(
  sales: readonly ProcessorSale[],
  transactions: readonly Transaction[],
  { from, to }: Range,
): ProcessorComparison {
  const isInside = ({ day }: { day: PracticeDay }) => day >= from && day <= to
  const books = booksOf(sales, transactions)
  const tenders = tendersOf(
    sales.filter(isInside),
    new Set(books.filter(({ lines }) => lines.length > 0).map(({ number }) => number)),
  )
  const rows = books
    .map(book => ({ ...book, shop: book.shop.filter(isInside), processor: book.processor.filter(isInside) }))
    .filter(({ sale, processor }) => processor.length > 0 || (sale && tenders.includes(sale.tender)))
  const [shop, processor] = [rows.flatMap(row => row.shop), rows.flatMap(row => row.processor)]
  const byDay = daysOf(from, to).map(day => ({
    day,
    shop: sum(shop.filter(each => each.day === day)),
    processor: sum(processor.filter(each => each.day === day)),
  }))
  const matchesOrders = transactions.some(({ reference }) => reference !== '')
  const numbers = sales.map(({ number }) => number)
  return {
    shop: sum(shop),
    processor: sum(processor),
    tenders,
    inside: new Set(processor.map(({ line }) => line)).size,
    byDay,
    matchesOrders,
    differences: matchesOrders ? differencesOf(rows, numbers) : [],
  }
}

interface Range {
  from: PracticeDay
  to: PracticeDay
}

/** All that moved of an order, or of what the file names instead of one. */
interface Book {
  /** The order's number, or what the file says. */
  number: string
  sale: ProcessorSale | undefined
  shop: Movement[]
  processor: (Movement & { line: number })[]
  lines: number[]
}

function booksOf(sales: readonly ProcessorSale[], transactions: readonly Transaction[]): Book[] {
  const known = new Map(sales.map(sale => [sale.number, sale]))
  const groups = Map.groupBy(transactions, ({ reference }) => orderIn(reference, known) ?? reference)
  return [...new Set([...known.keys(), ...groups.keys()])].map(number => {
    const sale = known.get(number)
    const group = groups.get(number) ?? []
    const lines = group.map(({ line }) => line)
    const moved = sale ? movementsOf(sale, group) : { shop: [], processor: group.flatMap(ownMovements) }
    return { number, sale, ...moved, lines }
  })
}

/** A processor takes cards, a lender or a wallet its own: what most orders of a way to pay are named by, the file is of. */
function tendersOf(sales: readonly ProcessorSale[], named: ReadonlySet<string>): ProcessorSale['tender'][] {
  const ofFile = allTenders.filter(tender => {
    const own = sales.filter(sale => sale.tender === tender)
    return own.length > 0 && 2 * own.filter(({ number }) => named.has(number)).length >= own.length
  })
  return ofFile.length > 0 ? ofFile : ['card']
}

const allTenders = ['card', 'affirm', 'other'] as const

function differencesOf(books: readonly Book[], numbers: readonly string[]): ProcessorDifference[] {
  return books
    .map(({ number, sale, shop, processor }) => {
      const [moved] = [...shop, ...processor]
      const reason =
        sale === undefined
          ? (damageOf(number, numbers) ?? ('not-in-shop' as const))
          : processor.length === 0
            ? ('not-at-processor' as const)
            : ('amount-differs' as const)
      const lines = [...new Set(processor.map(({ line }) => line))]
      return { number, day: moved?.day ?? '', shop: sum(shop), processor: sum(processor), reason, lines }
    })
    .filter(({ shop, processor }) => shop !== processor)
    .sort((a, b) => (a.day + a.number < b.day + b.number ? -1 : 1))
}

function sum(items: readonly { cents: Cents }[]): Cents {
  return items.reduce((total, { cents }) => total + cents, 0)
}
