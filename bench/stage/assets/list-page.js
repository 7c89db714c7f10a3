/** A plain list of orders whose rows a test puts in, sorts and replaces as the frameworks of real shops do. */
const search = new URLSearchParams(location.search)
const isOrders = search.get('kind') !== 'customers'
const headings = isOrders
  ? [
      'Order #',
      'Purchase Point',
      'Purchase Date',
      'Bill-to Name',
      'Ship-to Name',
      'Grand Total (Purchased)',
      'Status',
      'Action',
    ]
  : ['Name', 'Store', 'Customer Since', 'Email', 'Phone', 'Lifetime Sales', 'Group', 'Action']
const people = ['Ann Lee', 'Zoe Munoz', 'Max Stone', 'Ida Berg', 'Leo Park']
const states = ['Processing', 'Complete', 'Pending']

const textsOf = number => [
  isOrders ? String(number) : people[number % people.length],
  'Main Website',
  `Mar ${(number % 28) + 1}, 2026, 10:${String(number % 60).padStart(2, '0')}:00 AM`,
  people[number % people.length],
  people[(number + 1) % people.length],
  `$${(number % 900) + 10}.00`,
  states[number % states.length],
]

function rowOf(number) {
  const row = document.createElement('tr')
  for (const text of textsOf(number))
    row.insertCell().append(Object.assign(document.createElement('span'), { textContent: text }))
  row
    .insertCell()
    .append(Object.assign(document.createElement('a'), { href: `/order/${number}`, textContent: 'View' }))
  row.dataset.number = number
  return row
}

const numbers = (from, count) => Array.from({ length: count }, (_, i) => from + i)
const body = () => document.querySelector('#list tbody')
const frame = () => new Promise(done => requestAnimationFrame(done))
/** Ends when what was changed in this frame has been painted. */
const painted = () => {
  const { port1, port2 } = new MessageChannel()
  return new Promise(done => {
    port1.onmessage = done
    port2.postMessage(0)
  })
}

const sorts = {
  /** Keyed frameworks move the rows themselves. */
  move() {
    const rows = [...body().rows]
    const cut = 1 + Math.floor(rows.length / 3)
    body().append(...rows.slice(cut), ...rows.slice(0, cut).reverse())
  },
  /** Knockout's repeat keeps the rows and writes other texts into them. */
  text() {
    const rows = [...body().rows]
    const shown = rows.map(row => Number(row.dataset.number))
    const next = [...shown.slice(7), ...shown.slice(0, 7)]
    rows.forEach((row, i) => {
      row.dataset.number = next[i]
      textsOf(next[i]).forEach((text, at) => {
        row.cells[at].firstChild.firstChild.nodeValue = text
      })
    })
  },
  /** Magento 1 writes the whole list again. */
  html() {
    const shown = [...body().rows].map(row => Number(row.dataset.number))
    body().replaceChildren(...[...shown.slice(7), ...shown.slice(0, 7)].map(rowOf))
  },
}

const cells = () => [...body().rows].map(row => row.cells[0])
const isDrawn = cell => Boolean(cell.lastElementChild?.shadowRoot?.childElementCount)

/** Makes elements equal to the badges of the html given. */
function hostMaker(html, css) {
  const model = Object.assign(document.createElement('template'), { innerHTML: html })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  return number => {
    const host = document.createElement('nextech-sync-badge')
    const root = host.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [sheet]
    root.append(model.content.cloneNode(true))
    Object.assign(host.dataset, { order: number, status: 'unseen' })
    return host
  }
}

Object.assign(window, {
  list: {
    show: (from, count) => body().replaceChildren(...numbers(from, count).map(rowOf)),
    sort: kind => sorts[kind](),
    /** Milliseconds from rows in the page until all have a badge on the screen. */
    async timeBadges(from, count) {
      await frame()
      const rows = numbers(from, count).map(rowOf)
      const start = performance.now()
      body().append(...rows)
      do {
        await Promise.resolve()
        if (!cells().every(isDrawn)) await frame()
      } while (!cells().every(isDrawn))
      await painted()
      return performance.now() - start
    },
    /** The same with elements that the page appends itself, in one pass and equal to the badges of the html given. */
    async timeFloor(from, count, html, css) {
      const hostFor = hostMaker(html, css)
      await frame()
      const rows = numbers(from, count).map(rowOf)
      const start = performance.now()
      body().append(...rows)
      for (const row of rows) row.cells[0].append(hostFor(row.dataset.number))
      await painted()
      return performance.now() - start
    },
    /** The least that keeps badges right: hears of every change, reads every number, moves finished elements. */
    keepAtLeast(html, css) {
      const hostFor = hostMaker(html, css)
      const hosts = new Map([...body().rows].map(row => [row.dataset.number, hostFor(row.dataset.number)]))
      const settleAtLeast = () => {
        for (const cell of cells()) {
          const host = hosts.get(cell.firstChild.firstChild.nodeValue)
          if (host && cell.lastChild !== host) cell.append(host)
        }
      }
      let heard = 0
      const hearAtLeast = records => {
        for (const { target, removedNodes, addedNodes } of records)
          heard += target.nodeType + removedNodes.length + addedNodes.length
        settleAtLeast()
      }
      new MutationObserver(hearAtLeast).observe(document, {
        subtree: true,
        childList: true,
        characterData: true,
      })
      settleAtLeast()
      return heard
    },
    async sortMany(kind, times) {
      for (let i = 0; i < times; i++) {
        await frame()
        sorts[kind]()
      }
      await frame()
      await painted()
    },
  },
  longTasks: [],
})
new PerformanceObserver(seen =>
  window.longTasks.push(...seen.getEntries().map(entry => entry.duration)),
).observe({
  type: 'longtask',
  buffered: true,
})

const heading = document.querySelector('#list thead tr')
for (const text of headings)
  heading.append(Object.assign(document.createElement('th'), { textContent: text }))
const rows = Number(search.get('rows') ?? 0)
if (rows > 0) window.list.show(100000001, rows)
