import { offer } from './sandbox-page.js'

const { containerId, numberAt } = JSON.parse(document.querySelector('#grid-definition').textContent)
const container = document.querySelector(`#${containerId}`)
const asked = { sort: 'createdAt', dir: 'desc', filter: '', page: 1 }

/** As in Magento's grid: a POST, and the answer replaces all that the container holds. */
async function load(change) {
  Object.assign(asked, change)
  const [, family] = /^\/pages\/([^/]+)/.exec(location.pathname)
  const response = await fetch(`/pages/${family}/ajax/grid${location.search}`, {
    method: 'POST',
    body: new URLSearchParams(asked),
  })
  container.innerHTML = await response.text()
}

function sort(key = 'cents') {
  const dir = asked.sort === key && asked.dir === 'asc' ? 'desc' : 'asc'
  return load({ sort: key, dir, page: 1 })
}

/** The rows' addresses are in their titles; links, inputs and lists have jobs of their own, buttons have not. */
function openRow(event) {
  const row = event.target.closest('tbody tr[title]')
  if (!row || event.target.closest('a, input, select, option')) return
  if (event.type === 'mousedown' && event.button !== 1) return
  if (event.type === 'mousedown') window.open(row.title)
  else location.assign(row.title)
}

async function nextPage() {
  const [, at, last] = /Page (\d+) of (\d+)/.exec(container.querySelector('.pager').textContent)
  await load({ page: at === last ? 1 : Number(at) + 1 })
}

function shownOrders() {
  const rows = container.querySelectorAll('tbody tr[title]')
  return Array.from(rows, (element, at) => {
    const row = `#${containerId} tbody tr[title]:nth-child(${at + 1})`
    return {
      number: element.cells[numberAt].firstChild.data,
      row,
      cell: `${row} > td:nth-child(${numberAt + 1})`,
    }
  })
}

for (const kind of ['click', 'mousedown']) container.addEventListener(kind, openRow)
offer(
  {
    sort,
    nextPage,
    filter: text => load({ filter: text, page: 1 }),
    scroll: (to = 400) => window.scrollTo(0, to),
  },
  shownOrders,
)
