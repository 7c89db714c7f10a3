import { isOneSlip, minTypoLength } from '../one-slip.ts'

/** Jaro-Winkler: from here on two names are taken for one name with a slip in it (ADR 0015). */
const closeNames = 0.92

/** Whether one name may be the other with a typing slip. */
export function isCloseName(a: string, b: string): boolean {
  return isOneSlip(a, b) || (Math.min(a.length, b.length) >= minTypoLength && jaroWinkler(a, b) >= closeNames)
}

/** Shorter names are too often two slips from another one: Mary and Gary, Anna and Emma. */
const minTwoSlipsLength = 5

/** Whether two typing slips may make one name of the other. */
export function isTwoSlips(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= minTwoSlipsLength && slipsBetween(a, b) <= 2
}

/** The fewest slips that make one text of the other, each as `isOneSlip` has it. */
function slipsBetween(a: string, b: string): number {
  let [beforeLast, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (const [i, letter] of [...a].entries()) {
    const row = [i + 1]
    for (const [j, other] of [...b].entries()) {
      const changed = at(last, j) + Number(letter !== other)
      const swapped = letter === b[j - 1] && a[i - 1] === other ? at(beforeLast, j - 1) + 1 : changed
      row.push(Math.min(at(row, j) + 1, at(last, j + 1) + 1, changed, swapped))
    }
    ;[beforeLast, last] = [last, row]
  }
  return at(last, b.length)
}

const at = (row: readonly number[], place: number) => row[place] ?? Number.POSITIVE_INFINITY

/** Jaro–Winkler similarity, 0 to 1: shared letters in order, with a bonus for an equal beginning of up to four. */
export function jaroWinkler(a: string, b: string): number {
  const similarity = jaro(a, b)
  let prefix = 0
  while (prefix < Math.min(4, a.length, b.length) && a[prefix] === b[prefix]) prefix++
  return similarity + prefix * 0.1 * (1 - similarity)
}

function jaro(a: string, b: string): number {
  const [inA, inB] = sharedLetters(a, b)
  if (inA.length === 0) return a === b ? 1 : 0
  const moved = inA.filter((letter, at) => letter !== inB[at]).length / 2
  return (inA.length / a.length + inB.length / b.length + (inA.length - moved) / inA.length) / 3
}

/** The letters that both have at nearly the same place, in the order of each. */
function sharedLetters(a: string, b: string): [string[], string[]] {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Set<number>()
  const inA = [...a].filter((letter, at) => {
    for (let i = Math.max(0, at - reach); i <= Math.min(b.length - 1, at + reach); i++) {
      if (b[i] !== letter || taken.has(i)) continue
      taken.add(i)
      return true
    }
    return false
  })
  return [inA, [...b].filter((_, at) => taken.has(at))]
}
