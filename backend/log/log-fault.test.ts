import { expect, it, vi } from 'vitest'
import { logFault } from './log-fault.ts'

it.each([
  new Error('Quirkelmann'),
  new TypeError('Quirkelmann\n    at Quirkelmann'),
  Object.assign(new Error('duplicate key'), { detail: 'Key (email)=(Quirkelmann) exists' }),
  'Quirkelmann',
  { name: 'Quirkelmann' },
])('a fault is one line of JSON that quotes nothing: %#', error => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  logFault('Something failed.', error)
  const [line] = said.mock.calls[0] ?? []
  expect(line).not.toMatch(/Quirkelmann|\n/)
  expect(JSON.parse(line)).toMatchObject({
    level: 'error',
    event: 'Something failed.',
    at: expect.stringMatching(/^20/),
  })
})
