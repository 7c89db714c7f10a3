import { isNearDay, knownBirthDate } from '../../domain/known-values.ts'

/**
 * What the birth dates of patients who share all four fields say: `same` = probably one person entered twice, `differ` =
 * probably two people, whose charts must never be merged; `near` = one may be the other typed wrongly; `unknown` = not
 * everybody has one, or one that was made up (rules 4).
 */
export type BirthDates = 'same' | 'near' | 'differ' | 'unknown'

/** Compares birth dates as `birthDateOf` reads them: year * 10000 + month * 100 + day, 0 for none. */
export function compareBirthDates(told: readonly number[]): BirthDates {
  const days = told.map(dayOf).map(day => knownBirthDate(day))
  const [first, ...others] = [...new Set(days.filter(day => day !== undefined))]
  if (first !== undefined && others.length > 0)
    return others.every(other => isNearDay(first, other)) ? 'near' : 'differ'
  return first === undefined || days.includes(undefined) ? 'unknown' : 'same'
}

function dayOf(told: number): string | null {
  if (told === 0) return null
  const [year, month, day] = [Math.floor(told / 10_000), Math.floor(told / 100) % 100, told % 100]
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}
