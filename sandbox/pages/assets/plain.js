import { offer } from './sandbox-page.js'

/** Row `row-3` of the page as it was served holds `numbers[3]`; null where it holds no order. */
const numbers = JSON.parse(document.querySelector('#numbers').textContent)
const body = () => document.querySelector('#orders tbody')
let isAscending = false

const cents = row => Number(row.querySelector('[data-cents]').dataset.cents)

function sort() {
  isAscending = !isAscending
  const sign = isAscending ? 1 : -1
  body().append(...[...body().rows].sort((one, other) => sign * (cents(one) - cents(other))))
  const total = document.querySelectorAll('#orders thead th')[3]
  total.setAttribute('aria-sort', isAscending ? 'ascending' : 'descending')
  document.querySelector('#orders').dispatchEvent(new Event('sorted'))
}

function filter(text = '') {
  for (const row of body().rows) row.hidden = !row.textContent.toLowerCase().includes(text.toLowerCase())
}

/** The next page is a new document: nothing settles in this one any more. */
function nextPage() {
  document.querySelector('#next').click()
  return new Promise(() => {})
}

function shownOrders() {
  const rows = [...body().rows].filter(row => !row.hidden && numbers[row.id.slice(4)])
  return rows.map(({ id }) => ({
    number: numbers[id.slice(4)],
    row: `#${id}`,
    cell: `#${id} > td:first-child`,
  }))
}

for (const button of document.querySelectorAll('[data-resolve]')) {
  button.addEventListener('click', () => button.setAttribute('aria-pressed', 'true'))
}

offer({ sort, nextPage, filter, scroll: (to = 400) => window.scrollTo(0, to) }, shownOrders)
