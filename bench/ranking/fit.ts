import {
  type Level,
  type Levels,
  levels,
  type RankedField,
  rankedFields,
} from '../../lib/domain/ranking/levels.ts'
import { compareLevels, sharedFields } from '../../lib/domain/ranking/rank-candidates.ts'
import {
  type Other,
  others,
  type Parameters,
  probabilities,
  scoreOf,
} from '../../lib/domain/ranking/weigh.ts'
import type { Case, Truth } from './population.ts'

/** Levels that say nothing by definition, so that no accident of the made set gives them a weight. */
const silent: readonly Level<RankedField>[] = ['unknown', 'shared']
const kinds: readonly Truth[] = ['same', ...others]
/** As if each level had been seen so many times more: no level is impossible because the made set lacks it. */
const smoothing = 0.5

/** Counts the levels of each kind of pair, then calibrates by maximum likelihood over whole orders. */
export function fitParameters(cases: readonly Case[]): Parameters {
  const counted = countLevels(cases)
  const weighed = cases.map(entry => ({
    scores: levelsOf(entry).map(each => scoreOf(each, counted)),
    isSame: entry.candidates.map(({ truth }) => truth === 'same'),
  }))
  return { ...counted, calibration: calibrate(weighed) }
}

const uncalibrated = { slope: 1, offset: 0 }

function levelsOf(entry: Case): Levels[] {
  const shared = sharedFields(entry.candidates, entry)
  return entry.candidates.map(candidate => compareLevels(entry.customer, candidate, shared))
}

function countLevels(cases: readonly Case[]): Parameters {
  const pairs = cases.flatMap(entry =>
    levelsOf(entry).map((each, at) => ({ truth: entry.candidates[at]?.truth, levels: each })),
  )
  const of = (truth: Truth) => pairs.filter(pair => pair.truth === truth)
  const all = pairs.length - of('same').length
  const tables = rankedFields.map(field => {
    const told = levels[field].filter(level => !silent.includes(level))
    const seen = (kind: Truth) => of(kind).map(pair => pair.levels[field])
    const household = shares(seen('household'), told)
    const columns = kinds.map(kind => shares(seen(kind), told, isShrunk(kind, field) ? household : undefined))
    return [
      field,
      Object.fromEntries(told.map((level, row) => [level, columns.map(column => round(column[row] ?? 0))])),
    ]
  })
  return {
    others: shareOf(kind => of(kind).length / all),
    sharing,
    calibration: uncalibrated,
    levels: Object.fromEntries(tables),
  }
}

function shareOf(share: (kind: Other) => number): Parameters['others'] {
  return {
    stranger: round(share('stranger')),
    namesake: round(share('namesake')),
    birthmate: round(share('birthmate')),
    household: round(share('household')),
    junior: round(share('junior')),
    twin: round(share('twin')),
  }
}

/** An assumption, on the careful side: the made set has fewer of them. */
const sharing = 0.3

/** The few juniors and twins share what any two of a household share: as if so many more had been seen. */
const borrowed = 10
const sharedAtHome: readonly RankedField[] = ['email', 'phone', 'place', 'street', 'lastName']
const isShrunk = (kind: Truth, field: RankedField) =>
  (kind === 'junior' || kind === 'twin') && sharedAtHome.includes(field)

function shares(seen: readonly string[], told: readonly string[], prior?: readonly number[]): number[] {
  const counts = told.map(
    (level, row) => seen.filter(each => each === level).length + smoothing + borrowed * (prior?.[row] ?? 0),
  )
  const sum = counts.reduce((total, count) => total + count, 0)
  return counts.map(count => count / sum)
}

const round = (value: number) => Number(value.toPrecision(2))

interface Weighed {
  scores: number[]
  isSame: boolean[]
}

/** Platt's two parameters, found by ever finer steps: the loss has one hollow. */
function calibrate(weighed: readonly Weighed[]): Parameters['calibration'] {
  let best = { ...uncalibrated, loss: loss(weighed, uncalibrated) }
  for (let step = 0.5; step > 0.005; ) {
    const around = [-step, 0, step].flatMap(ds =>
      [-step, 0, step].map(d => ({ slope: best.slope + ds, offset: best.offset + d })),
    )
    const [next] = around
      .map(point => ({ ...point, loss: loss(weighed, point) }))
      .sort((a, b) => a.loss - b.loss)
    if (next && next.loss < best.loss - 1e-9) best = next
    else step /= 2
  }
  return { slope: round(best.slope), offset: round(best.offset) }
}

function loss(weighed: readonly Weighed[], calibration: Parameters['calibration']): number {
  const losses = weighed.map(({ scores, isSame }) => {
    const chances = probabilities(scores, { calibration })
    const right = chances.filter((_, at) => isSame[at])
    const none = 1 - chances.reduce((sum, chance) => sum + chance, 0)
    const told = right.length > 0 ? right.reduce((sum, chance) => sum + chance, 0) : none
    return -Math.log(Math.max(told, 1e-12))
  })
  return losses.reduce((sum, each) => sum + each, 0) / losses.length
}
