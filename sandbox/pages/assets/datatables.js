import { fetchData, offer } from './sandbox-page.js'

const { DataTable } = window
const { kind, size } = JSON.parse(document.querySelector('#table-kind').textContent)

const text = DataTable.render.text()
const columns = [
  { data: 'number', render: link },
  { data: { _: 'placed', sort: 'createdAt' }, render: dated },
  { data: 'customer', render: text },
  { data: 'email', render: text },
  { data: 'total', render: (value, type, row) => (type === 'sort' ? row.cents : value) },
  { data: 'status', render: text },
]

/** What DataTables is given for a cell is HTML. */
function link(number, type, row) {
  return type === 'display' ? `<a href="${row.href}">${text.display(number)}</a>` : number
}

function dated(_value, type, row) {
  return type === 'sort' ? row.createdAt : row.placed
}

const variants = {
  'datatables-scroll': { scrollY: '420px', scrollX: true, scrollCollapse: true, pageLength: size },
  'datatables-scroller': { scrollY: '420px', scroller: true, deferRender: true },
  'datatables-responsive': { responsive: true, pageLength: size },
}

const table = new DataTable('#orders', {
  columns,
  data: await fetchData(),
  order: [[1, 'desc']],
  searchDelay: 0,
  lengthMenu: [10, 20, 50, 200, 1000],
  ...variants[kind],
})

const totalColumn = 4
let isAscending = false

function sort() {
  isAscending = !isAscending
  table.order([[totalColumn, isAscending ? 'asc' : 'desc']]).draw()
}

function nextPage() {
  const { page, pages } = table.page.info()
  table.page((page + 1) % pages).draw('page')
}

/** Scroller draws some time after the scrolling has ended. */
async function scroll(to = 2000) {
  const body = document.querySelector('.dt-scroll-body')
  if (!body) return window.scrollTo(0, to)
  body.scrollTop = to
  if (kind === 'datatables-scroller') await new Promise(done => setTimeout(done, 400))
}

function shownOrders() {
  return table
    .rows({ page: 'current' })
    .indexes()
    .toArray()
    .flatMap(index => {
      const node = table.row(index).node()
      if (!node?.isConnected) return []
      const at = [...node.parentNode.children].indexOf(node)
      const row = `#orders tbody > tr:nth-child(${at + 1})`
      return [{ number: table.row(index).data().number, row, cell: `${row} > td:first-child` }]
    })
}

offer({ sort, nextPage, filter: (value = '') => table.search(value).draw(), scroll }, shownOrders)
