import { describe, expect, it } from 'vitest'
import { createOrderLinks } from './order-link.ts'

/** What is asked for where a row's only link, or one that staff taught, leads there. */
function followed(href: string) {
  document.body.innerHTML = '<table><tr><td><a></a></td></tr></table>'
  const [cell, link] = [document.querySelector('td'), document.querySelector('a')]
  if (!cell || !link) throw new Error('the page lacks its row')
  link.setAttribute('href', href)
  link.textContent = 'View'
  const links = createOrderLinks(document)
  return [links([cell], cell), links([cell], cell, { number: '100004001', link })]
}

const url = (href: string) => new URL(href, document.baseURI).href

describe('a link of a row, found or taught', () => {
  it.each([
    '/sales/order/view/order_id/12/key/deadbeef0123/',
    '/sales/orders?id=7',
    '/sales/order/view/order_id/12/?back=list',
    '/holdings/order/12',
    '/stores/avoid-cancellation/orders/5',
    '/sales/order/view/id/%35',
    '/annual/orders/5',
    '/elements/storage/12',
    '/guest/order/12?email=jane%40example.com',
  ])('to %s is followed', href => {
    expect(followed(href)).toEqual([url(href), url(href)])
  })

  it.each([
    '/sales/order/cancel/order_id/12',
    '/sales/order/cancel/1?now=1',
    '/sales/order/hold/order_id/12/',
    '/sales/order/unhold/order_id/12',
    '/sales/order/massCancel',
    '/sales/order/mass-delete/ids/1',
    '/sales/order_refund/12',
    '/sales/order/voidPayment/order_id/1',
    '/sales/order/view/12?action=cancel',
    '/sales/order?do=delete&id=3',
    '/index.php?r=order/refund',
    '/sales/order/%63ancel/12',
    '/sales/order/c%61ncel/12?bad=%E0%A4%A',
    '/SALES/ORDER/CANCEL/12',
    '/sales/reorder/12',
    '/customer/logout',
    '/orders/12/capture',
    '/orders/12/delete.html',
    '/sales/order/email/order_id/12',
    '/orders/12/resend',
    '/orders/orderCancel/12',
    '/pedidos/12/anular',
    '/orders/12/storno',
    '/bestellung/l%C3%B6schen/12',
    '/can\tcel/12',
    '/sales\\cancel\\12',
    '/sales;cancel,12',
    '/ordini/12/annulla',
    '/ordini/12/elimina',
    '/bestellingen/12/annuleren',
    '/bestellingen/12/verwijderen',
    '/commandes/12/annulation',
    '/bestellungen/12/stornierung',
    '/bestellungen/12/entfernen',
    '/pedidos/12/cancelamento',
    '/pedidos/12/excluir',
    '/pedidos/12/reembolso',
    '/commandes/12/rembourser',
    '/ordini/12/rimborso',
    '/bestellingen/12/terugbetaling',
    '/zamowienia/12/usun',
    '/comenzi/12/anuleaza',
    '/order/12/annullera',
  ])('to %s is not: asking for it would act', href => {
    expect(followed(href)).toEqual([null, null])
  })
})

it.each(['#', 'javascript:void(0)'])('a link to %s before the one of the order is passed over', href => {
  document.body.innerHTML = `<table><tr><td><a href="${href}">Preview</a><a href="/orders/7">#100004001</a></td></tr></table>`
  const cell = document.querySelector('td') ?? expect.fail()
  expect(createOrderLinks(document)([cell], cell)).toBe(url('/orders/7'))
})
