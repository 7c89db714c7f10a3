import type { Candidate } from '../matching.ts'
import type { Customer } from '../order.ts'
import { isWidelyShared } from '../shared-contact.ts'
import { compareBirthDate, comparePhone, comparePlace } from './compare-details.ts'
import { compareEmail } from './compare-email.ts'
import { compareNames } from './compare-names.ts'
import { compareStreet } from './compare-street.ts'
import { doubtShare, mayBeRelative } from './doubt.ts'
import { type Levels, rankedFields } from './levels.ts'
import { codeOf, type Likelihood, type LookAlike, type RankReason } from './reasons.ts'
import { probabilities, scoreOf, weightOf } from './weigh.ts'

export interface Rank {
  /** 0 to 1: that this patient is the customer, given the other candidates. */
  probability: number
  likelihood: Likelihood
  /** How many times as probable as the next one in the order; null for the last. */
  margin: number | null
  /** The weightiest first; what is unknown is left out. */
  reasons: RankReason[]
}

export type Ranked<T extends Candidate = Candidate> = T & { rank: Rank }

/** What is known of a customer's values beyond the candidates themselves. */
export interface Known {
  /** The phone search brought people of several families. */
  phoneIsShared: boolean
}

/**
 * The candidates, the most probable first; equal ones by uid, so that the order never changes by itself. It sorts
 * and explains: only `decideMatch` ever decides (rules 4).
 */
export function rankCandidates<T extends Candidate>(
  customer: Customer,
  candidates: readonly T[],
  known: Known = { phoneIsShared: false },
): Ranked<T>[] {
  const shared = sharedFields(candidates, known)
  const compared = candidates.map(candidate => ({
    candidate,
    levels: compareLevels(customer, candidate, shared),
  }))
  const chances = chancesOf(compared.map(({ levels }) => levels))
  const weighed = compared
    .map((entry, at) => ({ ...entry, chance: chances[at] ?? 0 }))
    .sort((a, b) => b.chance - a.chance || byUid(a.candidate, b.candidate))
  return weighed.map(({ candidate, levels, chance }, place) => ({
    ...candidate,
    rank: rankOf(levels, chance, weighed[place + 1]?.chance),
  }))
}

/** How probable each of an order's candidates is the customer, less what a relative of the same name may have. */
function chancesOf(compared: readonly Levels[]): number[] {
  const chances = probabilities(compared.map(levels => scoreOf(levels)))
  return compared.map((levels, at) => (chances[at] ?? 0) * (mayBeRelative(levels) ? 1 - doubtShare : 1))
}

/** The fields whose value in the order so many people share that it tells nothing. */
export function sharedFields(
  candidates: readonly Candidate[],
  known: Known,
): Record<'email' | 'phone', boolean> {
  const isShared = (field: 'email' | 'phone') =>
    isWidelyShared(
      candidates.filter(({ likeness }) => likeness[field] === 'equal').map(({ patient }) => patient),
    )
  return { email: isShared('email'), phone: known.phoneIsShared || isShared('phone') }
}

/** How each field of the order and of one candidate compare. */
export function compareLevels(
  customer: Customer,
  { patient, likeness }: Candidate,
  shared: Record<'email' | 'phone', boolean>,
): Levels {
  const place = comparePlace(customer, patient)
  return {
    email: compareEmail(customer.email, patient.email, likeness.email, shared.email),
    ...compareNames(customer, patient, likeness),
    phone: comparePhone(customer.phone, patient.phones, likeness.phone, shared.phone),
    birthDate: compareBirthDate(customer.birthDate, patient.birthDate),
    place,
    street: compareStreet(customer.lines, patient.lines ?? [], place),
  }
}

function byUid(a: Candidate, b: Candidate): number {
  const [left, right] = [a.patient.uid.toLowerCase(), b.patient.uid.toLowerCase()]
  return left < right ? -1 : Number(left > right)
}

function rankOf(levels: Levels, probability: number, next: number | undefined): Rank {
  return {
    probability,
    likelihood: likelihoodOf(probability),
    margin: next === undefined ? null : probability / next,
    reasons: reasonsOf(levels),
  }
}

function likelihoodOf(probability: number): Likelihood {
  if (probability >= 0.95) return 'very-likely'
  if (probability >= 0.7) return 'likely'
  return probability >= 0.2 ? 'possible' : 'unlikely'
}

/** Evidence that less than doubles or halves the odds favours nobody. */
const minWeight = Math.LN2

/** What all of a household share speaks for a patient only where nothing hints at another one of them. */
function reasonsOf(levels: Levels): RankReason[] {
  const lookAlike = lookAlikeOf(levels)
  const against = lookAlike ?? 'stranger'
  const told = rankedFields.flatMap(field => {
    const code = codeOf(field, levels[field])
    const weight = weightOf(field, levels, against)
    return code ? [{ code, weight, favours: favoured(weight) }] : []
  })
  const reasons = told
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .map(({ code, favours }) => ({ code, favours }))
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
  const isNamed = lastName === 'equal' || lastName === 'part' || lastName === 'close'
  const isReached = email === 'equal' || email === 'folded' || phone === 'equal'
  const isHome = street === 'equal' || street === 'close'
  if (!isReached && !isHome) return undefined
  if (firstName !== 'differ')
    return isNamed && (birthDate === 'differ' || suffix === 'differ') ? 'junior' : undefined
  if (isNamed && birthDate === 'equal') return 'twin'
  return isNamed || isHome ? 'household' : undefined
}
