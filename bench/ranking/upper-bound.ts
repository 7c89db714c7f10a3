import { type Levels, rankedFields } from '../../lib/domain/ranking/levels.ts'
import { compareLevels, sharedFields } from '../../lib/domain/ranking/rank-candidates.ts'
import type { Case } from './population.ts'

/**
 * The share of true pairs that compare as no false pair of these orders does, in every field. No score of a pair can
 * put more of them above all false ones: it would have to tell two pairs apart that look the same.
 */
export function upperBound(cases: readonly Case[]): number {
  const pairs = cases.flatMap(entry => {
    const shared = sharedFields(entry.candidates, entry)
    return entry.candidates.map(candidate => ({
      isSame: candidate.truth === 'same',
      look: lookOf(compareLevels(entry.customer, candidate, shared)),
    }))
  })
  const others = new Set(pairs.filter(({ isSame }) => !isSame).map(({ look }) => look))
  const same = pairs.filter(({ isSame }) => isSame)
  return same.filter(({ look }) => !others.has(look)).length / Math.max(1, same.length)
}

const lookOf = (levels: Levels) => rankedFields.map(field => levels[field]).join(' ')
