import { describe, expect, it } from 'vitest'
import { openPage } from '../../../../tests/shop/pages/open-page.ts'
import { mayHoldOrders } from '../first-look.ts'
import { readRows } from '../read/read-rows.ts'
import { findOrders } from './find-orders.ts'

const headings = ['Order #', 'Date', 'Customer', 'Total', 'Status']
const orders = [
  ['100004001', 'Apr 14, 2026', 'Maria Lopez', '$84.00', 'Processing'],
  ['100004002', 'Apr 15, 2026', 'Bo Diaz', '$1,032.50', 'Complete'],
]
const told = orders.map(([number, date, customer, total, status]) => [number, date, customer, total, status])
const cells = (texts: readonly string[], tag = 'div') =>
  texts.map((text, at) => `<${tag} class="c${at}">${text}</${tag}>`).join('')

function read(html: string) {
  const page = openPage(html)
  const rows = findOrders(page.body).flatMap(list => readRows(list).rows)
  if (rows.length > 0) expect(mayHoldOrders(page)).toBe(true)
  for (const { cell, reading } of rows) expect(cell.textContent).toContain(reading.number)
  return rows.map(({ reading: { number, date, customer, total, status } }) => [
    number,
    date,
    customer,
    total,
    status,
  ])
}
const list = (row: (texts: readonly string[], isHead: boolean) => string, rows = orders, head = headings) =>
  `<div class="list">${row(head, true)}${rows.map(texts => row(texts, false)).join('')}</div>`

describe('a list of orders made of plain elements', () => {
  const ways: [string, string][] = [
    ['in boxes', list(texts => `<div class="row">${cells(texts)}</div>`)],
    ['in spans', list(texts => `<div class="row">${cells(texts, 'span')}</div>`)],
    ['in items', `<ul>${list(texts => `<li>${cells(texts, 'span')}</li>`)}</ul>`],
    [
      'in links',
      list((texts, isHead) =>
        isHead ? `<div>${cells(texts)}</div>` : `<a href="/o/1">${cells(texts, 'span')}</a>`,
      ),
    ],
    [
      'with head and body apart',
      `<div><div class="head"><div>${cells(headings)}</div></div><div class="body">${orders.map(texts => `<div>${cells(texts)}</div>`).join('')}</div></div>`,
    ],
    [
      'with rows in wrappers',
      `<section><header>${cells(headings)}</header>${orders.map(texts => `<div class="item"><div class="line">${cells(texts)}</div></div>`).join('')}</section>`,
    ],
    [
      'with headings to press',
      list(
        (texts, isHead) =>
          `<div>${cells(isHead ? texts.map(text => `<a href="#">${text} ▲</a>`) : texts)}</div>`,
      ),
    ],
    [
      'with boxes and actions',
      list(
        (texts, isHead) =>
          `<div><div><input type="checkbox"></div>${cells(texts)}<div>${isHead ? '' : '<a href="/o/1">View</a>'}</div></div>`,
      ),
    ],
    [
      'with actions that have no heading',
      list(
        (texts, isHead) => `<div>${cells(texts)}${isHead ? '' : '<div><a href="/o/1">View</a></div>'}</div>`,
      ),
    ],
    [
      'with details below a row',
      list(
        (texts, isHead) =>
          `<div>${cells(texts)}</div>${isHead ? '' : '<div class="details"><p>Serum</p><p>2</p></div>'}`,
      ),
    ],
    [
      'with a row to draw others from',
      list(
        (texts, isHead) =>
          `<div>${cells(texts)}</div>${isHead ? `<div style="display: none">${cells(['100009999', 'x', 'y', '$1.00', 'z'])}</div>` : ''}`,
      ),
    ],
  ]
  it.each(ways)('is read %s', (_, html) => {
    expect(read(html)).toEqual(told)
  })

  it('is read in Spanish, and with one order', () => {
    const head = ['Pedido n.º', 'Fecha', 'Cliente', 'Total', 'Estado']
    expect(read(list(texts => `<div>${cells(texts)}</div>`, orders.slice(0, 1), head))).toEqual(
      told.slice(0, 1),
    )
  })

  it.each([
    [1, '—'],
    [1, 'Just now'],
    [3, 'Free'],
    [3, '—'],
  ])('is read where one row has nothing to show at %s: %s', (at, text) => {
    const rows = orders.map((texts, row) => (row === 0 ? texts.with(at, text) : texts))
    expect(read(list(texts => `<div>${cells(texts)}</div>`, rows))).toEqual(rows)
  })

  it('keeps to as many cells as there are headings', () => {
    const ragged = orders.map((texts, at) => (at === 0 ? texts : ['x', 'y', ...texts]))
    expect(read(list(texts => `<div>${cells(texts)}</div>`, ragged))).toEqual(told.slice(0, 1))
    const short = orders.map(texts => texts.slice(1))
    expect(read(list(texts => `<div>${cells(texts)}</div>`, short))).toEqual([])
  })

  it('is none below a choice of how to sort', () => {
    const turned = orders.map(([number = '', date = '', customer = '', total = '', status = '']) => [
      ...[number, customer, status, date, total],
    ])
    expect(read(list(texts => `<div>${cells(texts)}</div>`, turned))).toEqual([])
  })

  it('is none of other papers', () => {
    const draw = (texts: readonly string[]) => `<div>${cells(texts)}</div>`
    const invoices = orders.map((texts, at) => [`20000000${at}`, ...texts])
    expect(read(list(draw, invoices, ['Invoice #', ...headings]))).toEqual([])
    expect(read(`<h1>Invoices</h1>${list(draw)}`)).toEqual([])
    expect(read(list(draw, orders, ['Order #', 'Carrier', 'Weight', 'Tracking', 'Note']))).toEqual([])
  })
})
