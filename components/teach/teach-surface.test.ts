import axe from 'axe-core'
import { beforeEach, expect, it, vi } from 'vitest'
import { createTeachSurface, type TeachFace } from './teach-surface.ts'

const face: TeachFace = {
  part: 'date',
  at: 2,
  count: 5,
  problem: null,
  busy: false,
  chosen: [{ part: 'number', text: '100004001' }],
}
const host = () => document.querySelector('nextech-sync-teach')
const root = () => host()?.shadowRoot ?? expect.fail()
const text = (selector: string) => root().querySelector(selector)?.textContent
const buttons = () =>
  [...root().querySelectorAll('button')].filter(each => !each.hidden).map(each => each.textContent)

function open() {
  const events = {
    onPointer: vi.fn(),
    onPress: vi.fn(),
    onScroll: vi.fn(),
    onKey: vi.fn(),
    onTake: vi.fn(),
    onSkip: vi.fn(),
    onBack: vi.fn(),
    onCancel: vi.fn(),
    onHelp: vi.fn(),
  }
  return { events, surface: createTeachSurface(document, events) }
}

beforeEach(() => {
  document.documentElement.lang = 'en'
  document.title = 'Sample'
  host()?.remove()
})

it('asks for one thing at a time, and shows as text what was chosen', () => {
  const { surface } = open()
  surface.show({
    ...face,
    chosen: [
      { part: 'number', text: '<b>1001</b>' },
      { part: 'date', text: null },
    ],
  })
  expect(text('.ask')).toBe('Click the date of the same order.')
  expect(text('.head span')).toBe('Step 2 of 5')
  expect(text('.facts')).toBe('Number: <b>1001</b>Date: not here')
  expect(buttons()).toEqual(['?', 'It is not here', 'Back', 'Cancel'])
})

it('cannot do without a number, and has nothing to go back to at first', () => {
  const { surface } = open()
  surface.show({ ...face, part: 'number', chosen: [], problem: 'no-number' })
  expect(buttons()).toEqual(['?', 'Cancel'])
  expect(text('[role=status]')).toContain('There is no order number there.')
})

it('has the keys from the start, and tells what they are at', () => {
  const { surface } = open()
  surface.show(face)
  expect(root().activeElement?.getAttribute('role')).toBe('listbox')
  surface.point({ at: 3, count: 40, text: 'Mar 1' })
  expect(text('[aria-live]')).toBe('3 of 40: Mar 1')
  expect(text('[role=option]')).toBe('Mar 1')
  surface.point({ at: 0, count: 0, text: 'under the mouse' })
  expect(text('[aria-live]')).toBe('')
})

it('has the “?” of every screen, that the Tab key reaches', () => {
  const { surface } = open()
  surface.show(face)
  const help = root().querySelector('[aria-label="Help for this page (opens in a new tab)"]')
  expect(help?.textContent).toBe('?')
  expect([...root().querySelectorAll('[role="listbox"],button:not([hidden])')]).toContain(help)
})

it('ignores events that a script of the page makes up', () => {
  const { events, surface } = open()
  surface.show(face)
  const glass = root().querySelector('.glass') ?? expect.fail()
  for (const type of ['click', 'pointermove']) glass.dispatchEvent(new MouseEvent(type, { bubbles: true }))
  glass.dispatchEvent(new WheelEvent('wheel', { deltaY: 9 }))
  for (const button of root().querySelectorAll('button')) button.click()
  for (const key of ['Escape', 'Enter', 'ArrowDown', 'Tab'])
    root().activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }))
  for (const listener of Object.values(events)) expect(listener).not.toHaveBeenCalled()
})

it('keeps presses and keys to itself', () => {
  const heard = vi.fn()
  const { surface } = open()
  surface.show(face)
  const types = ['click', 'mousedown', 'mouseup', 'pointerdown', 'dblclick', 'auxclick', 'keydown', 'keyup']
  for (const type of types) document.addEventListener(type, heard)
  const glass = root().querySelector('.glass') ?? expect.fail()
  for (const type of types) glass.dispatchEvent(new Event(type, { bubbles: true, composed: true }))
  for (const type of types) document.removeEventListener(type, heard)
  expect(heard).not.toHaveBeenCalled()
})

it('leaves nothing behind', () => {
  open().surface.remove()
  expect(host()).toBeNull()
})

it('has nothing that axe finds wrong', async () => {
  const { surface } = open()
  surface.show({ ...face, problem: 'not-same-order' })
  surface.point({ at: 1, count: 2, text: 'Mar 1' })
  const { violations } = await axe.run(host() ?? expect.fail(), {
    rules: { 'color-contrast': { enabled: false } },
  })
  expect(violations.map(({ id }) => id)).toEqual([])
})
