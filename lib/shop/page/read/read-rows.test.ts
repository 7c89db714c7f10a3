// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { rowOf, tableOf } from '../../../../tests/fixtures/shop-pages.ts'
import { findOrders } from '../find/find-orders.ts'
import { createRowReader, type RowMemo, readSomeRows } from './read-rows.ts'

/** Without its link, of which happy-dom makes much work. */
const plainRow = (number: number, total?: string) => rowOf(number, total).replace(/<a .*<\/a>/, '')
const memo = (): RowMemo => ({ before: new Map(), now: new Map() })
const listOf = (...rows: string[]) => {
  document.body.innerHTML = tableOf(...rows)
  return findOrders(document)[0] ?? expect.fail('no list')
}

it('a row that is made again as it was is not read again, with a badge or without', () => {
  const read = memo()
  const once = listOf(plainRow(1001), plainRow(1002))
  const first = once.rows.map(createRowReader(once, read).textsOf)
  const twice = listOf(plainRow(1002), plainRow(1001))
  twice.rows[0]?.cell.insertAdjacentHTML(
    'beforeend',
    '<nextech-sync-badge data-order="1002" data-status="synced"></nextech-sync-badge>',
  )
  const again = createRowReader(twice, { before: read.now, now: new Map() }).textsOf
  expect(twice.rows.map(again)).toEqual([first[1], first[0]])
  expect(again(twice.rows[1] ?? expect.fail())).toBe(first[0])
  expect(again(twice.rows[0] ?? expect.fail())).toBe(first[1])
})

it.each([
  ['another text', plainRow(1001, '$2.00'), '$2.00'],
  ['a text that is hidden now', plainRow(1001, '<i hidden>$1.00</i><i>$3.00</i>'), '$3.00'],
])('a row is read again for %s', (_, row, total) => {
  const before = memo()
  const once = listOf(plainRow(1001))
  once.rows.map(createRowReader(once, before).textsOf)
  const twice = listOf(row)
  const { rows } = readSomeRows(twice, createRowReader(twice, { before: before.now, now: new Map() }))
  expect(rows.map(({ reading }) => reading.total)).toEqual([total])
})

it('a row is read again where its columns are other ones', () => {
  const read = memo()
  const once = listOf(plainRow(1001))
  once.rows.map(createRowReader(once, read).textsOf)
  for (const heading of document.querySelectorAll('th'))
    if (heading.textContent === 'Customer') heading.textContent = 'Store'
  const [list] = findOrders(document)
  const { rows } = readSomeRows(list ?? expect.fail(), createRowReader(list ?? expect.fail(), read))
  expect(rows.map(({ reading }) => reading.customer)).toEqual([null])
})

it('a row is read again where somebody may have typed something in it', () => {
  const list = listOf(plainRow(1001).replace('<span>1001</span>', '<input value="1001">'))
  const read = memo()
  const number = () => readSomeRows(list, createRowReader(list, read)).rows[0]?.reading.number
  expect(number()).toBe('1001')
  const field = document.querySelector('input') ?? expect.fail()
  field.value = '1002'
  expect(field.outerHTML).toBe('<input value="1001">')
  expect(number()).toBe('1002')
})
