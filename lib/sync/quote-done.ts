import type { Decider } from '../domain/posting.ts'
import { statusOf } from '../domain/posting-machine.ts'
import type { Instant } from '../domain/units.ts'
import { StaleRevision, type SyncStore } from './ports/sync-store.ts'

/** What a person says they did in Nextech: the payment is applied to this quote, or (null) belongs to none. */
export interface QuoteWord {
  quote: string | null
}

/**
 * Keeps what a person says they did with the payment of an order whose patient had open quotes; null takes it back.
 * Nothing is sent: no call of Nextech's applies a payment (Nextech API trap 21). `changed` = no such quote is noted, the
 * payment is gone, or somebody has said it before.
 */
export async function sayQuoteDone(
  { store, now, by }: { store: SyncStore; now: Instant; by: Decider },
  key: string,
  word: QuoteWord | null,
): Promise<'done' | 'changed'> {
  const record = await store.get(key)
  if (!record) return 'changed'
  const { quotes = [], quoteDone, state, postedAt } = record.posting
  const isOpen = statusOf(state) === 'synced' && quoteDone === undefined
  const isNamed = word?.quote === null || quotes.some(({ id }) => id === word?.quote)
  if (word ? !isOpen || !isNamed : quoteDone === undefined) return 'changed'
  const change = word
    ? { quoteDone: { quote: word.quote, at: now, by }, quotesSince: undefined }
    : { quoteDone: undefined, quotesSince: postedAt ?? now }
  try {
    await store.update(record, change)
    return 'done'
  } catch (error) {
    if (error instanceof StaleRevision) return 'changed'
    throw error
  }
}
