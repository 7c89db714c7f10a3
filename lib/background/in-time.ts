import type { Answer, Clock, Trouble } from '../sync/ports.ts'

/** A person waits no longer than this for Nextech; the adapter's own patience is for the background. */
export const maxWaitMs = 15_000

export interface Slow extends Trouble {
  isSlow: true
}

/** The answer, or trouble once a person has waited long enough. */
export async function inTime<T>(clock: Clock, answer: Promise<Answer<T>>): Promise<Answer<T> | Slow> {
  const late: Promise<Slow> = clock
    .sleep(maxWaitMs)
    .then(() => ({ ok: false, trouble: 'nextech-down', message: 'no answer in time', isSlow: true }))
  return Promise.race([answer, late])
}

export function isSlow(answer: object): boolean {
  return 'isSlow' in answer
}
