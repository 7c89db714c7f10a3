import { type Level, levels, type RankedField, rankedFields } from './levels.ts'

type Silent = (typeof silent)[number]
const silent = ['unknown', 'usual', 'none'] as const
type Telling<F extends RankedField> = Exclude<Level<F>, Silent>
/** A reason why a candidate stands where it stands; the words are `panel.rank.<code>`. */
export type RankCode = { [F in RankedField]: `${F}.${Telling<F>}` }[RankedField] | LookAlike | 'duplicate'

/** Somebody else that the candidate looks like: one of the family, one of the family with the same name, a twin. */
export const lookAlikes = ['household', 'junior', 'twin'] as const
export type LookAlike = (typeof lookAlikes)[number]

/** The code of a level; undefined where it tells nothing. */
export function codeOf(field: RankedField, level: string): RankCode | undefined {
  return silent.some(each => each === level) ? undefined : (`${field}.${level}` as RankCode)
}

/** Every reason there is. */
export const rankCodes: readonly RankCode[] = [
  ...lookAlikes,
  'duplicate',
  ...rankedFields.flatMap(field => levels[field].flatMap(level => codeOf(field, level) ?? [])),
]

/** Why a candidate stands where it stands. */
export interface RankReason {
  code: RankCode
  favours: (typeof favours)[number]
}
export const favours = ['for', 'against', 'neither'] as const

/** In words, for no figure is as exact as it looks. */
export type Likelihood = (typeof likelihoods)[number]
export const likelihoods = ['very-likely', 'likely', 'possible', 'unlikely'] as const
