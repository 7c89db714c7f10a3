import { expect, it } from 'vitest'
import { meaningOf } from './meanings.ts'

it('a text of a hostile file is no word, and is not looked at without end', () => {
  const began = performance.now()
  for (const text of ['refund', 'refund pending ', 'refund settlement ', 'credit ', 'un'])
    for (const role of ['state', 'kind'] as const)
      expect(meaningOf(role, text.repeat(20_000))).toBeUndefined()
  // Without the limit it is hours.
  expect(performance.now() - began).toBeLessThan(10_000)
})

it('as many words as any processor writes are read', () => {
  expect(
    meaningOf('state', 'Refunded to the card of the customer, and settled with the batch of that day'),
  ).toBe('refunded')
})
