// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { readOrderPage } from './read-order-page.ts'

const plain = {
  title: 'Order #100000001',
  order: 'Order Information',
  date: 'Order Date',
  status: 'Order Status',
  account: 'Account Information',
  name: 'Customer Name',
  email: 'Email',
  birthDate: 'Date of Birth',
  billing: 'Billing Address',
  phone: 'T: 214-564-1000',
  payment: 'Payment Information',
  items: 'Items Ordered',
  product: 'Product',
  sku: 'SKU',
  quantity: 'Qty',
  totals: 'Order Totals',
  more: '',
}
const row = (label: string, value: string) => `<tr><th>${label}</th><td>${value}</td></tr>`

/** A plain order page; `more` = further rows of the account. */
const page = (change: Partial<typeof plain>) => {
  const p = { ...plain, ...change }
  return `<h1>${p.title}</h1>
    <div><h2>${p.order}</h2><table>${row(p.date, 'Mar 1, 2026')}${row(p.status, 'Processing')}</table></div>
    <div><h2>${p.account}</h2><table>${row(p.name, 'Ana Ruiz')}${p.more}${row(p.email, 'ana@example.com')}${row(p.birthDate, 'Jun 17, 1996')}</table></div>
    <div><h2>${p.billing}</h2><p>Ana Ruiz<br>1 Elm St<br>Dallas, Texas, 75201<br>United States<br>${p.phone}</p></div>
    <div><h2>${p.payment}</h2><p>Credit Card</p></div>
    <div><h2>${p.items}</h2><table><thead><tr><th>${p.product}</th><th>${p.sku}</th><th>${p.quantity}</th></tr></thead>
    <tbody><tr><td>Serum</td><td>SERUM-1</td><td>2</td></tr></tbody></table></div>
    <div><h2>${p.totals}</h2><table>${row('Grand Total', '$84.00')}</table></div>`
}
const read = (change: Partial<typeof plain>) =>
  readOrderPage(new DOMParser().parseFromString(page(change), 'text/html'))
const whole = {
  number: '100000001',
  date: 'Mar 1, 2026',
  status: 'Processing',
  customerName: 'Ana Ruiz',
  email: 'ana@example.com',
  birthDate: 'Jun 17, 1996',
  address: ['Ana Ruiz', '1 Elm St', 'Dallas, Texas, 75201', 'United States'],
  phone: '214-564-1000',
  paymentTitle: 'Credit Card',
  items: [{ name: 'Serum', sku: 'SERUM-1', quantity: '2' }],
  totals: [{ label: 'Grand Total', value: '$84.00' }],
}
const each = (part: keyof typeof plain, ...words: string[]) => words.map(word => [part, word] as const)

describe('an order page in other words', () => {
  it.each([
    ...each(
      'title',
      'Pedido n.º 100000001',
      'Orden # 100000001',
      'Bestellung Nr. 100000001',
      'Order №100000001',
    ),
    ...each(
      'order',
      'Order',
      'Order Info',
      'General',
      'Información de la orden',
      'Pedido',
      'Bestellübersicht',
    ),
    ...each(
      'date',
      'Order placed',
      'Created',
      'Date & Time',
      'Fecha',
      'Fecha de la orden',
      'Bestellt am',
      'Datum',
    ),
    ...each('status', 'State', 'Current status', 'Estatus', 'Status der Bestellung'),
    ...each('account', 'Account', 'Customer Info', 'Buyer', 'Detalles del cliente', 'Comprador', 'Käufer'),
    ...each('name', 'Full Name', 'Patient', 'Ordered by', 'Nombre completo', 'Vollständiger Name', 'Käufer'),
    ...each('email', 'E-mail address', 'Mail', 'Correo electrónico', 'E-Mail-Adresse', 'Contact email'),
    ...each(
      'birthDate',
      'D.O.B.',
      'Date of birth (MM/DD/YYYY)',
      'Fecha de nacimiento',
      'Geburtsdatum',
      'Geb.-Datum',
    ),
    ...each('billing', 'Bill To', 'Billed To', 'Invoice Address', 'Facturar a', 'Facturación', 'Rechnung an'),
    ...each(
      'billing',
      'Billing Address <span>|</span> <a href="#">Change</a>',
      'Información de facturación Editar',
    ),
    ...each(
      'phone',
      'Ph: 214-564-1000',
      'Phone #: 214-564-1000',
      'Phone Number: 214-564-1000',
      'T. 214-564-1000',
    ),
    ...each(
      'phone',
      'Cell Phone: 214-564-1000',
      'Tel. 214-564-1000',
      'Celular: 214-564-1000',
      '☎ 214-564-1000',
    ),
    ...each('phone', 'Telefonnummer: 214-564-1000', 'T 214-564-1000', '📞 214-564-1000', '214-564-1000'),
    ...each(
      'phone',
      '<a href="tel:214-564-1000">214-564-1000</a>',
      'Fax. 214-564-2000<br>Contact number: 214-564-1000',
    ),
    ...each('payment', 'Payment Info', 'Paid with', 'Pago', 'Zahlung'),
    ...each(
      'items',
      'Line Items',
      'Items (1)',
      'Items in this order',
      'Productos comprados',
      'Bestellpositionen',
    ),
    ...each('product', 'Description', 'Nombre del producto', 'Bezeichnung', 'Title'),
    ...each('sku', 'Item #', 'Product Code', 'Código', 'Referencia', 'Art.-Nr.', 'SKU #'),
    ...each('quantity', 'Units', 'Pcs', 'Cant', 'Uds.', 'Stück', 'Quantity ordered'),
    ...each('totals', 'Summary', 'Order Summary', 'Resumen del pedido', 'Zusammenfassung'),
  ])('is read: %s is called %s', (part, word) => {
    expect(read({ [part]: word })).toMatchObject(whole)
  })

  it('keeps to the words that it knows where both are there', () => {
    const more = `${row('Buyer', 'Somebody Else')}${row('Mail', 'other@example.com')}`
    expect(read({ more })).toMatchObject(whole)
    expect(read({ account: 'Account Information', order: 'Order' })).toMatchObject(whole)
  })

  it.each(['T: Block 4', 'Unit 214 Mobile Home Park', '4 T Street', 'Phone: none'])(
    'takes no phone from %s',
    phone => {
      expect(read({ phone })).toMatchObject({ phone: null })
    },
  )

  it.each([
    ['Salutation', { prefix: 'Q' }],
    ['Given name(s)', { first: 'Q' }],
    ['Nombre(s)', { first: 'Q' }],
    ['M.I.', { middle: 'Q' }],
    ['Apellido(s)', { last: 'Q' }],
    ['Generation', { suffix: 'Q' }],
  ])('has a part of the name in a row %s', (label, nameParts) => {
    expect(read({ more: row(label, 'Q') })?.nameParts).toEqual(nameParts)
  })

  it.each([
    ...[
      'Modify Order #100000001',
      'Duplicate order #100000001',
      'Draft order #100000001',
      'Reorder #100000001',
    ],
    ...[
      'Ship Order #100000001',
      'Refund Order #100000001',
      'Cancel Order #100000001',
      'Modificar pedido #100000001',
    ],
    ...['Lieferschein #000000001', 'Packing slip #100000001', 'Albarán #000000001', 'Quote #000000123'],
    ...['Bestellung #100000001 stornieren', 'Angebot Nr. 100000001'],
  ])('is none where it is headed %s', title => {
    expect(read({ title })).toBeUndefined()
  })
})
