import { namingOf } from '../domain/adoption.ts'
import { hasMarker, type LedgerPayment } from '../domain/ledger.ts'
import type { OrderRecord } from '../domain/posting.ts'
import { storeNames } from '../domain/stores.ts'
import { paymentsMentioning } from './apply-ledger.ts'
import type { Engine } from './engine.ts'
import { readPaymentsOf } from './hand-posted.ts'
import type { Answer } from './ports/nextech.ts'

/** More refunds than these nobody looks through. */
const maxShown = 20

/**
 * Refunds on the Billing tab of the order's patient that staff may mean by "it is recorded": read from Nextech now, those
 * of the very sum that is to be recorded first.
 */
export async function findRefunds(engine: Engine, record: OrderRecord): Promise<Answer<LedgerPayment[]>> {
  const { patientUid, owedCents } = record.posting
  if (patientUid === null) return { ok: true, value: [] }
  const read = await readPaymentsOf(engine, [patientUid])
  if (!read.ok) return read
  const refunds = read.value.filter(
    refund => isRefundOf(engine, record, refund) && -refund.amountCents <= owedCents,
  )
  const claimed = await engine.store.claimedPayments(refunds.map(({ id }) => id))
  const known = new Set((await paymentsMentioning(engine, record)).own.map(({ id }) => id))
  const free = refunds.filter(({ id }) => !claimed.has(id) && !known.has(id))
  const isWhole = ({ amountCents }: LedgerPayment) => Number(-amountCents === owedCents)
  return {
    ok: true,
    value: free.sort((a, b) => isWhole(b) - isWhole(a) || b.createdAt - a.createdAt).slice(0, maxShown),
  }
}

/** Whether a payment can be a refund of the order's money: money back, same patient, and its text names no other order. */
export function isRefundOf(
  { policy }: Engine,
  { order, posting }: OrderRecord,
  { status, amountCents, patientUid, text }: LedgerPayment,
): boolean {
  const isMoneyBack = status === 'active' && amountCents < 0
  const isSamePatient = patientUid !== '' && patientUid.toLowerCase() === posting.patientUid?.toLowerCase()
  if (!isMoneyBack || !isSamePatient) return false
  return !hasMarker(text) || !['no', 'aside'].includes(namingOf(text, order, storeNames(policy.shops)))
}
