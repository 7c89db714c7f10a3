import { Declined } from '../contract/declined.ts'
import type { ExistingPaymentView, ResolveView } from '../contract/panel.ts'
import type { Patient } from '../domain/patient.ts'
import type { OrderRecord } from '../domain/posting.ts'
import { existingPayments, unnamedPayments } from '../sync/existing-payments.ts'
import { lookForSuspects } from '../sync/look-for-suspects.ts'
import { candidatesOf } from '../sync/panel-candidates.ts'
import type { Answer, PracticeSetup } from '../sync/ports/nextech.ts'
import { practiceSetup } from '../sync/practice-setup.ts'
import { TroubleStop } from '../sync/trouble.ts'
import { say } from '../words/background-words.ts'
import { paymentList } from '../words/payment-list.ts'
import type { Practice } from './practice.ts'
import { remembered } from './views/memory.ts'
import { explain, explainTrouble } from './views/reason.ts'
import { withTimeout } from './with-timeout.ts'

/** What was read, or the sentence for what was in the way. */
export function mustRead<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value
  throw new Declined('unread', explainTrouble(answer))
}

/** The practice's set-up; declines where a part of it is missing. */
export async function setupOf({ engine, interactive }: Practice): Promise<Answer<PracticeSetup>> {
  try {
    const setup = await practiceSetup({ ...engine, nextech: interactive })
    if ('missing' in setup) throw new Declined('unread', explain(setup.missing))
    return { ok: true, value: setup }
  } catch (error) {
    if (error instanceof TroubleStop) return error.trouble
    throw error
  }
}

/**
 * Declines a decision that would go past a payment which staff did not name (rules 5). Who says "post anyway" is
 * judged by the ledger as it is now: what came meanwhile is named, and the panel shows it when it is read again.
 */
export async function mustNamePayments(
  practice: Practice,
  record: OrderRecord,
  uids: readonly string[],
  despite: readonly string[] | undefined,
): Promise<void> {
  const { store } = practice.engine
  if (despite !== undefined) mustRead(await readSuspects(practice, record, uids))
  const fresh = (await store.get(record.posting.key)) ?? record
  const unnamed = await unnamedPayments(store, fresh, despite)
  if (unnamed === null) return
  const payments = paymentList(unnamed.map(({ id }) => id))
  const named = despite === undefined ? 'payment-unsaid' : 'payment-new'
  const sentence =
    unnamed.length > 0 ? say(`panel.refused.${named}`, { payments }) : say('panel.refused.payment-exists')
  throw new Declined('payment-exists', sentence)
}

/** What stands in the way of an order, and the record as it is once the ledger was read for it. */
export async function readExisting(
  practice: Practice,
  record: OrderRecord,
): Promise<{ record: OrderRecord; existing: ResolveView['existing']; trouble: string | null }> {
  const { store } = practice.engine
  if ((await existingPayments(store, record.posting)) === null)
    return { record, existing: null, trouble: null }
  const trouble = await troubleIn(practice, record)
  const fresh = (await store.get(record.posting.key)) ?? record
  const found = await existingPayments(store, fresh.posting)
  if (found === null) return { record: fresh, existing: null, trouble }
  const uids = [...new Set(found.payments.map(({ patientUid }) => patientUid).filter(Boolean))]
  const patients = await patientsOf(practice, trouble === null ? uids : [])
  const payments = found.payments.map((payment): ExistingPaymentView => {
    const { id, day, amountCents, cardType, text, status } = payment
    const patient = remembered(payment.patientUid, patients)
    return { id, day, amountCents, cardType, text, patient, isLive: status === 'active' }
  })
  return { record: fresh, existing: { kind: found.kind, payments }, trouble }
}

async function troubleIn(practice: Practice, record: OrderRecord): Promise<string | null> {
  try {
    const uids = candidatesOf(record).map(({ uid }) => uid)
    mustRead(await readSuspects(practice, record, uids))
    return null
  } catch (error) {
    if (error instanceof Declined) return error.message
    throw error
  }
}

function readSuspects(
  practice: Practice,
  record: OrderRecord,
  uids: readonly string[],
): Promise<Answer<null>> {
  const engine = { ...practice.engine, nextech: practice.interactive }
  const reading = setupOf(practice).then(setup =>
    setup.ok ? lookForSuspects(engine, setup.value, record, uids) : setup,
  )
  return withTimeout(engine.clock, reading)
}

/** Patients by their uids, as far as Nextech tells them. */
export async function patientsOf(
  { engine, interactive }: Practice,
  uids: string[],
): Promise<readonly Patient[]> {
  if (uids.length === 0) return []
  const found = await withTimeout(engine.clock, interactive.findPatients({ by: 'uid', uids }))
  return found.ok ? found.value : []
}
