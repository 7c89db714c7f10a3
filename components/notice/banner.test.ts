// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { byPerson } from '../../tests/fixtures/person.ts'
import { type Banner, createBanner } from './banner.ts'

const signedOut: Banner = { text: 'The sync is signed out <b>.', label: 'Sign in', isNews: false }
const news: Banner = { text: '2 orders wait.', label: 'Show them', isNews: true }
const host = () => document.querySelector('nextech-sync-alarm')
const onPress = vi.fn()
let root: ShadowRoot
let show: (banner: Banner | null) => void

beforeEach(() => {
  host()?.remove()
  document.body.innerHTML = '<p>1001</p>'
  onPress.mockReset()
  const attach = Element.prototype.attachShadow
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    expect(init.mode).toBe('closed')
    root = attach.call(this, init)
    return root
  })
  show = createBanner(document, 'Dismiss', onPress)
})

const buttons = () =>
  [...root.querySelectorAll('button')]
    .filter(({ style }) => style.display !== 'none')
    .map(each => each.textContent)
const press = (name: string) =>
  [...root.querySelectorAll('button')].find(each => each.textContent === name) ?? expect.fail(name)

describe('the banner of an alarm', () => {
  it('adds nothing while all is well, and stands outside of the page’s body', () => {
    show(null)
    expect(host()).toBeNull()
    show(signedOut)
    expect(host()?.parentElement?.parentElement).toBe(document.documentElement)
    expect(document.querySelectorAll('nextech-sync-foot')).toHaveLength(1)
    expect(document.body.innerHTML).toBe('<p>1001</p>')
    show(null)
    expect(host()).toBeNull()
  })

  it('cannot be read by the page’s own script', () => {
    show(signedOut)
    expect(host()?.shadowRoot).toBeNull()
    expect(host()?.textContent).toBe('')
    expect([...(host()?.attributes ?? [])]).toEqual([])
  })

  it('says it as text in a live region, and keeps its nodes and the focus when it says something else', () => {
    show(signedOut)
    const status = root.querySelector('[role="status"]')
    expect(status?.textContent).toBe('The sync is signed out <b>.')
    press('Sign in').focus()
    show({ ...signedOut, text: '13 wait.' })
    expect(status?.textContent).toBe('13 wait.')
    expect(root.activeElement?.textContent).toBe('Sign in')
  })

  it('may be put away only where it is news', () => {
    show(signedOut)
    expect(buttons()).toEqual(['Sign in'])
    show(news)
    expect(buttons()).toEqual(['Show them', 'Dismiss'])
  })

  it('is pressed by people alone', () => {
    show(news)
    press('Show them').click()
    expect(onPress).not.toHaveBeenCalled()
    press('Show them').dispatchEvent(byPerson(new MouseEvent('click')))
    press('Dismiss').dispatchEvent(byPerson(new MouseEvent('click')))
    expect(onPress.mock.calls).toEqual([['answer'], ['away']])
  })
})
