import { type Levels, type RankedField, rankedFields } from './levels.ts'
import fitted from './parameters.json' with { type: 'json' }

/**
 * Who a candidate may be, if not the customer: nobody near, one of the same name elsewhere, one born on the same day
 * that a search by birth date brought, one of the household, one of the household with the same name (Jr. and Sr.), a
 * twin.
 */
export const others = ['stranger', 'namesake', 'birthmate', 'household', 'junior', 'twin'] as const
export type Other = (typeof others)[number]

/** How often a level is seen: with the same person, then with each of `others`. */
export type Frequencies = readonly number[]

/**
 * What the levels weigh. Counted on a made-up population and calibrated by `npm run rank-bench -- --fit`, which
 * writes `parameters.json`; the assumptions behind the population are in docs/adr/0015.
 */
export interface Parameters {
  /** Each kind's share among candidates who are somebody else. */
  others: Readonly<Record<Other, number>>
  /** The share of households with one mailbox, one phone and one door for all. */
  sharing: number
  /** Log odds = slope × score + offset. */
  calibration: { slope: number; offset: number }
  levels: Readonly<Record<RankedField, Readonly<Record<string, Frequencies>>>>
}

const unknown: Frequencies = [1, ...others.map(() => 1)]

/**
 * The Fellegi–Sunter score: the natural logarithm of how likely these levels are for the same person, against anybody
 * else who was found. Each kind of somebody else has its own frequencies: one of the household shares e-mail, phone,
 * last name and street at once, so together they are little evidence where the first name differs, or the birth
 * date; a plain sum would add them up. Where a household has one of each for all, none of it tells one from another.
 */
export function scoreOf(levels: Levels, parameters: Parameters = fitted): number {
  const against = others.map(other => logLikelihood(other, levels, parameters))
  const most = Math.max(...against)
  const sum = against.reduce((total, each) => total + Math.exp(each - most), 0)
  return columnSum(0, levels, parameters) - most - Math.log(sum)
}

/** What one field says, as a natural logarithm: for the same person, against one kind of somebody else. */
export function weightOf(field: RankedField, levels: Levels, against: Other): number {
  const row = rowOf(field, levels, fitted)
  return Math.log((row[0] ?? 1) / (row[columnOf(against)] ?? 1))
}

const columnOf = (other: Other) => others.indexOf(other) + 1

/** What all of a household may have in common. */
const sharedFields: readonly RankedField[] = ['email', 'phone', 'place', 'street']
/** A mobile phone is nobody else's, whatever the others have in common. */
const isShared = (field: RankedField, { phone }: Levels) =>
  sharedFields.includes(field) && !(field === 'phone' && phone === 'mobile')
const isOfHousehold = (other: Other) => other === 'household' || other === 'junior' || other === 'twin'

function logLikelihood(other: Other, levels: Levels, parameters: Parameters): number {
  const column = columnOf(other)
  const apart = columnSum(column, levels, parameters)
  const share = Math.log(parameters.others[other])
  if (!isOfHousehold(other)) return share + apart
  const together = rankedFields.reduce((sum, field) => {
    const row = rowOf(field, levels, parameters)
    return sum + Math.log(row[isShared(field, levels) ? 0 : column] ?? 1)
  }, 0)
  const most = Math.max(apart, together)
  const mixed =
    (1 - parameters.sharing) * Math.exp(apart - most) + parameters.sharing * Math.exp(together - most)
  return share + most + Math.log(mixed)
}

function columnSum(column: number, levels: Levels, parameters: Parameters): number {
  return rankedFields.reduce((sum, field) => sum + Math.log(rowOf(field, levels, parameters)[column] ?? 1), 0)
}

function rowOf(field: RankedField, levels: Levels, parameters: Parameters): Frequencies {
  return parameters.levels[field][levels[field]] ?? unknown
}

/**
 * How probable each of these is the customer, who is at most one of them: 0 to 1, in the given order. What is left
 * to 1 is that the customer is none of them. Scores only: `rankCandidates` takes off what a relative may have.
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
