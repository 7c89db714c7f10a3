import { addRepeatBinding } from './repeat-binding.js'
import { fetchData, Orders, offer } from './sandbox-page.js'
import { keepStickyHeader } from './sticky-header.js'

const { ko } = window
const { namespace, columns, size, isOrders } = JSON.parse(
  document.querySelector('#grid-definition').textContent,
)
const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds))

const grid = {
  columns: ko.observableArray(columns),
  rows: ko.observableArray([]),
  sorted: ko.observable({}),
  isLoading: ko.observable(true),
  state: column => {
    const { key, isAscending } = grid.sorted()
    if (key !== column.sort) return ''
    return isAscending ? '_ascend' : '_descend'
  },
  // Like the grid's: any cell but the check box and the action opens the row.
  open: row => location.assign(row.href),
  templateOf: column => `cell-${column.kind}`,
  sortBy: column => column.sort && change(() => orders.sort(column.sort)),
}
grid.visible = ko.pureComputed(() => grid.columns().filter(column => column.isVisible))

let orders

/** Answers of earlier requests are kept by the grid and given 50 ms later, without any request. */
async function change(act) {
  act()
  grid.isLoading(true)
  await pause(50)
  draw()
}

function draw() {
  grid.rows(orders.shown)
  grid.sorted(orders.direction)
  grid.isLoading(false)
}

/** Text columns stand between the check box and the action. */
const [firstText, secondText] = columns.slice(1)

function hideColumn(id = secondText.id) {
  grid.columns(grid.columns().map(each => (each.id === id ? { ...each, isVisible: !each.isVisible } : each)))
}

function moveColumn(id = firstText.id, to = 4) {
  const others = grid.columns().filter(each => each.id !== id)
  const moved = grid.columns().find(each => each.id === id)
  grid.columns(others.toSpliced(to, 0, moved))
}

function shownOrders() {
  const at = grid.visible().findIndex(column => column.id === 'increment_id')
  if (!isOrders) return []
  return grid.rows().map(({ number }, place) => {
    const row = `[data-role=grid-wrapper] tbody > tr.data-row:nth-child(${place + 1})`
    return { number, row, cell: `${row} > td:nth-child(${at + 1})` }
  })
}

addRepeatBinding(ko)
ko.bindingHandlers.scope = {
  init(element, accessor, _all, _model, context) {
    if (accessor() !== namespace) return
    ko.applyBindingsToDescendants(context.createChildContext(grid), element)
    return { controlsDescendantBindings: true }
  },
}
ko.applyBindings({}, document.body)
orders = new Orders(await fetchData(), size)
draw()
keepStickyHeader(document.querySelector('.admin__data-grid-outer-wrap'))
offer(
  {
    sort: key => change(() => orders.sort(key)),
    nextPage: () => change(() => orders.nextPage()),
    filter: text => change(() => orders.filter(text)),
    scroll: (to = 400) => window.scrollTo(0, to),
    hideColumn,
    moveColumn,
  },
  shownOrders,
)
