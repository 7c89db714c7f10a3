import { fetchData, Orders, offerList } from './sandbox-page.js'

const { size } = JSON.parse(document.querySelector('#settings').textContent)
const headings = ['Order #', 'Date', 'Customer', 'Total', 'Status']
const orders = new Orders(await fetchData(), size)
const grid = document.querySelector('#grid')

function cell(content, className = 'flat-cell') {
  const made = Object.assign(document.createElement('div'), { className })
  made.append(content)
  return made
}

function cellsOf(order) {
  const link = Object.assign(document.createElement('a'), { href: order.href, textContent: order.number })
  const first = cell(link)
  first.id = `order-${order.number}`
  return [first, ...[order.placed, order.customer, order.total, order.status].map(text => cell(text))]
}

function draw() {
  const heads = headings.map(text => cell(text, 'flat-cell flat-head'))
  grid.replaceChildren(...heads, ...orders.shown.flatMap(cellsOf))
}

const shownOrders = () =>
  orders.shown.map(({ number }) => ({ number, row: `#order-${number}`, cell: `#order-${number}` }))

offerList(orders, draw, shownOrders)
