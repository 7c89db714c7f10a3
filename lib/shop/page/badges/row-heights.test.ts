// @vitest-environment happy-dom
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { listOf } from '../../../../tests/fixtures/shop-pages.ts'
import { findOrders } from '../find/find-orders.ts'
import { anchorsOf, type BadgeAnchor } from './anchors.ts'
import type { Lying } from './cell-layout.ts'
import { keepRowHeights } from './row-heights.ts'

type Kind = Lying | 'inline'

/** How high a row is by what its badge takes, and which badges reach out of their cells. */
let heights: Record<Kind, number>
let out: Partial<Record<Kind, 'below' | 'right' | 'left' | 'thin'>>
/** What the number's cell has left beside its text and its badge together. */
let slack: number
/** Rows without the height for one more line. */
let flat: Element[]
let isShown: boolean
let badges: { place: BadgeAnchor; host: HTMLElement | undefined }[]
let ask: () => void
const draw = vi.fn()
const frames: FrameRequestCallback[] = []

function frame(): void {
  ask()
  for (const callback of frames.splice(0)) callback(0)
}

function findBadges(): void {
  badges = findOrders(document)
    .flatMap(anchorsOf)
    .map(place => {
      const known = badges?.find(badge => badge.place.cell === place.cell)
      const host = known?.host ?? document.createElement('nextech-sync-badge')
      place.cell.append(host)
      return known ?? { place, host }
    })
}

const allOf = (height: number): typeof heights => ({
  inline: height,
  below: height,
  beside: height,
  'below narrow': height,
  'below narrow low': height,
  'beside slim': height,
  over: height,
})
const fits = () => badges.map(({ place }) => place.fit)
const kindOf = (element: Element): Kind => {
  const badge = badges.find(({ place }) => place.row.contains(element))
  return (badge?.place.fit ?? 'inline').replace(/ (end|start)$/, '') as Kind
}
const rect = (left: number, right: number, height: number) =>
  ({ left, right, width: right - left, height, top: 0, bottom: height }) as DOMRect

function rectOf(element: Element): DOMRect {
  if (!isShown) return rect(0, 0, 0)
  if (element.localName === 'td') return rect(0, 100, 30)
  if (element.localName !== 'nextech-sync-badge') {
    const isFlat = flat.includes(element) && kindOf(element) === 'below narrow low'
    return rect(0, 900, heights[kindOf(element)] + (isFlat ? 12 : 0))
  }
  const reach = out[kindOf(element)]
  if (reach === 'thin') return rect(50, 50, 14)
  return rect(reach === 'left' ? -9 : 10, reach === 'right' ? 109 : 80, reach === 'below' ? 36 : 28)
}

beforeEach(() => {
  heights = { ...allOf(40), 'below narrow': 20, 'below narrow low': 20, over: 20 }
  out = {}
  slack = 0
  flat = []
  badges = []
  isShown = true
  draw.mockReset()
  document.body.innerHTML = listOf('1001', '1002', '1003')
  findBadges()
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return rectOf(this)
  })
  vi.spyOn(Range.prototype, 'getBoundingClientRect').mockImplementation(() => rect(0, 100 - slack, 18))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  vi.spyOn(window, 'requestAnimationFrame').mockImplementation(callback => frames.push(callback))
  ask = keepRowHeights({ view: window, badges: () => badges, draw })
})

it('looks once before the paint, however many badges came', () => {
  ask()
  ask()
  expect(frames).toHaveLength(1)
})

it.each<[string, number, number, string]>([
  ['rows are as high as without badges', 20, 20, 'inline'],
  ['a row is half a pixel higher', 20.5, 20, 'inline'],
  ['a row is a pixel and a half higher', 21.5, 20, 'below end'],
  ['a row breaks one more line for the whole badge', 38, 20, 'below end'],
  ['a row breaks one more line for any width', 55, 38, 'below narrow end'],
])('where %s', (_, inline, below, fit) => {
  heights = { ...heights, inline, below }
  frame()
  expect(new Set(fits())).toEqual(new Set([fit]))
})

it('where a row has one line, and the table the width for one word beside the number', () => {
  heights = { ...heights, beside: 20 }
  frame()
  expect(new Set(fits())).toEqual(new Set(['beside end']))
})

it('where a row has one line, and the table the width for a mark beside the number', () => {
  heights = { ...heights, 'beside slim': 20 }
  out = { 'below narrow': 'below', 'below narrow low': 'below' }
  flat = badges.map(({ place }) => place.row)
  frame()
  expect(new Set(fits())).toEqual(new Set(['beside slim end']))
})

