// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest'
import { createPanelStateReader, type PanelStateReader } from './frame-integrity.ts'

let host: HTMLElement
let frame: HTMLElement
let place: { left: number; top: number; width: number; height: number }
let time: number
let panelState: PanelStateReader
let at: (x: number, y: number) => Element | null

beforeEach(() => {
  document.body.replaceChildren()
  host = document.body.appendChild(document.createElement('nextech-sync-panel'))
  frame = document.createElement('output')
  host.attachShadow({ mode: 'open' }).append(frame)
  place = { left: 10, top: 20, width: 400, height: 500 }
  vi.spyOn(host, 'getBoundingClientRect').mockImplementation(() => place as DOMRect)
  Object.defineProperties(document.documentElement, {
    clientWidth: { value: 1000, configurable: true },
    clientHeight: { value: 800, configurable: true },
  })
  at = () => host
  document.elementFromPoint = (x, y) => at(x, y)
  time = 10_000
  panelState = createPanelStateReader(host, frame, new AbortController().signal, () => time)
})

it('stands where it was opened, with nothing over it', () => {
  expect(panelState()).toBe('ok')
})

it('does not stand once the page took it, or its frame, away', () => {
  frame.remove()
  expect(panelState()).toBe('closed')
  host.remove()
  expect(panelState()).toBe('closed')
})

it('was moved under the press, and stands again once it has rested', () => {
  place = { ...place, top: 300 }
  expect(panelState()).toBe('moved')
  time += 499
  expect(panelState()).toBe('moved')
  time += 1
  expect(panelState()).toBe('ok')
})

it('was moved by a scroll of the page a moment ago', () => {
  place = { ...place, top: -100 }
  window.dispatchEvent(new Event('scroll'))
  time += 100
  expect(panelState()).toBe('moved')
  time += 400
  expect(panelState()).toBe('ok')
})

it.each([
  ['opacity', '0.02'],
  ['transform', 'scale(2)'],
  ['filter', 'blur(9px)'],
  ['clip-path', 'circle(10px)'],
  ['visibility', 'hidden'],
])('is covered where the page gave it %s: %s', (name, value) => {
  host.style.setProperty(name, value)
  expect(panelState()).toBe('covered')
  host.style.removeProperty(name)
  frame.style.setProperty(name, value)
  expect(panelState()).toBe('covered')
})

it('is covered where anything of the page lies over a part of it', () => {
  const cover = document.body.appendChild(document.createElement('div'))
  at = (x, y) => (x > 300 && y > 400 ? cover : host)
  expect(panelState()).toBe('covered')
})

it('is looked at only where it is inside of the window, and must be there at all', () => {
  place = { ...place, top: 600 }
  panelState = createPanelStateReader(host, frame, new AbortController().signal, () => time)
  at = (_, y) => (y < 800 ? host : null)
  expect(panelState()).toBe('ok')
  place = { ...place, top: 900 }
  panelState = createPanelStateReader(host, frame, new AbortController().signal, () => time)
  expect(panelState()).toBe('covered')
})
