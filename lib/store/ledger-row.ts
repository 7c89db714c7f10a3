import { type LedgerPayment, markerIn, orderNumbersIn } from '../domain/ledger.ts'
import type { LedgerRow } from './rows.ts'

/** A payment with what is found by its text. */
export function ledgerRow(payment: LedgerPayment): LedgerRow {
  const store = markerIn(payment.text)?.store
  return { ...payment, numbers: orderNumbersIn(payment.text), ...(store && { store }) }
}
