// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { anchorsOf } from '../badges/anchors.ts'
import { readRows } from '../read/read-rows.ts'
import { findOrders } from './find-orders.ts'

const headings = ['Order #', 'Customer', 'Purchased On', 'Total', 'Status']
const orders = [
  ['100004001', 'Zoe Example', 'Mar 1, 2026, 2:35:00 PM', '$84.00', 'Processing'],
  ['100004002', 'Max Sample', 'Mar 2, 2026, 9:05:00 AM', '$120.50', 'Complete'],
]
const first = { number: '100004001', customer: 'Zoe Example', total: '$84.00', status: 'Processing' }
const second = { number: '100004002', customer: 'Max Sample', total: '$120.50', status: 'Complete' }

/** The columns from one to another of the list, as a page writes them. */
interface Part {
  columns: [from: number, to: number]
  /** What the rows say of themselves. */
  marks?: (at: number) => string
  rows?: string[][]
}
const head = ({ columns }: Part) =>
  `<thead><tr>${headings
    .slice(...columns)
    .map(text => `<th>${text}</th>`)
    .join('')}</tr></thead>`
const body = ({ columns, marks = () => '', rows = orders }: Part) =>
  `<tbody>${rows
    .map((row, at) => {
      const cells = row.slice(...columns).map(text => `<td>${text}</td>`)
      return `<tr ${marks(at)}>${cells.join('')}</tr>`
    })
    .join('')}</tbody>`
const table = (...parts: string[]) => `<table>${parts.join('')}</table>`
const whole = (part: Part) => table(head(part), body(part))

function read(html: string) {
  document.body.innerHTML = `<h1>Orders</h1>${html}`
  return findOrders(document.body).map(list => readRows(list).rows.map(({ reading }) => reading))
}

const uid = (at: number) => `data-uid="7c1e${at}f"`
const frozen: Part = { columns: [0, 2], marks: uid }
const moving: Part = { columns: [2, 5], marks: uid }

describe('columns that stay while the others scroll, in a table of their own', () => {
  it.each([
    [
      'by what their rows say of themselves',
      `<div><div class="a">${whole(frozen)}</div><div class="b">${whole(moving)}</div></div>`,
    ],
    [
      'on the right',
      `<div><div class="a">${whole({ ...frozen, columns: [0, 3] })}</div><div class="b">${whole({ ...moving, columns: [3, 5] })}</div></div>`,
    ],
    [
      'with all headings above',
      `<div class="grid"><div class="head"><div>${table(head(frozen))}</div><div>${table(head(moving))}</div></div>
       <div>${table(body(frozen))}</div><div>${table(body(moving))}</div></div>`,
    ],
    [
      'by the word for it',
      `<div><div class="list-frozen-view">${whole({ columns: [0, 2] })}</div><div>${whole({ columns: [2, 5] })}</div></div>`,
    ],
    [
      'by the word for it and a row’s place alone',
      `<div><div class="content-locked">${whole({ ...frozen, marks: at => `data-index="${at}"` })}</div>
       <div>${whole({ ...moving, marks: at => `data-index="${at}"` })}</div></div>`,
    ],
  ])('are read with them: %s', (_, html) => {
    const [list, ...others] = read(html)
    expect(others).toEqual([])
    expect(list).toMatchObject([first, second])
    expect(list?.[0]?.date).toBe('Mar 1, 2026, 2:35:00 PM')
  })

  it.each([
    [
      'nothing says that their rows are the same',
      `<div><div>${whole({ columns: [0, 2] })}</div><div>${whole({ columns: [2, 5] })}</div></div>`,
    ],
    [
      'rows are only counted alike',
      `<div><div>${whole({ ...frozen, marks: at => `data-index="${at}"` })}</div><div>${whole({ ...moving, marks: at => `data-index="${at}"` })}</div></div>`,
    ],
    [
      'their rows are others',
      `<div><div>${whole(frozen)}</div><div>${whole({ ...moving, marks: at => uid(at + 1) })}</div></div>`,
    ],
    [
      'one has more rows',
      `<div><div class="locked">${whole(frozen)}</div><div>${whole({ ...moving, rows: [...orders, ...orders] })}</div></div>`,
    ],
    [
      'a heading stands between them',
      `<div><div class="locked">${whole(frozen)}</div><h3>Top totals</h3><div>${whole(moving)}</div></div>`,
    ],
  ])('are no part of another table where %s', (_, html) => {
    expect(
      read(html)
        .flat()
        .flatMap(({ total }) => total ?? []),
    ).toEqual([])
  })

  it('are left out where the other table is whole without them', () => {
    const html = `<div><div class="locked">${whole(frozen)}</div><div>${whole({ columns: [0, 5], marks: uid })}</div></div>`
    expect(
      read(html)
        .flat()
        .filter(({ total }) => total),
    ).toMatchObject([first, second])
  })

  it('are no part of another list of orders, which has its own numbers', () => {
    const all: Part = { columns: [0, 5] }
    const html = `<div><div class="locked">${whole({ ...all, rows: orders.slice(0, 1) })}</div><div>${whole({ ...all, rows: orders.slice(1) })}</div></div>`
    expect(read(html)).toMatchObject([[first], [second]])
  })

  it('leave a list as it is where the rows beside it are more', () => {
    const html = `<div><div class="locked">${whole({ columns: [0, 3] })}</div><div>${whole({ columns: [3, 5], rows: [...orders, ...orders] })}</div></div>`
    expect(read(html)[0]?.map(({ number }) => number)).toEqual(['100004001', '100004002'])
  })

  it('tell both parts of each row', () => {
    const html = `<div><div>${whole(frozen)}</div><div>${whole(moving)}</div></div>`
    document.body.innerHTML = html
    const [list] = findOrders(document.body)
    const [anchor] = list ? anchorsOf(list) : []
    expect(anchor?.parts.map(({ textContent }) => textContent)).toEqual([
      orders[0]?.slice(0, 2).join(''),
      orders[0]?.slice(2).join(''),
    ])
  })
})
