import { html } from 'hono/html'
import type { MagentoOrder } from '../practice/practice.ts'
import { type Html, money } from './format.ts'
import { type SimpleColumn, simpleList } from './simple-list.ts'

export interface Listing {
  name: string
  sku: string
  type: string
  price: number
  status: string
}

const types: Readonly<Record<string, string>> = {
  simple: 'Product',
  virtual: 'Treatment',
  giftcard: 'Gift Card',
}

const columns: readonly SimpleColumn<Listing>[] = [
  { label: 'Name', value: row => row.name },
  { label: 'SKU', value: row => html`<code>${row.sku}</code>` },
  { label: 'Type', value: row => row.type },
  { label: 'Price', value: row => money(row.price) },
  { label: 'Status', value: row => html`<span class="pill pill-active">${row.status}</span>` },
]

/** The catalog is whatever the orders name. */
export function listingsOf(orders: readonly MagentoOrder[]): Listing[] {
  const known = new Map<string, Listing>()
  for (const { sku, name, product_type, price } of orders.flatMap(order => order.items))
    if (!known.has(sku))
      known.set(sku, { sku, name, price, type: types[product_type] ?? product_type, status: 'Enabled' })
  return [...known.values()].sort((one, other) => one.name.localeCompare(other.name, 'en'))
}

export function listingsList(rows: readonly Listing[], query: Readonly<Record<string, string>>): Html {
  return simpleList({ path: '/listings', columns, rows, query, noun: 'listings' })
}
