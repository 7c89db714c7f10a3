// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { orderHtml, rowOf, tableOf, viewOf } from '../../../tests/fixtures/shop-pages.ts'
import { Badges } from './badges/badges.ts'
import { mayHoldOrders } from './first-look.ts'
import { ShopPage } from './orders-page.ts'

let clock: number
let page: ShopPage
const onLook = vi.fn<() => void>()

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  clock = 10_000
  document.title = ''
  const now = () => clock
  const badges = new Badges({ document, now, render: () => true, viewOf: number => viewOf(number) })
  page = new ShopPage({ document, badges, now, onLook, onTouched: () => undefined })
})
afterEach(() => {
  page.stop()
  vi.useRealTimers()
})

const microtask = () => new Promise<void>(resolve => queueMicrotask(resolve))
const start = (html: string) => {
  document.body.innerHTML = html
  page.start()
}
const said = () =>
  [...document.querySelectorAll('nextech-sync-badge')].map(host => host.getAttribute('data-order'))

describe('a page that is called an order’s', () => {
  it('is said not to be read where its titles name two', () => {
    start(`${orderHtml(100004001)}<h1>#100004002</h1>`)
    expect(page.look).toMatchObject({ order: null, isSplit: true })
  })

  it.each(['Invoice #100000012', 'Credit Memo #100000012', 'Shipment #100000012', 'Packing Slip'])(
    'is said not to be read where a part before its own is headed %s',
    heading => {
      const html = orderHtml(100004001).replace('<h1>#', '<h1>Order #')
      start(html.replace('<section>', `<section><h3>${heading}</h3><p>$1.00</p></section><section>`))
      expect(page.look).toMatchObject({ order: null, isSplit: true })
    },
  )

  it.each<[string, string]>([
    ['an order that is read', orderHtml(100004001)],
    ['an invoice', orderHtml(100004001).replace('<h1>#', '<h1>Invoice #')],
    ['a form that changes one', orderHtml(100004001).replace('<h1>#', '<h1>Edit Order #')],
    ['a page without a number', orderHtml('New order').replace('#', '')],
    ['a list', tableOf(rowOf(1001), rowOf(1002))],
  ])('is said nothing of where it is %s', (_, html) => {
    start(html)
    expect(page.look.isSplit).toBe(false)
  })
})

describe('rows of a list beside others that do not fit', () => {
  const odd = '<tr><td>100004009</td><td>$12.50</td><td>Complete</td></tr>'

  it('have their badges at once when they come', async () => {
    start(tableOf(rowOf(100004001), odd))
    expect(said()).toEqual(['100004001'])
    onLook.mockClear()
    const template = document.createElement('template')
    template.innerHTML = `<table><tbody>${rowOf(100004002)}</tbody></table>`
    document.querySelector('tbody')?.append(template.content.querySelector('tr') ?? '')
    await microtask()
    expect(said()).toEqual(['100004001', '100004002'])
    // A look at the whole page would find them too, where it leaves the time for one.
    expect(onLook).not.toHaveBeenCalled()
  })

  it('have no badge where they tell of an item, not even at once', async () => {
    start(tableOf(rowOf(100004001), rowOf(100004002)))
    const item = document.createElement('tr')
    item.innerHTML = '<td>100777001</td><td>Serum</td><td>2</td><td>$1.00</td>'
    document.querySelector('tbody tr')?.after(item)
    await microtask()
    expect(said()).toEqual(['100004001', '100004002'])
    page.scanNow()
    expect(said()).toEqual(['100004001', '100004002'])
  })
})

describe('numbers that are only named', () => {
  const named = (number: number) =>
    rowOf(number).replace(
      `<span>${number}</span>`,
      `<a href="/o" aria-label="Order ${number}"><svg></svg></a>`,
    )

  it('have the badge of the order that they name now', async () => {
    start(tableOf(named(100004001), named(100004002)))
    expect(said()).toEqual(['100004001', '100004002'])
    document.querySelector('a')?.setAttribute('aria-label', 'Order 100004003')
    await microtask()
    expect(said()).toEqual(['100004003', '100004002'])
  })
})

