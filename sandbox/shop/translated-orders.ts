import { html } from 'hono/html'
import type { MagentoOrder } from '../practice/practice.ts'
import { type Html, money, officeTime } from './format.ts'
import { billingName } from './labels.ts'

const states: Readonly<Record<string, string>> = {
  complete: 'Zrealizowane',
  processing: 'W realizacji',
  pending: 'Oczekujące',
  canceled: 'Anulowane',
  closed: 'Zamknięte',
  holded: 'Wstrzymane',
}

/**
 * An order list that nothing recognises by itself: Polish headings, nested elements without roles, a press anywhere in
 * a row opens it. `form` is what it is made of: `1` as staff know it, `2` after a redesign that shows other numbers.
 */
export function translatedOrders(orders: readonly MagentoOrder[], timeZone: string, form: string): Html {
  const rows = orders.map(order => (form === '2' ? newRow(order, timeZone) : row(order, timeZone)))
  return html`<!doctype html>
<html lang="pl"><head><meta charset="utf-8"><title>Zamówienia</title>
<link rel="stylesheet" href="/assets/translated.css"><script src="/assets/translated.js" defer></script></head>
<body><header><h1>Sprzedaż</h1><nav><a href="/">Pulpit</a><a href="/customers">Klienci</a></nav></header>
<main class="${form === '2' ? 'neu' : 'liste'}">
${form !== '2' && html`<div class="kopf"><div>Zamówienie</div><div>Złożone</div><div>Kupujący</div><div>Kwota</div><div>Stan</div><div>Działanie</div></div>`}
<div class="zeilen">${rows}</div>
</main></body></html>`
}

function row(order: MagentoOrder, timeZone: string): Html {
  return html`<div class="zeile" data-ziel="/sales/orders/${order.entity_id}">
<div><span class="nr">${order.increment_id}</span></div>
<div><span>${officeTime(order.created_at, timeZone)}</span></div>
<div><span>${billingName(order)}</span></div>
<div><span>${money(order.grand_total)}</span></div>
<div><span>${states[order.status] ?? order.status}</span></div>
<div><a href="/sales/orders/${order.entity_id}/anuluj">Anuluj</a> <a href="/sales/orders/${order.entity_id}">Otwórz</a></div>
</div>
`
}

function newRow(order: MagentoOrder, timeZone: string): Html {
  return html`<section class="posten"><p>Sprawa ${order.entity_id} z dnia ${officeTime(order.created_at, timeZone)}</p><p>${money(order.grand_total)}</p></section>
`
}
