import { expect, it } from 'vitest'
import { mayBeOfWorker } from './page-worker.ts'

const navigator = (controller: object | null) => ({ serviceWorker: { controller } })
/** As a script of an extension has it in Firefox. */
const firefox = { wrappedJSObject: {} }

it.each([
  ['Firefox, with a worker in the page', { ...firefox, navigator: navigator({}) }, true],
  ['Firefox, without one', { ...firefox, navigator: navigator(null) }, false],
  ['Firefox, where pages may have none', { ...firefox, navigator: {} }, false],
  ['Chromium, with a worker in the page', { navigator: navigator({}) }, false],
])('%s', (_, view, wanted) => {
  expect(mayBeOfWorker(view)).toBe(wanted)
})