describe('an order’s page that shows its number in no title', () => {
  const untitled = (html = '', title = '<h1>Order details</h1>') =>
    title + html + orderHtml(100004001).replace('<h1>#100004001</h1>', '')
  const isTold = (html: string) => {
    // The script that tells it is asked for only where this says so.
    document.body.innerHTML = html
    expect(mayHoldOrders(document)).toBe(true)
    start(html)
    return page.look.order === null && page.look.isSplit
  }
  afterEach(() => {
    document.title = ''
    history.replaceState(null, '', '/')
  })

  it.each(['Order 100004001 - Shop', '#100004001 / Orders / Operations', '100004001 | Orders | Shop'])(
    'is told where the tab is called %s',
    title => {
      document.title = title
      expect(isTold(untitled())).toBe(true)
    },
  )

  it.each(['/orders/100004001', '/sales/order/view/order_id/17/key/abc/', '/app#/order-17', '/pedidos/17'])(
    'is told at the address %s',
    address => {
      history.replaceState(null, '', address)
      expect(isTold(untitled())).toBe(true)
    },
  )

  it.each<[string, string]>([
    ['an attribute of another element', untitled('<div data-order-number="100004001"></div>')],
    ['a name of its title', untitled('', '<h1 aria-label="Order 100004001">Details</h1>')],
    ['the way to it', untitled('<nav class="breadcrumb"><a>Orders</a> / <b>100004001</b></nav>')],
  ])('is told where %s has it', (_, html) => {
    expect(isTold(html)).toBe(true)
  })

  it.each<[string, string, string]>([
    ['an invoice', '/orders/100004001/invoice', untitled('', '<h1>Invoice #100000012</h1>')],
    ['a form for a new one', '/orders/new?from=100004001', untitled('', '<h1>New order</h1>')],
    ['a page of customers', '/customers/17', untitled('', '<h1>Customer details</h1>')],
  ])('is not told where it is %s', (_, address, html) => {
    history.replaceState(null, '', address)
    start(html)
    expect(page.look.isSplit).toBe(false)
  })
})

describe('a page that is titled by an order’s number', () => {
  it('is told where nothing on it is headed as an order’s', () => {
    start('<h1>#1001 <span>Paid</span></h1><h2>Fulfilled</h2><div><b>Total</b><b>$80.00</b></div>')
    expect(page.look).toMatchObject({ order: null, isSplit: true })
  })

  it('is not told where it is a customer’s', () => {
    start('<h1>Customer #1001</h1><h2>Orders</h2><div><b>Total</b><b>$80.00</b></div>')
    expect(page.look.isSplit).toBe(false)
  })
})

describe('a list of orders whose numbers are too short, or of letters', () => {
  it.each(['12', '#7', 'KHWLILZLL'])('is told: %s', number => {
    start(tableOf(rowOf(number), rowOf(number.replace(/.$/, '9'))))
    expect(said()).toEqual([])
    expect(page.look.lists.flatMap(({ rows }) => rows)).toHaveLength(2)
  })
})

