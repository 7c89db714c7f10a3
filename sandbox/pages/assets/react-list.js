import { fetchData, Orders, offer } from './sandbox-page.js'

const { createElement: h, useState } = window.React
const { size } = JSON.parse(document.querySelector('#settings').textContent)
const orders = new Orders(await fetchData(), size)
let shown = orders.shown
let draw

function change(act) {
  act()
  shown = orders.shown
  draw({})
}

/** Every other row is taken out, whatever others have put into it. */
function removeRows() {
  shown = shown.filter((_order, at) => at % 2 === 1)
  draw({})
}

const headings = [
  ['Order #', 'number'],
  ['Placed', 'createdAt'],
  ['Customer', 'customer'],
  ['Total', 'cents'],
  ['Status', 'code'],
]

function Heading({ label, sortKey }) {
  const { key, isAscending } = orders.direction
  const sorted = key === sortKey ? (isAscending ? 'ascending' : 'descending') : 'none'
  return h(
    'th',
    { scope: 'col', 'aria-sort': sorted },
    h('button', { onClick: () => change(() => orders.sort(sortKey)) }, label),
  )
}

function Row({ order }) {
  return h(
    'tr',
    { onClick: () => location.assign(order.href) },
    h('td', null, h('a', { href: order.href }, order.number)),
    h('td', null, order.placed),
    h('td', null, order.customer),
    h('td', { className: 'amount' }, order.total),
    h('td', null, h('span', { className: `pill pill-${order.code}` }, order.status)),
  )
}

function List() {
  const [, redraw] = useState({})
  draw = redraw
  return h(
    'table',
    { className: 'orders' },
    h(
      'thead',
      null,
      h('tr', null, ...headings.map(([label, sortKey]) => h(Heading, { key: sortKey, label, sortKey }))),
    ),
    h(
      'tbody',
      null,
      shown.map(order => h(Row, { key: order.entity, order })),
    ),
  )
}

window.ReactDOM.createRoot(document.querySelector('#app')).render(h(List))

const shownOrders = () =>
  shown.map(({ number }, at) => {
    const row = `#app tbody > tr:nth-child(${at + 1})`
    return { number, row, cell: `${row} > td:first-child` }
  })

offer(
  {
    sort: key => change(() => orders.sort(key)),
    nextPage: () => change(() => orders.nextPage()),
    filter: text => change(() => orders.filter(text)),
    scroll: (to = 400) => window.scrollTo(0, to),
    reload: removeRows,
  },
  shownOrders,
)
