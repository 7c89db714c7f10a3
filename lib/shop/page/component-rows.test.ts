// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { orderHtml, viewOf } from '../../../tests/fixtures/shop-pages.ts'
import { Badges } from './badges/badges.ts'
import { ShopPage } from './orders-page.ts'
import { readRows } from './read/read-rows.ts'

let clock: number
let page: ShopPage
const now = () => clock

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  clock = 10_000
  document.title = ''
  document.body.innerHTML = ''
  const badges = new Badges({ document, now, render: () => true, viewOf: number => viewOf(number) })
  page = new ShopPage({ document, badges, now, onLook: () => undefined, onTouched: () => undefined })
})
afterEach(() => {
  page.stop()
  vi.useRealTimers()
})

const pass = async (ms: number) => {
  for (let left = ms; left > 0; left -= 50) {
    clock += 50
    await vi.advanceTimersByTimeAsync(50)
  }
}
const microtask = () => new Promise<void>(resolve => queueMicrotask(resolve))

type Order = readonly [number: string, date: string, customer: string, total: string, status: string]
const first: Order = ['100004001', 'Mar 1, 2026', 'Ana Ruiz', '$84.00', 'Complete']
const second: Order = ['100004002', 'Mar 2, 2026', 'Bo Diaz', '$1,032.50', 'Processing']
const third: Order = ['100004003', 'Mar 3, 2026', 'Cy Young', '$12.00', 'Canceled']
const heads = ['Order #', 'Date', 'Customer', 'Total', 'Status']

/** Fills the open tree of an element, and again as often as it is called. */
const fill = (host: Element, html: string) => {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  root.innerHTML = html
  return root
}
const host = (tag: string, html: string, attributes = '') => {
  const holder = document.createElement('div')
  holder.innerHTML = `<${tag} ${attributes}></${tag}>`
  const element = holder.firstElementChild ?? expect.fail()
  fill(element, html)
  return element
}
const cellsOf = (texts: readonly string[], tag = 'span', attributes = '') =>
  texts.map(text => `<${tag} ${attributes}>${text}</${tag}>`).join('')
const cardOf = (texts: readonly string[]) =>
  `<div class="card">${texts.map((text, at) => `<div><b>${heads[at]}</b><i>${text}</i></div>`).join('')}</div>`

/** What holds the rows, and how one of them is made; `say` writes another order into it. */
interface Kind {
  list: () => Element
  row: (order: Order) => Element
  say: (row: Element, order: Order) => void
}
const holder = (html: string) => {
  document.body.innerHTML = `<main><h1>Orders</h1>${html}</main>`
  return document.querySelector('.rows') ?? expect.fail()
}
const headRow = `<div class="head">${cellsOf(heads)}</div>`
const ariaHead = `<div role="row">${cellsOf(heads, 'span', 'role="columnheader"')}</div>`
const table = `<table><thead><tr>${cellsOf(heads, 'th')}</tr></thead><tbody class="rows"></tbody></table>`
const row = (texts: readonly string[]) => `<div class="row">${cellsOf(texts)}</div>`
const tableRow = (make: (td: Element, text: string) => void, order: Order) => {
  const tr = document.createElement('tr')
  for (const text of order) {
    const td = document.createElement('td')
    make(td, text)
    tr.append(td)
  }
  return tr
}
const sayCells = (tr: Element, order: Order) => {
  for (const [at, text] of order.entries()) fill(tr.children[at]?.firstElementChild ?? tr, text)
}

const kinds: Record<string, Kind> = {
  'boxes below a row of headings': {
    list: () => holder(`<div class="list">${headRow}<div class="rows"></div></div>`),
    row: order => host('order-row', cellsOf(order)),
    say: (at, order) => void fill(at, cellsOf(order)),
  },
  'a box with the cells in each tree': {
    list: () => holder(`<div class="list rows">${headRow}</div>`),
    row: order => host('order-row', `<style>i{}</style>${row(order)}`),
    say: (at, order) => void fill(at, `<style>i{}</style>${row(order)}`),
  },
  'rows of a grid of roles': {
    list: () => holder(`<div role="grid" class="rows">${ariaHead}</div>`),
    row: order => host('order-row', cellsOf(order, 'span', 'role="gridcell"'), 'role="row"'),
    say: (at, order) => void fill(at, cellsOf(order, 'span', 'role="gridcell"')),
  },
  'roles in each tree': {
    list: () => holder(`<div role="table" class="rows">${ariaHead}</div>`),
    row: order => host('x-row', `<div role="row">${cellsOf(order, 'span', 'role="cell"')}</div>`),
    say: (at, order) => void fill(at, `<div role="row">${cellsOf(order, 'span', 'role="cell"')}</div>`),
  },
  'cards with their labels': {
    list: () => holder('<div class="rows"></div>'),
    row: order => host('order-card', cardOf(order)),
    say: (at, order) => void fill(at, cardOf(order)),
  },
  'cards with what they say slotted in': {
    list: () => holder('<div class="rows"></div>'),
    row: order => {
      const card = host(
        'order-card',
        `<dl>${heads.map(head => `<dt>${head}</dt><dd><slot name="${head}"></slot></dd>`).join('')}</dl>`,
      )
      card.innerHTML = order.map((text, at) => `<span slot="${heads[at]}">${text}</span>`).join('')
      return card
    },
    say: (at, order) => {
      for (const [place, text] of order.entries()) (at.children[place] ?? expect.fail()).textContent = text
    },
  },
  'cells of a table with a component in each': {
    list: () => holder(table),
    row: order => tableRow((td, text) => td.append(host('x-text', text)), order),
    say: sayCells,
  },
  'cells of a table whose components hold another': {
    list: () => holder(table),
    row: order =>
      tableRow((td, text) => {
        const outer = host('x-cell', '<span><x-text></x-text></span>')
        fill(outer.shadowRoot?.querySelector('x-text') ?? outer, text)
        td.append(outer)
      }, order),
    say: (tr, order) => {
      for (const [at, text] of order.entries())
        fill(tr.children[at]?.firstElementChild?.shadowRoot?.querySelector('x-text') ?? tr, text)
    },
  },
}

