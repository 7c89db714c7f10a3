// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { both, first, read, second, tableOf } from '../fixtures/odd-lists.ts'

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
