import { expect, it } from 'vitest'
import { seeded } from '../../tests/reliability/simulation/random.ts'
import { febrlPairs } from './febrl.ts'
import { measureRanking } from './measure.ts'
import { readPairs } from './pairs.ts'
import { withoutBirthDate } from './population.ts'
import { typingError } from './typing-errors.ts'

it('makes the same pairs for one seed, one true pair an order, most of them with an error', () => {
  const cases = readPairs(febrlPairs(5, 400))
  expect(cases).toHaveLength(400)
  expect(febrlPairs(5, 400)).toBe(febrlPairs(5, 400))
  for (const { candidates } of cases)
    expect(candidates.filter(({ truth }) => truth === 'same')).toHaveLength(1)
  const whole = cases.filter(({ customer, candidates }) =>
    candidates.some(({ patient }) => customer.lines[0] === patient.lines?.[0]),
  )
  expect(whole.length / cases.length).toBeLessThan(0.8)
})

it('finds the originals of records with typing errors', () => {
  const cases = readPairs(febrlPairs(9, 1500))
  const figures = measureRanking(cases)
  expect(figures.others).toBeGreaterThan(1000)
  expect(figures.auc).toBeGreaterThanOrEqual(0.999)
  expect(figures.rightFirst).toBeGreaterThanOrEqual(0.995)
  expect(figures.recallAtZeroFalse).toBeGreaterThanOrEqual(0.95)
  expect(figures.bestOther).toBeLessThanOrEqual(0.95)
})

it('finds them without a birth date, though relatives share name, phone and door', () => {
  const cases = readPairs(febrlPairs(2, 2500)).map(withoutBirthDate)
  const figures = measureRanking(cases)
  expect(figures.rightFirst).toBeGreaterThanOrEqual(0.995)
  expect(figures.recallAtZeroFalse).toBeGreaterThanOrEqual(0.9)
  expect(figures.bestOther).toBeLessThanOrEqual(0.95)
})

it.each(['Katherine', 'Phillips', '2143200188', '1980-03-04', 'O'])('changes %s by one error only', text => {
  const random = seeded(3)
  const made = Array.from({ length: 200 }, () => typingError(random, text))
  for (const error of made) expect(Math.abs(error.length - text.length)).toBeLessThanOrEqual(1)
  expect(new Set(made).size).toBeGreaterThan(text.length < 2 ? 0 : 5)
})
