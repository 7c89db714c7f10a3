// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest'
import { seenAfterMs, watchSight } from './panel-visibility.ts'

let tell: (entry: { isIntersecting: boolean; isVisible?: boolean }) => void
let asked: unknown
let time = 0
let sight: () => string

beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(see: (entries: unknown[]) => void, options: unknown) {
        asked = options
        tell = entry => see([entry])
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

it('goes by what is on the screen where the browser cannot tell more', () => {
  tell({ isIntersecting: true })
  time += seenAfterMs
  expect(sight()).toBe('seen')
  tell({ isIntersecting: false })
  expect(sight()).toBe('covered')
})
