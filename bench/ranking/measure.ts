import { type Ranked, rankCandidates } from '../../lib/domain/ranking/rank-candidates.ts'
import type { Case } from './population.ts'

export interface RankingFigures {
  orders: number
  pairs: number
  /** Orders that the decision table linked by itself to somebody else: must be 0. */
  wrongLinks: number
  links: number
  /** Area under the ROC curve of the probabilities, over all pairs. */
  auc: number
  /** Share of the true pairs above all but one in a thousand of the false ones. */
  recallAtFewFalse: number
  /** Expected calibration error over ten bins of probability. */
  calibrationError: number
  /** RESOLVE orders whose customer is among several candidates, and the share of them with that one first. */
  contested: number
  topOfContested: number
  /** The same with one candidate or more. */
  resolvable: number
  topOfAll: number
  /** RESOLVE orders whose first candidate is called very likely, and the share where it is the customer. */
  veryLikely: number
  rightWhenVeryLikely: number
  microsecondsPerPair: number
}

interface Pair {
  probability: number
  isSame: boolean
}

type RankedCase = Case & { ranked: Ranked<Case['candidates'][number]>[] }

export function measureRanking(cases: readonly Case[]): RankingFigures {
  const started = performance.now()
  const all: RankedCase[] = cases.map(entry => ({
    ...entry,
    ranked: rankCandidates(entry.customer, entry.candidates, entry),
  }))
  const elapsed = performance.now() - started
  const pairs: Pair[] = all.flatMap(({ ranked }) =>
    ranked.map(({ rank, truth }) => ({ probability: rank.probability, isSame: truth === 'same' })),
  )
  const links = all.filter(({ decision }) => decision.kind === 'patient')
  const resolvable = all.filter(
    ({ decision, ranked }) => decision.kind === 'resolve' && ranked.some(({ truth }) => truth === 'same'),
  )
  const contested = resolvable.filter(({ ranked }) => ranked.some(({ truth }) => truth !== 'same'))
  const veryLikely = all.filter(
    ({ decision, ranked }) => decision.kind === 'resolve' && ranked[0]?.rank.likelihood === 'very-likely',
  )
  return {
    orders: cases.length,
    pairs: pairs.length,
    links: links.length,
    wrongLinks: links.filter(entry => !isFirst(entry)).length,
    ...rocFigures(pairs),
    calibrationError: calibrationError(pairs),
    contested: contested.length,
    topOfContested: share(contested, isFirst),
    resolvable: resolvable.length,
    topOfAll: share(resolvable, isFirst),
    veryLikely: veryLikely.length,
    rightWhenVeryLikely: share(veryLikely, isFirst),
    microsecondsPerPair: (elapsed * 1000) / pairs.length,
  }
}

const isFirst = ({ ranked }: RankedCase) => ranked[0]?.truth === 'same'

function share<T>(list: readonly T[], holds: (item: T) => boolean): number {
  return list.length === 0 ? 1 : list.filter(holds).length / list.length
}

/** Over every threshold, equal probabilities as one step: the area is that under straight lines. */
function rocFigures(pairs: readonly Pair[]): Pick<RankingFigures, 'auc' | 'recallAtFewFalse'> {
  const steps = Map.groupBy(pairs, ({ probability }) => probability)
  const all = { same: pairs.filter(({ isSame }) => isSame).length, other: 0 }
  all.other = pairs.length - all.same
  let [found, wrong, area, recallAtFewFalse] = [0, 0, 0, 0]
  for (const threshold of [...steps.keys()].sort((a, b) => b - a)) {
    const step = steps.get(threshold) ?? []
    const same = step.filter(({ isSame }) => isSame).length
    area += (step.length - same) * (found + same / 2)
    found += same
    wrong += step.length - same
    if (wrong <= all.other / 1000) recallAtFewFalse = found / all.same
  }
  return { auc: area / (all.same * all.other), recallAtFewFalse }
}

const bins = 10

function calibrationError(pairs: readonly Pair[]): number {
  const errors = Array.from({ length: bins }, (_, bin) => {
    const inside = pairs.filter(pair => Math.min(bins - 1, Math.floor(pair.probability * bins)) === bin)
    const claimed = inside.reduce((sum, pair) => sum + pair.probability, 0)
    return Math.abs(claimed - inside.filter(({ isSame }) => isSame).length)
  })
  return errors.reduce((sum, error) => sum + error, 0) / pairs.length
}
