import { expect, it } from 'vitest'
import { kim, own, type Page, page, pay, plain, sec, told, tot } from '../fixtures/hostile-orders.ts'
import { orderOf, parts, rows } from '../fixtures/order-page.ts'

const pages: Page[] = [
  [
    'recipient first',
    () =>
      own(
        `<h1>#100000001</h1>${page({ account: rows(['Gift Recipient', 'Bo Diaz'], ['Recipient Email', 'bo@mail.com']) + parts.account })}`,
      ),
    plain,
  ],
  [
    'patient vs buyer',
    () =>
      own(
        `<h1>#100000001</h1>${page({ account: rows(['Patient', 'Bo Diaz'], ['Customer Name', 'Ana Ruiz'], ['Email', 'ana@mail.com'], ['Date of Birth', 'Jan 2, 1980'], ['Patient Date of Birth', 'Jan 5, 2010']) })}`,
      ),
    plain,
  ],
  [
    'shipping phone first',
    () =>
      own(
        `<h1>#100000001</h1>${sec('Shipping Address', kim)}${page({ billing: parts.billing.replace('<br>T: (214) 564-1000', '') })}`,
      ),
    plain.replace('(214) 564-1000', ''),
  ],
  [
    'support phone',
    () =>
      own(
        `<header><a href="tel:+18005550199">Call us</a></header><h1>#100000001</h1>${page({ billing: parts.billing.replace('<br>T: (214) 564-1000', '') })}`,
      ),
    plain.replace('(214) 564-1000', ''),
  ],
  [
    'stripe',
    () =>
      pay(
        `<div>Stripe</div>${rows(['Card', 'Visa •••• 4242'], ['Transaction ID', 'ch_123'], ['Risk', 'normal'])}`,
      ),
    plain,
  ],
  [
    'braintree',
    () =>
      pay(
        `<div>Credit Card (Braintree)</div>${rows(['Card Type', 'MasterCard'], ['Credit Card Number', 'xxxx-2222'])}`,
      ),
    plain.replace('VI', 'MC'),
  ],
  [
    'paypal',
    () =>
      pay(
        `<div>PayPal Express Checkout</div>${rows(['Payer Email', 'pp@mail.com'], ['Payer Status', 'verified'])}`,
      ),
    plain.replace('VI', 'other'),
  ],
  ['affirm', () => pay('<div>Affirm Monthly Payments</div>'), plain.replace('VI', 'affirm')],
  [
    'two cards',
    () =>
      pay(
        `<div>Credit Card</div>${rows(['Card 1', 'Visa xxxx-1111 $50.00'], ['Card 2', 'Mastercard xxxx-2222 $30.00'])}`,
      ),
    plain.replace('VI', 'VI+MC'),
  ],
  [
    'prev next',
    () =>
      own(
        `<nav><a href="/o/0">#100000000</a><a href="/o/2">#100000002</a></nav><h1>#100000001</h1>${page()}`,
      ),
    plain,
  ],
  [
    'h1 with links',
    () =>
      own(
        `<h1><a href="/o/0">‹ #100000000</a> Order #100000001 <a href="/o/2">#100000002 ›</a></h1>${page()}`,
      ),
    plain,
  ],
  [
    'edited link h2',
    () => own(`<h1>Order #100000001-1</h1><h2>Replaces <a href="/o/1">#100000001</a></h2>${page()}`),
    plain.replace('100000001', '100000001-1'),
  ],
  ['edit form', () => own(`<h1>Edit Order #100000001</h1>${page()}`), 'no order'],
  [
    'readonly inputs',
    () =>
      orderOf({
        parts: {
          account: rows(
            ['Customer Name', '<input readonly value="Ana Ruiz">'],
            ['Email', '<input readonly value="ana@mail.com">'],
          ),
          totals: rows(
            ['Grand Total', '<input readonly value="$80.00">'],
            ['Total Paid', '<input readonly value="$80.00">'],
          ),
        },
      }),
    plain,
  ],
  [
    'text + input',
    () => tot(['Grand Total', '$80.00'], ['Total Paid', '$80.00 <input value="60.00">']),
    plain,
  ],
  [
    'tabs hidden',
    () =>
      own(
        `<h1>#100000001</h1><div role="tablist"><button role="tab" aria-controls="a">Information</button><button role="tab" aria-controls="b">Credit Memos</button></div><div id="a" role="tabpanel">${page()}</div><div id="b" role="tabpanel" hidden>${sec('Credit Memos', '<table><thead><tr><th>Credit Memo #</th><th>Refunded</th></tr></thead><tbody><tr><td>300000001</td><td>$20.00</td></tr></tbody></table>')}</div>`,
      ),
    'not read: refunded',
  ],
  [
    'tabs later empty',
    () =>
      own(
        `<h1>#100000001</h1><div id="a">${sec('Order Information', parts.order)}${sec('Account Information', parts.account)}</div><div id="b">${sec('Items Ordered', '<div class="spinner">Loading…</div>')}${sec('Order Totals', 'Loading…')}</div>`,
      ),
    'not read: total',
  ],
  [
    'es page',
    () =>
      own(
        `<h1>Pedido n.º 100000001</h1>${sec('Información del pedido', rows(['Fecha del pedido', '1 mar 2026 1:30'], ['Estado', 'Completo']))}${sec('Información de la cuenta', rows(['Nombre del cliente', 'Ana Ruiz'], ['Correo electrónico', 'ana@mail.com']))}${sec('Dirección de facturación', parts.billing)}${sec('Método de pago', 'Tarjeta')}${sec('Artículos pedidos', parts.items)}${sec('Totales del pedido', rows(['Total general', '80,00 $'], ['Total pagado', '80,00 $']))}`,
      ),
    plain.replace('VI', 'card'),
  ],
  [
    'de page',
    () =>
      own(
        `<h1>Bestellung Nr. 100000001</h1>${sec('Bestellinformationen', rows(['Bestelldatum', '01.03.2026 01:30'], ['Status', 'Abgeschlossen']))}${sec('Kontoinformationen', rows(['Kundenname', 'Ana Ruiz'], ['E-Mail', 'ana@mail.com']))}${sec('Rechnungsadresse', parts.billing)}${sec('Zahlungsinformationen', 'Kreditkarte')}${sec('Bestellte Artikel', parts.items)}${sec('Bestellsumme', rows(['Gesamtbetrag', '1.080,00 $'], ['Bezahlt', '1.080,00 $']))}`,
      ),
    '100000001, 2026-03-01, complete, Ana Ruiz, ana@mail.com, (214) 564-1000, Dallas, card, 108000 108000 0 0',
  ],
  [
    'fr page',
    () =>
      own(
        `<h1>Commande n° 100000001</h1>${sec('Informations sur la commande', rows(['Date de commande', '1 mars 2026 01:30'], ['Statut', 'Terminée']))}${sec('Informations du client', rows(['Nom du client', 'Ana Ruiz'], ['Courriel', 'ana@mail.com']))}${sec('Adresse de facturation', parts.billing)}${sec('Mode de paiement', 'Carte')}${sec('Articles commandés', parts.items)}${sec('Totaux', rows(['Total TTC', '80,00 $'], ['Total payé', '80,00 $']))}`,
      ),
    plain.replace('VI', 'card'),
  ],
  [
    'foot subtotal of page',
    () =>
      tot(
        ['Subtotal', '$70.00'],
        ['Total', '$80.00'],
        ['Total Paid', '$80.00'],
        ['Total (Excl. Tax)', '$72.00'],
      ),
    plain,
  ],
  [
    'total excl before incl',
    () =>
      tot(
        ['Grand Total (Excl. Tax)', '$72.00'],
        ['Grand Total (Incl. Tax)', '$80.00'],
        ['Total Paid', '$80.00'],
      ),
    plain,
  ],
  [
    'total items in totals',
    () => tot(['Total Items', '3'], ['Total', '$80.00'], ['Total Paid', '$80.00']),
    plain,
  ],
]

it.each(pages)('an order page that misleads: %s', (_, order, expected) => {
  expect(told(order())).toBe(expected)
})
