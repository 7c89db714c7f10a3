import { fetchData, Orders, offerList } from './sandbox-page.js'

const { size } = JSON.parse(document.querySelector('#settings').textContent)
const orders = new Orders(await fetchData(), size)
const frozen = document.querySelector('.frozen-rows tbody')
const moving = document.querySelector('.moving-rows tbody')

function row(body, order, cells) {
  const made = document.createElement('tr')
  made.dataset.uid = `order-${order.number}`
  for (const content of cells) made.insertCell().append(content)
  body.append(made)
}

function draw() {
  frozen.replaceChildren()
  moving.replaceChildren()
  for (const order of orders.shown) {
    const link = Object.assign(document.createElement('a'), { href: order.href, textContent: order.number })
    row(frozen, order, [link, order.customer])
    row(moving, order, [order.placed, order.total, order.status])
  }
}

const shownOrders = () =>
  orders.shown.map(({ number }) => {
    const place = `.frozen-rows tr[data-uid="order-${number}"]`
    return { number, row: place, cell: `${place} > td:first-child` }
  })

offerList(orders, draw, shownOrders)
