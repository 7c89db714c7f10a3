// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { byPerson } from '../../tests/fixtures/person.ts'
import { type BadgeFace, BadgeRenderer } from './badge.ts'
import { showDetails } from './details.ts'

const face: BadgeFace = {
  number: '1001',
  status: 'synced',
  reason: null,
  word: 'Synced',
  note: 'gift card',
  tooltip: '$84.00 posted\nThe order sells an e-gift card.',
  button: null,
}
let root: ShadowRoot | undefined
let host: HTMLElement
let renderer: BadgeRenderer<BadgeFace>
let ending: AbortController

beforeEach(() => {
  document.body.innerHTML = '<p id="page">1001</p>'
  host = document.createElement('nextech-sync-badge')
  document.body.append(host)
  ending = new AbortController()
  const attach = Element.prototype.attachShadow
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    const made = attach.call(this, init)
    if (this.localName === 'nextech-sync-details') root = made
    return made
  })
  renderer = new BadgeRenderer(document)
  renderer.draw(host, face)
  showDetails(window, renderer, ending.signal)
})
afterEach(() => ending.abort())

const part = (selector: string) =>
  host.shadowRoot?.querySelector<HTMLElement>(selector) ?? expect.fail(selector)
const click = (node: Element) =>
  node.dispatchEvent(byPerson(new MouseEvent('click', { bubbles: true, composed: true })))
const shown = () => (document.querySelector('nextech-sync-details') ? root?.textContent : null)
const text = 'Synced · gift card\n$84.00 posted\nThe order sells an e-gift card.'

it('shows at a touch what a mouse is shown, and hides it at the next one', () => {
  expect(shown()).toBeNull()
  click(part('.pill'))
  expect(shown()).toBe(text)
  click(part('.pill'))
  expect(shown()).toBeNull()
  click(part('.pill'))
  click(document.querySelector('#page') ?? expect.fail())
  expect(shown()).toBeNull()
})

it('is a touch of a person', () => {
  part('.pill').click()
  expect(shown()).toBeNull()
})

it('shows it where the keyboard stands, until Escape or the next element', () => {
  const { querySelector } = ShadowRoot.prototype
  // happy-dom knows no ways to get the focus.
  vi.spyOn(ShadowRoot.prototype, 'querySelector').mockImplementation(function (
    this: ShadowRoot,
    selector: string,
  ) {
    return querySelector.call(this, selector.replace(':focus-visible', '*'))
  })
  const enter = () =>
    part('.pill').dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }))
  enter()
  expect(shown()).toBe(text)
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
  expect(shown()).toBeNull()
  enter()
  part('.pill').dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }))
  expect(shown()).toBeNull()
})

it('is not read twice, cannot be read by the page, and goes with the script and with its badge', () => {
  click(part('.pill'))
  expect(root?.querySelector('div')?.ariaHidden).toBe('true')
  expect(document.querySelector('nextech-sync-details')?.shadowRoot).toBeNull()
  host.remove()
  window.dispatchEvent(new Event('scroll'))
  expect(shown()).toBeNull()
  document.body.append(host)
  click(part('.pill'))
  ending.abort()
  expect(shown()).toBeNull()
})

it('does not stand in for the button', () => {
  renderer.draw(host, {
    ...face,
    status: 'resolve',
    reason: 'x',
    button: { label: 'RESOLVE', opens: 'resolve' },
  })
  click(part('button'))
  expect(shown()).toBeNull()
})
