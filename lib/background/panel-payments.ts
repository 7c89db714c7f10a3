import { Declined } from '../browser/router.ts'
import type { ExistingPaymentView, ResolveView } from '../contract/panel.ts'
import { type Patient, patientName } from '../domain/patient.ts'
import type { OrderRecord } from '../domain/posting.ts'
import { existingPayments, unnamedPayments } from '../sync/existing-payments.ts'
import { lookForSuspects } from '../sync/look-for-suspects.ts'
import { candidatesOf } from '../sync/panel-candidates.ts'
import type { Answer, PracticeSetup } from '../sync/ports.ts'
import { practiceSetup } from '../sync/practice-setup.ts'
import { TroubleStop } from '../sync/trouble.ts'
import { say } from '../words/background-words.ts'
import { paymentList } from '../words/payment-list.ts'
import { explain } from './badge-view.ts'
import { inTime, isSlow } from './in-time.ts'
import type { World } from './world.ts'

/** What was read, or the sentence for what was in the way. */
export function mustRead<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value
  throw new Declined('unread', isSlow(answer) ? say('panel.slow') : explain(answer.trouble))
}

/** The practice's set-up; declines where a part of it is missing. */
export async function setupOf({ engine, interactive }: World): Promise<Answer<PracticeSetup>> {
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
 * Declines a decision that would go past a payment which staff did not name (sync-rules 5). Who says "post anyway" is
 * judged by the ledger as it is now: what came meanwhile is named, and the panel shows it when it is read again.
 */
export async function mustNamePayments(
  world: World,
  record: OrderRecord,
  uids: readonly string[],
  despite: readonly string[] | undefined,
): Promise<void> {
  const { store } = world.engine
  if (despite !== undefined) mustRead(await readSuspects(world, record, uids))
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
  world: World,
  record: OrderRecord,
): Promise<{ record: OrderRecord; existing: ResolveView['existing']; trouble: string | null }> {
  const { store } = world.engine
  if ((await existingPayments(store, record.posting)) === null)
    return { record, existing: null, trouble: null }
  const trouble = await troubleIn(world, record)
  const fresh = (await store.get(record.posting.key)) ?? record
  const found = await existingPayments(store, fresh.posting)
  if (found === null) return { record: fresh, existing: null, trouble }
  const uids = [...new Set(found.payments.map(({ patientUid }) => patientUid).filter(Boolean))]
  const patients = await patientsOf(world, trouble === null ? uids : [])
  const payments = found.payments.map((payment): ExistingPaymentView => {
    const { id, day, amountCents, cardType, text, status } = payment
    const patient = remembered(payment.patientUid, patients)
    return { id, day, amountCents, cardType, text, patient, isLive: status === 'active' }
  })
  return { record: fresh, existing: { kind: found.kind, payments }, trouble }
}

async function troubleIn(world: World, record: OrderRecord): Promise<string | null> {
  try {
    const uids = candidatesOf(record).map(({ uid }) => uid)
    mustRead(await readSuspects(world, record, uids))
    return null
  } catch (error) {
    if (error instanceof Declined) return error.message
    throw error
  }
}

function readSuspects(world: World, record: OrderRecord, uids: readonly string[]): Promise<Answer<null>> {
  const engine = { ...world.engine, nextech: world.interactive }
  const reading = setupOf(world).then(setup =>
    setup.ok ? lookForSuspects(engine, setup.value, record, uids) : setup,
  )
  return inTime(engine.clock, reading)
}

/** A patient as they are named beside a decision or a payment; without a name where Nextech shows none. */
export function remembered(uid: string, patients: readonly Patient[]) {
  const patient = patients.find(each => each.uid.toLowerCase() === uid.toLowerCase())
  return { uid, name: patient ? patientName(patient) : null, chartNumber: patient?.chartNumber ?? null }
}

async function patientsOf({ engine, interactive }: World, uids: string[]): Promise<readonly Patient[]> {
  if (uids.length === 0) return []
  const found = await inTime(engine.clock, interactive.findPatients({ by: 'uid', uids }))
  return found.ok ? found.value : []
}
