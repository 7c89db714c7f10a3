import 'temporal-polyfill/global'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { loadPractice } from '../sandbox/practice/practice.ts'
import { loadExpected } from '../sandbox/run/expected.ts'
import { fitParameters } from './ranking/fit.ts'
import { readPairs } from './ranking/pairs.ts'
import { makeCases } from './ranking/population.ts'
import { rankPractice } from './ranking/practice.ts'
import { report } from './ranking/report.ts'

/**
 * npm run rank-bench                          the ranking on a made set that it was not fitted on, and on a practice
 * npm run rank-bench -- --fit                 counts and calibrates again: lib/domain/ranking/parameters.json
 * npm run rank-bench -- --pairs FILE          labelled pairs of your own, a CSV file as `readPairs` describes it
 * npm run rank-bench -- --data DIR --seed 7   another practice, another made set
 */
const { values } = parseArgs({
  options: {
    fit: { type: 'boolean', default: false },
    seed: { type: 'string', default: '2' },
    pairs: { type: 'string' },
    data: { type: 'string', default: '../shared/data/practice-a' },
  },
})
const fitSeed = 1
const size = { people: 6000, orders: 6000 }

if (values.fit) {
  const fitted = fitParameters(makeCases({ ...size, seed: fitSeed, practices: 8 }))
  writeFileSync('lib/domain/ranking/parameters.json', `${JSON.stringify(fitted, null, 2)}\n`)
  console.log(`Fitted on seed ${fitSeed}. Run again without --fit to measure.`)
} else if (values.pairs) {
  const cases = readPairs(readFileSync(values.pairs, 'utf8'))
  const withoutDate = cases.map(entry => ({ ...entry, customer: { ...entry.customer, birthDate: null } }))
  report(values.pairs, cases)
  report('The same without a birth date', withoutDate)
} else {
  measureMadeSet()
  await measurePractice()
}

function measureMadeSet(): void {
  if (Number(values.seed) === fitSeed) throw new Error('This seed is the one that the parameters come from.')
  const cases = makeCases({ ...size, seed: Number(values.seed), practices: 4 })
  const withoutDate = cases.map(entry => ({ ...entry, customer: { ...entry.customer, birthDate: null } }))
  report(`Made set, seed ${values.seed} (fitted on seed ${fitSeed})`, cases)
  report('The same without a birth date in any order', withoutDate)
}

async function measurePractice(): Promise<void> {
  if (!existsSync(values.data)) return console.log(`No practice at ${values.data}.`)
  const figures = await rankPractice(await loadPractice(values.data), (await loadExpected(values.data)) ?? {})
  console.log(`${values.data}: ${figures.orders} orders, ${figures.resolve} to resolve
  expected top ranked first            ${figures.topFirst} of ${figures.withTop}
  patient searches an order            ${figures.searchesPerOrder.toFixed(3)}
  … of an order that staff resolve     ${figures.searchesPerResolve.toFixed(3)}`)
}
