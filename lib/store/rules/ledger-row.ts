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

/** The payment alone, as Nextech told it. Throws where its text is sealed and cannot be opened: nobody knows whose it is. */
function paymentOf(row: LedgerRow): LedgerPayment {
  if ('sealed' in row) throw new Error('a payment cannot be opened')
  const { numbers: _numbers, store: _store, ...payment } = row
  return payment
}

/** The oldest first, for all databases alike: some give rows in another order once they were written again. */
export function paymentsOfRows(rows: readonly LedgerRow[]): LedgerPayment[] {
  return rows.map(paymentOf).sort((a, b) => a.createdAt - b.createdAt || Number(a.id) - Number(b.id))
}

/**
 * The text's marker, or the numbers that it names: all that finds the payment, and nothing of what was bought or said besides. Undefined where
 * a shorter text would name other orders.
 */
export function bareText({ text, numbers }: Pick<LedgerRow, 'text' | 'numbers'>): string | undefined {
  const [marker] = /^DermPRO (?:[^#|]+ )?#\S+(?: EGIFT CARD - DO NOT USE)?/.exec(text) ?? []
  const shorter = [...(marker ? [marker] : []), numbers.map(number => `#${number}`).join(' ')]
  return shorter.find(bare => orderNumbersIn(bare).join() === numbers.join())
}
