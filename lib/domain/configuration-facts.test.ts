import { expect, it } from 'vitest'
import { sampleConfiguration } from '../../tests/fixtures/sample-configuration.ts'
import { parseConfiguration } from './configuration.ts'
import { changedPaths, compareConfigurations } from './configuration-facts.ts'

/** A sample whose first shop has so many statuses of its own. */
function withStatuses(count: number) {
  const statuses = Object.fromEntries(Array.from({ length: count }, (_, n) => [`Status ${n}`, 'processing']))
  const [first, ...others] = sampleConfiguration.shops
  const parsed = parseConfiguration(
    JSON.stringify({ ...sampleConfiguration, shops: [{ ...first, statuses }, ...others] }),
  )
  if (!parsed.ok) throw new Error('it is a configuration')
  return parsed.value
}

it('a file of many values is compared without reading them all again for each', () => {
  const [few, many] = [withStatuses(10), withStatuses(30_000)]
  const from = performance.now()
  const facts = compareConfigurations(few, many)
  // Pair by pair these are a billion comparisons, while which nothing is posted.
  expect(performance.now() - from).toBeLessThan(3_000)
  expect(changedPaths(facts)).toHaveLength(29_990)
})
