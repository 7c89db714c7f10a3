import { type LedgerPayment, markerIn, orderNumbersIn } from '../../domain/ledger.ts'
import type { LedgerRow } from './rows.ts'

/** A payment with what is found by its text. */
export function ledgerRow(payment: LedgerPayment): LedgerRow {
  const store = markerIn(payment.text)?.store
  return { ...payment, numbers: orderNumbersIn(payment.text), ...(store && { store }) }
}

/** Whether the ledger says something else of a payment than before; moments differ between two clocks and do not count. */
export function saysElse(row: LedgerRow, known: LedgerRow | undefined): boolean {
  if (known === undefined) return true
  const { createdAt: _c, updatedAt: _u, ...now } = row
  const { createdAt: _kc, updatedAt: _ku, ...then } = known
  return JSON.stringify(Object.entries(now).sort()) !== JSON.stringify(Object.entries(then).sort())
}

/** The payment alone, as Nextech told it. */
export function paymentOf({ numbers: _numbers, store: _store, ...payment }: LedgerRow): LedgerPayment {
  return payment
}