it.each(['right', 'left', 'thin'] as const)('where a badge reaches out of its cell: %s', reach => {
  heights = { ...heights, inline: 20, below: 20 }
  out = { inline: reach }
  frame()
  expect(fits()[0]).toBe('below end')
})

it.each<[string, typeof out, boolean, string]>([
  ['the row has free height below the number', {}, false, 'below narrow end'],
  ['the row has the height for one more line', { 'below narrow': 'below' }, false, 'below narrow low end'],
  ['the row has one line', { 'below narrow': 'below' }, true, 'over end'],
  [
    'the cell lays out its children side by side',
    { 'below narrow': 'thin', 'below narrow low': 'thin' },
    false,
    'over end',
  ],
])('a badge without width lies where there is room: %s', (_, reach, isFlat, fit) => {
  out = reach
  flat = isFlat ? badges.map(({ place }) => place.row) : []
  frame()
  expect(new Set(fits())).toEqual(new Set([fit]))
})

it('looks at each row of its own', () => {
  out = { 'below narrow': 'below' }
  flat = badges.slice(1, 2).map(({ place }) => place.row)
  frame()
  expect(fits()).toEqual(['below narrow low end', 'over end', 'below narrow low end'])
})

it('tries a size once, and again once rows are higher', () => {
  heights = { ...heights, inline: 20 }
  frame()
  const tried = draw.mock.calls.length
  frame()
  expect(draw).toHaveBeenCalledTimes(tried)
  heights = { ...heights, inline: 39 }
  frame()
  expect(fits()[0]).toBe('below narrow end')
})

it('measures a list that is sorted again and again a few times, then once it has come to rest', () => {
  const measured = () => vi.mocked(Element.prototype.getBoundingClientRect).mock.calls.length
  for (let sorts = 0; sorts < 5; sorts++) {
    frame()
    vi.advanceTimersByTime(50)
  }
  const before = measured()
  for (let sorts = 0; sorts < 20; sorts++) {
    frame()
    vi.advanceTimersByTime(50)
  }
  expect(measured()).toBe(before)
  vi.advanceTimersByTime(50)
  expect(measured()).toBeGreaterThan(before)
  const rested = measured()
  frame()
  expect(measured()).toBeGreaterThan(rested)
})

it('sees that words which came later do not fit columns of fixed width', () => {
  heights = { ...heights, inline: 20, below: 20 }
  frame()
  expect(fits()[0]).toBe('inline')
  out = { inline: 'right' }
  frame()
  expect(fits()[0]).toBe('below end')
})

it('tries nothing where every number has room beside its badge', () => {
  slack = 10
  for (const { place } of badges) (place.cell as HTMLElement).style.padding = '0 3px'
  frame()
  expect(draw).not.toHaveBeenCalled()
})

it('lays out rows that come later as it does the others', () => {
  out = { 'below narrow': 'below' }
  frame()
  const row = document.querySelector('tbody tr')?.cloneNode(true) as Element
  row.querySelector('nextech-sync-badge')?.remove()
  row.querySelector('span')?.replaceChildren('1004')
  document.querySelector('tbody')?.append(row)
  findBadges()
  expect(fits()[3]).toBe('below narrow end')
  frame()
  expect(fits()[3]).toBe('below narrow low end')
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
  expect(fits()[0]).toBe('below narrow end')
  heights = allOf(21)
  change()
  frame()
  expect(fits()[0]).toBe('inline')
})

it('lays badges at the end of lines that end there', () => {
  document.body.innerHTML = listOf('2001', '2002')
  for (const cell of document.querySelectorAll('td')) cell.style.textAlign = 'right'
  badges = []
  findBadges()
  frame()
  expect(fits()).toEqual(['below narrow start', 'below narrow start'])
})

it('leaves out a badge that drawing takes away, because its row is no order’s any more', () => {
  draw.mockImplementation(badge => Object.assign(badge, { host: undefined }))
  out = { inline: 'right', below: 'right' }
  frame()
  expect(badges.map(({ host }) => host)).toEqual([undefined, undefined, undefined])
})

it('leaves alone what is not shown, and badges that show nothing', () => {
  isShown = false
  frame()
  isShown = true
  badges = badges.map(badge => ({ ...badge, host: undefined }))
  frame()
  expect(draw).not.toHaveBeenCalled()
})

it('asks for the size of each row once where a list is as it was tried', () => {
  heights = { ...heights, inline: 20, below: 20 }
  frame()
  expect(fits()[0]).toBe('inline')
  const rects = vi.mocked(Element.prototype.getBoundingClientRect)
  rects.mockClear()
  frame()
  const asked = rects.mock.contexts.filter(element => (element as Element).localName === 'tr')
  expect(asked).toHaveLength(badges.length)
})
