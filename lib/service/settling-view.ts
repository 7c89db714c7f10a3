import type { ExistingPaymentView, SettlingOrder } from '../contract/panel.ts'
import type { LedgerPayment } from '../domain/ledger.ts'
import type { OrderRecord } from '../domain/posting.ts'
import { settledReasons } from '../domain/reasons.ts'
import { findRefunds } from '../sync/refunds.ts'
import { patientsOf } from './existing-view.ts'
import type { Practice } from './practice.ts'
import { remembered } from './views/memory.ts'
import { explainTrouble } from './views/reason.ts'
import { withTimeout } from './with-timeout.ts'

/**
 * What Nextech holds of an order whose payments are in question, so that staff can say which is right (rules 5). Null
 * where nothing of the kind is asked.
 */
export async function settlingView(practice: Practice, record: OrderRecord): Promise<SettlingOrder | null> {
  const { posting } = record
  const reason = settledReasons.find(each => each === posting.reason)
  if (reason === undefined) return null
  const payments = await practice.engine.store.paymentsOf('', posting.paymentIds)
  const read = reason === 'refund-to-record' ? await readRefunds(practice, record) : nothing
  const uids = [
    ...new Set([...payments, ...read.refunds].map(({ patientUid }) => patientUid).filter(Boolean)),
  ]
  const patients = await patientsOf(practice, uids)
  const viewOf = (payment: LedgerPayment): ExistingPaymentView => {
    const { id, day, amountCents, cardType, text, status } = payment
    const patient = remembered(payment.patientUid, patients)
    return { id, day, amountCents, cardType, text, patient, isLive: status === 'active' }
  }
  return {
    reason,
    owedCents: posting.owedCents,
    payments: payments.map(viewOf),
    refunds: read.refunds.map(viewOf),
    trouble: read.trouble,
  }
}

const nothing: { refunds: LedgerPayment[]; trouble: string | null } = { refunds: [], trouble: null }

async function readRefunds({ engine, interactive }: Practice, record: OrderRecord): Promise<typeof nothing> {
  const found = await withTimeout(engine.clock, findRefunds({ ...engine, nextech: interactive }, record))
  return found.ok ? { refunds: found.value, trouble: null } : { refunds: [], trouble: explainTrouble(found) }
}
