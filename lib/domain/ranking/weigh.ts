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

export interface Weighed {
  levels: Levels
  /** Natural logarithm of: how likely these levels are for the same person, against anybody else who was found. */
  score: number
  /** What each field adds to the score; 0 where it is unknown or tells nothing. */
  weights: Record<RankedField, number>
}

const unknown: Frequencies = [1, 1, 1]

/**
 * The Fellegi–Sunter score with two kinds of somebody else. One of the household shares e-mail, phone, last name and
 * place at once, so together they are little evidence where the first name differs; a plain sum would add them up.
 */
export function weigh(levels: Levels, parameters: Parameters = fitted): Weighed {
  const seen = rankedFields.map(field => parameters.levels[field][levels[field]] ?? unknown)
  const total = (kind: number) => seen.reduce((sum, row) => sum + Math.log(row[kind] ?? 1), 0)
  const stranger = Math.log(1 - parameters.household) + total(1)
  const relative = Math.log(parameters.household) + total(2)
  const most = Math.max(stranger, relative)
  const other = most + Math.log(Math.exp(stranger - most) + Math.exp(relative - most))
  const ofHousehold = Math.exp(relative - other)
  const weights = rankedFields.map((field, at) => {
    const [same = 1, strange = 1, related = 1] = seen[at] ?? unknown
    return [field, Math.log(same / (related * ofHousehold + strange * (1 - ofHousehold)))]
  })
  return { levels, score: total(0) - other, weights: Object.fromEntries(weights) }
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
