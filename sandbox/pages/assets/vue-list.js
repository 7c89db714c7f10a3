import { fetchData, Orders, offer } from './sandbox-page.js'

const { createApp, h, shallowRef, nextTick } = window.Vue
const { size } = JSON.parse(document.querySelector('#settings').textContent)
const orders = new Orders(await fetchData(), size)
const shown = shallowRef(orders.shown)

const headings = [
  ['Order Number', 'number'],
  ['Date', 'createdAt'],
  ['Customer', 'customer'],
  ['Total', 'cents'],
  ['Status', 'code'],
]

function change(act) {
  act()
  shown.value = orders.shown
  return nextTick()
}

const heading = ([label, key]) => {
  const { key: sorted, isAscending } = orders.direction
  const arrow = sorted === key ? h('span', { class: 'arrow' }, isAscending ? ' ↑' : ' ↓') : null
  return h('th', { scope: 'col', onClick: () => change(() => orders.sort(key)) }, [label, arrow])
}

/** No `key`: Vue patches row by row, whatever order was there before. */
const row = order =>
  h('tr', { class: { held: order.code === 'holded' } }, [
    h('td', [h('a', { href: order.href }, order.number)]),
    h('td', order.placed),
    h('td', order.customer),
    h('td', { class: 'amount' }, order.total),
    h('td', [h('span', { class: `pill pill-${order.code}` }, order.status)]),
  ])

createApp({
  render: () =>
    h('table', { class: 'orders' }, [
      h('thead', [h('tr', headings.map(heading))]),
      h('tbody', shown.value.map(row)),
    ]),
}).mount('#app')

const shownOrders = () =>
  shown.value.map(({ number }, at) => {
    const row = `#app tbody > tr:nth-child(${at + 1})`
    return { number, row, cell: `${row} > td:first-child` }
  })

offer(
  {
    sort: key => change(() => orders.sort(key)),
    nextPage: () => change(() => orders.nextPage()),
    filter: text => change(() => orders.filter(text)),
    scroll: (to = 400) => window.scrollTo(0, to),
  },
  shownOrders,
)
