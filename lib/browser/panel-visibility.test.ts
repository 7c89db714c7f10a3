// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest'
import { createSentinel, seenAfterMs, watchSight } from './panel-visibility.ts'

interface Told {
  isIntersecting?: boolean
  isVisible?: boolean
  intersectionRatio?: number
  boundingClientRect?: { width: number; height: number }
}
const whole = { isIntersecting: true, intersectionRatio: 1, boundingClientRect: { width: 418, height: 558 } }
let tell: (entry: Told) => void
let asked: unknown
let time = 0
let sight: () => string

beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(see: (entries: unknown[]) => void, options: unknown) {
        asked = options
        tell = entry => see([{ ...whole, ...entry }])
      }
      observe() {}
    },
  )
  time = 1_000
  sight = watchSight(document.documentElement, () => time)
  return () => vi.unstubAllGlobals()
})

it('asks for visibility over all frames', () => {
  expect(asked).toMatchObject({ trackVisibility: true, delay: 100 })
})

it('was not seen before it was in sight for half a second', () => {
  expect(sight()).toBe('covered')
  tell({ isIntersecting: true, isVisible: true })
  time += seenAfterMs - 1
  expect(sight()).toBe('too-soon')
  time += 1
  expect(sight()).toBe('seen')
})

it('is not in sight while covered, and must be seen again afterwards', () => {
  tell({ isIntersecting: true, isVisible: true })
  time += 5_000
  tell({ isIntersecting: true, isVisible: false })
  expect(sight()).toBe('covered')
  tell({ isIntersecting: true, isVisible: true })
  expect(sight()).toBe('too-soon')
})

it.each([
  ['cut to a slice', { intersectionRatio: 0.05 }],
  ['cut by a little', { intersectionRatio: 0.97 }],
  ['too narrow', { boundingClientRect: { width: 279, height: 558 } }],
  ['too low', { boundingClientRect: { width: 418, height: 319 } }],
  ['a slice by itself', { boundingClientRect: { width: 70, height: 22 } }],
])('is not in sight where it is %s', (_, entry) => {
  tell({ isVisible: true })
  time += seenAfterMs
  expect(sight()).toBe('seen')
  tell({ isVisible: true, ...entry })
  time += seenAfterMs
  expect(sight()).toBe('covered')
})

it('looks at an element as large as the window, which takes no press and is read to nobody', () => {
  const sentinel = createSentinel(document)
  expect(sentinel.style).toMatchObject({ position: 'fixed', inset: '0', pointerEvents: 'none' })
  expect(sentinel.getAttribute('aria-hidden')).toBe('true')
  sentinel.remove()
})

it('goes by what is on the screen where the browser cannot tell more', () => {
  tell({ isIntersecting: true })
  time += seenAfterMs
  expect(sight()).toBe('seen')
  tell({ isIntersecting: false })
  expect(sight()).toBe('covered')
})
