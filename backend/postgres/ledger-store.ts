import { canonical } from '../../lib/domain/canonical.ts'
import { hasMarker, type LedgerPayment } from '../../lib/domain/ledger.ts'
import { openOutcome } from '../../lib/domain/posting-machine.ts'
import { isTestPayment } from '../../lib/domain/test-payment.ts'
import { ledgerRow, paymentsOfRows, saysElse } from '../../lib/store/rules/ledger-row.ts'
import type { LedgerRow } from '../../lib/store/rules/rows.ts'
import type { SyncStore } from '../../lib/sync/ports/sync-store.ts'
import {
  json,
  type PracticeDatabase,
  type PracticeTransaction,
  write,
} from '../database/practice-database.ts'
import { putMeta } from './meta.ts'
import { putPosting } from './records.ts'

type LedgerStore = Pick<
  SyncStore,
  'saveLedger' | 'paymentsOf' | 'paymentsOfPatient' | 'paymentsFrom' | 'unmarkedPayments' | 'claimedPayments'
>

/** The local copy of Nextech's ledger, found by order number, payment id or patient. */
export function createLedgerStore(practice: PracticeDatabase): LedgerStore {
  const { db, practiceId } = practice
  const payments = () => db.selectFrom('payment').select('payment').where('practice_id', '=', practiceId)
  return {
    saveLedger: (given, coverage) =>
      write(practice, async inside => {
        // A test of the set-up is no order's and no day's money: nothing that counts may meet it.
        const rows = given.filter(payment => !isTestPayment(payment)).map(ledgerRow)
        const known = await knownPayments(
          inside,
          rows.map(({ id }) => id),
        )
        // A worker that was suspended writes an old reading: what was read since stays.
        const news = rows.filter(row => row.updatedAt >= (known.get(row.id)?.updatedAt ?? row.updatedAt))
        // Most of a reading tells again what is known.
        const others = news.filter(row => canonical(row) !== canonical(known.get(row.id)))
        for (const row of others) await putPayment(inside, row)
        await markDue(
          inside,
          others.filter(row => saysElse(row, known.get(row.id))),
        )
        if (coverage) await putMeta(inside, 'ledgerCoverage', coverage)
      }),
    async paymentsOf(number, paymentIds) {
      const rows = await payments()
        .where(({ eb, or, selectFrom }) =>
          or([
            eb(
              'id',
              'in',
              selectFrom('payment_number')
                .select('payment_id')
                .where('practice_id', '=', practiceId)
                .where('number_key', '=', number.toLowerCase()),
            ),
            ...(paymentIds.length > 0 ? [eb('id', 'in', [...paymentIds])] : []),
          ]),
        )
        .execute()
      return plain(rows)
    },
    paymentsOfPatient: async uid =>
      plain(await payments().where('patient_uid', '=', uid.toLowerCase()).execute()),
    paymentsFrom: async (from, limit) =>
      plain(await payments().where('created_at', '>=', from).orderBy('created_at').limit(limit).execute()),
    unmarkedPayments: async () => plain(await payments().where('is_marked', '=', false).execute()),
    async claimedPayments(ids) {
      if (ids.length === 0) return new Set()
      const holders = db
        .selectFrom('posting_payment')
        .select('key')
        .where('practice_id', '=', practiceId)
        .where('payment_id', 'in', [...ids])
      const rows = await db
        .selectFrom('posting_payment')
        .select('payment_id')
        .where('practice_id', '=', practiceId)
        .where('key', 'in', holders)
        .execute()
      return new Set(rows.map(row => row.payment_id))
    },
  }
}

function plain(rows: readonly { payment: LedgerRow }[]): LedgerPayment[] {
  return paymentsOfRows(rows.map(({ payment }) => payment))
}

async function knownPayments({ tx, practiceId }: PracticeTransaction, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, LedgerRow>()
  const rows = await tx
    .selectFrom('payment')
    .select(['id', 'payment'])
    .where('practice_id', '=', practiceId)
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, payment }) => [id, payment]))
}

async function putPayment({ tx, practiceId }: PracticeTransaction, row: LedgerRow): Promise<void> {
  const columns = {
    patient_uid: row.patientUid.toLowerCase(),
    created_at: row.createdAt,
    day: row.day,
    is_marked: hasMarker(row.text),
    payment: json(row),
  }
  await tx
    .insertInto('payment')
    .values({ practice_id: practiceId, id: row.id, ...columns })
    .onConflict(conflict => conflict.columns(['practice_id', 'id']).doUpdateSet(columns))
    .execute()
  await tx
    .deleteFrom('payment_number')
    .where('practice_id', '=', practiceId)
    .where('payment_id', '=', row.id)
    .execute()
  const keys = [...new Set(row.numbers.map(number => number.toLowerCase()))]
  if (keys.length === 0) return
  await tx
    .insertInto('payment_number')
    .values(keys.map(key => ({ practice_id: practiceId, number_key: key, payment_id: row.id })))
    .execute()
}

/**
 * Orders that changed payments speak of are due to be judged, in the same transaction: a worker that is
 * killed now loses nothing of it. One whose outcome is open is read back anyway.
 */
async function markDue(inside: PracticeTransaction, changed: readonly LedgerRow[]): Promise<void> {
  if (changed.length === 0) return
  const { tx, practiceId } = inside
  const numbers = changed.flatMap(row => row.numbers.map(number => number.toLowerCase()))
  const holding = tx
    .selectFrom('posting_payment')
    .select('key')
    .where('practice_id', '=', practiceId)
    .where(
      'payment_id',
      'in',
      changed.map(({ id }) => id),
    )
  const rows = await tx
    .selectFrom('posting')
    .select('posting')
    .where('practice_id', '=', practiceId)
    .where(({ eb, or }) =>
      or([...(numbers.length > 0 ? [eb('number_key', 'in', numbers)] : []), eb('key', 'in', holding)]),
    )
    .execute()
  for (const { posting } of rows)
    if (!openOutcome.includes(posting.state))
      await putPosting(inside, { ...posting, dueAt: 0, revision: posting.revision + 1 }, posting)
}
