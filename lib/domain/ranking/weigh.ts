import { type Levels, type RankedField, rankedFields } from './levels.ts'
import fitted from './parameters.json' with { type: 'json' }

/** How often a level is seen: with the same person, with a stranger who was found, with somebody of the household. */
export type Frequencies = readonly number[]

/**
 * What the levels weigh. Counted on a made-up population and calibrated by `npm run rank-bench -- --fit`, which
 * writes `parameters.json`; the assumptions behind the population are in docs/adr/0015.
 */
export interface Parameters {
  /** Share of the household among candidates who are somebody else. */
  household: number
  /** Log odds = slope × score + offset. */
  calibration: { slope: number; offset: number }
  levels: Readonly<Record<RankedField, Readonly<Record<string, Frequencies>>>>
}

const unknown: Frequencies = [1, 1, 1]

/**
 * The Fellegi–Sunter score: the natural logarithm of how likely these levels are for the same person, against anybody
 * else who was found. There are two kinds of somebody else: one of the household shares e-mail, phone, last name and
 * place at once, so together they are little evidence where the first name differs; a plain sum would add them up.
 */
export function scoreOf(levels: Levels, parameters: Parameters = fitted): number {
  const seen = rankedFields.map(field => rowOf(field, levels, parameters))
  const total = (kind: number) => seen.reduce((sum, row) => sum + Math.log(row[kind] ?? 1), 0)
  const stranger = Math.log(1 - parameters.household) + total(1)
  const relative = Math.log(parameters.household) + total(2)
  const most = Math.max(stranger, relative)
  return total(0) - most - Math.log(Math.exp(stranger - most) + Math.exp(relative - most))
}

/** What one field says, as a natural logarithm: for the same person, against a stranger or one of the household. */
export function weightOf(field: RankedField, levels: Levels, against: 'stranger' | 'household'): number {
  const [same = 1, stranger = 1, household = 1] = rowOf(field, levels, fitted)
  return Math.log(same / (against === 'household' ? household : stranger))
}

function rowOf(field: RankedField, levels: Levels, parameters: Parameters): Frequencies {
  return parameters.levels[field][levels[field]] ?? unknown
}

/**
 * How probable each of these is the customer, who is at most one of them: 0 to 1, in the given order. What is left
 * to 1 is that the customer is none of them.
 */
export function probabilities(
  scores: readonly number[],
  { calibration }: Pick<Parameters, 'calibration'> = fitted,
): number[] {
  const odds = scores.map(score => calibration.slope * score + calibration.offset)
  const most = Math.max(0, ...odds)
  const shares = odds.map(logOdds => Math.exp(logOdds - most))
  const sum = shares.reduce((total, share) => total + share, Math.exp(-most))
  return shares.map(share => share / sum)
}
