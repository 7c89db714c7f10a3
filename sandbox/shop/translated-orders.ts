import { html } from 'hono/html'
import type { MagentoOrder } from '../practice/practice.ts'
import { type Html, money, officeTime } from './format.ts'
import { billingName } from './labels.ts'

const states: Readonly<Record<string, string>> = {
  complete: 'Abgeschlossen',
  processing: 'In Bearbeitung',
  pending: 'Offen',
  canceled: 'Storniert',
  closed: 'Geschlossen',
  holded: 'Angehalten',
}

/**
 * An order list that nothing recognises by itself: German headings, nested elements without roles, a press anywhere in
 * a row opens it. `form` is what it is made of: `1` as staff know it, `2` after a redesign that shows other numbers.
 */
export function translatedOrders(orders: readonly MagentoOrder[], timeZone: string, form: string): Html {
  const rows = orders.map(order => (form === '2' ? newRow(order, timeZone) : row(order, timeZone)))
  return html`<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>Bestellungen</title>
<link rel="stylesheet" href="/assets/translated.css"><script src="/assets/translated.js" defer></script></head>
<body><header><h1>Verkauf</h1><nav><a href="/">Start</a><a href="/customers">Kundschaft</a></nav></header>
<main class="${form === '2' ? 'neu' : 'liste'}">
${form !== '2' && html`<div class="kopf"><div>Bestellnr.</div><div>Kaufdatum</div><div>Kundin oder Kunde</div><div>Summe</div><div>Stand</div><div>Aktion</div></div>`}
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
<div><a href="/sales/orders/${order.entity_id}/stornieren">Stornieren</a> <a href="/sales/orders/${order.entity_id}">Öffnen</a></div>
</div>
`
}

function newRow(order: MagentoOrder, timeZone: string): Html {
  return html`<section class="posten"><p>Vorgang ${order.entity_id} vom ${officeTime(order.created_at, timeZone)}</p><p>${money(order.grand_total)}</p></section>
`
}
