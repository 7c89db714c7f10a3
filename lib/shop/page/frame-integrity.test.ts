// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createPanelStateReader, type PanelStateReader } from './frame-integrity.ts'

let host: HTMLElement
let root: ShadowRoot
let frame: HTMLElement
let place: { left: number; top: number; width: number; height: number }
/** Where our element stands; the same place as the frame, unless the page moved it. */
let hostPlace: typeof place | undefined
let time: number
let isAlone: boolean
let drawn: (() => void)[]
let sized: () => void
let panelState: PanelStateReader
let at: (x: number, y: number) => Element | null
/** What the document finds at a point, which looks into no root. */
let outside: (x: number, y: number) => Element | null
let aborter: AbortController

const watch = () => {
  panelState = createPanelStateReader(
    { host, root, frame, isAlone: () => isAlone },
    aborter.signal,
    () => time,
  )
}
/** The browser draws a frame: what asked to look then looks. */
const draw = () => {
  const looks = drawn
  drawn = []
  for (const look of looks) look()
}

beforeEach(() => {
  document.body.replaceChildren()
  host = document.body.appendChild(document.createElement('nextech-sync-panel'))
  frame = document.createElement('output')
  root = host.attachShadow({ mode: 'closed' })
  root.append(frame)
  place = { left: 10, top: 20, width: 400, height: 500 }
  hostPlace = undefined
  vi.spyOn(frame, 'getBoundingClientRect').mockImplementation(() => place as DOMRect)
  vi.spyOn(host, 'getBoundingClientRect').mockImplementation(() => (hostPlace ?? place) as DOMRect)
  Object.defineProperties(document.documentElement, {
    clientWidth: { value: 1000, configurable: true },
    clientHeight: { value: 800, configurable: true },
  })
  at = () => frame
  root.elementFromPoint = (x, y) => at(x, y)
  outside = () => host
  document.elementFromPoint = (x, y) => outside(x, y)
  time = 10_000
  isAlone = true
  drawn = []
  vi.spyOn(window, 'requestAnimationFrame').mockImplementation(look => drawn.push(() => look(time)))
  class Sizes {
    constructor(look: () => void) {
      sized = look
    }
    observe() {}
    disconnect() {}
  }
  const before = window.ResizeObserver
  const replace = (value: unknown) =>
    Object.defineProperty(document.defaultView, 'ResizeObserver', {
      value,
      configurable: true,
      writable: true,
    })
  replace(Sizes)
  aborter = new AbortController()
  watch()
  return () => {
    aborter.abort()
    vi.restoreAllMocks()
    replace(before)
    for (const element of [document.documentElement, document.body]) element.removeAttribute('style')
  }
})

it('stands where it was opened, with nothing over it', () => {
  expect(panelState()).toBe('ok')
})

describe('is closed', () => {
  it.each([
    ['the page took our element away', () => host.remove()],
    ['the page took the frame away', () => frame.remove()],
    ['the page put our element elsewhere', () => document.documentElement.append(host)],
    [
      'the page put our element into its own',
      () => document.body.appendChild(document.createElement('div')).append(host),
    ],
  ])('where %s', (_, act) => {
    act()
    expect(panelState()).toBe('closed')
  })
})

describe('was moved', () => {
  it('under the press, and stands again once it has rested', () => {
    place = { ...place, top: 200 }
    expect(panelState()).toBe('moved')
    time += 499
    expect(panelState()).toBe('moved')
    time += 1
    expect(panelState()).toBe('ok')
  })

  it('with its whole window, which a page may have opened itself, and that is noted though it comes back', () => {
    vi.spyOn(window, 'screenX', 'get').mockReturnValue(300)
    draw()
    vi.spyOn(window, 'screenX', 'get').mockReturnValue(0)
    time += 400
    draw()
    time += 499
    expect(panelState()).toBe('moved')
    time += 1
    expect(panelState()).toBe('ok')
  })

  it.each([
    ['a scroll', () => window.dispatchEvent(new Event('scroll'))],
    ['another size of the window', () => window.dispatchEvent(new Event('resize'))],
    ['another size of its own', () => sized()],
    ['a frame that was drawn', draw],
  ])('and that is noted by %s, though it is back at the press', (_, notice) => {
    const before = place
    place = { ...place, top: 100, height: 480 }
    notice()
    place = before
    notice()
    time += 100
    expect(panelState()).toBe('moved')
    time += 400
    expect(panelState()).toBe('ok')
  })

  it('long ago: a press after half a second of rest counts, for the move was noted when it happened', () => {
    place = { ...place, left: 40 }
    draw()
    time += 500
    expect(panelState()).toBe('ok')
  })

  it('or another window lay over it until half a second ago', () => {
    window.dispatchEvent(new Event('focus'))
    time += 499
    expect(panelState()).toBe('moved')
    time += 1
    expect(panelState()).toBe('ok')
  })

  it.each([
    ['left', { left: 40 }],
    ['top', { top: 90 }],
    ['width', { width: 300 }],
    ['height', { height: 20 }],
  ])('for as long as our element stands elsewhere than the frame: %s', (_, change) => {
    hostPlace = { ...place, ...change }
    expect(panelState()).toBe('moved')
    time += 5_000
    expect(panelState()).toBe('moved')
  })
})

