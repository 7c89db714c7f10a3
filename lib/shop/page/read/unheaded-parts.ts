import { textOf } from '../find/text.ts'
import { sidePairs } from './pairs.ts'
import { readItems } from './read-items.ts'

const holders = 'table,dl,ul,div'
const whole = /\b(?:total|summe|gesamt\w*|importe|montant)\b/iu
const money = /\d[.,]\d\d(?!\d)/

/** Totals that follow the items without a heading of their own: the narrowest parts that tell a whole sum, and no item. */
export function sumsBeside(items: readonly Element[]): Element[] {
  const told = items.flatMap(part => [part, ...part.querySelectorAll(holders)]).filter(tellsSum)
  return told.filter(part => !told.some(other => other !== part && part.contains(other)))
}

function tellsSum(part: Element): boolean {
  // What stands in a table's cell is said of that row.
  if (part.parentElement?.closest('table') || part.closest('tbody')) return false
  const sums = sidePairs(part).filter(({ element }) => money.test(textOf(element)))
  return sums.length > 1 && sums.some(({ label }) => whole.test(label)) && readItems([part]).length === 0
}