describe('orders that are listed in a way that cannot be read', () => {
  const heads = ['Order #', 'Date', 'Customer', 'Total', 'Status']
  const rows = ['100004001', '100004002'].map(number => [
    number,
    'Mar 1, 2026',
    'Ana Ruiz',
    '$80.00',
    'Complete',
  ])
  const tr = (cells: readonly string[], tag = 'td') =>
    `<tr>${cells.map(cell => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
  const table = (headings: readonly string[], all: readonly (readonly string[])[]) =>
    `<table><thead>${tr(headings, 'th')}</thead><tbody>${all.map(row => tr(row)).join('')}</tbody></table>`
  const short = rows.map((row, at) => row.with(0, String(at + 1)))
  const bare = `<table>${rows.map(row => tr(row)).join('')}</table>`
  const isTold = (html: string) => {
    document.body.innerHTML = html
    const mayHold = mayHoldOrders(document)
    start(html)
    page.scanNow()
    const { lists, order, isSplit } = page.look
    expect([lists.flatMap(({ rows: all }) => all.flatMap(({ number }) => number ?? [])), order]).toEqual([
      [],
      null,
    ])
    // The script that tells it is asked for only where this says so.
    if (isSplit || lists.length > 0) expect(mayHold).toBe(true)
    return isSplit || lists.length > 0
  }
  const roles = (cells: readonly string[], role: string) =>
    cells.map((cell, at) => `<div role="${role}" col-id="c${at}">${cell}</div>`).join('')
  const row = (id: string, cells: string) => `<div role="row" row-id="${id}">${cells}</div>`
  afterEach(() => {
    document.title = ''
    history.replaceState(null, '', '/')
  })

  it.each<[string, string]>([
    [
      'a grid whose rows are parted and say nothing of it',
      `<div role="grid"><div>${row('h', roles(heads.slice(0, 1), 'columnheader'))}${rows.map((cells, at) => row(`r${at}`, roles(cells.slice(0, 1), 'gridcell'))).join('')}</div><div>${row('h', roles(heads.slice(1), 'columnheader'))}${rows.map((cells, at) => row(`r${at}`, roles(cells.slice(1), 'gridcell'))).join('')}</div></div>`,
    ],
    ['short numbers below the word', table(heads.with(0, 'Order'), short)],
    [
      'bold headings over lines of text',
      `<div><p>${heads.map(head => `<strong>${head}</strong>`).join(' ')}</p>${rows.map(cells => `<p>${cells.join(' ')}</p>`).join('')}</div>`,
    ],
    [
      'a text in columns',
      `<pre>${[heads, ...rows].map(cells => cells.map(cell => cell.padEnd(14)).join('')).join('\n')}</pre>`,
    ],
    ['a text with strokes', `<pre>${[heads, ...rows].map(cells => cells.join(' | ')).join('\n')}</pre>`],
  ])('is told: %s', (_, html) => {
    expect(isTold(html)).toBe(true)
  })

  it.each<[string, string]>([
    ['short numbers below an ID', table(heads.with(0, 'ID'), short)],
    ['rows without headings', bare],
    [
      'boxes without headings',
      `<div>${rows.map(cells => `<div>${cells.map(cell => `<span>${cell}</span>`).join('')}</div>`).join('')}</div>`,
    ],
  ])('is told where the title calls them orders: %s', (_, html) => {
    expect(isTold(html)).toBe(false)
    document.title = 'Orders | Shop'
    expect(isTold(html)).toBe(true)
    document.title = ''
    expect(isTold(`<h1>Invoices</h1>${html}`)).toBe(false)
  })

  it.each<[string, string]>([
    ['an empty list', `${table(heads, [])}<p>Page 100 of 200, $1.00</p>`],
    ['a list that says that it is empty', table(heads, [['No records. Try order 100004001 for $80.00.']])],
    ['a form to look for some', `<p>${heads.map(head => `<label>${head}</label> <input>`).join(' ')}</p>`],
    ['returns', `<h1>Returns</h1>${table(heads.with(0, 'Order'), short)}`],
    ['a text of something else', '<pre>Invoice #  Date  Total\n100004001  Mar 1, 2026  $80.00</pre>'],
    [
      'cells that bring labels of something else',
      `<h1>Orders</h1><table>${rows.map(cells => `<tr>${cells.map(cell => `<td data-label="Code">${cell}</td>`).join('')}</tr>`).join('')}</table>`,
    ],
    ['rows without headings at an address of orders', bare],
    ['a table of items', table(['Product', 'SKU', 'Price'], [['Serum', '100004001', '$80.00']])],
  ])('is not told: %s', (_, html) => {
    history.replaceState(null, '', '/orders')
    expect(isTold(html)).toBe(false)
  })
})

describe('a form that changes an order and is all that a shop shows of it', () => {
  const form = (title: string, own: string) =>
    `<h1>${title}</h1><h2>${own}</h2><h3>Billing <a>Edit</a></h3><p>Ana Ruiz</p><table><tr><td>Order Total:</td><td>$80.00</td></tr></table>`

  it.each(['Edit order', 'Editar pedido', 'Bestellung bearbeiten'])('is told: %s', title => {
    start(form(title, 'Order #1001 details'))
    expect(page.look).toMatchObject({ order: null, isSplit: true })
  })

  it.each([
    ['Edit Order #1001', 'Order Details'],
    ['Cancel order', 'Order #1001 details'],
    ['New refund', 'Order #1001 details'],
    ['Edit customer', 'Ana Ruiz'],
  ])('is not told: %s, %s', (title, own) => {
    start(form(title, own))
    expect(page.look.isSplit).toBe(false)
  })
})
