import { html } from 'hono/html'
import type { MagentoOrder } from '../practice/practice.ts'
import { calendarDay, type Html, utcDate } from './format.ts'
import { icon } from './icons.ts'
import { billingName } from './labels.ts'
import { type SimpleColumn, simpleList } from './simple-list.ts'

export interface Subscription {
  id: number
  customer: string
  product: string
  period: string
  nextRun: string
  status: string
}

const periods = ['Every 30 days', 'Every 60 days', 'Every 90 days']
const statuses = ['Active', 'Active', 'Active', 'Active', 'Paused', 'Expired']

const columns: readonly SimpleColumn<Subscription>[] = [
  { label: 'ID', value: row => row.id },
  { label: 'Customer', value: row => row.customer },
  { label: 'Product', value: row => row.product },
  { label: 'Period', value: row => row.period },
  { label: 'Next Run', value: row => calendarDay(row.nextRun) },
  {
    label: 'Status',
    value: row => html`<span class="pill pill-${row.status.toLowerCase()}">${row.status}</span>`,
  },
  { label: 'Action', value: editLink },
]

/** Some of the customers who bought skin care have it sent again and again. */
export function subscriptionsOf(orders: readonly MagentoOrder[]): Subscription[] {
  return orders.flatMap(order => {
    const item = order.items.find(({ product_type }) => product_type === 'simple')
    if (!item || order.customer_is_guest || order.entity_id % 7 !== 0) return []
    return [subscriptionOf(order, item.name)]
  })
}

export function subscriptionsList(
  rows: readonly Subscription[],
  query: Readonly<Record<string, string>>,
): Html {
  return simpleList({ path: '/sales/subscriptions', columns, rows, query, noun: 'subscriptions' })
}

function subscriptionOf(order: MagentoOrder, product: string): Subscription {
  const seed = Math.floor(order.entity_id / 7)
  const run = utcDate(order.created_at)
  run.setUTCDate(run.getUTCDate() + 30 + (seed % 30))
  return {
    id: 200 + seed,
    customer: billingName(order),
    product,
    period: periods[seed % periods.length] ?? '',
    nextRun: run.toISOString(),
    status: statuses[seed % statuses.length] ?? '',
  }
}

function editLink(row: Subscription): Html {
  return html`<a class="row-action" href="/sales/subscriptions?q=${row.id}" aria-label="Edit subscription ${row.id}">${icon('pencil')}</a>`
}
