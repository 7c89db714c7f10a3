import { html } from 'hono/html'
import type { MagentoOrder } from '../practice/practice.ts'
import { commentForm } from './actions.ts'
import { calendarDay, countryName, type Html, lines, money, officeTime } from './format.ts'
import { cardBrand, customerName, groupLabel, methodTitle, statusPill } from './labels.ts'
import { itemsOrdered } from './order-items.ts'
import { orderTotals } from './order-totals.ts'

type Row = readonly [label: string, value: Html | string]

export function orderPage(order: MagentoOrder, timeZone: string): Html {
  return html`<div class="order-view">
<div class="columns">
${panel('Order Information', table(orderRows(order, timeZone)))}
${panel('Account Information', table(accountRows(order)))}
</div>
<div class="columns">
${panel('Billing Address', addressText(order))}
${order.is_virtual ? '' : panel('Shipping Address', addressText(order))}
${panel('Payment Information', payment(order))}
${order.is_virtual ? '' : panel('Shipping & Handling Information', shipping(order))}
</div>
${panel('Items Ordered', itemsOrdered(order), 'panel-flush')}
<div class="columns">
${panel('Notes for this Order', notes(order, timeZone))}
${panel('Order Totals', orderTotals(order))}
</div>
</div>`
}

function panel(title: string, body: Html, kind = ''): Html {
  return html`<section class="panel ${kind}"><h2 class="panel-title">${title}</h2><div class="panel-body">${body}</div></section>`
}

function table(rows: readonly Row[]): Html {
  return html`<table class="facts"><tbody>
${rows.map(
  ([label, value]) => html`<tr><th scope="row">${label}</th><td>${value}</td></tr>
`,
)}</tbody></table>`
}

function orderRows(order: MagentoOrder, timeZone: string): Row[] {
  const store = typeof order.store_name === 'string' ? order.store_name.split('\n') : ['Main Website']
  return [
    ['Order Date', officeTime(order.created_at, timeZone)],
    ['Order Status', statusPill(order.status)],
    ['Purchased From', lines(store)],
  ]
}

function accountRows(order: MagentoOrder): Row[] {
  const email = order.customer_email
  const rows: Row[] = [
    ['Customer Name', html`<span>${customerName(order)}</span>`],
    ['Email', html`<a href="mailto:${email}">${email}</a>`],
    ['Customer Group', groupLabel(order)],
  ]
  if (order.customer_dob) rows.push(['Date of Birth', calendarDay(order.customer_dob)])
  return rows
}

/** Laid out like Magento's default address format; a line without content is left out. */
function addressText({ billing_address: address }: MagentoOrder): Html {
  const place = [address.city, address.region, address.postcode].filter(Boolean).join(', ')
  const phone = address.telephone
  const content = [
    `${address.firstname} ${address.lastname}`,
    ...address.street,
    place,
    countryName(address.country_id),
    phone ? html`T: <a href="tel:${phone}">${phone}</a>` : '',
  ]
  return html`<address>${lines(content.filter(line => line !== ''))}</address>`
}

function payment({
  payment: { method, cc_type, cc_last_4, cc_last4, additional_information },
}: MagentoOrder): Html {
  const digits = cc_last_4 ?? cc_last4
  const rows: Row[] = []
  if (cc_type) rows.push(['Credit Card Type:', cardBrand(cc_type)])
  if (digits) rows.push(['Credit Card Number:', `xxxx-${digits}`])
  // What a gateway noted of several cards: a block of rows for each.
  for (const [at, number] of (additional_information ?? []).entries())
    if (number.startsWith('xxxx-'))
      rows.push(
        ['Credit Card Type:', additional_information?.[at - 1] ?? ''],
        ['Credit Card Number:', number],
      )
  return html`<div class="payment-method">${methodTitle(method)}</div>
${rows.length ? table(rows) : ''}
<p class="payment-note">The order was placed using USD.</p>`
}

function shipping(order: MagentoOrder): Html {
  return html`<div class="shipping-method">Flat Rate - Ground</div><p class="payment-note">Total Shipping Charges: ${money(order.shipping_amount)}</p>`
}

function notes(order: MagentoOrder, timeZone: string): Html {
  return html`<ul class="note-list">
<li><span class="note-time">${officeTime(order.updated_at, timeZone)}</span> ${statusPill(order.status)}<p>Customer notified by email.</p></li>
<li><span class="note-time">${officeTime(order.created_at, timeZone)}</span> ${statusPill('pending')}<p>Order received from the online store.</p></li>
</ul>${commentForm(order)}`
}
