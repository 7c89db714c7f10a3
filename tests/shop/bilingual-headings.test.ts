// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { both, first, read, second, tableOf } from '../fixtures/odd-lists.ts'
import { orderOf, type Part, parts, rows } from '../fixtures/order-page.ts'

describe('headings in two languages', () => {
  it.each([
    [['Order # / Pedido #', 'Date / Fecha', 'Customer / Cliente', 'Total', 'Status / Estado']],
    [['Pedido n.º/Order no.', 'Fecha/Date', 'Cliente/Customer', 'Total/Total', 'Estado/Status']],
    [['Order # | Pedido', 'Date | Fecha', 'Customer | Cliente', 'Total | Importe', 'Status | Estado']],
    [['Order # · Bestellung', 'Date · Datum', 'Customer · Kunde', 'Total · Summe', 'Status']],
  ])('are read as one: %j', headings => {
    expect(read(tableOf(headings, first, second))).toEqual(both)
  })

  it.each(['Order # / Invoice #', 'Invoice # / Factura n.º', 'Order # / Customer #', 'Status / Date'])(
    'are none of two things: %s',
    heading => {
      expect(read(tableOf([heading, 'Date', 'Customer', 'Total', 'Status'], first, second))).toEqual([])
    },
  )

  it('leave out a column that is two things', () => {
    const rows = read(tableOf(['Order #', 'Date', 'Customer / Total', 'Total', 'Status'], first, second))
    expect(rows.map(([number, , customer]) => [number, customer])).toEqual([
      ['100000001', null],
      ['100000002', null],
    ])
  })
})

describe('an order page in two languages', () => {
  const whole = {
    placedAt: Date.parse('2026-03-01T01:30:00-06:00'),
    state: 'complete',
    customer: { firstName: 'Ana', lastName: 'Ruiz', email: 'ana@mail.com', city: 'Dallas' },
    totalCents: 80_00,
    paidCents: 80_00,
    refundedCents: 20_00,
    items: [{ sku: 'SER-1', quantity: 2 }],
  }
  const orderBy = (labels: string, headings: Partial<Record<Part, string>> = {}) => {
    const [date = '', status = '', name = '', mail = '', total = '', paid = '', back = ''] =
      labels.split('; ')
    return orderOf({
      headings,
      parts: {
        order: rows([date, 'Mar 1, 2026 1:30 AM'], [status, 'Complete / Completado']),
        account: rows([name, 'Ana Ruiz'], [mail, 'ana@mail.com']),
        totals: rows([total, '$80.00'], [paid, '$80.00'], [back, '$20.00']),
      },
    })
  }
  const english = 'Order Date; Order Status; Customer Name; Email; Grand Total; Total Paid; Total Refunded'

  it.each([
    'Order Date / Fecha del pedido; Order Status / Estado; Customer Name / Cliente; Email / Correo; Grand Total / Total general; Total Paid / Total pagado; Total Refunded / Total reembolsado',
    'Fecha del pedido / Order Date; Estado / Status; Cliente / Customer; Correo / E-mail; Total general / Grand Total; Total pagado / Total Paid; Total reembolsado / Total Refunded',
    'Order Date (Fecha); Order Status (Estado); Customer Name (Cliente); Email (Correo); Grand Total (Total general); Total Paid (Total pagado); Total Refunded (Total reembolsado)',
    'Order Date – Fecha; Order Status – Estado; Customer Name – Cliente; Email – Correo; Grand Total – Total general; Total Paid – Total pagado; Total Refunded – Total reembolsado',
    'Fecha/Date; Estado/Status; Cliente/Customer; Correo/Email; Total general/Grand Total; Total pagado/Total Paid; Total reembolsado/Total Refunded',
    'Bestelldatum | Order Date; Status; Kunde | Customer; E-Mail; Gesamtsumme | Grand Total; Bezahlt | Total Paid; Total Refunded',
  ])('has labels of both: %s', labels => {
    expect(orderBy(labels)).toMatchObject(whole)
  })

  it.each<Partial<Record<Part, string>>>([
    {
      order: 'Order Information / Información del pedido',
      account: 'Account Information / Información de la cuenta',
      billing: 'Billing Address / Dirección de facturación',
      payment: 'Payment Information / Información de pago',
      items: 'Items Ordered / Artículos pedidos',
      totals: 'Order Totals / Totales del pedido',
    },
    {
      order: '<span>Order Information</span> <small>Bestellinformationen</small>',
      billing: '<span>Billing Address</span> <small>Rechnungsadresse</small>',
      items: '<span>Items Ordered</span> <small>Artikel</small>',
      totals: '<span>Order Totals</span> <small>Bestellsumme</small>',
    },
  ])('has headings of both: $items', headings => {
    expect(orderBy(english, headings)).toMatchObject(whole)
  })

  it.each(['Total Paid / Total Due', 'Total Paid (Refunded)', 'Total Paid – Grand Total'])(
    'takes no label for one of two sums: %s',
    label => {
      expect(orderBy(english.replace('Total Paid', label))).toMatchObject({ field: expect.any(String) })
    },
  )

  it('has items whose headings are of both', () => {
    const items = parts.items.replace('Product', 'Product / Producto').replace('Qty', 'Qty (Cantidad)')
    expect(orderOf({ parts: { items } })).toMatchObject({ items: [{ sku: 'SER-1', quantity: 2 }] })
  })
})
