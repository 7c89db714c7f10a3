import { type Levels, rankedFields } from './levels.ts'
import { codeOf, type LookAlike, type RankReason } from './reasons.ts'
import { weightOf } from './weigh.ts'

/** What speaks for and against one candidate. */
export interface Grounds {
  levels: Levels
  score: number
  /** The highest score of the same person's other charts; undefined where there are none. */
  duplicate: number | undefined
}

/** Grounds that less than doubles or halves the odds favours nobody. */
const minWeight = Math.LN2

/**
 * Why a candidate stands where it stands, the weightiest first. What all of a household share speaks for a patient
 * only where nothing hints at another one of them.
 */
export function reasonsOf({ levels, score, duplicate }: Grounds): RankReason[] {
  const lookAlike = lookAlikeOf(levels)
  const against = lookAlike ?? 'stranger'
  const told = rankedFields.flatMap(field => {
    const code = codeOf(field, levels[field])
    const weight = weightOf(field, levels, against)
    return code ? [{ code, weight, favours: favoured(weight) }] : []
  })
  const reasons: RankReason[] = told
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .map(({ code, favours }) => ({ code, favours }))
  if (duplicate !== undefined)
    reasons.push({ code: 'duplicate', favours: duplicate > score ? 'for' : 'neither' })
  return lookAlike ? [{ code: lookAlike, favours: 'against' }, ...reasons] : reasons
}

function favoured(weight: number): RankReason['favours'] {
  if (Math.abs(weight) < minWeight) return 'neither'
  return weight > 0 ? 'for' : 'against'
}

/**
 * Another first name, or another birth date under one name, and yet a way to be reached or a door in common: a
 * spouse, a child, a twin, a father and his namesake.
 */
function lookAlikeOf(levels: Levels): LookAlike | undefined {
  const { email, phone, street, firstName, lastName, birthDate, suffix } = levels
  const isNamed = lastName === 'equal' || ['part', 'close', 'alike'].includes(lastName)
  const isReached = email === 'equal' || email === 'folded' || ['mobile', 'equal', 'home'].includes(phone)
  const isHome = street === 'equal' || street === 'close'
  if (!isReached && !isHome) return undefined
  if (firstName !== 'differ')
    return isNamed && (birthDate === 'differ' || suffix === 'differ') ? 'junior' : undefined
  if (isNamed && birthDate === 'equal') return 'twin'
  return isNamed || isHome ? 'household' : undefined
}
