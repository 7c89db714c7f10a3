import type { LedgerPayment } from '../domain/ledger.ts'
import { acceptedVoids, awaitsProof, type OrderRecord, type Posting, suspectsOf } from '../domain/posting.ts'
import { statusOf } from '../domain/posting-machine.ts'
import type { SyncStore } from './ports/sync-store.ts'

/**
 * Payments in Nextech that a decision about the order would go past (rules 5). `suspects`: perhaps the order's
 * already; none of them is known where one left and nothing shows whether it arrived. `voided`: the order was posted and staff voided it; payments that may be its again are among them.
 */
export interface Existing {
  kind: 'suspects' | 'voided'
  payments: LedgerPayment[]
}

/** Null where a patient may be chosen without a word about payments. Reads the store alone. */
export async function existingPayments(store: SyncStore, posting: Posting): Promise<Existing | null> {
  const [voided, suspects] = [await voidsOf(store, posting), await standingSuspects(store, posting)]
  if (voided !== undefined) {
    const known = new Set(voided.map(({ id }) => id))
    return { kind: 'voided', payments: [...voided, ...suspects.filter(({ id }) => !known.has(id))] }
  }
  const isSuspected = suspects.length > 0 || posting.reason === 'possible-duplicate' || awaitsProof(posting)
  return isSuspected ? { kind: 'suspects', payments: suspects } : null
}

/**
 * The order's suspects that are no other order's. A voided one counts where a request had left for the order: it may be
 * our own payment, which is not posted again unless staff say so.
 */
export async function standingSuspects(store: SyncStore, posting: Posting): Promise<LedgerPayment[]> {
  const ids = suspectsOf(posting)
  if (ids.length === 0) return []
  const wanted = new Set(ids)
  const [payments, claimed] = await Promise.all([store.paymentsOf('', ids), store.claimedPayments(ids)])
  const counts = ({ status }: LedgerPayment) =>
    status === 'active' || (status === 'cancelled' && posting.sentAt !== null)
  return payments.filter(payment => wanted.has(payment.id) && counts(payment) && !claimed.has(payment.id))
}

/** Undefined where no void is in question. One that staff have just accepted is, until the payment is on its way. */
async function voidsOf(store: SyncStore, posting: Posting): Promise<LedgerPayment[] | undefined> {
  const accepted = acceptedVoids(posting)
  const isDecided = accepted.length > 0 && (posting.state === 'new' || posting.state === 'matched')
  if (statusOf(posting.state) !== 'voided' && !isDecided) return undefined
  const payments = await store.paymentsOf(posting.number, isDecided ? accepted : posting.paymentIds)
  return payments.filter(({ amountCents }) => amountCents >= 0)
}

/** The payments, and those of them that staff did not name; null where a plain decision will do. */
export async function unnamedPayments(
  store: SyncStore,
  { posting }: OrderRecord,
  named: readonly string[] | undefined,
): Promise<LedgerPayment[] | null> {
  const existing = await existingPayments(store, posting)
  if (existing === null) return null
  if (named === undefined) return existing.payments
  const unnamed = existing.payments.filter(({ id }) => !named.includes(id))
  return unnamed.length > 0 ? unnamed : null
}
