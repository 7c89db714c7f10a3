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
