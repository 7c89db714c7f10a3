import { beforeEach, expect, it, type MockInstance, vi } from 'vitest'
import { silenceFaults } from './silent-faults.ts'

// What a schema or a database says of a value quotes it; the browser logs what nobody caught, and keeps it in its list of errors.
const fault = new TypeError('Expected number but received "Maria Quirk, maria@example.org"')
let told: MockInstance<typeof console.error>
beforeEach(() => {
  told = vi.spyOn(console, 'error').mockReturnValue()
})

it.each([
  ['a promise that nobody waited for', 'unhandledrejection', { reason: fault }],
  ['a fault that nobody caught', 'error', { error: fault }],
  ['a promise that failed with a text', 'unhandledrejection', { reason: 'Maria Quirk' }],
])('%s is logged by its kind and place, without its words', (_, type, what) => {
  const scope = new EventTarget()
  silenceFaults(scope)
  const event = Object.assign(new Event(type, { cancelable: true }), what)
  scope.dispatchEvent(event)
  expect(event.defaultPrevented).toBe(true)
  expect(told).toHaveBeenCalledOnce()
  expect(JSON.stringify(told.mock.calls)).toMatch(/TypeError|string/)
  expect(JSON.stringify(told.mock.calls)).not.toMatch(/Maria|example/)
})

it('a file that could not be loaded stays the browser’s to tell', () => {
  const scope = new EventTarget()
  silenceFaults(scope)
  const event = new Event('error', { cancelable: true })
  scope.dispatchEvent(event)
  expect(event.defaultPrevented).toBe(false)
  expect(told).not.toHaveBeenCalled()
})
