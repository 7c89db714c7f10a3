import {
  type Level,
  type Levels,
  levels,
  type RankedField,
  rankedFields,
} from '../../lib/domain/ranking/levels.ts'
import { compareLevels, sharedFields } from '../../lib/domain/ranking/rank-candidates.ts'
import { type Parameters, probabilities, scoreOf } from '../../lib/domain/ranking/weigh.ts'
import type { Case, Truth } from './population.ts'

/** Levels that say nothing by definition, so that no accident of the made set gives them a weight. */
const silent: readonly Level<RankedField>[] = ['unknown', 'shared']
const kinds: readonly Truth[] = ['same', 'stranger', 'household']
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
  const [household, stranger] = [of('household').length, of('stranger').length]
  const tables = rankedFields.map(field => {
    const told = levels[field].filter(level => !silent.includes(level))
    const columns = kinds.map(kind =>
      shares(
        of(kind).map(pair => pair.levels[field]),
        told,
      ),
    )
    return [field, Object.fromEntries(told.map((level, row) => [level, columns.map(column => column[row])]))]
  })
  return {
    household: round(household / (household + stranger)),
    calibration: uncalibrated,
    levels: Object.fromEntries(tables),
  }
}

function shares(seen: readonly string[], told: readonly string[]): number[] {
  const counts = told.map(level => seen.filter(each => each === level).length + smoothing)
  const sum = counts.reduce((total, count) => total + count, 0)
  return counts.map(count => round(count / sum))
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
