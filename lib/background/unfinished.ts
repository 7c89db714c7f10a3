import { reviveAgainAndAgain, reviveNoMore } from '../browser/wake-up.ts'

/**
 * Runs work over which the worker may die without a word. Where no page speaks to it nobody would ever start the next
 * one: so an alarm stands ready from before the work until after its end. Work that throws leaves it there and is
 * tried again when it rings.
 */
export type RunToItsEnd = <T>(work: () => Promise<T>) => Promise<T>

export function createRunToItsEnd(): RunToItsEnd {
  let underWay = 0
  let last = Promise.resolve()
  // In a row, each by what is so when its turn comes: work that begins while the alarm is taken back keeps it.
  const settle = () => {
    const step = () => (underWay > 0 ? reviveAgainAndAgain() : reviveNoMore())
    last = last.then(step, step)
    return last
  }
  return async work => {
    underWay += 1
    await settle()
    const result = await work().finally(() => {
      underWay -= 1
    })
    await settle()
    return result
  }
}
