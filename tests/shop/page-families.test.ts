// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { findOrders } from '../../lib/shop/page/find/find-orders.ts'
import { readRows } from '../../lib/shop/page/read/read-rows.ts'
import { families } from './pages/families.ts'
import { lookAlikes } from './pages/look-alikes.ts'
import { type Model, ordersModel } from './pages/model.ts'

const everyFamily = Object.entries(families)
const model = ordersModel(4)
const magento2 = families['Magento 2 grid'] ?? expect.fail()

function read(html: string) {
  document.body.innerHTML = `<main>${html}</main>`
  return findOrders(document.body).map(list => inOrder(readRows(list)))
}
/** Grids may keep their rows in any order. */
const inOrder = ({ rows, unreadable }: ReturnType<typeof readRows>) => ({
  unreadable,
  rows: rows.toSorted((one, other) => Number(one.reading.number) - Number(other.reading.number)),
})
const rowOf = ({ columns }: Model, row: number) => {
  const text = (meaning: string) => columns.find(column => column.meaning === meaning)?.texts[row] ?? null
  return {
    number: text('number'),
    date: text('date'),
    customer: text('customer'),
    total: text('total'),
    status: text('status'),
  }
}
const rowsOf = (own: Model) =>
  Array.from({ length: own.rows }, (_, row) => ({ reading: expect.objectContaining(rowOf(own, row)) }))
const whole = (own: Model) => [{ unreadable: 0, rows: rowsOf(own).map(row => expect.objectContaining(row)) }]

describe('a list of orders', () => {
  it.each(everyFamily)('is read whole: %s', (_, draw) => {
    expect(read(draw(model))).toEqual(whole(model))
  })

  it.each(everyFamily)('is read whatever the order of its columns: %s', (_, draw) => {
    const turned = { ...model, columns: model.columns.toReversed() }
    expect(read(draw(turned))).toEqual(whole(turned))
  })

  it.each(everyFamily)('is read where it holds one order alone: %s', (_, draw) => {
    expect(read(draw(ordersModel(1)))).toEqual(whole(ordersModel(1)))
  })

  it.each(everyFamily)('has its badges in its own rows: %s', (_, draw) => {
    const [list] = read(draw(model))
    const rows = list?.rows.map(({ cell }) => cell.closest('[data-model]')?.getAttribute('data-model')) ?? []
    expect(rows.toSorted()).toEqual(['0', '1', '2', '3'])
  })
})

describe.each(Object.entries(lookAlikes))('%s', (name, own) => {
  it.each(everyFamily.filter(([family]) => !family.startsWith('Magento')))(
    'is no list of orders: %s',
    (_, draw) => {
      expect(read(draw(own))).toEqual([])
    },
  )

  it('is none by its title, whatever its columns', () => {
    expect(read(`<h1>${name}</h1>${families['plain table']?.(model)}`)).toEqual([])
  })
})

describe('a grid that is known by name', () => {
  const german = { number: 'Vorgang', date: 'Kaufdatum', customer: 'Rechnung an', total: 'Gesamtsumme' }
  const translated = ordersModel(4, { ...german, status: 'Status' })
  const numbers = {
    meaning: undefined,
    label: 'Filiale',
    id: 'x',
    texts: ['200004001', '200004002', '200004003', '200004004'],
  }

  it('needs no labels: number and time are known by their looks', () => {
    const [list] = read(magento2(translated))
    const { number, date, status } = rowOf(model, 0)
    expect(list?.rows[0]?.reading).toMatchObject({ number, date, status, customer: null, total: null })
    expect(list?.rows).toHaveLength(4)
  })

  it('has no number where two columns look like one, or where its own is hidden', () => {
    expect(read(magento2({ ...translated, columns: [...translated.columns, numbers] }))).toEqual([])
    expect(read(magento2({ ...model, columns: [...model.columns.slice(1), numbers] }))).toEqual([])
  })

  it('has column ids in place of labels', () => {
    const draw = families['Magento 1 grid'] ?? expect.fail()
    expect(read(draw(translated))).toEqual(whole(model))
  })

  it.each(['sales_order_invoice_grid', 'sales_order_view_creditmemo_grid', 'sales_order_shipment_grid'])(
    'is none of %s, even with the labels of orders',
    name => {
      expect(read(magento2(model).replaceAll('sales_order_grid', name))).toEqual([])
    },
  )
})
