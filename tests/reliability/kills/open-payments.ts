import type { Posting } from '../../../lib/domain/posting.ts'

/** Payments that were under way when their worker was killed: the answers are lost, the ledger must tell. */
export interface OpenPayments {
  /** Takes what the store holds after each kill; answers how many payments this kill left open. */
  note(postings: readonly Posting[], killedAt: number): number
  total(): number
}

export function createOpenPayments(): OpenPayments {
  const seen = new Set<string>()
  return {
    note(postings, killedAt) {
      const before = seen.size
      for (const { state, number, sentAt } of postings)
        if (state === 'sent' && sentAt !== null && sentAt <= killedAt) seen.add(`${number} ${sentAt}`)
      return seen.size - before
    },
    total: () => seen.size,
  }
}
