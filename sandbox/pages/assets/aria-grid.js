import { fetchData, Orders, offer } from './sandbox-page.js'

const rowHeight = 44
const spare = 4
const fields = ['number', 'placed', 'customer', 'total', 'status']

const orders = new Orders(await fetchData(), Number.MAX_SAFE_INTEGER)
const grid = document.querySelector('#grid')
const view = grid.querySelector('.aria-view')
const body = grid.querySelector('.aria-body')
let found = orders.shown

/** The slots are made once; each shows every so many-th order while the view moves. */
const slots = Array.from({ length: Math.ceil(view.clientHeight / rowHeight) + spare }, makeSlot)

function makeSlot(_, at) {
  const row = document.createElement('div')
  row.id = `slot-${at}`
  row.className = 'aria-row'
  row.setAttribute('role', 'row')
  const texts = fields.map((field, place) => {
    const cell = row.appendChild(document.createElement('div'))
    cell.className = 'aria-cell'
    cell.setAttribute('role', 'gridcell')
    cell.setAttribute('aria-colindex', place + 1)
    const holder = field === 'number' ? cell.appendChild(document.createElement('a')) : cell
    return holder.appendChild(document.createTextNode(''))
  })
  body.append(row)
  return { row, texts, order: undefined }
}

function draw() {
  body.style.height = `${found.length * rowHeight}px`
  grid.setAttribute('aria-rowcount', found.length + 1)
  const first = Math.max(0, Math.floor(view.scrollTop / rowHeight) - spare / 2)
  for (let at = first; at < first + slots.length; at++) show(slots[at % slots.length], at)
}

function show(slot, at) {
  slot.order = found[at]
  slot.row.hidden = !slot.order
  if (!slot.order) return
  slot.row.style.transform = `translateY(${at * rowHeight}px)`
  slot.row.setAttribute('aria-rowindex', at + 2)
  slot.row.querySelector('a').href = slot.order.href
  slot.texts.forEach((text, place) => {
    const shown = slot.order[fields[place]]
    if (text.data !== shown) text.data = shown
  })
}

function change(act) {
  act()
  found = orders.shown
  requestAnimationFrame(draw)
}

const shownOrders = () =>
  slots
    .filter(({ order }) => order)
    .map(({ order, row }) => ({ number: order.number, row: `#${row.id}`, cell: `#${row.id} > :first-child` }))

draw()
view.addEventListener('scroll', () => requestAnimationFrame(draw), { passive: true })
offer(
  {
    sort: key => change(() => orders.sort(key)),
    filter: text => change(() => orders.filter(text)),
    scroll: (to = 900) => view.scrollTo(0, to),
  },
  shownOrders,
)
