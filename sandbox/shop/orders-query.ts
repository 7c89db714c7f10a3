import type { MagentoOrder } from '../practice/practice.ts'
import { officeDay } from './format.ts'
import { billingName, statusLabel } from './labels.ts'

export const pageSizes = [20, 50, 100, 200] as const
export const sortKeys = ['number', 'date', 'customer', 'total', 'status'] as const
export type SortKey = (typeof sortKeys)[number]

export interface OrdersQuery {
  q: string
  status: string
  from: string
  to: string
  sort: SortKey
  dir: 'asc' | 'desc'
  page: number
  size: number
}

export interface OrdersPage {
  rows: MagentoOrder[]
  found: number
  pages: number
  page: number
  /** Position of the first row among all found, from 1; 0 when nothing was found. */
  first: number
}

export function parseOrdersQuery(query: Readonly<Record<string, string>>): OrdersQuery {
  const size = pageSizes.find(known => String(known) === query.size) ?? pageSizes[0]
  return {
    q: query.q?.trim() ?? '',
    status: query.status ?? '',
    from: query.from ?? '',
    to: query.to ?? '',
    sort: sortKeys.find(key => key === query.sort) ?? 'date',
    dir: query.dir === 'asc' ? 'asc' : 'desc',
    page: Math.max(1, Number.parseInt(query.page ?? '1', 10) || 1),
    size,
  }
}

export function ordersHref(query: OrdersQuery, change: Partial<OrdersQuery>): string {
  const kept = Object.entries({ ...query, ...change }).filter(([, value]) => value !== '')
  return `/sales/orders?${new URLSearchParams(kept.map(([key, value]) => [key, String(value)]))}`
}

export function queryOrders(orders: readonly MagentoOrder[], query: OrdersQuery, zone: string): OrdersPage {
  const found = orders.filter(order => isWanted(order, query, zone)).sort(comparer(query))
  const pages = Math.max(1, Math.ceil(found.length / query.size))
  const page = Math.min(query.page, pages)
  const start = (page - 1) * query.size
  const rows = found.slice(start, start + query.size)
  return { rows, found: found.length, pages, page, first: rows.length ? start + 1 : 0 }
}

function isWanted(order: MagentoOrder, query: OrdersQuery, zone: string): boolean {
  if (query.status && order.status !== query.status) return false
  const day = query.from || query.to ? officeDay(order.created_at, zone) : ''
  if ((query.from && day < query.from) || (query.to && day > query.to)) return false
  const text = `${order.increment_id} ${billingName(order)} ${order.customer_email}`.toLowerCase()
  return text.includes(query.q.toLowerCase())
}

const comparers: Record<SortKey, (one: MagentoOrder, other: MagentoOrder) => number> = {
  number: byNumber,
  date: (one, other) => compareText(one.created_at, other.created_at),
  customer: (one, other) => billingName(one).trim().localeCompare(billingName(other).trim(), 'en'),
  total: (one, other) => one.grand_total - other.grand_total,
  status: (one, other) => statusLabel(one.status).localeCompare(statusLabel(other.status), 'en'),
}

function comparer({ sort, dir }: OrdersQuery): (one: MagentoOrder, other: MagentoOrder) => number {
  const sign = dir === 'asc' ? 1 : -1
  return (one, other) => sign * (comparers[sort](one, other) || byNumber(one, other))
}

function byNumber(one: MagentoOrder, other: MagentoOrder): number {
  return one.increment_id.localeCompare(other.increment_id, 'en', { numeric: true })
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
