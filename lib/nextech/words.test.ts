import { describe, expect, test } from 'vitest'
import { nextechWords } from './words.ts'

describe('nextechWords', () => {
  test.each<[string, string | null, string]>([
    [
      'text of an OperationOutcome',
      '{"resourceType":"OperationOutcome","issue":[{"details":{"text":"No such card"}}]}',
      'No such card',
    ],
    ['its diagnostics', '{"issue":[{"diagnostics":"A"},{"details":{},"diagnostics":"B"}]}', 'A B'],
    ['a comment', '{"resourceType":"AppointmentResponse","comment":"Already there"}', 'Already there'],
    ['a message', '{"Message":"Invalid payment category"}', 'Invalid payment category'],
    ['a JSON text', '"Just words"', 'Just words'],
    ['plain text', 'Invalid location', 'Invalid location'],
    ['control characters', 'a\u0000b\r\n\u202Ec', 'a b c'],
    [
      'a web page',
      '<!DOCTYPE html><h1>Bad gateway</h1>',
      'Nextech answered with a web page instead of a reason.',
    ],
    ['nothing', '', 'Nextech gave no reason.'],
    ['a broken answer', null, 'Nextech gave no reason.'],
    ['JSON without words', '{"issue":[null,7],"comment":5}', 'Nextech gave no reason.'],
    ['a number', '42', 'Nextech gave no reason.'],
  ])('reads %s', (_, body, words) => {
    expect(nextechWords(body)).toBe(words)
  })

  test('is at most 300 long and never ends in half a character', () => {
    const words = nextechWords(`${'x'.repeat(298)}😀${'y'.repeat(50)}`)
    expect(words.length).toBeLessThanOrEqual(300)
    expect(words.isWellFormed()).toBe(true)
  })
})
