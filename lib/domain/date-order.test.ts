import { expect, it } from 'vitest'
import { type DateEvidence, type DateOrder, dateOrderBy, joinedEvidence } from './date-order.ts'

it.each<[DateEvidence, DateOrder | undefined, DateOrder | 'mixed' | undefined]>([
  [{}, undefined, undefined],
  [{ language: 'day-first' }, undefined, 'day-first'],
  [{ figures: 'day-first' }, undefined, 'day-first'],
  [{ figures: 'day-first', language: 'day-first' }, undefined, 'day-first'],
  [{ figures: 'month-first', language: 'day-first' }, undefined, 'mixed'],
  [{ figures: 'mixed' }, undefined, 'mixed'],
  [{ figures: 'mixed', language: 'day-first' }, 'day-first', 'mixed'],
  [{}, 'month-first', 'month-first'],
  [{ language: 'day-first' }, 'month-first', 'month-first'],
  [{ figures: 'day-first' }, 'month-first', 'mixed'],
  [{ figures: 'month-first', language: 'day-first' }, 'month-first', 'month-first'],
  [{ likely: 'year-first' }, undefined, 'year-first'],
  [{ likely: 'year-first' }, 'day-first', 'day-first'],
  [{ likely: 'year-first', language: 'day-first' }, undefined, 'day-first'],
  [{ likely: 'year-first', figures: 'day-first' }, undefined, 'day-first'],
  [{ figures: 'year-first', language: 'day-first' }, undefined, 'mixed'],
  [{ figures: 'year-first' }, 'year-first', 'year-first'],
])('%j, and %s was set: %s', (evidence, set, order) => {
  expect(dateOrderBy(evidence, set)).toBe(order)
})

it.each<[DateEvidence, DateEvidence, DateEvidence]>([
  [{}, {}, {}],
  [{}, { figures: 'day-first' }, { figures: 'day-first' }],
  [{ figures: 'day-first' }, {}, { figures: 'day-first' }],
  [{ figures: 'day-first' }, { figures: 'day-first' }, { figures: 'day-first' }],
  [{ figures: 'day-first' }, { figures: 'month-first' }, { figures: 'mixed' }],
  [{ figures: 'day-first' }, { figures: 'mixed' }, { figures: 'mixed' }],
  [
    { language: 'month-first' },
    { language: 'day-first', figures: 'mixed' },
    { figures: 'mixed', language: 'month-first' },
  ],
  [{ likely: 'year-first' }, {}, { likely: 'year-first' }],
  [{}, { likely: 'day-first' }, { likely: 'day-first' }],
  [{ likely: 'year-first' }, { likely: 'year-first' }, { likely: 'year-first' }],
  [{ likely: 'year-first' }, { likely: 'day-first' }, {}],
  [{ likely: 'year-first' }, { figures: 'day-first' }, { figures: 'day-first', likely: 'year-first' }],
])('%j and %j are %j', (own, other, joined) => {
  expect(joinedEvidence(own, other)).toEqual(joined)
})
