import type { Answer, Trouble } from '../sync/ports/nextech.ts'
import type { Clock } from '../sync/ports/runtime.ts'

/** A person waits no longer than this for Nextech; the adapter's own patience is for the background. */
export const maxWaitMs = 15_000

export interface TimedOut extends Trouble {
  isTimeout: true
}

/** The answer, or trouble once a person has waited long enough. */
export async function withTimeout<T>(
  clock: Clock,
  answer: Promise<Answer<T>>,
): Promise<Answer<T> | TimedOut> {
  const late: Promise<TimedOut> = clock
    .sleep(maxWaitMs)
    .then(() => ({ ok: false, trouble: 'nextech-down', message: 'no answer in time', isTimeout: true }))
  return Promise.race([answer, late])
}

/** Whether a person waited in vain: it is said otherwise than trouble that Nextech told. */
export function isTimeout(answer: object): boolean {
  return 'isTimeout' in answer
}
