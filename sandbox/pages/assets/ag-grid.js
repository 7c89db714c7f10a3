import { fetchData, offer } from './sandbox-page.js'

const columnDefs = [
  { field: 'number', headerName: 'Order #', cellRenderer: link, width: 170 },
  { field: 'createdAt', headerName: 'Purchased On', valueFormatter: ({ data }) => data.placed, width: 230 },
  { field: 'customer', headerName: 'Customer', width: 240 },
  { field: 'cents', headerName: 'Grand Total', valueFormatter: ({ data }) => data.total, width: 160 },
  { field: 'status', headerName: 'Status', width: 160 },
  { field: 'email', headerName: 'Email', width: 280 },
  { field: 'telephone', headerName: 'Phone', width: 220 },
  { field: 'city', headerName: 'City', width: 220 },
  { field: 'region', headerName: 'State', width: 220 },
  { field: 'postcode', headerName: 'Zip', width: 220 },
  { field: 'country', headerName: 'Country', width: 220 },
  { field: 'base', headerName: 'Grand Total (Base)', width: 220 },
]

function link({ value, data }) {
  const anchor = document.createElement('a')
  anchor.href = data.href
  anchor.textContent = value
  return anchor
}

const grid = window.agGrid.createGrid(document.querySelector('#grid'), {
  columnDefs,
  rowData: await fetchData(),
  getRowId: ({ data }) => String(data.entity),
  animateRows: false,
})
let isAscending = false

function sort(colId = 'cents') {
  isAscending = !isAscending
  grid.applyColumnState({
    state: [{ colId, sort: isAscending ? 'asc' : 'desc' }],
    defaultState: { sort: null },
  })
}

/** It draws the rows some frames after the scrolling. */
async function scroll(down = 1200, across = 0) {
  document.querySelector('.ag-grid-viewport').scrollTo(across, down)
  await new Promise(done => setTimeout(done, 200))
}

const shownOrders = () =>
  grid.getRenderedNodes().map(({ data, rowIndex }) => {
    const row = `.ag-grid-scrolling-rows [row-index="${rowIndex}"]`
    return { number: data.number, row, cell: `${row} [col-id="number"]` }
  })

offer({ sort, filter: text => grid.setGridOption('quickFilterText', text), scroll }, shownOrders)
