import { sql } from 'kysely'
import { postingNotes } from '../../lib/domain/activity.ts'
import type { OrderRecord, Posting } from '../../lib/domain/posting.ts'
import { drainable, type PostingState } from '../../lib/domain/posting-machine.ts'
import type { Instant } from '../../lib/domain/units.ts'
import { patientFingerprint } from '../../lib/store/rules/activity-chain.ts'
import {
  assertNotMoved,
  changedPosting,
  isOfHost,
  isReconsidered,
  mayWantPayment,
  requeued,
} from '../../lib/store/rules/records.ts'
import type { SyncStore } from '../../lib/sync/ports/sync-store.ts'
import { type PracticeDatabase, type PracticeTransaction, write } from '../database/practice-database.ts'
import { tell } from './activity.ts'
import { createCustomerMemory } from './customer-memory.ts'
import { assertHeld } from './lease-lock.ts'
import { createLedgerStore } from './ledger-store.ts'
import { createMeta, healthOf } from './meta.ts'
import { putPosting, recordColumns, recordsOf } from './records.ts'

/** A row that cannot be read is looked at again after this long: an update may have fixed the reader. */
const poisonedMs = 60 * 60_000

/** Orders of one moment come in one order, whatever the database's language. */
const byKey = sql`key collate "C"`

/** Called after a commit with the keys of the postings that changed. */
export type OnChange = (keys: readonly string[]) => void

/**
 * The engine's store on Postgres. Every commit reaches the disk before it returns, whatever durability is asked for: here
 * that costs a millisecond, and no request leaves on a promise.
 */
export function createSyncStore(
  practice: PracticeDatabase,
  onChange: OnChange = () => {},
  now: () => Instant = Date.now,
): SyncStore {
  const { db, practiceId } = practice
  const postings = () => db.selectFrom('posting').select(recordColumns).where('practice_id', '=', practiceId)
  return {
    ...createMeta(practice, now),
    ...createCustomerMemory(practice),
    ...createLedgerStore(practice),
    get: async key => recordsOf(await postings().where('key', '=', key).execute())[0],
    async due(at) {
      const poisoned: string[] = []
      const rows = await postings().where('due_at', '<=', at).orderBy('placed_at').orderBy(byKey).execute()
      const records = recordsOf(rows, key => poisoned.push(key))
      // They wait, and the others go on.
      if (poisoned.length > 0) await postpone(practice, poisoned, at + poisonedMs)
      return records
    },
    async nextDue() {
      const row = await db
        .selectFrom('posting')
        .select(({ fn }) => fn.min('due_at').as('at'))
        .where('practice_id', '=', practiceId)
        .executeTakeFirst()
      return row?.at ?? undefined
    },
    async awaiting(patientUid) {
      const rows = await postings().where('patient_uid', '=', patientUid.toLowerCase()).execute()
      return recordsOf(rows.filter(({ posting }) => mayWantPayment(posting)))
    },
    async oldestOpen() {
      const row = await db
        .selectFrom('posting')
        .select(({ fn }) => fn.min('placed_at').as('at'))
        .where('practice_id', '=', practiceId)
        .where('state', 'in', [...drainable])
        .executeTakeFirst()
      return row?.at ?? undefined
    },
    async inStates(states) {
      if (states.length === 0) return []
      const rows = await postings()
        .where('state', 'in', [...states])
        .orderBy('placed_at')
        .orderBy(byKey)
        .execute()
      return recordsOf(rows, () => undefined)
    },
    withQuotes: from => withQuotes(practice, from),
    touchedBy: (...asked) => touchedBy(practice, ...asked),
    async reconsider(at, reasons) {
      await write(practice, async inside => {
        const rows = await inside.tx
          .selectFrom('posting')
          .select('posting')
          .where('practice_id', '=', practiceId)
          .execute()
        for (const { posting } of rows)
          if (isReconsidered(posting, reasons)) await putPosting(inside, requeued(posting, at), posting)
      })
    },
    async update(record, change) {
      const next = await write(practice, inside => updatePosting(inside, record, change, now))
      onChange([next.posting.key])
      return next
    },
    async adopt(record, paymentId, change) {
      const next = await write(practice, inside => adoptPayment(inside, record, paymentId, change, now))
      if (next) onChange([next.posting.key])
      return next
    },
  }
}

