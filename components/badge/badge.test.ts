// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { StatusSchema } from '../../lib/domain/status.ts'
import { byPerson } from '../../tests/fixtures/person.ts'
import { type BadgeFace, BadgeRenderer } from './badge.ts'
import { createIcon } from './icon.ts'
import { keepEvents } from './keep-events.ts'

const face: BadgeFace = {
  number: '1001',
  status: 'synced',
  reason: null,
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
let renderer: BadgeRenderer<BadgeFace>
let ending: AbortController

const render = (shown: BadgeFace) => renderer.draw(host, shown)
const button = () => host.shadowRoot?.querySelector('button') ?? expect.fail('no button')
const pill = () => host.shadowRoot?.querySelector<HTMLElement>('.pill')

const click = () => new MouseEvent('click', { bubbles: true, composed: true })

beforeEach(() => {
  document.body.innerHTML = '<table><tr><td>1001</td></tr></table>'
  host = document.createElement('nextech-sync-badge')
  document.querySelector('td')?.append(host)
  ending = new AbortController()
  renderer = new BadgeRenderer(document)
  keepEvents(window, renderer, { onPress, signal: ending.signal })
})
afterEach(() => ending.abort())

describe('a badge', () => {
  it('shows icon, word and evidence, and no button where staff have nothing to do', () => {
    render(face)
    expect(pill()?.textContent).toBe('Synced')
    expect(pill()?.getAttribute('title')).toBe('$84.00 posted 9:42 AM')
    expect(pill()?.getAttribute('aria-label')).toBe('Synced. $84.00 posted 9:42 AM')
    expect(pill()?.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true')
    expect(host.shadowRoot?.querySelector('button')).toBeNull()
  })

  it('is a small mark without a word: an icon, and its meaning for those who ask', () => {
    render({ ...face, status: 'unseen', word: '', tooltip: 'Not read yet' })
    expect(pill()?.className).toBe('pill mark unseen')
    expect(pill()?.textContent).toBe('')
    expect(pill()?.getAttribute('aria-label')).toBe('Not read yet')
    render(face)
    expect(pill()?.className).toBe('pill synced')
    expect(pill()?.textContent).toBe('Synced')
  })

  it('has a look and a word of its own where there is a note', () => {
    render(face)
    const [plain, shape] = [pill()?.className, pill()?.querySelector('path')?.getAttribute('d')]
    expect(pill()?.hasAttribute('tabindex')).toBe(false)
    render({ ...face, note: 'gift card', tooltip: 'Do not use it.' })
    expect(pill()?.textContent).toBe('Synced· gift card')
    expect(pill()?.className).toBe(`${plain} noted`)
    expect(pill()?.querySelector('path')?.getAttribute('d')).not.toBe(shape)
    expect(pill()?.getAttribute('aria-label')).toBe('Synced · gift card. Do not use it.')
    expect(pill()?.tabIndex).toBe(0)
    render(face)
    expect(pill()?.textContent).toBe('Synced')
    expect(pill()?.className).toBe(plain)
    expect(pill()?.hasAttribute('tabindex')).toBe(false)
  })

  it.each<[string, Partial<BadgeFace>, boolean]>([
    ['a note', { note: 'late' }, true],
    ['staff are asked, and no button is here', { status: 'attention', reason: 'category-missing' }, true],
    ['the button is the stop', resolve, false],
    ['nobody is asked', { status: 'voided' }, false],
    ['it waits for what all wait for', { status: 'pending', reason: 'paused' }, false],
    ['a mark', { status: 'attention', reason: 'refused', word: '' }, false],
  ])('is a stop of the keyboard where it has something to say: %s', (_, change, isStop) => {
    render({ ...face, ...change })
    expect(pill()?.getAttribute('tabindex')).toBe(isStop ? '0' : null)
  })

  it('loses its button with the reason for it', () => {
    render(resolve)
    render(face)
    expect(host.shadowRoot?.querySelector('button')).toBeNull()
  })

  it('changes nothing when nothing is new', async () => {
    render(resolve)
    const records: MutationRecord[] = []
    const observer = new MutationObserver(seen => records.push(...seen))
    observer.observe(host.shadowRoot ?? expect.fail(), {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    })
    render({ ...resolve })
    await Promise.resolve()
    expect(records).toEqual([])
  })

  it('says that it cannot be drawn where the page gave the element a shadow of its own', () => {
    host.attachShadow({ mode: 'closed' })
    expect(render(face)).toBe(false)
  })

  it('shows what it is given as text', () => {
    render({ ...face, word: '<b>x</b>' })
    expect(pill()?.textContent).toBe('<b>x</b>')
  })

  it('has its own icon for every status', () => {
    const statuses = [...StatusSchema.options, 'unseen', 'noted'] as const
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
    button().dispatchEvent(click())
    button().click()
    expect(onPress).not.toHaveBeenCalled()
    pill()?.dispatchEvent(byPerson(click()))
    expect(onPress).not.toHaveBeenCalled()
    button().dispatchEvent(byPerson(click()))
    expect(onPress).toHaveBeenCalledExactlyOnceWith(resolve, host, button())
  })

  it.each([
    'click',
    'auxclick',
    'dblclick',
    'contextmenu',
    'mousedown',
    'mouseup',
    'pointerdown',
    'pointerup',
    'touchstart',
    'touchend',
    'keydown',
    'keyup',
    'keypress',
  ])('keeps %s from the row, on its way down and up', type => {
    render(face)
    render(resolve)
    const row = vi.fn()
    document.querySelector('tr')?.addEventListener(type, row)
    document.querySelector('tr')?.addEventListener(type, row, true)
    button().dispatchEvent(new Event(type, { bubbles: true, composed: true }))
    pill()?.dispatchEvent(new Event(type, { bubbles: true, composed: true }))
    expect(row).not.toHaveBeenCalled()
    document.querySelector('td')?.dispatchEvent(new Event(type, { bubbles: true, composed: true }))
    expect(row).toHaveBeenCalledTimes(2)
  })

  it('leaves elements alone that only look like ours', () => {
    const other = document.createElement('nextech-sync-badge')
    document.querySelector('td')?.append(other)
    const row = vi.fn()
    document.querySelector('tr')?.addEventListener('click', row)
    other.click()
    expect(row).toHaveBeenCalledOnce()
  })

  it('keeps the focus when its badge is drawn again', () => {
    render(resolve)
    button().focus()
    render({ ...resolve, word: 'Choose' })
    expect(host.shadowRoot?.activeElement).toBe(button())
  })
})
