import { describe, expect, it } from 'vitest'
import { openPage } from '../../../../tests/shop/pages/open-page.ts'
import { readRows } from '../read/read-rows.ts'
import { findOrders } from './find-orders.ts'

const numbersOn = (html: string) =>
  findOrders(openPage(html).body).flatMap(list => readRows(list).rows.map(({ reading }) => reading.number))

describe('a grid of orders by its name, whose column of numbers is not there', () => {
  const grid = (...numbers: string[]) =>
    `<div id="sales_order_grid"><table id="sales_order_grid_table"><thead><tr><th>Zamówienie</th><th>Data</th><th>Kwota</th></tr></thead><tbody>${numbers.map((number, at) => `<tr><td>${number}</td><td>Mar ${at + 1}, 2026 2:10 PM</td><td>$8${at}.00</td></tr>`).join('')}</tbody></table></div>`

  it.each<[string, string[]]>([
    ['ids of rows', ['700000', '703418', '706836']],
    ['phones', ['2145641000', '2145641001', '9725641002']],
    ['ids of customers', ['55512345', '55512346', '55512399']],
  ])('takes no %s for orders', (_, numbers) => {
    expect(numbersOn(grid(...numbers))).toEqual([])
  })

  it.each<[string, string[]]>([
    ['Magento’s own', ['100000001', '100000002', '100000005']],
    ['of a tenth store', ['1000000001', '1000000002', '1000000005']],
    ['with a prefix', ['WEB25-000566', 'WEB25-000567', 'WEB25-000568']],
    ['of a changed order', ['100000001-1', '100000002', '100000003']],
  ])('reads numbers %s', (_, numbers) => {
    expect(numbersOn(grid(...numbers))).toEqual(numbers)
  })
})

describe('a card that names its order twice', () => {
  const card = (hidden: string, shown: string, label = 'Order No.') =>
    `<div><article><p style="display: none"><b>${label}:</b> ${hidden}</p><p><b>Purchase Date:</b> Mar 1, 2026</p><p><b>Bill-to Name:</b> Ana Ruiz</p><p><b>${label}:</b> ${shown}</p><p><b>Grand Total:</b> $84.00</p><p><b>Status:</b> Pending</p></article></div>`

  it.each(['Order No.', 'Order #', 'Order Number', 'Bestellnummer'])('%s', label => {
    expect(numbersOn(card('100004001', '100004001', label))).toEqual(['100004001'])
    expect(numbersOn(card('100004001', 'WEB-77001', label))).toEqual([])
  })
})
