import { type Ranked, rankCandidates } from '../../lib/domain/ranking/rank-candidates.ts'
import { countEqual } from './peer.ts'
import type { Case } from './population.ts'

export interface RankingFigures {
  orders: number
  pairs: number
  /** Orders that the decision table linked by itself to somebody else: must be 0. */
  wrongLinks: number
  links: number
  /** Area under the ROC curve of the probabilities, over all pairs. */
  auc: number
  /** Share of the true pairs above every false one, and above all but one in a thousand of them. */
  recallAtZeroFalse: number
  recallAtFewFalse: number
  /** The highest probability that anybody else got, and how many false pairs got more than 0.95. */
  bestOther: number
  othersAbove95: number
  others: number
  /** Expected calibration error over ten bins of probability. */
  calibrationError: number
  /** Orders whose customer is among the candidates, and the share of them with that one first. */
  listed: number
  rightFirst: number
  /** The same where somebody else is a candidate too; and what counting equal fields reaches there. */
  contested: number
  rightFirstContested: number
  peerFirst: number
  peerFirstContested: number
  /** Orders whose first candidate is called very likely, and the share where it is the customer. */
  veryLikely: number
  rightWhenVeryLikely: number
  microsecondsPerPair: number
}

interface Pair {
  probability: number
  isSame: boolean
}

export type RankedCase = Case & { ranked: Ranked<Case['candidates'][number]>[] }

export function rankAll(cases: readonly Case[]): RankedCase[] {
  return cases.map(entry => ({ ...entry, ranked: rankCandidates(entry.customer, entry.candidates, entry) }))
}

export function measureRanking(cases: readonly Case[]): RankingFigures {
  const started = performance.now()
  const all = rankAll(cases)
  const elapsed = performance.now() - started
  const pairs = pairsOf(all)
  const others = pairs.filter(({ isSame }) => !isSame).map(({ probability }) => probability)
  const links = cases.filter(({ decision }) => decision.kind === 'patient')
  const listed = all.filter(isListed)
  const contested = listed.filter(({ candidates }) => candidates.some(({ truth }) => truth !== 'same'))
  const veryLikely = all.filter(({ ranked }) => ranked[0]?.rank.likelihood === 'very-likely')
  return {
    orders: cases.length,
    pairs: pairs.length,
    links: links.length,
    wrongLinks: links.filter(isWrongLink).length,
    ...rocFigures(pairs),
    bestOther: others.reduce((most, each) => Math.max(most, each), 0),
    othersAbove95: others.filter(probability => probability > 0.95).length,
    others: others.length,
    calibrationError: calibrationErrorOf(pairs),
    listed: listed.length,
    rightFirst: rightFirst(all),
    contested: contested.length,
    rightFirstContested: rightFirst(contested),
    peerFirst: peerFirst(listed),
    peerFirstContested: peerFirst(contested),
    veryLikely: veryLikely.length,
    rightWhenVeryLikely: share(veryLikely, isFirst),
    microsecondsPerPair: (elapsed * 1000) / pairs.length,
  }
}

export function pairsOf(all: readonly RankedCase[]): Pair[] {
  return all.flatMap(({ ranked }) =>
    ranked.map(({ rank, truth }) => ({ probability: rank.probability, isSame: truth === 'same' })),
  )
}

const isListed = ({ candidates }: Case) => candidates.some(({ truth }) => truth === 'same')
const isFirst = ({ ranked }: RankedCase) => ranked[0]?.truth === 'same'

function isWrongLink({ decision, candidates }: Case): boolean {
  const uid = decision.kind === 'patient' ? decision.uid : undefined
  return candidates.some(({ patient, truth }) => patient.uid === uid && truth !== 'same')
}

/** The share of the orders that list their customer with that one first. */
export function rightFirst(all: readonly RankedCase[]): number {
  return share(all.filter(isListed), isFirst)
}

/** What counting equal fields puts first; where several are equal, by luck. */
function peerFirst(cases: readonly Case[]): number {
  const luck = cases.map(({ customer, candidates }) => {
    const counted = candidates.map(({ patient, truth }) => ({ truth, count: countEqual(customer, patient) }))
    const most = Math.max(...counted.map(({ count }) => count))
    const first = counted.filter(({ count }) => count === most)
    return first.filter(({ truth }) => truth === 'same').length / first.length
  })
  return luck.reduce((sum, each) => sum + each, 0) / Math.max(1, luck.length)
}

function share<T>(list: readonly T[], holds: (item: T) => boolean): number {
  return list.length === 0 ? 1 : list.filter(holds).length / list.length
}

/** The share of these pairs above a probability. */
export function recallAbove(pairs: readonly Pair[], threshold: number): number {
  return share(pairs, ({ probability }) => probability > threshold)
}

/** Over every threshold, equal probabilities as one step: the area is that under straight lines. */
function rocFigures(
  pairs: readonly Pair[],
): Pick<RankingFigures, 'auc' | 'recallAtZeroFalse' | 'recallAtFewFalse'> {
  const steps = Map.groupBy(pairs, ({ probability }) => probability)
  const all = { same: pairs.filter(({ isSame }) => isSame).length, other: 0 }
  all.other = pairs.length - all.same
  let [found, wrong, area, recallAtZeroFalse, recallAtFewFalse] = [0, 0, 0, 0, 0]
  for (const threshold of [...steps.keys()].sort((a, b) => b - a)) {
    const step = steps.get(threshold) ?? []
    const same = step.filter(({ isSame }) => isSame).length
    area += (step.length - same) * (found + same / 2)
    found += same
    wrong += step.length - same
    if (wrong === 0) recallAtZeroFalse = found / all.same
    if (wrong <= all.other / 1000) recallAtFewFalse = found / all.same
  }
  return { auc: area / (all.same * all.other), recallAtZeroFalse, recallAtFewFalse }
}

const bins = 10

/** Expected calibration error: how far what is claimed lies from what is true, over ten bins. */
export function calibrationErrorOf(pairs: readonly Pair[]): number {
  const errors = Array.from({ length: bins }, (_, bin) => {
    const inside = pairs.filter(pair => Math.min(bins - 1, Math.floor(pair.probability * bins)) === bin)
    const claimed = inside.reduce((sum, pair) => sum + pair.probability, 0)
    return Math.abs(claimed - inside.filter(({ isSame }) => isSame).length)
  })
  return errors.reduce((sum, error) => sum + error, 0) / Math.max(1, pairs.length)
}
