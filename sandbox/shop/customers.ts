import { html } from 'hono/html'
import type { MagentoOrder } from '../practice/practice.ts'
import { calendarDay, type Html, utcDate } from './format.ts'
import { groupLabel } from './labels.ts'
import { type SimpleColumn, simpleList } from './simple-list.ts'

export interface Customer {
  id: number
  name: string
  email: string
  group: string
  since: string
}

const columns: readonly SimpleColumn<Customer>[] = [
  { label: 'ID', value: customer => customer.id },
  { label: 'Name', value: customer => customer.name },
  { label: 'Email', value: customer => html`<a href="mailto:${customer.email}">${customer.email}</a>` },
  { label: 'Group', value: customer => customer.group },
  { label: 'Customer Since', value: customer => calendarDay(customer.since) },
  {
    label: 'Action',
    value: customer => html`<a class="row-action" href="/customers/${customer.id}">Edit</a>`,
  },
]

/** Everybody with an account who ever ordered: guests are no customers. */
export function customersOf(orders: readonly MagentoOrder[]): Customer[] {
  const known = new Map<number, Customer>()
  for (const order of orders)
    if (order.customer_id && !known.has(order.customer_id))
      known.set(order.customer_id, customerOf(order, order.customer_id))
  return [...known.values()].sort((one, other) => other.id - one.id)
}

export function customersList(customers: readonly Customer[], query: Readonly<Record<string, string>>): Html {
  return simpleList({ path: '/customers', columns, rows: customers, query, noun: 'customers' })
}

export function customerPage(customer: Customer): Html {
  const facts: [string, string | number][] = [
    ['ID', customer.id],
    ['Name', customer.name],
    ['Email', customer.email],
    ['Group', customer.group],
    ['Customer Since', calendarDay(customer.since)],
  ]
  return html`<section class="panel"><h2 class="panel-title">Account</h2><div class="panel-body"><dl class="card-facts">${facts.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl></div></section>`
}

function customerOf(order: MagentoOrder, id: number): Customer {
  const { firstname, lastname } = order.billing_address
  return {
    id,
    name: `${order.customer_firstname ?? firstname} ${order.customer_lastname ?? lastname}`,
    email: order.customer_email,
    group: groupLabel(order),
    since: since(order, id),
  }
}

/** Accounts are older than their first order by an amount that follows from their number. */
function since(order: MagentoOrder, id: number): string {
  const day = utcDate(order.created_at)
  day.setUTCDate(day.getUTCDate() - ((id * 37) % 1400))
  return day.toISOString()
}