/** Undefined where another order holds the payment. */
async function adoptPayment(
  inside: PracticeTransaction,
  record: OrderRecord,
  paymentId: string,
  change: Partial<Posting>,
  now: () => Instant,
): Promise<OrderRecord | undefined> {
  const holders = await inside.tx
    .selectFrom('posting_payment')
    .select('key')
    .where('practice_id', '=', inside.practiceId)
    .where('payment_id', '=', paymentId)
    .execute()
  const isElsewhere = holders.some(({ key }) => key !== record.posting.key)
  return isElsewhere ? undefined : updatePosting(inside, record, change, now)
}

async function updatePosting(
  inside: PracticeTransaction,
  record: OrderRecord,
  change: Partial<Posting>,
  now: () => Instant,
): Promise<OrderRecord> {
  const row = await inside.tx
    .selectFrom('posting')
    .select('posting')
    .where('practice_id', '=', inside.practiceId)
    .where('key', '=', record.posting.key)
    .executeTakeFirst()
  if (isOfHost(change))
    assertNotMoved(await healthOf({ db: inside.tx, practiceId: inside.practiceId }), record.posting)
  const { before, after } = changedPosting(row?.posting, record, change)
  if (isOnItsWayOut(before.state, after.posting.state)) await assertHeld(inside)
  await putPosting(inside, after.posting, before)
  await tell(inside, postingNotes(before, after.posting, now(), patientFingerprint))
  return after
}

/** A payment is about to leave. What an answer says of one that left is written also where the lease is another's by now. */
function isOnItsWayOut(before: PostingState, after: PostingState): boolean {
  return before !== after && (after === 'sent' || (after === 'intent' && before !== 'sent'))
}

async function withQuotes({ db, practiceId }: PracticeDatabase, from: Instant): Promise<OrderRecord[]> {
  const rows = await db
    .selectFrom('posting')
    .select(recordColumns)
    .where('practice_id', '=', practiceId)
    .where('quotes_since', '>=', from)
    .orderBy('placed_at')
    .orderBy(byKey)
    .execute()
  return recordsOf(rows, () => undefined)
}

async function touchedBy(
  { db, practiceId }: PracticeDatabase,
  ...[numbers, paymentIds, onUnread]: Parameters<SyncStore['touchedBy']>
): Promise<OrderRecord[]> {
  if (numbers.length === 0 && paymentIds.length === 0) return []
  const rows = await db
    .selectFrom('posting')
    .select(recordColumns)
    .where('practice_id', '=', practiceId)
    .where(({ eb, or, selectFrom }) =>
      or([
        ...(numbers.length > 0
          ? [
              eb(
                'number_key',
                'in',
                numbers.map(each => each.toLowerCase()),
              ),
            ]
          : []),
        ...(paymentIds.length > 0
          ? [
              eb(
                'key',
                'in',
                selectFrom('posting_payment')
                  .select('key')
                  .where('practice_id', '=', practiceId)
                  .where('payment_id', 'in', [...paymentIds]),
              ),
            ]
          : []),
      ]),
    )
    .execute()
  return recordsOf(rows, onUnread)
}

/** The column alone: the document cannot be read. */
async function postpone(practice: PracticeDatabase, keys: readonly string[], until: Instant): Promise<void> {
  await write(practice, ({ tx, practiceId }) =>
    tx
      .updateTable('posting')
      .set({ due_at: until })
      .where('practice_id', '=', practiceId)
      .where('key', 'in', [...keys])
      .execute(),
  )
}
