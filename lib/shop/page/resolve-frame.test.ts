// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { byPerson } from '../../../tests/fixtures/person.ts'
import { panelTag } from './panel-frame.ts'
import { createResolveFrame, type ResolveFrame } from './resolve-frame.ts'

const url = 'chrome-extension://abc/resolve.html'
const ticket = 'ticket-1'
let frame: ResolveFrame
let button: HTMLElement
let framed: HTMLElement

const host = () => document.querySelector<HTMLElement>(panelTag)
const open = (number = '1001') =>
  frame.open({ number, url: `${url}#${ticket}`, label: `RESOLVE #${number}`, button })

const escapeKey = () => new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })

/** happy-dom loads no frames, and complains of every one. */
const create = document.createElement.bind(document)

beforeEach(() => {
  vi.spyOn(document, 'createElement').mockImplementation((tag: string) => {
    if (tag !== 'iframe') return create(tag)
    framed = create('output')
    return framed
  })
  frame?.close()
  document.body.innerHTML = '<p>shop</p><button>RESOLVE</button>'
  button = document.querySelector('button') ?? expect.fail()
  frame = createResolveFrame(document)
})

it('opens one panel with a name, in a frame of the extension', () => {
  open()
  open('1002')
  expect(document.querySelectorAll(panelTag)).toHaveLength(1)
  expect(frame.openFor()).toBe('1002')
  expect(framed).toMatchObject({ src: url, title: 'RESOLVE #1002' })
})

describe('the page', () => {
  it('sees neither the root nor the frame nor the ticket', () => {
    open()
    expect(host()?.shadowRoot).toBeNull()
    expect(document.documentElement.outerHTML).not.toContain(ticket)
    expect(document.querySelectorAll('iframe, output')).toHaveLength(0)
    expect(framed).not.toMatchObject({ src: expect.stringContaining(ticket) })
  })

  it('sends no wish that counts, whatever it says and pretends to be', () => {
    open()
    for (const data of ['close', { type: 'nextech-sync-panel/close' }, { type: 'close' }])
      for (const source of [window, null]) {
        const event = new Event('message')
        Object.assign(event, { data, source, origin: 'chrome-extension://abc' })
        window.dispatchEvent(event)
      }
    expect(host()).not.toBeNull()
  })
})

describe('the frame', () => {
  /** What the page in the frame is handed when it has loaded. */
  function load() {
    const posted = vi.fn()
    Object.defineProperty(framed, 'contentWindow', { value: { postMessage: posted }, configurable: true })
    framed.dispatchEvent(new Event('load'))
    const [message, , [port] = []] = posted.mock.lastCall ?? []
    return { message, port: port as MessagePort }
  }

  it('is handed its ticket each time it has loaded', () => {
    open()
    expect(load().message).toEqual({ type: 'nextech-sync-panel', ticket })
    expect(load().message).toEqual({ type: 'nextech-sync-panel', ticket })
  })

  it('is closed at its own wish, said on the channel that it was handed', async () => {
    open()
    const { port } = load()
    port.postMessage('something else')
    port.postMessage({ type: 'close' })
    await new Promise(done => setTimeout(done, 20))
    expect(host()).not.toBeNull()
    port.postMessage('close')
    await vi.waitFor(() => expect(host()).toBeNull())
    port.close()
  })
})

it('stays inside of a window that is made smaller', () => {
  const room = { width: 1366, height: 900 }
  const root = document.documentElement
  vi.spyOn(root, 'clientWidth', 'get').mockImplementation(() => room.width)
  vi.spyOn(root, 'clientHeight', 'get').mockImplementation(() => room.height)
  open()
  expect(host()?.style.height).toBe('680px')
  Object.assign(room, { width: 360, height: 500 })
  window.dispatchEvent(new Event('resize'))
  expect(host()?.style).toMatchObject({ width: '344px', height: '484px' })
  expect(framed.style).toMatchObject({ width: '344px', height: '484px' })
  frame.close()
  vi.restoreAllMocks()
})

it('closes on Escape and gives the focus back', () => {
  open()
  document.dispatchEvent(escapeKey())
  expect(host()).not.toBeNull()
  document.dispatchEvent(byPerson(escapeKey()))
  expect(host()).toBeNull()
  expect(document.activeElement).toBe(button)
})

it('closes on a press outside, not on one inside or on its button', () => {
  open()
  const down = () => new Event('pointerdown', { bubbles: true, composed: true })
  const press = (target?: Element | null) => target?.dispatchEvent(byPerson(down()))
  press(framed)
  press(button)
  document.querySelector('p')?.dispatchEvent(down())
  expect(host()).not.toBeNull()
  press(document.querySelector('p'))
  expect(host()).toBeNull()
})

it('listens to nothing once it is closed', () => {
  open()
  frame.close()
  const other = document.createElement('input')
  document.body.append(other)
  other.focus()
  document.dispatchEvent(byPerson(escapeKey()))
  expect(document.activeElement).toBe(other)
})

describe('where the panel stands in the window', () => {
  /** Windows of staff; a button of 60 × 18 at that place. */
  it.each([
    ['a row at the top of a large window', [1366, 900], [500, 120], 'below'],
    ['a row at the foot of a large window', [1366, 900], [500, 860], 'above'],
    ['a row at the top of a small one', [1280, 650], [500, 90], 'beside'],
    ['a row at the foot of a small one', [1280, 650], [500, 630], 'above'],
    ['a row in the middle of a small one', [1280, 650], [500, 320], 'beside'],
    ['its last column', [1280, 650], [1200, 320], 'beside'],
    ['its first column', [1280, 650], [10, 320], 'beside'],
    ['a phone', [320, 600], [200, 300], 'over'],
  ] as const)('%s', (_name, [width, height], [left, top], where) => {
    const root = document.documentElement
    vi.spyOn(root, 'clientWidth', 'get').mockReturnValue(width)
    vi.spyOn(root, 'clientHeight', 'get').mockReturnValue(height)
    const [right, bottom] = [left + 60, top + 18]
    vi.spyOn(button, 'getBoundingClientRect').mockReturnValue(new DOMRect(left, top, 60, 18))
    open()
    const style = host()?.style ?? expect.fail()
    const at = { left: Number.parseFloat(style.left), top: Number.parseFloat(style.top) }
    const size = { width: Number.parseFloat(style.width), height: Number.parseFloat(style.height) }
    expect(at.left).toBeGreaterThanOrEqual(8)
    expect(at.left + size.width).toBeLessThanOrEqual(width - 8)
    expect(at.top).toBeGreaterThanOrEqual(8)
    expect(at.top + size.height).toBeLessThanOrEqual(height - 8)
    expect(
      {
        below: at.top >= bottom,
        above: at.top + size.height <= top,
        beside: at.left >= right || at.left + size.width <= left,
        over: true,
      }[where],
    ).toBe(true)
    if (where !== 'over') expect(size.height).toBeGreaterThanOrEqual(600)
  })
})
