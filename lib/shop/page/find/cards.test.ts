import { describe, expect, it } from 'vitest'
import { openPage } from '../../../../tests/shop/pages/open-page.ts'
import { mayHoldOrders } from '../first-look.ts'
import { readRows } from '../read/read-rows.ts'
import { findOrders } from './find-orders.ts'

const facts = { Date: 'Apr 14, 2026', Total: '$84.00', Status: 'Complete' }
const card = (title: string, own: Record<string, string> = facts) =>
  `<section><h3>${title}</h3><dl>${Object.entries(own)
    .map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`)
    .join('')}</dl></section>`
const numbersOn = (html: string) => {
  const page = openPage(html)
  const rows = findOrders(page.body).flatMap(list => readRows(list).rows)
  if (rows.length > 0) expect(mayHoldOrders(page)).toBe(true)
  return rows.map(({ cell, reading: { number, total } }) => [number, total, cell.localName])
}

describe('a card whose title says more than its number', () => {
  it.each([
    'Order 100004001 · Maria Lopez',
    'Order #100004001 – Maria Lopez',
    'Order 100004001 - Maria Lopez',
    '#100004001 | Maria Lopez',
    'Order No. 100004001, Maria Lopez',
    'Pedido 100004001 • Maria Lopez',
    'Order 100004001 — Apr 14, 2026',
    'Order 100004001 · <b>Maria Lopez</b>',
  ])('is its order’s: %s', title => {
    const other = title.replace('100004001', '100004002')
    expect(numbersOn(card(title) + card(other))).toEqual([
      ['100004001', '$84.00', 'h3'],
      ['100004002', '$84.00', 'h3'],
    ])
    expect(numbersOn(card(title))).toEqual([['100004001', '$84.00', 'h3']])
  })

  it.each([
    'Order 100004001 · replaces 100004000',
    'Order 100004001 / 100004002',
    'Invoice 100004001 · Maria Lopez',
    'Ticket #100004001 · Maria Lopez',
    'Maria Lopez · Order',
    '#100004001 · Invoice',
  ])('is none where that may be another: %s', title => {
    expect(numbersOn(card(title) + card(title.replaceAll('0400', '0500')))).toEqual([])
  })

  it('is none where it tells no total: a message about an order has a date and a status too', () => {
    const { Total: _, ...others } = facts
    const cards = ['Order 100004001 - Where is it', 'Order 100004002 - Broken'].map(title =>
      card(title, { ...others, Customer: 'Maria Lopez' }),
    )
    expect(numbersOn(cards.join(''))).toEqual([])
  })
})
