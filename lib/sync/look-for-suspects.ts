import { type LedgerPayment, ledgerFrom } from '../domain/ledger.ts'
import { type OrderRecord, suspectsOf } from '../domain/posting.ts'
import { suspectsFor } from './adopt-unmarked.ts'
import type { Engine } from './engine.ts'
import { readLedger } from './ledger-reading.ts'
import type { Answer, PracticeSetup } from './ports/nextech.ts'
import { StaleRevision } from './ports/sync-store.ts'
import { TroubleStop } from './trouble.ts'

/** More Billing tabs than these are not looked through for one order. */
const maxLookedThrough = 10

/**
 * Reads the ledger as it is now, for the location and for these patients, and notes with the order which payments may
 * be its already: who decides then is asked about these. Trouble answers as it is; nothing follows from it.
 */
export async function lookForSuspects(
  engine: Engine,
  setup: PracticeSetup,
  record: OrderRecord,
  uids: readonly string[],
): Promise<Answer<null>> {
  const patients = [...new Set(uids.map(uid => uid.toLowerCase()))].slice(0, maxLookedThrough)
  const read = await readNow(engine, setup, record, patients)
  if (!read.ok) return read
  const found: LedgerPayment[] = []
  for (const uid of patients) found.push(...(await suspectsFor(engine, setup, record, uid)).suspects)
  await note(engine, record, found)
  return { ok: true, value: null }
}

async function readNow(
  engine: Engine,
  setup: PracticeSetup,
  { order }: OrderRecord,
  uids: readonly string[],
): Promise<Answer<null>> {
  try {
    await readLedger(engine, setup, ledgerFrom(order.placedAt))
  } catch (error) {
    if (error instanceof TroubleStop) return error.trouble
    throw error
  }
  for (const patientUid of uids) {
    const answer = await engine.nextech.listPayments({ patientUid })
    if (!answer.ok) return answer
    await engine.store.saveLedger(answer.value)
  }
  return { ok: true, value: null }
}

/** Only added to: callers leave out a suspect that belongs to another order by now. */
async function note({ store }: Engine, record: OrderRecord, found: readonly LedgerPayment[]): Promise<void> {
  const fresh = await store.get(record.posting.key)
  if (!fresh) return
  const known = suspectsOf(fresh.posting)
  const added = found.map(({ id }) => id).filter(id => !known.includes(id))
  if (added.length === 0) return
  try {
    await store.update(fresh, { suspects: [...new Set([...known, ...added])] })
  } catch (error) {
    // Another writer changed it meanwhile and has it judged again.
    if (!(error instanceof StaleRevision)) throw error
  }
}
