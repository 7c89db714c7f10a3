// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest'
import { byPerson } from '../../tests/fixtures/person.ts'
import { createNotice } from './notice.ts'

const host = () => document.querySelector('nextech-sync-notice')
const status = () => host()?.shadowRoot?.querySelector('[role="status"]')
let notice: (text: string | null) => void

beforeEach(() => {
  document.body.innerHTML = ''
  notice = createNotice(document, 'Dismiss')
})

it('adds nothing before there is something to say', () => {
  notice(null)
  expect(host()).toBeNull()
})

it('says one thing at a time, as text, in a live region', () => {
  notice('3 rows <b>')
  notice('Reload to continue')
  expect(document.querySelectorAll('nextech-sync-notice')).toHaveLength(1)
  expect(status()?.textContent).toBe('Reload to continue')
  notice(null)
  expect(host()).toBeNull()
})

it('does not repeat what a person dismissed', () => {
  notice('3 rows')
  const button = host()?.shadowRoot?.querySelector('button')
  expect(button?.textContent).toBe('Dismiss')
  button?.click()
  expect(host()).not.toBeNull()
  button?.dispatchEvent(byPerson(new MouseEvent('click')))
  notice('3 rows')
  expect(host()).toBeNull()
  notice('4 rows')
  expect(status()?.textContent).toBe('4 rows')
})
