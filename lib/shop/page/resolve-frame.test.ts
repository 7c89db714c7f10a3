// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest'
import { byPerson } from '../../../tests/fixtures/person.ts'
import { createResolveFrame, panelTag, type ResolveFrame } from './resolve-frame.ts'

const url = 'chrome-extension://abc/resolve.html?ticket=1'
let frame: ResolveFrame
let button: HTMLElement

const host = () => document.querySelector(panelTag)
const inner = () => host()?.shadowRoot?.querySelector('output')
const open = (number = '1001') => frame.open({ number, url, label: `RESOLVE #${number}`, button })

const escapeKey = () => new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })

/** happy-dom loads no frames, and complains of every one. */
const create = document.createElement.bind(document)

beforeEach(() => {
  vi.spyOn(document, 'createElement').mockImplementation((tag: string) =>
    create(tag === 'iframe' ? 'output' : tag),
  )
  frame?.close()
  document.body.innerHTML = '<p>shop</p><button>RESOLVE</button>'
  button = document.querySelector('button') ?? expect.fail()
  frame = createResolveFrame(document)
})

function say(data: unknown, source: unknown, origin: string) {
  const event = new Event('message')
  Object.assign(event, { data, source, origin })
  window.dispatchEvent(event)
}

it('opens one panel with a name, in a frame of the extension', () => {
  open()
  open('1002')
  expect(document.querySelectorAll(panelTag)).toHaveLength(1)
  expect(frame.openFor()).toBe('1002')
  expect(inner()).toMatchObject({ src: url, title: 'RESOLVE #1002' })
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
  press(inner())
  press(button)
  document.querySelector('p')?.dispatchEvent(down())
  expect(host()).not.toBeNull()
  press(document.querySelector('p'))
  expect(host()).toBeNull()
})

it('closes at the wish of its own frame alone', () => {
  open()
  const wish = { type: 'nextech-sync-panel/close' }
  const own = {}
  Object.defineProperty(inner(), 'contentWindow', { value: own })
  say(wish, window, 'chrome-extension://abc')
  say(wish, null, 'chrome-extension://abc')
  say(wish, own, 'https://shop.example')
  say({ type: 'other' }, own, 'chrome-extension://abc')
  say(null, own, 'chrome-extension://abc')
  expect(host()).not.toBeNull()
  say(wish, own, 'chrome-extension://abc')
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
