// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest'
import { listOf } from '../../../../tests/fixtures/shop-pages.ts'
import { findOrders } from '../find/find-orders.ts'
import type { OrdersList } from '../find/orders-list.ts'
import { isNarrow } from './cell-layout.ts'
import { RowHeights } from './row-heights.ts'

/** How high a row is with badges that take their width, and with badges that take none. */
let wide: number
let bare: number
/** What a number's cell has left beside its text and badge. */
let room: number
/** The badge went to a line of its own. */
let isBroken: boolean
let list: OrdersList
let heights: RowHeights
const refit = vi.fn()
const frames: FrameRequestCallback[] = []

function frame(): void {
  for (const callback of frames.splice(0)) callback(0)
}

beforeEach(() => {
  document.body.innerHTML = listOf('1001', '1002', '1003')
  list = findOrders(document)[0] ?? expect.fail()
  ;[wide, bare, room, isBroken] = [40, 20, 0, false]
  for (const { cell } of list.rows) cell.append(document.createElement('nextech-sync-badge'))
  const rect = (height: number, width: number) =>
    ({ width, height, top: isBroken ? 18 : 0, bottom: 18 }) as DOMRect
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const height = isNarrow(list.root) ? bare : wide
    return rect(this === list.root ? 3 * height : height, 600)
  })
  vi.spyOn(Range.prototype, 'getBoundingClientRect').mockImplementation(() => rect(18, 100 - room))
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(100)
  vi.spyOn(window, 'requestAnimationFrame').mockImplementation(callback => frames.push(callback))
  heights = new RowHeights({ view: window, lists: () => [list], refit })
  return () => heights.stop()
})

it('a list whose rows a badge makes higher gets marks that take no width, before the paint', () => {
  heights.ask()
  heights.ask()
  expect(frames).toHaveLength(1)
  frame()
  expect(isNarrow(list.root)).toBe(true)
  expect(refit).toHaveBeenCalledExactlyOnceWith(list)
})

it.each([
  ['as high without its badges', 20, 20],
  ['half a pixel higher', 20.5, 20],
])('a list that is %s keeps them, and is tried once', (_, high, low) => {
  ;[wide, bare] = [high, low]
  heights.ask()
  frame()
  expect(isNarrow(list.root)).toBe(false)
  expect(refit).toHaveBeenCalledTimes(2)
  heights.ask()
  frame()
  expect(refit).toHaveBeenCalledTimes(2)
})

it('is tried again once it has grown', () => {
  wide = 20
  heights.ask()
  frame()
  wide = 35
  heights.ask()
  frame()
  expect(isNarrow(list.root)).toBe(true)
})

it('is not tried where every number has room beside its badge', () => {
  room = 10
  heights.ask()
  frame()
  expect(refit).not.toHaveBeenCalled()
  expect(isNarrow(list.root)).toBe(false)
})

it('is tried where the badge went to a line of its own, which leaves room beside it', () => {
  ;[room, isBroken] = [50, true]
  heights.ask()
  frame()
  expect(isNarrow(list.root)).toBe(true)
})

it('may have its words again when the window changes', () => {
  heights.ask()
  frame()
  bare = wide
  window.dispatchEvent(new Event('resize'))
  frame()
  expect(isNarrow(list.root)).toBe(false)
})

it('is left alone where nothing of it is shown', () => {
  ;[wide, bare] = [0, 0]
  heights.ask()
  frame()
  expect(refit).not.toHaveBeenCalled()
})
