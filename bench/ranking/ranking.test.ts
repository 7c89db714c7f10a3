import { existsSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { rankedFields } from '../../lib/domain/ranking/levels.ts'
import fitted from '../../lib/domain/ranking/parameters.json' with { type: 'json' }
import { loadPractice } from '../../sandbox/practice/practice.ts'
import { loadExpected } from '../../sandbox/run/expected.ts'
import { fitParameters } from './fit.ts'
import { measureRanking } from './measure.ts'
import { makeCases } from './population.ts'
import { rankPractice } from './practice.ts'

// A made practice on a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 })

/** Not the seed of `npm run rank-bench -- --fit`: what is measured here was never seen by the parameters. */
const cases = makeCases({ seed: 11, practices: 1, people: 4000, orders: 3000 })

describe('ranking on a made set that it was not fitted on', () => {
  const figures = measureRanking(cases)

  it('goes with a decision table that links nobody to somebody else', () => {
    expect(figures.links).toBeGreaterThan(500)
    expect(figures.wrongLinks).toBe(0)
  })

  it('puts the customer first', () => {
    expect(figures.contested).toBeGreaterThan(150)
    expect(figures.topOfContested).toBeGreaterThanOrEqual(0.97)
    expect(figures.topOfAll).toBeGreaterThanOrEqual(0.99)
  })

  it('tells the same from another person, and claims no more than it knows', () => {
    expect(figures.auc).toBeGreaterThanOrEqual(0.995)
    expect(figures.calibrationError).toBeLessThanOrEqual(0.02)
    expect(figures.rightWhenVeryLikely).toBeGreaterThanOrEqual(0.99)
  })
})

it('has parameters that another made set gives too', () => {
  const again = fitParameters(cases)
  expect(again.calibration.slope).toBeCloseTo(fitted.calibration.slope, 0)
  for (const field of rankedFields)
    expect(Object.keys(again.levels[field])).toEqual(Object.keys(fitted.levels[field]))
  expect(again.levels.email.equal?.[0]).toBeCloseTo(fitted.levels.email.equal[0] ?? 0, 1)
})

const folder = '../shared/data/practice-a'

it('finds the best candidate of every order, with few searches', async ctx => {
  ctx.skip(!existsSync(folder), `no practice in ${folder}`)
  const figures = await rankPractice(await loadPractice(folder), (await loadExpected(folder)) ?? {})
  expect(figures.withTop).toBeGreaterThan(0)
  expect(figures.topFirst).toBe(figures.withTop)
  expect(figures.searchesPerOrder).toBeLessThanOrEqual(1.6)
})
