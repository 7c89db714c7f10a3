import { faultGroups, type GroupFigures, relationGroups } from './groups.ts'
import { measureRanking, rankAll } from './measure.ts'
import type { Case } from './population.ts'
import { upperBound } from './upper-bound.ts'

const percent = (part: number) => `${(100 * part).toFixed(2)} %`

/** Prints how well the ranking does on these orders: all together, by who else is a candidate, by what is amiss. */
export function report(title: string, cases: readonly Case[]): void {
  const figures = measureRanking(cases)
  console.log(`${title}: ${figures.orders} orders, ${figures.pairs} pairs, ${figures.others} of them with somebody else
  wrong automatic links                ${figures.wrongLinks} of ${figures.links}  (must be 0)
  area under the ROC curve             ${figures.auc.toFixed(4)}
  customer ranked first                ${percent(figures.rightFirst)} of ${figures.listed}  (aim ≥ 99.5 %)
  … by counting equal fields           ${percent(figures.peerFirst)}
  … where others are candidates too    ${percent(figures.rightFirstContested)} of ${figures.contested}
  … by counting equal fields           ${percent(figures.peerFirstContested)}
  true pairs above every false one     ${percent(figures.recallAtZeroFalse)}  (aim ≥ 90 %)
  … that no false one looks like       ${percent(upperBound(cases))}  (a score of one pair cannot do better)
  true pairs found at 0.1 % false ones ${percent(figures.recallAtFewFalse)}
  best probability of somebody else    ${figures.bestOther.toFixed(4)}  (aim ≤ 0.95)
  … how many of them above 0.95        ${figures.othersAbove95} of ${figures.others}
  calibration error                    ${figures.calibrationError.toFixed(4)}  (aim ≤ 0.02)
  right where called very likely       ${percent(figures.rightWhenVeryLikely)} of ${figures.veryLikely}
  time a pair                          ${figures.microsecondsPerPair.toFixed(0)} µs`)
  const all = rankAll(cases)
  table('somebody else among the candidates', relationGroups(all))
  table('the customer’s own record', faultGroups(all))
}

function table(title: string, groups: readonly GroupFigures[]): void {
  console.log(`  ${title.padEnd(36)} orders  first     zero false  best other  calibration`)
  for (const { name, orders, rightFirst, recallAtZeroFalse, bestOther, calibrationError } of groups)
    console.log(
      `    ${name.padEnd(34)} ${String(orders).padStart(6)}  ${percent(rightFirst).padStart(8)}  ${percent(recallAtZeroFalse).padStart(8)}    ${bestOther.toFixed(4)}      ${calibrationError.toFixed(4)}`,
    )
}
