import 'temporal-polyfill/global'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { loadPractice } from '../sandbox/practice/practice.ts'
import { loadExpected } from '../sandbox/run/expected.ts'
import { febrlPairs } from './ranking/febrl.ts'
import { fitParameters } from './ranking/fit.ts'
import { readPairs } from './ranking/pairs.ts'
import { type Case, hasBirthDate, makeCases, withoutBirthDate } from './ranking/population.ts'
import { rankPractice } from './ranking/practice.ts'
import { report } from './ranking/report.ts'

/**
 * npm run rank-bench                          the ranking on a made set that it was not fitted on, and on a practice
 * npm run rank-bench -- --fit                 counts and calibrates again: lib/domain/ranking/parameters.json
 * npm run rank-bench -- --pairs FILE          labelled pairs of your own, a CSV file as `readPairs` describes it
 * npm run rank-bench -- --febrl               5,000 originals and 5,000 duplicates with errors as the Febrl generator's
 * npm run rank-bench -- --data DIR --seed 7   another practice, another made set, of `--practices` 1 to 4 (4)
 */
const { values } = parseArgs({
  options: {
    fit: { type: 'boolean', default: false },
    seed: { type: 'string', default: '2' },
    pairs: { type: 'string' },
    febrl: { type: 'boolean', default: false },
    practices: { type: 'string', default: '4' },
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
  reportBoth(values.pairs, readPairs(readFileSync(values.pairs, 'utf8')))
} else if (values.febrl) {
  reportBoth(`Records with typing errors, seed ${values.seed}`, readPairs(febrlPairs(Number(values.seed))))
} else {
  measureMadeSet()
  await measurePractice()
}

function measureMadeSet(): void {
  if (Number(values.seed) === fitSeed) throw new Error('This seed is the one that the parameters come from.')
  const practices = Number(values.practices)
  const cases = makeCases({ ...size, seed: Number(values.seed), practices })
  reportBoth(`Made set, seed ${values.seed}, ${practices} practices (fitted on seed ${fitSeed})`, cases)
}

/** All orders, those of them that tell a birth date, and all as if none did: they differ in what can be known. */
function reportBoth(title: string, cases: readonly Case[]): void {
  report(title, cases)
  report('Its orders with a birth date', cases.filter(hasBirthDate))
  report('The same without a birth date in any order', cases.map(withoutBirthDate))
}

async function measurePractice(): Promise<void> {
  if (!existsSync(values.data)) return console.log(`No practice at ${values.data}.`)
  const figures = await rankPractice(await loadPractice(values.data), (await loadExpected(values.data)) ?? {})
  console.log(`${values.data}: ${figures.orders} orders, ${figures.resolve} to resolve
  expected top ranked first            ${figures.topFirst} of ${figures.withTop}
  patient searches an order            ${figures.searchesPerOrder.toFixed(3)}
  … of an order that staff resolve     ${figures.searchesPerResolve.toFixed(3)}`)
}
