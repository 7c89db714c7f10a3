import type { Candidate } from '../matching.ts'
import type { Customer } from '../order.ts'
import { isWidelyShared } from '../shared-contact.ts'
import { compareBirthDate, comparePhone, comparePlace } from './compare-details.ts'
import { compareEmail } from './compare-email.ts'
import { compareNames } from './compare-names.ts'
import { compareStreet } from './compare-street.ts'
import { doubtShare, mayBeAnother } from './doubt.ts'
import { type Grounds, reasonsOf } from './explain.ts'
import type { Levels } from './levels.ts'
import { chartsOfOne } from './one-person.ts'
import type { Likelihood, RankReason } from './reasons.ts'
import { probabilities, scoreOf } from './weigh.ts'

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
  // One person's charts are equally probable: those that are used no more come last.
  const weighed = weighPeople(compared).sort(
    (a, b) => b.chance - a.chance || isInactive(a) - isInactive(b) || b.score - a.score || byUid(a, b),
  )
  return weighed.map(({ candidate, ...grounds }, place) => ({
    ...candidate,
    rank: rankOf(grounds, weighed[place + 1]?.chance),
  }))
}

type Weighed<T> = Grounds & { candidate: T; chance: number }

/**
 * How probable each of an order's candidates is the customer, less what is left to somebody else where both fit. The
 * customer is one person of them at most, who may have several charts: what one of these agrees in speaks for all.
 */
function weighPeople<T extends Candidate>(
  compared: readonly { candidate: T; levels: Levels }[],
): Weighed<T>[] {
  const scored = compared.map(entry => ({ ...entry, score: scoreOf(entry.levels) }))
  const people = chartsOfOne(compared.map(({ candidate }) => candidate.patient)).map(places =>
    places.flatMap(place => scored[place] ?? []),
  )
  const chances = probabilities(people.map(charts => Math.max(...charts.map(({ score }) => score))))
  return people.flatMap((charts, at) => {
    const share = charts.every(({ levels }) => mayBeAnother(levels)) ? 1 - doubtShare : 1
    const chance = (chances[at] ?? 0) * share
    return charts.map(chart => ({ ...chart, chance, duplicate: bestBeside(chart, charts) }))
  })
}

function bestBeside<T extends { score: number }>(chart: T, charts: readonly T[]): number | undefined {
  const others = charts.filter(each => each !== chart)
  return others.length === 0 ? undefined : Math.max(...others.map(({ score }) => score))
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
    email: compareEmail(customer.email, patient, likeness.email, shared.email),
    ...compareNames(customer, patient, likeness),
    phone: comparePhone(customer.phone, patient, likeness.phone, shared.phone),
    birthDate: compareBirthDate(customer.birthDate, patient.birthDate),
    place,
    street: compareStreet(customer.lines, patient.lines ?? [], place),
  }
}

interface Listed {
  candidate: Candidate
}
const isInactive = ({ candidate }: Listed) => Number(candidate.patient.isInactive ?? false)
const uidOf = ({ candidate }: Listed) => candidate.patient.uid.toLowerCase()

function byUid(a: Listed, b: Listed): number {
  return uidOf(a) < uidOf(b) ? -1 : Number(uidOf(a) > uidOf(b))
}

function rankOf({ chance, ...grounds }: Grounds & { chance: number }, next: number | undefined): Rank {
  return {
    probability: chance,
    likelihood: likelihoodOf(chance),
    margin: next === undefined ? null : chance / next,
    reasons: reasonsOf(grounds),
  }
}

function likelihoodOf(probability: number): Likelihood {
  if (probability >= 0.95) return 'very-likely'
  if (probability >= 0.7) return 'likely'
  return probability >= 0.2 ? 'possible' : 'unlikely'
}
