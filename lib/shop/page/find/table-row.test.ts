// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { gridRow } from './grid.ts'
import { placesOf } from './labels.ts'
import { factOf, listRow, tableRow } from './orders-list.ts'

const rowElement = (html: string) => {
  document.body.innerHTML = `<table><tbody><tr>${html}</tr></tbody></table>`
  return document.querySelector('tr') ?? expect.fail('no row')
}
const facts = '<td>Mar 1, 2026</td><td>$1.00</td><td>Complete</td>'

/** A row that is read by itself says the same as with its list. */
describe.each([
  ['a number first', ['order #', 'date', 'total', 'status'], `<td>1001</td>${facts}`],
  ['a number last', ['date', 'total', 'status', 'order #'], `${facts}<td>1001</td>`],
  ['a box to tick before it', ['', 'order #', 'date', 'total', 'status'], `<td></td><td>1001</td>${facts}`],
  [
    'a cell of two columns before it',
    ['', '', 'order #', 'date', 'total', 'status'],
    `<td colspan="2"></td><td>1001</td>${facts}`,
  ],
  [
    'a cell that reaches over its column',
    ['', 'order #', 'date', 'total', 'status'],
    `<td colspan="2">1001</td>${facts}`,
  ],
  ['a number twice', ['order #', 'order #', 'date', 'total', 'status'], `<td>1001</td><td>1001</td>${facts}`],
  ['two numbers', ['order #', 'order #', 'date', 'total', 'status'], `<td>1001</td><td>1002</td>${facts}`],
  ['a hidden number', ['order #', 'date', 'total', 'status'], `<td style="display:none">1001</td>${facts}`],
  ['one cell alone', ['order #', 'date', 'total', 'status'], '<td colspan="4">1001</td>'],
  ['fewer cells than headings', ['date', 'total', 'status', 'order #'], '<td>Mar 1, 2026</td><td>$1.00</td>'],
  ['a heading of its own', ['order #', 'date', 'total', 'status'], `<th>1001</th>${facts}`],
  ['what is no cell', ['order #', 'date', 'total', 'status'], `<template></template><td>1001</td>${facts}`],
])('a row with %s', (_, labels, html) => {
  it('is read alike', () => {
    const places = placesOf(labels) ?? expect.fail('no list of orders')
    const row = rowElement(html)
    const alone = tableRow(row, places)
    const said = (read: ReturnType<typeof tableRow>) =>
      read && {
        cell: read.cell,
        number: read.number,
        holders: read.holders,
        facts: Object.values(read.facts).map(factOf),
      }
    expect(said(alone)).toEqual(said(listRow(gridRow(row), places)))
  })
})
