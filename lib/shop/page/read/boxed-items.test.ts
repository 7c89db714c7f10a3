import { describe, expect, it } from 'vitest'
import { orderOf } from '../../../../tests/fixtures/order-page.ts'

const headings = ['Product', 'SKU', 'Price', 'Qty', 'Total']
const lines = [
  ['Serum', 'SER-1', '$40.00', '2', '$80.00'],
  ['Cream', 'CRE-5', '$5.00', '1', '$5.00'],
]
const all = (texts: readonly string[], tag = 'div') => texts.map(text => `<${tag}>${text}</${tag}>`).join('')
const told = {
  items: [
    { sku: 'SER-1', quantity: 2 },
    { sku: 'CRE-5', quantity: 1 },
  ],
}

describe('items that stand in plain boxes below their headings', () => {
  it.each<[string, string]>([
    ['rows', `<div>${all(headings)}</div>${lines.map(row => `<div>${all(row)}</div>`).join('')}`],
    [
      'rows in a box',
      `<div>${all(headings)}</div><div>${lines.map(row => `<div>${all(row)}</div>`).join('')}</div>`,
    ],
    [
      'a list',
      `<ul><li>${all(headings, 'span')}</li>${lines.map(row => `<li>${all(row, 'span')}</li>`).join('')}</ul>`,
    ],
    [
      'a grid of roles',
      `<div role="grid">${[headings, ...lines].map((row, at) => `<div role="row">${row.map(text => `<div role="${at ? 'gridcell' : 'columnheader'}">${text}</div>`).join('')}</div>`).join('')}</div>`,
    ],
  ])('are read in %s', (_, items) => {
    expect(orderOf({ parts: { items } })).toMatchObject(told)
  })

  it('are not read where nothing heads them', () => {
    const items = lines.map(row => `<div>${all(row)}</div>`).join('')
    expect(orderOf({ parts: { items } })).toMatchObject({ field: 'items' })
  })

  it('are not read in part: a row without its number of cells has no quantity', () => {
    const items = `<div>${all(headings)}</div><div>${all(lines[0] ?? [])}</div><div>${all(['Cream', 'CRE-5', '', '', ''])}</div>`
    expect(orderOf({ parts: { items } })).toMatchObject({ field: 'items' })
  })
})

describe('totals with a remark between', () => {
  const rows = [
    ['Subtotal', '2 items', '$80.00'],
    ['Shipping', 'Standard', '$4.00'],
    ['Tax', '0%', '$0.00'],
    ['Grand Total', '', '$84.00'],
    ['Paid', 'Visa', '$84.00'],
  ]

  it.each<[string, string]>([
    ['in boxes', rows.map(row => `<div>${all(row, 'span')}</div>`).join('')],
    ['in a table', `<table>${rows.map(row => `<tr>${all(row, 'td')}</tr>`).join('')}</table>`],
  ])('are read %s', (_, totals) => {
    expect(orderOf({ parts: { totals } })).toMatchObject({ totalCents: 84_00, paidCents: 84_00 })
  })

  it.each<[string, string]>([
    ['in boxes', `<div><span>Grand Total</span><span>$80.00</span><span>$84.00</span></div>`],
    ['in a table', `<table><tr>${all(['Grand Total', '$80.00', '$84.00'], 'td')}</tr></table>`],
  ])('are not read where two sums stand %s', (_, totals) => {
    expect(orderOf({ parts: { totals } })).toMatchObject({ field: 'total' })
  })
})
