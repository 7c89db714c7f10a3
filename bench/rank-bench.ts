import 'temporal-polyfill/global'
import { existsSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { loadPractice } from '../sandbox/practice/practice.ts'
import { loadExpected } from '../sandbox/run/expected.ts'
import { fitParameters } from './ranking/fit.ts'
import { measureRanking } from './ranking/measure.ts'
import { makeCases } from './ranking/population.ts'
import { rankPractice } from './ranking/practice.ts'

/**
 * npm run rank-bench                          the ranking on a made set that it was not fitted on, and on a practice
 * npm run rank-bench -- --fit                 counts and calibrates again: lib/domain/ranking/parameters.json
 * npm run rank-bench -- --data DIR --seed 7   another practice, another made set
 */
const { values } = parseArgs({
  options: {
    fit: { type: 'boolean', default: false },
    seed: { type: 'string', default: '2' },
    data: { type: 'string', default: '../shared/data/practice-a' },
  },
})
const fitSeed = 1
const size = { people: 6000, orders: 6000 }
const percent = (part: number) => `${(100 * part).toFixed(2)} %`

if (values.fit) {
  const fitted = fitParameters(makeCases({ ...size, seed: fitSeed, practices: 8 }))
  writeFileSync('lib/domain/ranking/parameters.json', `${JSON.stringify(fitted, null, 2)}\n`)
  console.log(`Fitted on seed ${fitSeed}. Run again without --fit to measure.`)
} else {
  measureMadeSet()
  await measurePractice()
}

function measureMadeSet(): void {
  if (Number(values.seed) === fitSeed) throw new Error('This seed is the one that the parameters come from.')
  const figures = measureRanking(makeCases({ ...size, seed: Number(values.seed), practices: 4 }))
  console.log(`Made set, seed ${values.seed} (fitted on seed ${fitSeed}): ${figures.orders} orders, ${figures.pairs} pairs
  wrong automatic links                ${figures.wrongLinks} of ${figures.links}  (must be 0)
  area under the ROC curve             ${figures.auc.toFixed(4)}
  true pairs found at 0.1 % false ones ${percent(figures.recallAtFewFalse)}
  calibration error                    ${figures.calibrationError.toFixed(4)}  (aim ≤ 0.02)
  customer ranked first                ${percent(figures.topOfAll)} of ${figures.resolvable} RESOLVE orders  (aim ≥ 98 %)
  … where others are candidates too    ${percent(figures.topOfContested)} of ${figures.contested}
  right where called very likely       ${percent(figures.rightWhenVeryLikely)} of ${figures.veryLikely}
  time a pair                          ${figures.microsecondsPerPair.toFixed(0)} µs`)
}

async function measurePractice(): Promise<void> {
  if (!existsSync(values.data)) return console.log(`No practice at ${values.data}.`)
  const figures = await rankPractice(await loadPractice(values.data), (await loadExpected(values.data)) ?? {})
  console.log(`${values.data}: ${figures.orders} orders, ${figures.resolve} to resolve
  expected top ranked first            ${figures.topFirst} of ${figures.withTop}
  patient searches an order            ${figures.searchesPerOrder.toFixed(3)}
  … of an order that staff resolve     ${figures.searchesPerResolve.toFixed(3)}`)
}
