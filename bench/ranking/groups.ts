import type { Levels } from '../../lib/domain/ranking/levels.ts'
import { compareLevels, sharedFields } from '../../lib/domain/ranking/rank-candidates.ts'
import type { RankedCase } from './measure.ts'
import { calibrationErrorOf, pairsOf, recallAbove, rightFirst } from './measure.ts'
import { relations } from './population.ts'

export interface GroupFigures {
  name: string
  orders: number
  rightFirst: number
  /** Share of true pairs above every false one: of the group's false ones, or of all, as the group is. */
  recallAtZeroFalse: number
  bestOther: number
  calibrationError: number
}

/** Orders where such a person is among the candidates; every true pair is held against these false ones. */
export function relationGroups(all: readonly RankedCase[]): GroupFigures[] {
  const same = pairsOf(all).filter(({ isSame }) => isSame)
  return relations
    .filter(relation => relation !== 'same')
    .map(relation => {
      const orders = all.filter(({ candidates }) => candidates.some(each => each.relation === relation))
      const others = orders.flatMap(({ ranked }) =>
        ranked.filter(each => each.relation === relation).map(({ rank }) => rank.probability),
      )
      return figures(relation, orders, recallAbove(same, Math.max(0, ...others)), others)
    })
}

type Fault = readonly [name: string, has: (levels: Levels, entry: RankedCase) => boolean]

const faults: readonly Fault[] = [
  ['moved', ({ place, street }) => place === 'differ' || street === 'differ'],
  ['married or double name', ({ lastName }) => lastName === 'part' || lastName === 'differ'],
  ['nickname', ({ firstName }) => firstName === 'nickname'],
  ['names turned', ({ firstName }) => firstName === 'swapped'],
  ['slip in first name', ({ firstName }) => firstName === 'close'],
  ['slip in last name', ({ lastName }) => lastName === 'close'],
  ['slip in e-mail', ({ email }) => email === 'close'],
  ['slip in phone', ({ phone }) => phone === 'close'],
  ['slip in birth date', ({ birthDate }) => birthDate === 'close' || birthDate === 'swapped'],
  ['slip in street', ({ street }) => street === 'close' || street === 'street'],
  ['other e-mail', ({ email }) => email === 'differ'],
  ['other phone', ({ phone }) => phone === 'differ'],
  ['no birth date', ({ birthDate }) => birthDate === 'unknown'],
  ['made-up or shared value', ({ email, phone }) => email === 'shared' || phone === 'shared'],
]

/** Orders whose true pair has such a fault; their true pairs are held against all false ones. */
export function faultGroups(all: readonly RankedCase[]): GroupFigures[] {
  const others = pairsOf(all).filter(({ isSame }) => !isSame)
  const best = Math.max(0, ...others.map(({ probability }) => probability))
  return faults.map(([name, has]) => {
    const orders = all.filter(entry => trueLevels(entry).some(levels => has(levels, entry)))
    const same = pairsOf(orders).filter(({ isSame }) => isSame)
    const near = pairsOf(orders).filter(({ isSame }) => !isSame)
    return figures(
      name,
      orders,
      recallAbove(same, best),
      near.map(({ probability }) => probability),
    )
  })
}

function trueLevels(entry: RankedCase): Levels[] {
  const shared = sharedFields(entry.candidates, entry)
  return entry.candidates
    .filter(({ truth }) => truth === 'same')
    .map(candidate => compareLevels(entry.customer, candidate, shared))
}

function figures(
  name: string,
  orders: readonly RankedCase[],
  recall: number,
  others: number[],
): GroupFigures {
  return {
    name,
    orders: orders.length,
    rightFirst: rightFirst(orders),
    recallAtZeroFalse: recall,
    bestOther: others.reduce((most, each) => Math.max(most, each), 0),
    calibrationError: calibrationErrorOf(pairsOf(orders)),
  }
}
