import { type Levels, rankedFields } from '../../lib/domain/ranking/levels.ts'
import { chartsOfOne } from '../../lib/domain/ranking/one-person.ts'
import { compareLevels, sharedFields } from '../../lib/domain/ranking/rank-candidates.ts'
import { scoreOf } from '../../lib/domain/ranking/weigh.ts'
import type { Case } from './population.ts'

/**
 * The share of true pairs that compare as no false pair of these orders does, in every field. No score of a pair can
 * put more of them above all false ones: it would have to tell two pairs apart that look the same. A chart that one
 * person has twice compares as the better one does.
 */
export function upperBound(cases: readonly Case[]): number {
  const pairs = cases.flatMap(looksOf)
  const others = new Set(pairs.filter(({ isSame }) => !isSame).map(({ look }) => look))
  const same = pairs.filter(({ isSame }) => isSame)
  return same.filter(({ look }) => !others.has(look)).length / Math.max(1, same.length)
}

function looksOf(entry: Case): { isSame: boolean; look: string }[] {
  const shared = sharedFields(entry.candidates, entry)
  return chartsOfOne(entry.candidates.map(({ patient }) => patient)).flatMap(places => {
    const charts = places.flatMap(place => entry.candidates[place] ?? [])
    const [best] = charts
      .map(chart => compareLevels(entry.customer, chart, shared))
      .sort((a, b) => scoreOf(b) - scoreOf(a))
    return charts.map(({ truth }) => ({ isSame: truth === 'same', look: best ? lookOf(best) : '' }))
  })
}

const lookOf = (levels: Levels) => rankedFields.map(field => levels[field]).join(' ')
