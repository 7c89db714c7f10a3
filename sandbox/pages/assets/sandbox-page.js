// The contract of every page here: `window.sandboxPage` does what a person could do, and says which order
// stands where by the page's own knowledge, so that a test need not believe the reader that it tests.

const frame = () => new Promise(done => requestAnimationFrame(done))

/**
 * `controls`: a function for each control. `shownOrders` answers `{ number, row, cell }` for every order in
 * the page, the last two CSS selectors of its row and of the cell with its number.
 */
export function offer(controls, shownOrders) {
  let pending = 0
  const settle = async act => {
    pending++
    try {
      await act()
      // A second frame: the libraries also draw in frames of their own.
      await frame()
      await frame()
    } finally {
      pending--
    }
  }
  const acting =
    act =>
    (...input) =>
      settle(() => act(...input))
  const acts = Object.fromEntries(Object.entries(controls).map(([name, act]) => [name, acting(act)]))
  window.sandboxPage = { ...acts, shownOrders, isSettled: () => pending === 0 }
  for (const element of document.querySelectorAll('[data-control]')) {
    const act = acts[element.dataset.control]
    if (element.localName === 'input') element.addEventListener('input', () => act(element.value))
    else element.addEventListener('click', () => act())
  }
  void settle(() => {})
}

/** The controls of a list that is drawn again whenever `orders` show others. */
export function offerList(orders, draw, shownOrders) {
  const change = act => {
    act()
    draw()
  }
  draw()
  offer(
    {
      sort: key => change(() => orders.sort(key)),
      nextPage: () => change(() => orders.nextPage()),
      filter: text => change(() => orders.filter(text)),
      scroll: (to = 400) => window.scrollTo(0, to),
    },
    shownOrders,
  )
}

/** What a page's own part of the server answers, with the settings of the page's address. */
export async function fetchData() {
  const [, family] = /^\/pages\/([^/]+)/.exec(location.pathname)
  const response = await fetch(`/pages/${family}/data.json${location.search}`)
  return response.json()
}

/** Orders with a sorting, a filter and a page, newest first to begin with. */
export class Orders {
  #text = ''
  #key = 'createdAt'
  #direction = -1
  #page = 0

  constructor(all, size) {
    this.all = all
    this.size = size
  }

  get found() {
    const found = this.all.filter(order => matches(order, this.#text))
    return found.sort((one, other) => this.#direction * compare(one[this.#key], other[this.#key]))
  }

  get shown() {
    const start = this.#page * this.size
    return this.found.slice(start, start + this.size)
  }

  /** By another key from below; by the same key the other way round. */
  sort(key = 'cents') {
    this.#direction = key === this.#key ? -this.#direction : 1
    this.#key = key
    this.#page = 0
  }

  get direction() {
    return { key: this.#key, isAscending: this.#direction > 0 }
  }

  filter(text = '') {
    this.#text = text.trim().toLowerCase()
    this.#page = 0
  }

  /** After the last page comes the first. */
  nextPage() {
    const pages = Math.max(1, Math.ceil(this.found.length / this.size))
    this.#page = (this.#page + 1) % pages
  }
}

function matches(order, text) {
  return text === '' || `${order.number} ${order.customer} ${order.email}`.toLowerCase().includes(text)
}

function compare(one, other) {
  if (typeof one === 'number') return one - other
  return one < other ? -1 : Number(one > other)
}