describe('is covered', () => {
  const distortions = [
    ['opacity', '0.02'],
    ['opacity', '0.99'],
    ['transform', 'scale(2)'],
    ['translate', '4px'],
    ['rotate', '180deg'],
    ['scale', '0.2'],
    ['filter', 'blur(9px)'],
    ['clip-path', 'circle(10px)'],
    ['clip', 'rect(0, 1px, 1px, 0)'],
    ['mask-image', 'linear-gradient(transparent, transparent)'],
    ['mix-blend-mode', 'difference'],
    ['visibility', 'hidden'],
    ['content-visibility', 'hidden'],
    ['perspective', '10px'],
  ] as const
  const elements = [
    ['the frame', () => frame],
    ['our element', () => host],
    ['the body', () => document.body],
    ['the whole document', () => document.documentElement],
  ] as const
  const cases = distortions.flatMap(([name, value]) =>
    elements.map(([what, element]) => [name, value, what, element] as const),
  )

  it.each(cases)('where the page gave %s: %s to %s', (name, value, _, element) => {
    vi.spyOn(window, 'getComputedStyle').mockImplementation(asked => {
      const told = (property: string) => (asked === element() && property === name ? value : '')
      const names = [name].values()
      return Object.create(null, {
        getPropertyValue: { value: told },
        [Symbol.iterator]: { value: () => names },
      })
    })
    expect(panelState()).toBe('covered')
  })

  it('not by what leaves all as it is', () => {
    document.body.style.cssText = 'opacity:1;transform:none;overflow:hidden'
    expect(panelState()).toBe('ok')
  })

  it.each([
    ['a corner', (x: number, y: number) => x > 300 && y > 400],
    ['a strip', (x: number) => x < 60],
    ['all but a slice', (_: number, y: number) => y < 400],
  ])('where anything lies over %s of it', (_, covers) => {
    const cover = document.body.appendChild(document.createElement('div'))
    at = (x, y) => (covers(x, y) ? cover : frame)
    expect(panelState()).toBe('covered')
  })

  it('where the page’s element lies over it, though our root looks through that', () => {
    const cover = document.body.appendChild(document.createElement('div'))
    outside = (x, y) => (x > 300 && y > 400 ? cover : host)
    expect(panelState()).toBe('covered')
  })

  it.each([
    ['a background', 'background-color', '#ffffff'],
    ['a border', 'border-top-style', 'solid'],
    ['a shadow', 'box-shadow', '0px 0px 9px red'],
  ])('where our element, which shows nothing, was given %s', (_, name, value) => {
    host.style.setProperty(name, value)
    expect(panelState()).toBe('covered')
  })

  it('where our own element answers in place of the frame', () => {
    at = () => host
    expect(panelState()).toBe('covered')
  })

  it('where the page shows anything over everything, be it transparent to the pointer', () => {
    isAlone = false
    expect(panelState()).toBe('covered')
  })

  it('where the page shows pictures of itself, in a transition', () => {
    const find = vi.spyOn(document, 'querySelector')
    find.mockImplementation(selector => (/:active-view-transition/.test(selector) ? document.body : null))
    expect(panelState()).toBe('covered')
    find.mockImplementation(() => null)
    time += 500
    expect(panelState()).toBe('ok')
  })

  it('and what was hidden until a moment before the press counts as moved', () => {
    host.style.opacity = '0.01'
    time += 200
    draw()
    host.style.removeProperty('opacity')
    time += 100
    draw()
    expect(panelState()).toBe('moved')
    time += 399
    expect(panelState()).toBe('moved')
    time += 1
    expect(panelState()).toBe('ok')
  })

  it.each([
    ['too narrow', { width: 279 }],
    ['too low', { height: 319 }],
    ['a slice', { width: 70, height: 22 }],
    ['nothing', { width: 0, height: 0 }],
    ['far larger than the window', { height: 1500 }],
    ['half below the window', { top: 550 }],
    ['half beside the window', { left: 800 }],
    ['above the window', { top: -400 }],
    ['a little cut off', { top: -15 }],
    ['beyond the window', { top: 900 }],
  ])('where it is %s', (_, change) => {
    place = { ...place, ...change }
    watch()
    expect(panelState()).toBe('covered')
  })

  it('not by a hair’s breadth outside of the window', () => {
    place = { ...place, top: 304 }
    watch()
    expect(panelState()).toBe('ok')
  })
})

it('looks no more once it is closed', () => {
  aborter.abort()
  draw()
  expect(drawn).toEqual([])
})