/** Each badge by the row in which it is, however deep. */
const badgesIn = (root: ParentNode): string[] =>
  [...root.querySelectorAll('*')].flatMap(element => [
    ...(element.localName === 'nextech-sync-badge' ? [element.getAttribute('data-order') ?? ''] : []),
    ...(element.shadowRoot ? badgesIn(element.shadowRoot) : []),
  ])
const inRow = (at: Element) => [...(at.shadowRoot ? badgesIn(at.shadowRoot) : []), ...badgesIn(at)]
const read = () =>
  page.look.lists.flatMap(list =>
    readRows(list).rows.map(({ reading: { number, date, customer, total, status } }) => [
      number,
      date,
      customer,
      total,
      status,
    ]),
  )

describe.each(Object.entries(kinds))('a list of orders whose rows are components: %s', (_, kind) => {
  const start = () => {
    const list = kind.list()
    const rows = [first, second].map(kind.row)
    list.append(...rows)
    page.start()
    return { list, rows: rows as [Element, Element] }
  }

  it('is read, and each row has its one badge', () => {
    const { rows } = start()
    expect(read()).toEqual([first, second])
    expect(rows.map(inRow)).toEqual([['100004001'], ['100004002']])
    expect(page.look.isSplit).toBe(false)
    page.scanNow()
    expect(rows.map(inRow)).toEqual([['100004001'], ['100004002']])
  })

  it('has no badge at another order when a row is used again', async () => {
    const { rows } = start()
    kind.say(rows[0], third)
    await microtask()
    expect(['', '100004003']).toContain(inRow(rows[0]).join())
    await pass(2_000)
    expect(rows.map(inRow)).toEqual([['100004003'], ['100004002']])
    expect(read()).toEqual([third, second])
  })

  it('has its badges when it is sorted, and when rows come and go', async () => {
    const { list, rows } = start()
    list.append(rows[0])
    await microtask()
    expect(rows.map(inRow)).toEqual([['100004001'], ['100004002']])
    const last = kind.row(third)
    list.append(last)
    rows[1].remove()
    await pass(2_000)
    expect([rows[0], last].map(inRow)).toEqual([['100004001'], ['100004003']])
    expect(read()).toEqual([first, third])
    kind.say(last, second)
    await pass(2_000)
    expect(inRow(last)).toEqual(['100004002'])
  })
})

describe("an order's own page in components", () => {
  const parts = (number: string) => {
    const holder = document.createElement('div')
    holder.innerHTML = orderHtml(number)
    return [...holder.children].map(part => part.outerHTML)
  }

  it('is read where one tree holds all of it', async () => {
    document.body.append(host('order-page', orderHtml('100004001')))
    page.start()
    expect(page.look.order).toMatchObject({ number: '100004001', status: 'Complete' })
    expect(page.look.order?.totals).toEqual([{ label: 'Grand Total', value: '$1.00' }])
    expect(badgesIn(document)).toEqual(['100004001'])
    fill(document.querySelector('order-page') ?? expect.fail(), orderHtml('100004002'))
    await pass(2_000)
    expect(page.look.order?.number).toBe('100004002')
    expect(badgesIn(document)).toEqual(['100004002'])
  })

  it('is read where each part is one, and the number in its title', async () => {
    for (const part of parts('100004001')) document.body.append(host('order-part', part))
    fill(document.querySelector('order-part') ?? expect.fail(), '<h1><x-text></x-text></h1>')
    const text = document.querySelector('order-part')?.shadowRoot?.querySelector('x-text') ?? expect.fail()
    fill(text, '#100004001')
    page.start()
    expect(page.look.order).toMatchObject({ number: '100004001', status: 'Complete' })
    expect(badgesIn(document)).toEqual(['100004001'])
    fill(text, '#100004002')
    await microtask()
    expect(badgesIn(document)).not.toContain('100004001')
    fill(document.querySelectorAll('order-part')[2] ?? expect.fail(), parts('100004002')[2] ?? '')
    await pass(2_000)
    expect(page.look.order?.number).toBe('100004002')
    expect(badgesIn(document)).toEqual(['100004002'])
  })

  it('is said not to be read where it names no order', () => {
    const [, ...rest] = parts('100004001')
    for (const part of rest) document.body.append(host('order-part', part))
    page.start()
    expect(page.look).toMatchObject({ order: null, isSplit: true })
  })

  it('is none where it is about an invoice', () => {
    document.body.append(host('order-page', orderHtml('100004001').replace('<h1>#', '<h1>Invoice #')))
    page.start()
    expect(page.look).toMatchObject({ order: null, isSplit: false })
  })
})
