import type { GridRow, Labels } from './grid.ts'
import { isOrdersGrid, nameOfGrid } from './grid-name.ts'
import { type ColumnMap, facts, isForeign, placesOf } from './labels.ts'
import { textOf } from './text.ts'

/** Names of grids that hold documents and people that are no orders. */
const others =
  /invoice|shipment|credit_?memo|transaction|coupon|rule|gift_?c|subscri|product|review|rma|^customer_(listing|online)/i
/** Magento's ids of columns, in the words of a heading (order pages B1 and B5). */
const columnIds: Readonly<Record<string, string>> = {
  increment_id: 'order #',
  real_order_id: 'order #',
  created_at: 'purchased on',
  billing_name: 'bill-to name',
  base_grand_total: 'grand total (base)',
  grand_total: 'grand total',
  status: 'status',
}
/** Content is judged by this many rows. */
const sample = 30
/**
 * Magento counts orders from 1 in nine digits, with the store's before them; shops add prefixes. Fewer figures alone may
 * be a row's, a customer's or a place's, ten of them a phone's: no area begins with 0 or 1.
 */
const incrementId = /^#?(?:(?:[A-Z]\w{0,11}[-_]{0,2}|\d{1,3}[-_])\d{6,}|\d{9}|[01]\d{9,})[A-Z]?(-\d+)?$/i
const dateAndTime = /\d{1,4}\D+\d{1,4}.*\d{1,2}:\d{2}/
const money =
  /^(?=.*(?:\p{Sc}|[A-Z]{3}))[-(\u2212]?\s?(?:\p{Lu}{0,3}\p{Sc}?)\s?-?\d[\d.,\u2019' ]*\s?(?:\p{Sc}|[A-Z]{3})?\)?$/u

/** What a grid's own name says of it: it holds orders, or documents and people that are none. */
export function knownAs(grid: Element): 'orders' | 'other' | undefined {
  const name = nameOfGrid(grid)
  if (isOrdersGrid(name)) return 'orders'
  return others.test(name) ? 'other' : undefined
}

/** The labels of a known grid: the ids of its columns mean the same in every language. */
export function labelsById(labels: Labels, ids: Labels): Labels {
  return labels.map((label, at) => columnIds[ids[at] ?? ''] ?? label)
}

/**
 * Where a grid that is known to hold orders has its facts, by what its cells look like: for headings in
 * another language, where no more than one can be read. One column alone must look like order numbers; what
 * else could be two things is left out.
 */
export function placesByContent(rows: readonly GridRow[], labels: Labels): ColumnMap | undefined {
  const seen = rows.slice(0, sample)
  // A number that no heading names may stand among headings in a language of which some words are known.
  const told = labels.map(label => (isForeign(label) ? '' : label))
  const own = placesOf([...told, 'order #'], true)?.facts
  if (!own || seen.length < 2 || facts.filter(fact => own[fact].length > 0).length > 1) return undefined
  const width = Math.max(...seen.map(row => row.width))
  const columns = Array.from({ length: width }, (_, at) =>
    seen.map(({ cells }) => (cells[at] ? textOf(cells[at]) : '')),
  )
  const like = (pattern: RegExp) =>
    columns.flatMap((texts, at) =>
      new Set(texts).size > 1 && texts.every(text => pattern.test(text)) ? [at] : [],
    )
  const numbers = like(incrementId)
  if (numbers.length !== 1 || new Set(columns[numbers[0] ?? 0]).size < seen.length) return undefined
  const dates = like(dateAndTime)
  const amounts = like(money)
  const amountsOf = (at: number) => columns[at]?.join('\n')
  const isOne = amounts.length > 1 && amounts.every(at => amountsOf(at) === amountsOf(amounts[0] ?? 0))
  const date = own.date.length > 0 || dates.length !== 1 ? own.date : dates
  const total = own.total.length > 0 || !isOne ? own.total : amounts
  return { score: 1, number: numbers, facts: { ...own, date, total } }
}
