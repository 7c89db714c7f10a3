import { sql } from 'kysely'
import type { OrderRecord, Posting } from '../../lib/domain/posting.ts'
import { lastRefundAt } from '../../lib/domain/refund-days.ts'
import { parseRecord } from '../../lib/store/rules/records.ts'
import { json, type PracticeTransaction } from '../database/practice-database.ts'
import { logFault } from '../log/log-fault.ts'

/** Columns that make a record. */
export const recordColumns = ['key', 'order', 'posting'] as const

interface StoredRecord {
  key: string
  order: unknown
  posting: unknown
}

/** The records of these rows; one that cannot be read is told to `onPoisoned`, or thrown where nobody cares for it. */
export function recordsOf(rows: readonly StoredRecord[], onPoisoned?: (key: string) => void): OrderRecord[] {
  return rows.flatMap(({ key, order, posting }) => {
    try {
      return [parseRecord(order, posting)]
    } catch (error) {
      if (!onPoisoned) throw error
      logFault('A stored order cannot be read.', error)
      onPoisoned(key)
      return []
    }
  })
}

/** Writes a record with all that is looked for of it, and which payments it holds. */
export async function putRecord({ tx, practiceId }: PracticeTransaction, record: OrderRecord): Promise<void> {
  const row = {
    ...columnsOf(record.posting),
    ordered_at: record.order.placedAt,
    refunded_at: lastRefundAt(record.order) ?? null,
    order: json(record.order),
    changed: nextChange,
  }
  await withNextChange(tx, practiceId)
    .insertInto('posting')
    .values({ practice_id: practiceId, key: record.posting.key, ...row })
    .onConflict(conflict => conflict.columns(['practice_id', 'key']).doUpdateSet(row))
    .execute()
  await holdPayments({ tx, practiceId }, record.posting)
}

/** Writes a posting whose order stays what it is. `before` = what stands there, where that is known. */
export async function putPosting(
  { tx, practiceId }: PracticeTransaction,
  posting: Posting,
  before?: Pick<Posting, 'paymentIds'>,
): Promise<void> {
  await withNextChange(tx, practiceId)
    .updateTable('posting')
    .set({ ...columnsOf(posting), changed: nextChange })
    .where('practice_id', '=', practiceId)
    .where('key', '=', posting.key)
    .execute()
  const isHeldAsBefore = before?.paymentIds.join() === posting.paymentIds.join()
  if (!isHeldAsBefore) await holdPayments({ tx, practiceId }, posting)
}

/** The next change number, taken in the statement that writes it: the transaction has the practice's row locked. */
function withNextChange(tx: PracticeTransaction['tx'], practiceId: string) {
  return tx.with('next', db =>
    db
      .updateTable('practice')
      .set(({ eb }) => ({ changed: eb('changed', '+', 1) }))
      .where('id', '=', practiceId)
      .returning('changed'),
  )
}

const nextChange = sql<number>`(select changed from next)`

function columnsOf(posting: Posting) {
  return {
    shop: posting.shop,
    number: posting.number,
    number_key: posting.number.toLowerCase(),
    state: posting.state,
    reason: posting.reason,
    patient_uid: posting.patientUid?.toLowerCase() ?? null,
    due_at: posting.dueAt,
    placed_at: posting.placedAt,
    quotes_since: posting.quotesSince ?? null,
    revision: posting.revision,
    posting: json(posting),
  }
}

async function holdPayments(
  { tx, practiceId }: Pick<PracticeTransaction, 'tx' | 'practiceId'>,
  { key, paymentIds }: Posting,
): Promise<void> {
  await tx
    .deleteFrom('posting_payment')
    .where('practice_id', '=', practiceId)
    .where('key', '=', key)
    .execute()
  if (paymentIds.length === 0) return
  const rows = [...new Set(paymentIds)].map(id => ({ practice_id: practiceId, payment_id: id, key }))
  await tx.insertInto('posting_payment').values(rows).execute()
}
