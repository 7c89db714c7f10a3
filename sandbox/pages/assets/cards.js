import { fetchData, Orders, offerList } from './sandbox-page.js'

const { size } = JSON.parse(document.querySelector('#settings').textContent)
const orders = new Orders(await fetchData(), size)
const list = document.querySelector('#cards')

const element = (name, content, more = {}) => {
  const made = Object.assign(document.createElement(name), more)
  made.append(...content)
  return made
}

function card(order) {
  const facts = [
    ['Order #', element('a', [order.number], { href: order.href })],
    ['Date', order.placed],
    ['Customer', order.customer],
    ['Total', order.total],
    ['Status', order.status],
  ]
  const pairs = facts.map(([label, value]) =>
    element('div', [element('dt', [label]), element('dd', [value])]),
  )
  return element('article', [element('dl', pairs)], { className: 'card order-card' })
}

const draw = () => list.replaceChildren(...orders.shown.map(card))

const shownOrders = () =>
  orders.shown.map(({ number }, at) => {
    const row = `#cards > article:nth-child(${at + 1})`
    return { number, row, cell: `${row} dl > div:first-child > dd` }
  })

offerList(orders, draw, shownOrders)
