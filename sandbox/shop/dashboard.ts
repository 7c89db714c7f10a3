import { html } from 'hono/html'
import type { MagentoOrder } from '../practice/practice.ts'
import { type Html, money, officeDay, whole } from './format.ts'
import { billingName } from './labels.ts'

const chartDays = 14

interface Day {
  day: string
  orders: number
  taken: number
}

export function dashboard(orders: readonly MagentoOrder[], timeZone: string): Html {
  const days = lastDays(orders, timeZone)
  const taken = orders.reduce((sum, order) => sum + paid(order), 0)
  const open = orders.filter(order => order.state === 'processing').length
  const tiles: [string, string, string][] = [
    ['Lifetime sales', money(taken), `${whole(orders.length)} orders`],
    [
      'Average order',
      money(taken / Math.max(1, orders.filter(order => paid(order) > 0).length)),
      'Paid orders after refunds',
    ],
    ['Last active day', money(days.at(-1)?.taken), `${days.at(-1)?.orders ?? 0} orders`],
    ['To fulfill', whole(open), 'Orders in Processing'],
  ]
  return html`<div class="tiles">${tiles.map(([label, value, note]) => html`<div class="tile"><span>${label}</span><strong>${value}</strong><small>${note}</small></div>`)}</div>
<section class="panel"><h2 class="panel-title">Sales by day</h2><div class="panel-body">${chart(days)}</div></section>
<div class="columns">
<section class="panel panel-flush"><h2 class="panel-title">Last orders</h2>${lastOrders(orders)}</section>
<section class="panel panel-flush"><h2 class="panel-title">Bestsellers</h2>${bestsellers(orders)}</section>
</div>`
}

function paid(order: MagentoOrder): number {
  return (order.total_paid ?? 0) - (order.total_refunded ?? 0)
}

function lastDays(orders: readonly MagentoOrder[], timeZone: string): Day[] {
  const days = new Map<string, Day>()
  for (const order of orders) {
    const day = officeDay(order.created_at, timeZone)
    const known = days.get(day) ?? { day, orders: 0, taken: 0 }
    days.set(day, { day, orders: known.orders + 1, taken: known.taken + paid(order) })
  }
  return [...days.values()].sort((one, other) => (one.day < other.day ? -1 : 1)).slice(-chartDays)
}

function chart(days: readonly Day[]): Html {
  const top = Math.max(1, ...days.map(day => day.taken))
  const bars = days.map((day, at) => {
    const height = Math.max(2, Math.round((day.taken / top) * 120))
    const x = at * 70 + 10
    return html`<g><title>${day.day}: ${money(day.taken)}</title><rect x="${x}" y="${130 - height}" width="50" height="${height}" rx="4"/><text x="${x + 25}" y="150">${day.day.slice(5).replace('-', '/')}</text></g>`
  })
  return html`<svg class="chart" viewBox="0 0 ${chartDays * 70} 160" role="img" aria-label="Sales of the last days">${bars}</svg>`
}

function lastOrders(orders: readonly MagentoOrder[]): Html {
  const newest = [...orders].sort((one, other) => (one.created_at < other.created_at ? 1 : -1)).slice(0, 5)
  return html`<table class="list"><thead><tr><th>Customer</th><th>Items</th><th>Total</th></tr></thead><tbody>${newest.map(order => html`<tr><td>${billingName(order)}</td><td>${order.items.length}</td><td>${money(order.grand_total)}</td></tr>`)}</tbody></table>`
}

function bestsellers(orders: readonly MagentoOrder[]): Html {
  const sold = new Map<string, { count: number; price: number }>()
  for (const { name, qty_ordered, price } of orders.flatMap(order => order.items))
    sold.set(name, { count: (sold.get(name)?.count ?? 0) + qty_ordered, price })
  const best = [...sold].sort(([, one], [, other]) => other.count - one.count).slice(0, 5)
  return html`<table class="list"><thead><tr><th>Product</th><th>Price</th><th>Quantity</th></tr></thead><tbody>${best.map(([name, { count, price }]) => html`<tr><td>${name}</td><td>${money(price)}</td><td>${whole(count)}</td></tr>`)}</tbody></table>`
}
