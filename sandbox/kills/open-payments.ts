import type { Posting } from '../../lib/domain/posting.ts'

/** Payments that were under way when whoever sent them died: their answers are lost, the ledger must tell. */
export interface OpenPayments {
  /** To be told after each death what the store holds; answers how many payments this death left open. */
  note(postings: readonly Posting[], diedAt: number): number
  total(): number
}

export function createOpenPayments(): OpenPayments {
  const seen = new Set<string>()
  return {
    note(postings, diedAt) {
      const before = seen.size
      for (const { state, number, sentAt } of postings)
        if (state === 'sent' && sentAt !== null && sentAt <= diedAt) seen.add(`${number} ${sentAt}`)
      return seen.size - before
    },
    total: () => seen.size,
  }
}
