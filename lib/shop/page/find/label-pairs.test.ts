import { describe, expect, it } from 'vitest'
import { openPage } from '../../../../tests/shop/pages/open-page.ts'
import { readRows } from '../read/read-rows.ts'
import { findOrders } from './find-orders.ts'
import { pairOf } from './label-pairs.ts'

const valueIn = (text: string) => {
  const line = document.createElement('p')
  line.textContent = text
  return pairOf(line.firstChild as Text, label => label === 'status')?.value
}

it.each([
  ['one colon', 'Status: Complete', 'Complete'],
  ['two of them', 'Status: : Complete', 'Complete'],
  ['a mark between two', 'Status: \u200e: Complete', 'Complete'],
  ['a colon within', 'Status: Complete: shipped', 'Complete: shipped'],
  ['no value', 'Status: :', ''],
])('a value stands behind its label and %s', (_, text, value) => {
  expect(valueIn(text)).toBe(value)
})

it.each(['Status: ', 'Status: : ', 'Status: \u200e: '])(
  'a value is cut at its end only, behind %j',
  label => {
    const value = '9x '.repeat(3400)
    expect(valueIn(label + value)).toBe(value.slice(0, 2000).trim())
  },
)

describe('a value before its label', () => {
  const facts = [
    ['100004001', 'Order #'],
    ['Nov 12, 2026', 'Date'],
    ['Ana Ruiz', 'Customer'],
    ['$80.00', 'Total'],
    ['Complete', 'Status'],
  ]
  const draw = (each: (value: string, label: string) => string) =>
    facts.map(([value = '', label = '']) => each(value, label)).join('')

  const ways: [string, (value: string, label: string) => string][] = [
    ['in a box of its own', (value, label) => `<div><p>${value}</p><small>${label}</small></div>`],
    ['in turns', (value, label) => `<b>${value}</b><small>${label}</small>`],
    ['as a text', (value, label) => `<p>${value} <small>${label}</small></p>`],
  ]

  it.each(ways)('is read %s, in cards', (_, way) => {
    const second = draw(way).replace('100004001', '100004002')
    const page = openPage(`<article>${draw(way)}</article><article>${second}</article>`)
    const rows = findOrders(page.body).flatMap(list => readRows(list).rows)
    const told = { date: 'Nov 12, 2026', customer: 'Ana Ruiz', total: '$80.00', status: 'Complete' }
    expect(rows.map(({ reading }) => reading)).toEqual([
      expect.objectContaining({ number: '100004001', ...told }),
      expect.objectContaining({ number: '100004002', ...told }),
    ])
  })

  it.each(ways)('is none where the label comes first: %s', (_, way) => {
    const turned = facts.map(([value = '', label = '']) => way(label, value)).join('')
    const page = openPage(`<article>${turned}</article><article>${turned.replace('4001', '4002')}</article>`)
    const dates = findOrders(page.body).flatMap(list =>
      readRows(list).rows.map(({ reading }) => reading.date),
    )
    expect(dates.every(date => date === 'Nov 12, 2026')).toBe(true)
  })

  it('is none where another label stands first', () => {
    const page = openPage('<p><b>Date</b><i>Status</i></p>')
    const [text] = page.querySelector('i')?.childNodes ?? []
    expect(pairOf(text as Text, label => ['date', 'status'].includes(label))?.value).toBe('')
  })
})
