import { describe, expect, it } from 'vitest'
import { type BirthDates, compareBirthDates } from './same-person.ts'

describe('patients who share all four fields', () => {
  it.each<[string, number[], BirthDates]>([
    ['one day: entered twice', [19790302, 19790302], 'same'],
    ['one day on each of three charts', [19790302, 19790302, 19790302], 'same'],
    ['years apart: father and son', [19520302, 19900302], 'differ'],
    ['another day of the same year', [19790302, 19790817], 'differ'],
    ['two of one day, and a third person', [19790302, 19790302, 19910514], 'differ'],
    ['two days, and nobody knows the third', [19790302, 19910514, 0], 'differ'],
    ['one digit off', [19841101, 19841102], 'near'],
    ['day and month exchanged', [19840211, 19841102], 'near'],
    ['one digit off from the first, and far from the second', [19841101, 19841102, 19910514], 'differ'],
    ['none on one chart', [19790302, 0], 'unknown'],
    ['none at all', [0, 0], 'unknown'],
    ['a date that forms fill in says nothing', [19790302, 19000101], 'unknown'],
    ['made up on both', [20000101, 19700101], 'unknown'],
  ])('%s', (_, days, what) => {
    expect(compareBirthDates(days)).toBe(what)
    expect(compareBirthDates(days.toReversed())).toBe(what)
  })
})
