import type { PageOrder } from './page-order.ts'

/** One page of a list that the server sorts, filters and cuts. */
export interface Listing {
  rows: PageOrder[]
  found: number
  page: number
  pages: number
  sort: string
  direction: 'asc' | 'desc'
}

const sortKeys = ['number', 'createdAt', 'customer', 'cents', 'code'] as const

/** `form` as the page sends it: `sort`, `dir`, `filter`, `page`; what is wrong means the default. */
export function listingOf(
  all: readonly PageOrder[],
  size: number,
  form: Readonly<Record<string, string>>,
): Listing {
  const text = (form.filter ?? '').trim().toLowerCase()
  const sort = sortKeys.find(key => key === form.sort) ?? 'createdAt'
  const direction = form.dir === 'asc' ? 'asc' : 'desc'
  const sign = direction === 'asc' ? 1 : -1
  const found = all
    .filter(row => `${row.number} ${row.customer} ${row.email}`.toLowerCase().includes(text))
    .sort((one, other) => sign * compare(one[sort], other[sort]))
  const pages = Math.max(1, Math.ceil(found.length / size))
  const page = Math.min(pages, Math.max(1, Number(form.page) || 1))
  const rows = found.slice((page - 1) * size, page * size)
  return { rows, found: found.length, page, pages, sort, direction }
}

function compare(one: string | number, other: string | number): number {
  return one < other ? -1 : Number(one > other)
}
