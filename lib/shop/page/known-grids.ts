import type { GridRow, Labels } from './grid.ts'
import type { Places } from './labels.ts'
import { orderNumberOf } from './order-number.ts'
import { textOf } from './text.ts'

/** Names of grids that hold orders: Magento 2's namespace, ids of Magento 1's and the older widget grids. */
const orders = /^(sales_order_grid|customer_orders_grid|sales_order_customer_grid)$/
const others =
  /invoice|shipment|credit_?memo|transaction|coupon|rule|gift_?c|subscri|product|review|rma|^customer_(listing|online)/i
/** Magento's ids of columns, in the words of a heading (order-pages notes B1 and B5). */
const columnIds: Readonly<Record<string, string>> = {
  increment_id: 'order #',
  real_order_id: 'order #',
  created_at: 'purchased on',
  billing_name: 'bill-to name',
  base_grand_total: 'grand total (base)',
  grand_total: 'grand total',
  status: 'status',
}
const scope = /scope:\s*'([\w]+)\./
/** Content is judged by this many rows. */
const sample = 30

/** What a grid's own name says of it: it holds orders, or documents and people that are none. */
export function knownAs(grid: Element): 'orders' | 'other' | undefined {
  const name = nameOf(grid)
  if (orders.test(name)) return 'orders'
  return others.test(name) ? 'other' : undefined
}

/** Magento 2 writes the namespace into the binding around the grid, and before the name of its spinner. */
function nameOf(grid: Element): string {
  const wrap = grid.closest('.admin__data-grid-outer-wrap')
  const bound = scope.exec(wrap?.getAttribute('data-bind') ?? '')?.[1]
  if (bound) return bound
  const component = wrap?.querySelector('[data-component]')?.getAttribute('data-component')
  return component?.split('.')[0] ?? grid.id.replace(/_table$/, '')
}

/** The labels of a known grid: the ids of its columns mean the same in every language. */
export function labelsById(labels: Labels, ids: Labels): Labels {
  return labels.map((label, at) => columnIds[ids[at] ?? ''] ?? label)
}

/**
 * Where a grid that is known to hold orders has its facts, by what its cells look like: for headings in
 * another language. One column alone must look like order numbers; what else could be two things is left out.
 */
export function placesByContent(rows: readonly GridRow[], places: Places | undefined): Places | undefined {
  const seen = rows.slice(0, sample)
  const width = Math.max(0, ...seen.map(row => row.width))
  const columns = Array.from({ length: width }, (_, at) =>
    seen.map(({ cells }) => (cells[at] ? textOf(cells[at]) : '')),
  )
  const like = (isLike: (text: string) => boolean) =>
    columns.flatMap((texts, at) => (texts.every(isLike) ? [at] : []))
  const numbers = like(text => /\d{4}/.test(text) && orderNumberOf(text) !== undefined)
  if (seen.length === 0 || numbers.length !== 1) return undefined
  const dates = like(looksLikeDate)
  const money = like(looksLikeMoney)
  const isOneAmount =
    money.length > 1 && money.every(at => columns[at]?.join('\n') === columns[money[0] ?? 0]?.join('\n'))
  const own = places?.facts
  const date = own?.date.length ? own.date : dates.length === 1 ? dates : []
  const total = own?.total.length ? own.total : isOneAmount ? money : []
  return {
    score: 8,
    number: numbers,
    facts: { date, total, customer: own?.customer ?? [], status: own?.status ?? [] },
  }
}

function looksLikeDate(text: string): boolean {
  return (
    /\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.test(text) || (/\p{L}{3}/u.test(text) && /\d{1,2}\D.*\d{4}/.test(text))
  )
}

function looksLikeMoney(text: string): boolean {
  return (
    /^[-(\u2212]?\s*(\p{Sc}|[A-Z]{2,3}\p{Sc}?)?\s*-?\d[\d.,\u2019' ]*\s*(\p{Sc}|[A-Z]{3})?\)?$/u.test(text) &&
    /\p{Sc}|[A-Z]{3}/u.test(text)
  )
}
