// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { StatusSchema } from '../../lib/domain/status.ts'
import { type BadgeFace, renderBadge } from './badge.ts'
import { createIcon } from './icon.ts'

const face: BadgeFace = {
  number: '1001',
  status: 'synced',
  word: 'Synced',
  tooltip: '$84.00 posted 9:42 AM',
  button: null,
}
const resolve: BadgeFace = {
  ...face,
  status: 'resolve',
  button: { label: 'RESOLVE order 1001', opens: 'resolve' },
}
const onPress = vi.fn()
let host: HTMLElement

const render = (shown: BadgeFace | undefined) => renderBadge(host, shown, onPress)
const button = () => host.shadowRoot?.querySelector('button') ?? expect.fail('no button')
const pill = () => host.shadowRoot?.querySelector('.pill')

/** A person's press, which a test cannot make: happy-dom's events are as untrusted as a page's. */
function press(isTrusted: boolean) {
  const event = new MouseEvent('click', { bubbles: true, composed: true })
  Object.defineProperty(event, 'isTrusted', { value: isTrusted })
  button().dispatchEvent(event)
}

beforeEach(() => {
  document.body.innerHTML = '<table><tr><td>1001</td></tr></table>'
  host = document.createElement('nextech-sync-badge')
  document.querySelector('td')?.append(host)
})

describe('a badge', () => {
  it('shows icon, word and evidence, and no button where staff have nothing to do', () => {
    render(face)
    expect(pill()?.textContent).toBe('Synced')
    expect(pill()?.getAttribute('title')).toBe('$84.00 posted 9:42 AM')
    expect(pill()?.getAttribute('aria-label')).toBe('Synced. $84.00 posted 9:42 AM')
    expect(pill()?.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true')
    expect(host.shadowRoot?.querySelector('button')).toBeNull()
  })

  it('is empty while nothing is known, and again afterwards', () => {
    render(undefined)
    expect(pill()).toBeNull()
    render(face)
    render(undefined)
    expect(host.shadowRoot?.textContent).toBe('')
  })

  it('shows what it is given as text', () => {
    render({ ...face, word: '<b>x</b>' })
    expect(pill()?.textContent).toBe('<b>x</b>')
  })

  it('has its own icon for every status', () => {
    const statuses = [...StatusSchema.options, 'unseen'] as const
    const shapes = statuses.map(status => createIcon(document, status).innerHTML)
    expect(new Set(shapes).size).toBe(statuses.length)
  })

  it('keeps its style when it is drawn again', () => {
    render(face)
    render(resolve)
    const root = host.shadowRoot
    expect((root?.adoptedStyleSheets.length ?? 0) + (root?.querySelectorAll('style').length ?? 0)).toBe(1)
  })

  it('brings its style as an element where sheets are refused', () => {
    const refuse = vi.spyOn(ShadowRoot.prototype, 'adoptedStyleSheets', 'set').mockImplementation(() => {
      throw new Error('Accessing from Xray wrapper is not supported.')
    })
    render(face)
    render(resolve)
    refuse.mockRestore()
    expect(host.shadowRoot?.querySelectorAll('style')).toHaveLength(1)
  })
})

describe('its button', () => {
  it('is named RESOLVE and works for people alone', () => {
    render(resolve)
    expect(button().textContent).toMatch(/^RESOLVE/)
    press(false)
    button().click()
    expect(onPress).not.toHaveBeenCalled()
    press(true)
    expect(onPress).toHaveBeenCalledExactlyOnceWith(resolve, host, button())
  })

  it.each([
    'click',
    'auxclick',
    'dblclick',
    'mousedown',
    'mouseup',
    'pointerdown',
    'pointerup',
    'keydown',
    'keyup',
    'keypress',
  ])('keeps %s from the row, once however often it is drawn', type => {
    render(face)
    render(resolve)
    const row = vi.fn()
    document.querySelector('tr')?.addEventListener(type, row)
    button().dispatchEvent(new Event(type, { bubbles: true, composed: true }))
    pill()?.dispatchEvent(new Event(type, { bubbles: true, composed: true }))
    expect(row).not.toHaveBeenCalled()
  })

  it('keeps the focus when its badge is drawn again', () => {
    render(resolve)
    button().focus()
    render({ ...resolve, word: 'Choose' })
    expect(host.shadowRoot?.activeElement).toBe(button())
  })
})
