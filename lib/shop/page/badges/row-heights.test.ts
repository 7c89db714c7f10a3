// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest'
import { listOf, viewOf } from '../../../../tests/fixtures/shop-pages.ts'
import type { BadgeView } from '../../../contract/page-messages.ts'
import { findOrders } from '../find/find-orders.ts'
import type { OrdersList } from '../find/orders-list.ts'
import { anchorsOf } from './anchors.ts'
import { layoutOf, type Step } from './cell-layout.ts'
import { RowHeights } from './row-heights.ts'

/** How high a row is by what its badge takes. */
let heights: Record<Step, number>
/** What each column of a row has left beside its text. */
let room: number[]
/** What the number's cell has left beside its text and its badge together. */
let slack: number
/** A cell without any room in a column that has some. */
let full: { row: number; column: number } | undefined
let view: BadgeView
let list: OrdersList
let rowHeights: RowHeights
const refit = vi.fn()
const frames: FrameRequestCallback[] = []

function frame(): void {
  rowHeights.ask()
  for (const callback of frames.splice(0)) callback(0)
}

const step = () => layoutOf(list.root)?.step ?? 'whole'
const fits = () => anchorsOf(list).map(({ fit }) => fit)
const columns = () =>
  anchorsOf(list).map(({ cell }) => [...(cell.parentElement?.children ?? [])].indexOf(cell))
const rect = (width: number, height: number) =>
  ({ width, height, left: 0, right: width, top: 0, bottom: 18 }) as DOMRect

beforeEach(() => {
  heights = { whole: 40, short: 40, over: 20 }
  room = [0, 0, 0, 0, 0, 0]
  slack = 0
  full = undefined
  view = viewOf('1001', 'resolve')
  document.body.innerHTML = listOf('1001', '1002', '1003')
  list = findOrders(document)[0] ?? expect.fail()
  for (const { cell } of list.rows) cell.append(document.createElement('nextech-sync-badge'))
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const isCell = this.localName === 'td'
    return isCell ? rect(400, 18) : rect(900, heights[step()])
  })
  vi.spyOn(Range.prototype, 'getBoundingClientRect').mockImplementation(() => rect(400 - slack, 18))
  vi.spyOn(Range.prototype, 'getClientRects').mockImplementation(function (this: Range) {
    const cell = this.startContainer.parentElement?.closest('td')
    const at = [...(cell?.parentElement?.children ?? [])].indexOf(cell ?? document.body)
    const isFull = at === full?.column && cell?.parentElement?.matches(`:nth-child(${full.row + 1})`)
    const line = rect(400 - (isFull ? 0 : (room[at] ?? 0)), 18)
    return Object.assign([line], { item: () => line })
  })
  vi.spyOn(window, 'requestAnimationFrame').mockImplementation(callback => frames.push(callback))
  rowHeights = new RowHeights({ view: window, lists: () => [list], viewOf: () => view, refit })
  return () => rowHeights.stop()
})

it('looks once before the paint, however many badges came', () => {
  rowHeights.ask()
  rowHeights.ask()
  expect(frames).toHaveLength(1)
})

it.each<[string, Record<Step, number>, Step]>([
  ['rows are as high as without badges', { whole: 20, short: 20, over: 20 }, 'whole'],
  ['a row is half a pixel higher', { whole: 20.5, short: 20, over: 20 }, 'whole'],
  ['a row is two pixels higher', { whole: 22, short: 20, over: 20 }, 'whole'],
  ['a row breaks one more line for the whole badge', { whole: 38, short: 20, over: 20 }, 'short'],
  ['a row breaks one more line for any width', { whole: 55, short: 38, over: 20 }, 'over'],
])('where %s', (_, high, wanted) => {
  heights = high
  frame()
  expect(step()).toBe(wanted)
})

it('tries a size once, and again once the list has grown', () => {
  heights = { whole: 20, short: 20, over: 20 }
  frame()
  const tried = refit.mock.calls.length
  frame()
  expect(refit).toHaveBeenCalledTimes(tried)
  heights = { whole: 39, short: 39, over: 20 }
  frame()
  expect(step()).toBe('over')
})

it('tries nothing where every number has room beside its badge', () => {
  slack = 10
  frame()
  expect(refit).not.toHaveBeenCalled()
})

it.each<[string, number[], number, string]>([
  ['stays in the number’s cell where that has room', [180, 0, 180, 0, 0, 0], 0, 'over end'],
  ['takes the cell that has most', [10, 0, 180, 90, 0, 0], 2, 'over end'],
  ['says less where no cell has room for all', [10, 20, 100, 0, 0, 0], 2, 'over end short'],
  ['is its button alone where there is room for no more', [10, 20, 70, 0, 0, 0], 2, 'over end bare'],
  ['is a mark beside a short text', [4, 0, 0, 0, 30, 0], 4, 'over end mark'],
  ['is a mark in the number’s cell where every cell is full', [0, 0, 0, 0, 0, 0], 0, 'over end mark'],
])('a badge that may take no width %s', (_, free, column, fit) => {
  room = free
  frame()
  expect(columns()).toEqual([column, column, column])
  expect(fits()).toEqual([fit, fit, fit])
})

it('needs room for what it says alone: one without a button says its word in less', () => {
  view = viewOf('1001', 'synced')
  room = [80, 0, 0, 0, 0, 0]
  frame()
  expect(fits()[0]).toBe('over end')
})

it('stays away from cells with the page’s own controls', () => {
  for (const cell of document.querySelectorAll('td:nth-child(2)'))
    cell.insertAdjacentHTML('beforeend', '<input>')
  room = [0, 200, 0, 100, 0, 0]
  frame()
  expect(columns()[0]).toBe(3)
})

it('follows what the cells say: each row shows what it has room for now', () => {
  room = [0, 0, 180, 0, 0, 0]
  frame()
  expect(fits()[0]).toBe('over end')
  room = [0, 0, 5, 0, 0, 0]
  frame()
  expect(fits()[0]).toBe('over end mark')
  expect(columns()[0]).toBe(2)
})

it.each([
  ['the window changes', () => window.dispatchEvent(new Event('resize'))],
  [
    'a column goes',
    () => {
      for (const cell of document.querySelectorAll('td:nth-child(2)')) cell.remove()
    },
  ],
])('a list may have its whole badges again when %s', (_, change) => {
  frame()
  expect(step()).toBe('over')
  heights = { whole: 20, short: 20, over: 20 }
  change()
  frame()
  expect(step()).toBe('whole')
})

it('takes another cell of a row whose text fills the column that has most room', () => {
  view = viewOf('1001', 'synced')
  room = [0, 0, 90, 0, 60, 0]
  full = { row: 1, column: 2 }
  frame()
  expect(columns()).toEqual([2, 4, 2])
})

it('takes no width in a table of fixed columns where a badge would lie on the next cell', () => {
  heights = { whole: 20, short: 20, over: 20 }
  list.root.setAttribute('style', 'table-layout:fixed')
  frame()
  expect(step()).toBe('whole')
  // The words come later, and the table is as large as before.
  for (const { cell } of list.rows)
    cell.lastElementChild?.attachShadow({ mode: 'open' }).append(document.createElement('button'))
  frame()
  expect(step()).toBe('over')
})

it('leaves alone what is not shown', () => {
  heights = { whole: 0, short: 0, over: 0 }
  frame()
  expect(refit).not.toHaveBeenCalled()
})
