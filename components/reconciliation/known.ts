import type { ReconciliationAnswer } from '../../lib/contract/reconciliation.ts'
import { isBefore } from '../../lib/domain/causes.ts'
import type { PracticeDay } from '../../lib/domain/units.ts'

type Answer = NonNullable<ReconciliationAnswer>

/** From which day on the ledger is known; null while none of it is. */
export function knownFrom({ ledger }: Pick<Answer, 'ledger'>): PracticeDay | null {
  return ledger?.knownFrom ?? null
}

/** Whether what the ledger holds on a day is known: what is not known is no $0.00. */
export function isKnown(answer: Pick<Answer, 'ledger'>, day: PracticeDay): boolean {
  return !isBefore(day, knownFrom(answer))
}

/** Whether the ledger is known for the whole range. */
export function isWhole(answer: Answer): boolean {
  return isKnown(answer, answer.report.from)
}
