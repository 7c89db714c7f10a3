import { describe, expect, it } from 'vitest'
import { findOrders } from '../../lib/shop/page/find/find-orders.ts'
import { columnWords } from '../../lib/shop/page/find/labels.ts'
import { mayHoldOrders } from '../../lib/shop/page/first-look.ts'
import { families } from './pages/families.ts'
import { ordersModel } from './pages/model.ts'
import { openPage } from './pages/open-page.ts'
import { orderPages } from './pages/order-pages.ts'

const may = (html: string) => mayHoldOrders(openPage(html))
const listOf = (headings: readonly string[]) =>
  `<table><thead><tr>${headings.map(text => `<th>${text}</th>`).join('')}</tr></thead><tbody><tr>${headings.map(() => '<td>x</td>').join('')}</tr></tbody></table>`
const menu =
  '<nav><ul><li><a href="/orders">Orders <b>12</b></a></li><li>Order status</li><li>Ordered products</li><li>Sales</li></ul></nav>'

describe('the first look never passes over what may be orders', () => {
  it.each(Object.entries(families))('%s', (_, draw) => {
    for (const rows of [1, 4]) expect(may(draw(ordersModel(rows)))).toBe(true)
  })

  it.each(Object.entries(orderPages))('the page of one order: %s', (_, html) => {
    expect(may(html)).toBe(true)
  })

  it.each(columnWords.number)('a column called %s', word => {
    expect(may(listOf(['Name', word, 'Group']))).toBe(true)
    expect(may(`<section><p><b>${word}</b> <i>1001</i></p></section>`)).toBe(true)
    expect(may(`<div data-label="${word}">1001</div>`)).toBe(true)
  })

  it.each([
    ...columnWords.date.map(date => ['ID', date, 'Total', 'Status']),
    ...columnWords.total.map(total => ['ID', 'Date', total, 'Status']),
    ...columnWords.status.map(status => ['ID', 'Date', 'Total', status]),
  ])('a column called nothing but %s, beside %s, %s and %s', (...headings) => {
    expect(may(listOf(headings))).toBe(true)
  })

  it.each([
    ['a title', '<h1>Order 100004001</h1>'],
    ['a title with a mark inside', '<h1>Order <span>#</span><b>100004001</b></h1>'],
    ['a title in German', '<h2>Bestellung Nr. 100004001</h2>'],
    ['a title in Spanish', '<h3>N.º de pedido: WEB-1001</h3>'],
    ['a title with the way to it', '<h1>Sales / Orders › 100004001</h1>'],
    ['a title with the way to it in German', '<h1>Aufträge › 100004001</h1>'],
    ['a title with the way to it in Spanish', '<h1>Ventas / Órdenes / 100004001</h1>'],
    ['a title with the way to it in French', '<h1>Ventes / Commandes / 100004001</h1>'],
    ['a title with links on the way to it', '<h1><a>Pedidos</a> / <b>WEB-1001</b></h1>'],
    ['a number after its sign', '<p class="card">#1001</p>'],
    ['a heading that is an icon', '<table><tr><th title="Order number"></th><th>Name</th></tr></table>'],
    [
      'a heading with something hidden in it',
      listOf(['Order <span style="display:none">(sortable)</span> #', 'Name']),
    ],
    ['a heading with soft hyphens', listOf(['Auf\u00adtrags\u00adnum\u00admer', 'Name'])],
    ['a heading on two lines', listOf(['Order<br>\n      #', 'Name'])],
    [
      'a grid of roles',
      '<div role="grid"><div role="row"><span role="columnheader">Increment ID</span></div></div>',
    ],
    [
      'a table without a head',
      '<table><tr><td>Order #</td><td>Date</td></tr><tr><td>1001</td><td>x</td></tr></table>',
    ],
    [
      'labels beside their values',
      '<table><tr><td>ID: 1</td><td>Date: x</td><td>Total: 1</td><td>Status: x</td></tr></table>',
    ],
    ['a grid that is known by name', '<table id="sales_order_grid_table"><tr><td>Vorgang</td></tr></table>'],
    [
      'a grid that is bound by name',
      `<div class="admin__data-grid-outer-wrap" data-bind="scope: 'sales_order_grid.sales_order_grid'"><table></table></div>`,
    ],
    ['a label with a picture in it', '<p><b>Order \u{1f4e6} #</b> <i>1001</i></p>'],
    ['a label with a sign in it', '<p>Order* No: 1001</p>'],
    ['a column called Reference', listOf(['Reference', 'Date', 'Customer', 'Total', 'Status'])],
    ['a text among many', `${menu}<p>x</p><div><p>Order no. 1001</p></div>`],
  ])('%s', (_, html) => {
    expect(may(html)).toBe(true)
  })

  it.each(['Orders', 'Recent orders', 'Ventas', 'Bestellungen', 'Sales'])(
    'rows without headings below a title: %s',
    title => {
      const rows = '<tr><td>100000001</td><td>$1.00</td></tr><tr><td>100000002</td><td>$1.00</td></tr>'
      for (const tag of ['h1', 'h2'])
        expect(may(`<${tag}>${title}</${tag}><table>${rows}</table>`)).toBe(true)
      expect(may(`<table><caption>${title}</caption>${rows}</table>`)).toBe(true)
      expect(may(`<h1>${title}</h1><ul><li>WEB-10001 $1.00</li></ul>`)).toBe(true)
    },
  )

  it('the title of the tab', () => {
    const page = openPage('<h2>Order details</h2>')
    page.title = '#000000001 / Orders / Operations'
    expect(mayHoldOrders(page)).toBe(true)
  })
})

describe('the first look lets sleep', () => {
  it.each([
    ['a list of customers', listOf(['ID', 'Name', 'Email', 'Customer Since', 'Lifetime Sales', 'Orders'])],
    ['a list of products', listOf(['ID', 'Name', 'SKU', 'Price', 'Quantity', 'Status'])],
    ['a list that is sorted by hand', listOf(['ID', 'Label', 'Sort Order', 'Status'])],
    ['how many orders there are', '<h1>Orders (1200)</h1><p>Orders: 1200</p>'],
    ['a form', '<form><label>First name</label><input><label>Order by</label><select></select></form>'],
    ['an empty page', ''],
    [
      'what a script says',
      '<script>var order = "#100004001", orderNumber = "Order # 1001"</script><p>Hello</p>',
    ],
    ['what stands in two places', '<p>Our last order</p><p>2026-03-01</p>'],
  ])('%s', (_, html) => {
    const page = openPage(`${menu}<main>${html}</main>`)
    expect(mayHoldOrders(page)).toBe(false)
    expect(findOrders(page)).toEqual([])
  })
})
