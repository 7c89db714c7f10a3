import { type Finding, found } from '../domain/setup-checks.ts'
import type { AggregatesFacts } from './ports.ts'

/** So many days are named; more say no more. */
const maxDays = 5

/** Whether the sums that popup and reconciliation show are what all stored orders add up to. */
export function checkAggregates(facts: AggregatesFacts): Finding {
  if (facts.kind === 'counting') return found('sums', 'counting')
  if (facts.kind === 'right') return found('sums', 'right', { count: String(facts.orders) })
  const named = facts.days.slice(0, maxDays).join(', ')
  return found('sums', 'wrong', { days: facts.days.length > maxDays ? `${named}, …` : named })
}
