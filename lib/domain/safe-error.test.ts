import { describe, expect, it } from 'vitest'
import { stackWithoutMessage } from './safe-error.ts'

describe('architecture 6.7: a log line tells the place of a bug and nothing that its message quotes', () => {
  it.each([
    ['a name', 'cannot post for Maria Lopez'],
    ['an e-mail', 'cannot post for maria.lopez@example.com'],
    ['several lines', 'bad reply:\nmaria.lopez@example.com\n    at Maria Lopez'],
    ['a line like a frame of Firefox', 'bad\nMaria@example.com'],
  ])('%s', (_, message) => {
    const place = stackWithoutMessage(new RangeError(message))
    expect(place).toMatch(/^RangeError\n\s+at .*safe-error\.test\.ts/)
    expect(place).not.toMatch(/maria|lopez/i)
  })

  it('reads the frames of Firefox', () => {
    const error = new TypeError('Maria')
    error.stack = 'judge@moz-extension://1b/background.js:12:7\n@moz-extension://1b/background.js:3:1\n'
    expect(stackWithoutMessage(error)).toBe(
      'TypeError\njudge@moz-extension://1b/background.js:12:7\n@moz-extension://1b/background.js:3:1',
    )
  })

  it('tells only the type of what is no error', () => {
    expect(stackWithoutMessage('Maria')).toBe('string')
    expect(stackWithoutMessage(undefined)).toBe('undefined')
  })
})
